"""Parts that screens are made of; none of them knows the vault."""
