"""People: the supporters somebody trusts and the services that can be called; no screen."""
