"""The journal: what happened, each note sealed into a chain, every revision kept; no screen."""
