"""What prepares a new language and says how far it is: used by `scripts/new_language.py`."""
