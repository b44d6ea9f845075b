"""One file and one style sheet a screen: what is shown, and what each key does."""
