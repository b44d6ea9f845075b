"""An export as a list of messages: veiled until asked, ticked one by one, by person or by day."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.commands import Command, Commands
from tui.export_words import PROBLEMS
from tui.journal.exhibit import Exhibit
from tui.journal.exports.model import Export, ExportError, Message, Order, Tally, instant, local
from tui.journal.exports.reading import open_export
from tui.journal.occurred import understand
from tui.library.language import mark
from tui.screens.choose_one import ChooseOne
from tui.screens.import_keep import KeepsMessages
from tui.screens.import_one import OneMessageScreen
from tui.screens.import_words import FREE, THERE, TICKED
from tui.session import Session
from tui.telling.import_sayings import ORDERS, WHICH_ORDER, days_of, one_line
from tui.widgets.busy import Busy
from tui.widgets.confirm import AskText
from tui.widgets.moves import Tick
from tui.widgets.row_list import Row, RowList


class KeepTicked(Command):
    """Bring the ticked messages into the journal."""

    title = mark("Bring into the journal")
    help = mark("Makes notes of the ticked messages, with exact times, linked with this exhibit.")
    keys = ("ctrl+s",)
    action = "screen.keep_ticked"
    short = mark("into the journal")
    footer = True
    writes = True


class VeilMessages(Command):
    """Show or veil what the messages say."""

    title = mark("Show or veil the words")
    help = mark("Shows what the messages say, or veils it again.")
    keys = ("v",)
    action = "screen.lift_veil"
    short = mark("veil")
    footer = True


class TickPerson(Command):
    """Tick the messages of one person."""

    title = mark("Tick by person")
    help = mark("Ticks every message of the person you choose.")
    keys = ("n",)
    action = "screen.tick_person"
    short = mark("person")
    footer = True


class TickDays(Command):
    """Tick the messages of some days."""

    title = mark("Tick by day")
    help = mark("Ticks every message of a day, or from one day to another, typed as you say it.")
    keys = ("i",)
    action = "screen.tick_days"
    short = mark("days")
    footer = True


class TickAllMessages(Command):
    """Tick all messages, or none."""

    title = mark("Tick all or none")
    help = mark("Ticks every message; when all are ticked, takes all ticks away.")
    keys = ("x",)
    action = "screen.tick_all"


class ImportScreen(KeepsMessages):
    """Lists the messages of one exhibit."""

    OWN_COMMANDS: ClassVar[Commands] = (
        KeepTicked,
        VeilMessages,
        TickPerson,
        TickDays,
        TickAllMessages,
        Tick,
    )
    CSS_PATH = "import_messages.tcss"
    TITLE_WORDS = mark("Messages in this exhibit")
    HELP_WORDS = mark(
        "Tick what matters: space for one, n for everything one person wrote, i for days, x for "
        "all. ctrl+s makes notes of it in the journal. The exhibit itself stays as it is, and no "
        "message comes in twice. = marks what is in the journal already. Enter shows one message."
    )
    AUTO_FOCUS = "#messages"
    section = "journal"

    def __init__(self, session: Session, exhibit: Exhibit) -> None:
        """Take the open file and the exhibit."""
        super().__init__(session)
        self._exhibit = exhibit
        self._export: Export | None = None
        self._tally, self._problem = Tally(), ""
        self._messages: list[Message] = []
        self._ticked: set[str] = set()
        self._known: set[str] = set()
        self._veiled = True
        self._so_far = 0

    def body(self) -> ComposeResult:
        """Yield what the export is, and its messages."""
        yield Static(markup=False, id="about")
        yield Busy()
        yield RowList(id="messages")

    def on_mount(self) -> None:
        """Begin to read."""
        self._read(None)

    def _read(self, order: Order | None) -> None:
        self._so_far = 0
        self.query_one(Busy).begin(self._reading)
        self._load(order)

    def _reading(self) -> str:
        """Say how many messages were read; nobody knows how many there are."""
        if not self._so_far:
            return self.say("Reading…")
        return self.count(
            "Reading… {number} message · esc stops",
            "Reading… {number} messages · esc stops",
            self._so_far,
        )

    @work(thread=True, exclusive=True)
    def _load(self, order: Order | None) -> None:
        """Read the export whole, away from the keys; what was read before an error stays."""
        tally, found, problem, worker = Tally(), list[Message](), "", get_current_worker()
        export: Export | None = None
        opened = self.session.exhibits.opened(self._exhibit.uid)
        try:
            with open_export(opened, self._exhibit.name, order) as export:
                for message in export.messages(tally):
                    if worker.is_cancelled:
                        return
                    found.append(message)
                    self._so_far = len(found)
        except ExportError as error:
            problem = error.code
        found.sort(key=lambda message: instant(message.sent))
        self.app.call_from_thread(self._loaded, export, found, tally, problem)

    def _loaded(
        self, export: Export | None, found: list[Message], tally: Tally, problem: str
    ) -> None:
        self._export, self._messages = export, found
        self._tally, self._problem = tally, problem
        self.query_one(Busy).finish()
        self.reload()
        if export is not None and not export.sure:
            self._ask_order()

    def _ask_order(self) -> None:
        """Let the person say which figure is the day, where the whole file fits both."""
        question = self.say(WHICH_ORDER)
        names = {str(order): self.say(words) for order, words in ORDERS.items()}
        self.app.push_screen(ChooseOne(question, names), self._ordered)

    def _ordered(self, order: str | None) -> None:
        if order is not None:
            self._read(cast("Order", order))

    def reload(self) -> None:
        """Show the messages, and which are in the journal already."""
        self._known = self.imports.known()
        self._ticked -= self._known
        self.query_one("#messages", RowList).show_rows(len(self._messages), self._row)
        self._about()

    def _about(self) -> None:
        lines = []
        if self._export is not None:
            said = self.message_words.about(self._export, self._tally)
            number = len(self._ticked)
            ticked = self.count("{number} ticked", "{number} ticked", number)
            lines.append(f"{said} · {ticked}" if number else said)
        if self._problem:
            lines.append(self.say(PROBLEMS[self._problem]))
        self.query_one("#about", Static).update(Content("\n".join(lines)))

    def _row(self, index: int) -> Row:
        message = self._messages[index]
        there = THERE if message.key in self._known else FREE
        tick = TICKED if message.key in self._ticked else there
        return self.message_words.row(message, tick, veiled=self._veiled)

    def _tick(self, messages: list[Message]) -> None:
        """Tick messages that are not in the journal; if all of them are ticked, untick them."""
        keys = {message.key for message in messages} - self._known
        self._ticked = self._ticked - keys if keys <= self._ticked else self._ticked | keys
        self.query_one("#messages", RowList).refresh()
        self._about()

    def action_tick(self) -> None:
        """Tick the message under the cursor, or untick it."""
        cursor = self.query_one("#messages", RowList).cursor
        self._tick(self._messages[cursor : cursor + 1])

    def action_tick_all(self) -> None:
        """Tick everything, or nothing."""
        self._tick(self._messages)

    def action_lift_veil(self) -> None:
        """Show what the messages say, or veil it."""
        self._veiled = not self._veiled
        self.query_one("#messages", RowList).refresh()

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Show one message whole: it was asked for."""
        said = self.message_words.whole(self._messages[event.index])
        self.app.push_screen(OneMessageScreen(said))

    def action_tick_person(self) -> None:
        """Choose whose messages are ticked."""
        names = {
            name: f"{one_line(name) or self.say('(me)')} ({number})"
            for name, number in self._tally.people.most_common()
        }
        if names:
            self.app.push_screen(ChooseOne(self.say("Whose messages?"), names), self._person)

    def _person(self, name: str | None) -> None:
        if name is not None:
            self._tick([message for message in self._messages if message.sender == name])

    def action_tick_days(self) -> None:
        """Ask for days."""
        question = self.say("Which days? Such as: 3 May 2026, or from 3 to 5 May 2026")
        hint = self.say("enter ticks them, esc goes back")
        self.app.push_screen(AskText(question, hint=hint), self._days)

    def _days(self, typed: str | None) -> None:
        if typed is None or not typed.strip():
            return
        now = self.session.clock().astimezone()
        when = understand(typed, self.session.date_words, now)
        if when is None:
            self.tell(self.say("No date was understood."))
            return
        first, last = days_of(when)
        self._tick([one for one in self._messages if first <= local(one.sent).date() <= last])

    def action_keep_ticked(self) -> None:
        """Bring what is ticked into the journal."""
        chosen = [message for message in self._messages if message.key in self._ticked]
        if not chosen or self._export is None:
            self.tell(self.say("Nothing is ticked yet: space ticks the message under the cursor."))
            return
        platform = self._export.platform
        if self._export.kind == "mailbox":
            platform = self.say("e-mail")
        self.keep_messages(self._exhibit, platform, chosen)

    def kept(self) -> None:
        """Take the ticks away."""
        self._ticked.clear()
