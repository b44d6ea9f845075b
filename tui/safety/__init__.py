"""What keeps a session from leaving traces: safe text, process hardening, leaving at once.

Only the standard library is used here (`clipboard` may load pyperclip when it is asked to copy),
and no other room is imported.
"""
