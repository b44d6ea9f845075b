"""Settings in lines, and the care of the file."""

from __future__ import annotations

from tui.library.language import Language, available_languages, mark
from tui.notebook.copies import DAYS
from tui.plain import care, copies
from tui.plain.desk import Desk, Entry
from tui.plain.spoken import BRAILLE, UNBROKEN, WIDTH
from tui.planner.plan import ENERGY_QUESTION
from tui.telling.exhibit_facts import one_line
from tui.telling.portions import PORTION_WORDS, portion_word
from tui.telling.setting_words import IDLE_MINUTES, INTERVAL_NAMES

HELP = mark(
    "Changes count at once. The automatic lock closes your file when no key was pressed for a "
    "while; it can be made longer but not switched off."
)
LINE_WORDS = {
    WIDTH: mark("broken at 80 characters"),
    BRAILLE: mark("broken at 40 characters, for a braille display"),
    UNBROKEN: mark("as long as they are"),
}
"""How long lines are said."""


def settings(desk: Desk) -> None:
    """Say what was chosen, and change it."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Settings"))
        talk.tell(talk.say("Your file: {file}", file=one_line(str(session.vault.path))))

    desk.menu(title, lambda: [*_choices(desk), *_care(desk)], help=talk.say(HELP))


def _choices(desk: Desk) -> list[Entry]:
    say, session = desk.talk.say, desk.session
    names = {info.code: info.name for info in available_languages(session.content)}
    minutes = desk.talk.count("{number} minute", "{number} minutes", desk.idle.minutes)
    interval = say(INTERVAL_NAMES[session.copies.interval])
    portion = say(PORTION_WORDS[portion_word(session)])
    wrapped = say(LINE_WORDS[desk.talk.width])
    veiled = _yes(desk, on=session.settings.veils_journal)
    pairs: tuple[tuple[str, str, Entry], ...] = (
        (say("Language"), names[session.language.code], ("", lambda: _language(desk))),
        (say("Lock by itself after"), minutes, ("", lambda: _idle(desk))),
        (say("Long lines"), wrapped, ("", lambda: _lines(desk))),
        (
            say("Empty lines when locking and leaving"),
            _yes(desk, on=session.settings.pushes_out_of_sight),
            ("", lambda: _empty_lines(desk)),
        ),
        (say("Say only day, kind and people of notes"), veiled, ("", lambda: _veil(desk))),
        (say("Remind me of a copy"), interval, ("", lambda: _interval(desk))),
        (say("Steps a day"), portion, ("", lambda: choose_portion(desk))),
        (
            say("Ask if a step helped"),
            _yes(desk, on=session.settings.asks_after),
            ("", lambda: _asking(desk)),
        ),
    )
    return [
        (say("{label}: {value}", label=name, value=value), entry[1]) for name, value, entry in pairs
    ]


def _yes(desk: Desk, *, on: bool) -> str:
    return desk.talk.say("yes") if on else desk.talk.say("no")


def _care(desk: Desk) -> list[Entry]:
    say = desk.talk.say
    return [
        (say("Make a copy"), lambda: care.copy(desk)),
        (say("Change the passphrase"), lambda: care.passphrase(desk)),
        (say("If you forget the passphrase"), lambda: care.recovery_code(desk)),
        (say("Check the file"), lambda: care.check_file(desk)),
        (say("A copy for somebody who helps"), lambda: copies.give_copy(desk)),
        (say("Unite two copies"), lambda: copies.unite_copies(desk)),
        (say("Make the file smaller"), lambda: copies.make_smaller(desk)),
        (say("Make this the main file"), lambda: copies.make_main(desk)),
    ]


def _language(desk: Desk) -> None:
    languages = available_languages(desk.session.content)
    chosen = languages[desk.talk.choose([one.name for one in languages])]
    language = Language(desk.session.content, chosen.code)
    desk.session.speak(language)
    desk.talk.language = language
    desk.spoke(chosen.code)
    if not desk.session.read_only:
        desk.session.settings.language = chosen.code


def _idle(desk: Desk) -> None:
    count = desk.talk.count
    options = [count("{number} minute", "{number} minutes", n) for n in IDLE_MINUTES]
    desk.idle.minutes = IDLE_MINUTES[desk.talk.choose(options)]
    if not desk.session.read_only:
        desk.session.settings.idle_minutes = desk.idle.minutes


def _lines(desk: Desk) -> None:
    widths = list(LINE_WORDS)
    place = desk.talk.choose([desk.talk.say(words) for words in LINE_WORDS.values()])
    desk.talk.width = widths[place]
    if not desk.session.read_only:
        desk.session.settings.line_width = desk.talk.width


def _empty_lines(desk: Desk) -> None:
    if desk.can_write():
        kept = desk.session.settings
        kept.pushes_out_of_sight = not kept.pushes_out_of_sight


def _veil(desk: Desk) -> None:
    if desk.can_write():
        kept = desk.session.settings
        kept.veils_journal = not kept.veils_journal


def _asking(desk: Desk) -> None:
    if desk.can_write():
        desk.session.settings.asks_after = not desk.session.settings.asks_after


def _interval(desk: Desk) -> None:
    if desk.can_write():
        names = list(DAYS)
        place = desk.talk.choose([desk.talk.say(INTERVAL_NAMES[name]) for name in names])
        desk.session.copies.interval = names[place]


def choose_portion(desk: Desk) -> None:
    """Choose how many steps a day are shown."""
    if desk.can_write():
        words = list(PORTION_WORDS)
        place = desk.talk.choose([desk.talk.say(PORTION_WORDS[word]) for word in words])
        desk.session.planning.give(ENERGY_QUESTION, (words[place],))
