"""The library: what Carnet says, read from `content/` and checked; no user data, no screen."""
