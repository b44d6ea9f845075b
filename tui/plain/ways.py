"""The ways out of a place in plain lines, raised from wherever a line is asked for."""


class Way(Exception):  # noqa: N818  (a way on, no error)
    """Something other than an answer was typed, or happened."""


class Back(Way):
    """One place back."""


class Gone(Way):
    """What the place was about is not there any more: back to the list it came from."""


class Home(Way):
    """To the first list of the open file."""


class Keep(Way):
    """A form is kept as it stands."""


class Leave(Way):
    """Out of the program, at once."""


class Lock(Way):
    """The file closes and the passphrase is asked again; `slept` says that the computer slept."""

    def __init__(self, *, slept: bool = False) -> None:
        super().__init__()
        self.slept = slept
