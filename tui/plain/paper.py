"""A page for a printer in lines: heard as it will be, then written to a file."""

from __future__ import annotations

from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.safety.text import clean
from tui.telling.copy_words import AT_THE_PLACE
from tui.telling.exhibit_facts import one_line
from tui.telling.paper import EXAMPLE, WARNING, Printable, day_of, write_paper
from tui.telling.places import typed_path
from tui.telling.sentences import error_sentence
from tui.vault.errors import Closed, Damaged, VaultError

HELP = mark(
    "This is all that stands on the page, nothing before and nothing after. It can be copied by "
    "hand, or written to a file for a printer."
)
PRINT_IT = mark("Print it, then remove this file.")
BESIDE = mark(
    "It lies beside your file: whoever takes the one has both. Print it, and remove it at once."
)
DRAWN = (
    ("[x] ", mark("ready")),
    ("[ ] ", mark("not ready")),
    ("> ", mark("Your note")),
)
"""What a sign on paper is called aloud."""


def paper_page(desk: Desk, paper: Printable, warning: str = WARNING) -> None:
    """Say the page as it will be, and offer to write it.

    Args:
        desk: the open file and the conversation.
        paper: what is on it.
        warning: what is said before it is written (a msgid).
    """
    talk = desk.talk

    def hear() -> None:
        talk.read(_aloud(desk, line.text) for line in paper.page(talk.say, day_of(desk.session)))

    def entries() -> list[Entry]:
        return [
            (talk.say("Say it all again"), hear),
            (talk.say("Write it to a file"), lambda: _write(desk, paper, warning)),
        ]

    talk.heading(talk.say("The page as it will be"))
    hear()
    desk.menu(lambda: None, entries, help=talk.say(HELP))


def _aloud(desk: Desk, line: str) -> str:
    text = clean(line).strip()
    for sign, words in DRAWN:
        if text.startswith(sign):
            return desk.talk.named(desk.talk.say(words), text.removeprefix(sign))
    return text.removeprefix("- ")


def _write(desk: Desk, paper: Printable, warning: str) -> None:
    """Warn, ask for a place, and write the page there; never over a file."""
    talk = desk.talk
    talk.tell(talk.say(warning))
    prompt = talk.say("Folder and name of the new file, such as {name}:", name=EXAMPLE)
    typed = talk.line(prompt, text=True)
    if not typed.strip():
        return
    target = typed_path(typed, desk.folder)
    try:
        beside = write_paper(desk.session, paper, target)
    except VaultError as error:
        if isinstance(error, Damaged | Closed):
            raise
        talk.tell(talk.say(AT_THE_PLACE.get(type(error), error_sentence(error))))
        return
    talk.tell(talk.say("Written: {file}.", file=one_line(str(target))))
    talk.tell(talk.say(BESIDE if beside else PRINT_IT))
