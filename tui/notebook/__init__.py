"""The notebook: answers, step states, settings and drafts, kept in the vault; no screen."""
