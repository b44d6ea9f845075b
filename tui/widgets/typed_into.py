"""What tells a field that letters are typed into from everything else that takes the focus."""


class TypedInto:
    """Mixed into text fields; without it a screen would load all of them to tell one."""
