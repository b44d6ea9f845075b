"""The command line of Carnet, read by hand: every start reads it, and argparse costs 7 ms."""

VAULT_NAME = "carnet.dat"
"""The file looked for in a folder."""

_LONGEST_PATH = 4096
_VALUES = {"--lang": "language", "--keys": "keys"}
_SWITCHES = {
    "--review": "review",
    "--screen-reader": "aloud",
    "--plain-keys": "plain_keys",
    "--plain": "plain",
    "--version": "version",
    "--help": "help",
    "-h": "help",
}


class UsageError(Exception):
    """The command line asks for something Carnet does not know; the text is the option's name."""


class Options:
    """What the command line asks for.

    Attributes:
        path: the vault, as typed, or None.
        review: open the vault read-only on its first page.
        aloud: the screens are read aloud by a screen reader.
        plain: speak in plain lines instead of drawing screens.
        language: a language code, or None.
        keys: a file of keys, as typed, or None.
        plain_keys: ask the terminal for plain characters only, see `safety.keyboard`.
        version: print the version and end.
        help: print the help and end.
    """

    __slots__ = (
        "aloud",
        "help",
        "keys",
        "language",
        "path",
        "plain",
        "plain_keys",
        "review",
        "version",
    )

    def __init__(self) -> None:
        self.path: str | None = None
        self.review = False
        self.aloud = False
        self.plain_keys = False
        self.plain = False
        self.language: str | None = None
        self.keys: str | None = None
        self.version = False
        self.help = False


def parse(arguments: list[str]) -> Options:
    """Return what `arguments` (without the name of the program) ask for.

    Raises:
        UsageError: an unknown option, a missing value, or more than one file.
    """
    options = Options()
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name in _VALUES:
            setattr(options, _VALUES[name], value if equals else next(words, ""))
            if not getattr(options, _VALUES[name]):
                raise UsageError(name)
        elif word in _SWITCHES:
            setattr(options, _SWITCHES[word], True)
        elif word == "--":
            for rest in words:
                _take_path(options, rest)
        elif word.startswith("-"):
            raise UsageError(name)
        else:
            _take_path(options, word)
    return options


def _take_path(options: Options, word: str) -> None:
    if options.path is not None or not 0 < len(word) <= _LONGEST_PATH:
        raise UsageError("FILE")
    options.path = word
