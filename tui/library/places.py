"""Where the content lives, in a checkout and in an installed package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def content_root() -> Path:
    """Return the folder of the content: `content/` beside the package, or the copy inside it.

    Raises:
        FileNotFoundError: when neither exists (a broken installation).
    """
    for place in (_PACKAGE.parent / "content", _PACKAGE / "_content"):
        if (place / "questions.toml").is_file():
            return place
    raise FileNotFoundError("content")
