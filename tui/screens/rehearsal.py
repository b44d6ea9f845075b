"""Practise the keys that protect, before the first private word is typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.commands import Command, CommandType, Cover, Help, Lock, QuickExit, key_label
from tui.library.language import mark
from tui.screens.base import FramedScreen
from tui.session import Session
from tui.widgets.words import Words


class NextPage(Command):
    """Go on to the next page."""

    title = mark("Go on")
    help = mark("Shows the next key, and at the end closes this page.")
    keys = ("enter",)
    action = "screen.go_on"
    short = mark("go on")
    footer = True


class SkipPractice(Command):
    """Close the practice."""

    title = mark("Skip")
    help = mark("Closes this page. It is found again in Settings.")
    keys = ("escape",)
    action = "screen.skip"
    short = mark("skip")
    footer = True


@dataclass(frozen=True)
class Practice:
    """One key: the command it belongs to, when to press it, and what it would have done."""

    command: CommandType
    when: str
    then: str


PRACTICES: tuple[Practice, ...] = (
    Practice(
        QuickExit,
        mark("When somebody comes in and you want to be gone."),
        mark(
            "The window would be empty now and the program closed. What you typed would be kept. "
            "Esc three times does the same. Both work everywhere, at any moment."
        ),
    ),
    Practice(
        Cover,
        mark("When an empty window would look odd."),
        mark(
            "Your file would be closed now, and an ordinary page would stand here: a list, things "
            "to do. The same key then asks for the passphrase. In Settings you write a page that "
            "is like you."
        ),
    ),
    Practice(
        Lock,
        mark("When you get up and come back soon."),
        mark(
            "Your file would be closed now, and the passphrase asked for. It also locks by itself "
            "when no key is pressed for some minutes."
        ),
    ),
    Practice(
        Help,
        mark("When you do not know what a screen is for."),
        mark("Each screen says there what it is for and which keys work on it."),
    ),
)


class RehearsalScreen(FramedScreen[None]):
    """A page a key; the first press of the key on its page only says what it would do."""

    OWN_COMMANDS = (NextPage, SkipPractice)
    CSS_PATH = "rehearsal.tcss"
    TITLE_WORDS = mark("Practise the keys that protect you")
    HELP_WORDS = mark(
        "Press the key that the page names: the first time it only shows what it would do. On "
        "every other page, and pressed once more, it does it."
    )

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__()
        self._session = session
        self._page, self._pressed = 0, False

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll(can_focus=False):
            yield Words(lambda: Content("\n\n").join(self._lines()), id="page")

    def _lines(self) -> Iterator[Content]:
        if self._page == 0:
            yield from self._first()
        elif self._page > len(PRACTICES):
            yield from self._last()
        else:
            yield from self._practice(PRACTICES[self._page - 1])

    def _first(self) -> Iterator[Content]:
        yield Content(self.say("Four keys, one minute.")).stylize("bold")
        yield Content(
            self.say(
                "Before you write anything, try the keys that protect you. Nothing happens for "
                "real: each key only shows what it would do."
            )
        )
        yield Content(self.say("enter begins. esc skips this; you find it again in Settings."))

    def _practice(self, practice: Practice) -> Iterator[Content]:
        number = self.say("{number} of {all}", number=self._page, all=len(PRACTICES))
        yield Content(f"{number} · {self.say(practice.command.title)}").stylize("bold")
        yield Content(self.say(practice.when))
        key = key_label(practice.command.keys[0], self.say)
        if self._pressed:
            yield Content(self.say("That was it.")).stylize("bold")
            yield Content(self.say(practice.then))
            yield Content(self.say("enter goes on."))
        else:
            yield Content(self.say("Press {key} now.", key=key)).stylize("bold")
            yield Content(
                self.say("This time it only shows what would happen. Pressed again, it does it.")
            )
            yield Content(self.say("esc skips the rest; you find it again in Settings."))

    def _last(self) -> Iterator[Content]:
        yield Content(self.say("You know the keys.")).stylize("bold")
        yield Content(
            self.say(
                "Next come seven short questions: press enter, then a. Your plan is made from "
                "them. Every question can be skipped."
            )
        )
        yield Content(
            self.say(
                "If this computer is not yours alone: in Settings, “This computer, and leaving "
                "it” says what stays on it and what to do."
            )
        )

    def rehearses(self, action: str) -> bool:
        """Take the key of this page the first time it is pressed."""
        if self._pressed or not 0 < self._page <= len(PRACTICES):
            return False
        if PRACTICES[self._page - 1].command.action != f"app.{action}":
            return False
        self._turn(self._page, pressed=True)
        return True

    def _turn(self, page: int, *, pressed: bool = False) -> None:
        self._page, self._pressed = page, pressed
        self.query_one("#page", Words).relabel()

    def action_go_on(self) -> None:
        """Show the next page; after the last one, close."""
        if self._page > len(PRACTICES):
            self.action_skip()
        else:
            self._turn(self._page + 1)

    def action_skip(self) -> None:
        """Remember that this was shown, and close."""
        if not self._session.read_only:
            self._session.settings.rehearsed = self._session.clock().date()
        self.dismiss()
