"""The three to call: choosing them with a key, and showing them first in Today."""

from __future__ import annotations

from textual.content import Content

from tui.commands import Command
from tui.library.language import mark
from tui.people.supporters import Supporter
from tui.people.three import ThreeFull
from tui.safety.text import clean
from tui.screens.service_lines import service_line
from tui.screens.undoing import Undoing
from tui.session import Session
from tui.telling.people_lines import PeopleLine


class AmongThree(Command):
    """Put somebody among the three to call."""

    title = mark("Among the three to call")
    help = mark(
        "Puts this person or service among your three to call, first in Today, or takes it "
        "out again."
    )
    keys = ("i",)
    action = "screen.among_three"
    short = mark("three")
    writes = True


class ChoosingThree(Undoing):
    """Mixed into screens with a line of people in front."""

    undo_place = "people"

    def line_shown(self) -> PeopleLine:
        """Return the line that the key is about."""
        raise NotImplementedError

    def action_among_three(self) -> None:
        """Put it among the three, or take it out."""
        key = self.line_shown().key
        if not key:
            return
        before = self.session.three.all()
        try:
            chosen = self.session.three.toggle(key)
        except ThreeFull:
            self.tell(self.say("Three are chosen. Take one out first: i on it."))
            return
        self.can_undo(lambda: self.session.three.keep(before))
        self.tell(self.say("Among the three.") if chosen else self.say("No longer among them."))
        self.refill()


def three_lines(session: Session) -> list[tuple[str, Content]]:
    """Return the key and the line of each of the three that is still there and not hidden."""
    people = {f"supporter {one.id}": one for one in session.supporters.all()}
    services = {f"service {one.id}": one for one in session.directory.services}
    found: list[tuple[str, Content]] = []
    for key in session.three.all():
        if key in people:
            found.append((key, supporter_line(people[key], session)))
        elif key in services:
            found.append((key, service_line(services[key], session)))
    return found


def supporter_line(supporter: Supporter, session: Session) -> Content:
    """Return a supporter as a line: alias in bold, how and when to reach them."""
    parts = [supporter.channel, supporter.hours]
    if supporter.never_call:
        parts.append(session.language.say("not from this phone"))
    reach = clean(" · ".join(part for part in parts if part), keep_newlines=False)
    name = clean(supporter.alias, keep_newlines=False)
    return Content.assemble((name, "bold"), *(("  ", reach) if reach else ()))
