"""Copies in lines: one for somebody who helps, two that are united, a smaller or new main file."""

from __future__ import annotations

from tui.journal.merging import choose
from tui.library.language import mark
from tui.plain.care import progress_of
from tui.plain.desk import Desk
from tui.plain.passphrases import new_passphrase
from tui.plain.ways import Back, Lock
from tui.safety.text import clean
from tui.telling.bringing_back import brought_words
from tui.telling.conflict_words import ANSWERS, ConflictWords
from tui.telling.copy_words import AT_THE_PLACE, FOR_THE_OLD_KEY
from tui.telling.helper_gifts import (
    GIVEN,
    GIVING,
    LINES,
    NAME_FIRST,
    STEP_FIRST,
    gift_lines,
    gift_of,
    gift_rows,
    give_away,
)
from tui.telling.places import typed_path
from tui.telling.sentences import error_sentence
from tui.telling.smaller import NEW_CODES, room_words, smaller_words
from tui.telling.uniting import AT_THE_COPY, NOT_HERE, unite, united_words
from tui.vault.copying import copy_to
from tui.vault.errors import Closed, Damaged, VaultError
from tui.vault.merge import Conflict
from tui.vault.swap import change_key

ABOUT_GIFT = mark(
    "A file of its own for somebody you trust, under a passphrase of its own. Only what you choose "
    "is in it: no journal, no answers, no people, no notes. They open it with Carnet, work in it "
    "and bring it back. An alias is enough for both names."
)
ABOUT_UNION = mark(
    "Everything that only the other copy has comes into this file. Nothing is dropped, and the "
    "other copy is not changed."
)
VERSIONS = mark(
    "Both versions are kept. Choose which one is shown from now on; b leaves the later one."
)


def give_copy(desk: Desk) -> None:
    """Choose what somebody who helps gets, say everything that goes along, and write the copy."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    talk.heading(talk.say("A copy for somebody who helps"))
    talk.tell(talk.say(ABOUT_GIFT))
    rows = list(gift_rows(session))
    if not any(key.startswith("step ") for key, _ in rows):
        talk.tell(talk.say("There is no step in your plan now that somebody else can do."))
        return
    lines = {name: _line(desk, talk.say(words), name) for name, words in LINES}
    while True:
        question = talk.say("What goes into the copy?")
        ticked = talk.tick([words for _, words in rows], question=question)
        gift = gift_of(session, lines, [rows[place][0] for place in ticked])
        if gift.steps:
            break
        talk.tell(talk.say(STEP_FIRST))
    talk.read(clean(line) for line in gift_lines(gift, session))
    if not talk.confirm("", talk.say("Go on"), talk.say("Go back")):
        return
    typed = talk.line(talk.say("Type where the copy shall be, a folder or a new file:"), text=True)
    if not typed.strip():
        return
    target = typed_path(typed, desk.folder)
    words = session.content / session.language.code / "words.txt"
    title = talk.say("Passphrase of the copy, not yours")
    with new_passphrase(talk, words, title) as passphrase:
        talk.tell(talk.say("The copy is written, then read back and compared…"))
        try:
            give_away(session, target, passphrase, gift)
        except VaultError as error:
            if isinstance(error, Damaged | Closed):
                raise
            talk.tell(talk.say(GIVING.get(type(error), error_sentence(error))))
            return
    shown = clean(str(target), keep_newlines=False)
    talk.tell(talk.say(GIVEN, name=clean(gift.helper, keep_newlines=False), file=shown))


def _line(desk: Desk, label: str, name: str) -> str:
    """Return one line about the copy; the name of who helps is needed."""
    talk = desk.talk
    while True:
        typed = talk.line(talk.say("{label}:", label=label), text=True).strip()
        if typed or name != "helper":
            return typed
        talk.tell(talk.say(NAME_FIRST))


def unite_copies(desk: Desk) -> None:
    """Bring in what another copy has, then ask about what both changed."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    talk.heading(talk.say("Unite two copies"))
    if session.bundle is not None:
        talk.tell(talk.say(NOT_HERE))
        return
    talk.tell(talk.say(ABOUT_UNION))
    typed = talk.line(talk.say("Where the other copy is, a folder or a file:"), text=True)
    if not typed.strip():
        return
    path = typed_path(typed, desk.folder)
    with talk.secret(talk.say("Passphrase of the other copy, not shown:")) as passphrase:
        talk.tell(talk.say("The two copies are united…"))
        try:
            united = unite(session, path, passphrase, desk.profiles, progress_of(desk))
        except VaultError as error:
            if isinstance(error, Closed):
                raise
            talk.tell(talk.say(AT_THE_COPY.get(type(error), error_sentence(error))))
            return
    if united.brought is not None:
        talk.tell(brought_words(united.brought, talk.say))
        return
    talk.tell(united_words(united.merged, talk.say))
    for conflict in united.merged.conflicts:
        _settle(desk, conflict)


def _settle(desk: Desk, conflict: Conflict) -> None:
    """Say both versions of one thing, and ask which is shown from now on."""
    talk, words = desk.talk, ConflictWords(desk.session, conflict)
    talk.heading(words.title())
    talk.read(
        [
            words.subject(),
            talk.say("{label}:", label=talk.say("In this file")),
            words.version(conflict.mine),
            talk.say("{label}:", label=talk.say("In the other copy")),
            words.version(conflict.other),
        ]
    )
    try:
        chosen = talk.choose([talk.say(answer) for answer in ANSWERS], talk.say(VERSIONS))
    except Back:
        return
    choose(desk.session.vault, desk.session.journal, conflict, mine=not chosen)


def make_smaller(desk: Desk) -> None:
    """Write the file anew without its empty room, under the same passphrase."""
    talk, vault = desk.talk, desk.session.vault
    talk.heading(talk.say("Make the file smaller"))
    talk.tell(room_words(vault, talk.say))
    if not desk.can_write():
        return
    talk.tell(talk.say(NEW_CODES))
    with talk.secret(talk.say("Your passphrase now, not shown:")) as passphrase:
        try:
            vault.seed_of(passphrase).wipe()
        except VaultError as error:
            talk.tell(talk.say(error_sentence(error)))
            return
        talk.tell(talk.say("Your file is written anew…"))
        change_key(vault, passphrase, progress_of(desk), forget=FOR_THE_OLD_KEY)
    talk.tell(smaller_words(vault, talk.say))


def make_main(desk: Desk) -> None:
    """Write everything to a new file elsewhere, and go on there.

    Raises:
        Lock: it is written; its passphrase is asked for next.
    """
    talk, session = desk.talk, desk.session
    talk.heading(talk.say("Make this the main file"))
    talk.tell(
        talk.say(
            "For when your usual file is lost and this is your copy. Everything in it is written "
            "to a new file at the place you type; you go on there, and this one stays as it is."
        )
    )
    typed = talk.line(talk.say("Type where the file shall be, a folder or a new file:"), text=True)
    if not typed.strip():
        return
    target = typed_path(typed, desk.folder)
    words = session.content / session.language.code / "words.txt"
    with new_passphrase(talk, words, talk.say("Passphrase of the new file")) as passphrase:
        talk.tell(talk.say("The file is written, then read back and compared…"))
        try:
            copy_to(session.vault, target, passphrase, progress_of(desk), forget=FOR_THE_OLD_KEY)
        except VaultError as error:
            if isinstance(error, Damaged | Closed):
                raise
            talk.tell(talk.say(AT_THE_PLACE.get(type(error), error_sentence(error))))
            return
    shown = clean(str(target), keep_newlines=False)
    talk.tell(
        talk.say(
            "Your file is at {file} now. It was read back and is the same, value by value.",
            file=shown,
        )
    )
    desk.moved(target.absolute())
    raise Lock
