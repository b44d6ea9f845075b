"""The preparation of an interview as a paper: questions, what the journal says, own notes, law."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.dossier.interview import PARTS, Right
from tui.dossier.printed_page import Line
from tui.library.language import mark
from tui.safety.text import clean
from tui.session import Session
from tui.telling.borrowed import INTERVIEW, said
from tui.telling.interview_filling import interview_filling
from tui.telling.services import shown_country

NO_ADVICE = mark("This is no legal advice: have it checked by a lawyer.")


class InterviewPaper:
    """Everything that was prepared, for a printer."""

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        self._session = session

    def page(self, say: Callable[..., str], day: str, /) -> Iterator[Line]:
        """Yield the lines; `day` is today in the person's language."""
        yield Line(say("Prepared on {day}", day=day), heading=True)
        foreign = said(self._session, INTERVIEW)
        if foreign:
            yield Line(foreign)
        for part in PARTS:
            lines = list(self._rights(say) if part == "rights" else self._items(part))
            if lines:
                yield Line("")
                yield Line(self._session.interview.parts[part], heading=True)
                yield from lines

    def _items(self, part: str) -> Iterator[Line]:
        filling, notes = interview_filling(self._session), self._session.interview_notes
        for item in self._session.interview.of(part):
            made = notes.of(item.id)
            yield Line(f"[{'x' if made.ready else ' '}] {item.title}")
            yield from (Line(f"   {line}") for line in filling.lines(item.fill))
            note = clean(made.note).splitlines()
            yield from (Line(f"   > {line}") for line in note if line.strip())

    def _rights(self, say: Callable[..., str]) -> Iterator[Line]:
        rights = self._session.interview.rights_in(shown_country(self._session))
        for right in rights:
            yield Line(f"- {right.text}")
            yield Line(f"   {source_words(right, self._session)}")
        if rights:
            yield Line(say(NO_ADVICE))


def source_words(right: Right, session: Session) -> str:
    """Return where a right is from, of when, and whether it is still to be checked."""
    say = session.language.say
    words = say(
        "Source: {source}, {day}",
        source=right.source,
        day=session.service_words.day(right.checked),
    )
    return words if right.sure else f"{words} · {say(TO_CHECK)}"


TO_CHECK = mark("to be checked")
