"""The encrypted file: keys, opening, tables, guarded reads, byte streams, the custody chain.

Nothing here knows of screens, content or other rooms.  Import from the modules themselves
(`tui.vault.opening`, `tui.vault.vault`, `tui.vault.errors` ...), so that starting the program loads
neither SQLCipher nor Argon2 before they are needed.
"""
