"""How a page says that a text is English because the language does not have it yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.library.borrowed import is_borrowed
from tui.library.language import mark
from tui.session import Session

Say = Callable[..., str]

NOT_YET = mark("Not translated yet: shown in English.")
IN_ENGLISH = mark("in English")

CHANGES = "platform_changes.toml"
INTERVIEW = "interview.toml"
SELF_SEARCH = "self_search.toml"
"""Files of words that a language may borrow, see `library.borrowed`."""


def borrows(session: Session, name: str) -> bool:
    """Say whether a file of words, such as "interview.toml", is English on this screen."""
    return is_borrowed(session.content, session.language.code, name)


def said(session: Session, name: str) -> str:
    """Return the sentence for a page, or nothing when its words are the language's own."""
    return session.language.say(NOT_YET) if borrows(session, name) else ""


def not_yet(say: Say, borrowed: bool) -> Iterator[str]:
    """Yield the sentence for a page when its words are borrowed."""
    if borrowed:
        yield say(NOT_YET)


def titled(say: Say, title: str, borrowed: bool) -> str:
    """Return a title for a list, with a word about its language when it is borrowed."""
    return f"{title} · {say(IN_ENGLISH)}" if borrowed else title


def below_title(say: Say, markdown: str, borrowed: bool) -> str:
    """Return the text of a guide with the sentence under its title when it is borrowed."""
    title, _, rest = markdown.partition("\n")
    return f"{title}\n\n> {say(NOT_YET)}\n{rest}" if borrowed else markdown
