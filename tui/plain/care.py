"""The care of the file in lines: a copy, another passphrase, a way back on paper, a check."""

from __future__ import annotations

from collections.abc import Callable

from tui.health_words import DAMAGED, KIND_WORDS, SOUND
from tui.library.language import mark
from tui.plain.desk import Desk
from tui.plain.passphrases import new_passphrase
from tui.plain.progress import quarters
from tui.safety.text import clean
from tui.telling.copy_words import AT_THE_PLACE, FOR_THE_OLD_KEY
from tui.telling.looking import looked_at
from tui.telling.places import typed_path
from tui.telling.recovery_papers import CODE, SHEETS, Paper, make_papers
from tui.telling.recovery_typed import problem, seed_of
from tui.telling.rescue_words import WAY_TO_RESCUE
from tui.telling.sentences import error_sentence
from tui.vault.check import Finding
from tui.vault.copying import copy_to
from tui.vault.errors import Closed, Damaged, VaultError
from tui.vault.secret import Secret
from tui.vault.sheets import read_sheet
from tui.vault.swap import change_key


def progress_of(desk: Desk) -> Callable[[float], bool]:
    """Return what says at each quarter how far the work is; working counts as being here."""
    return quarters(desk.talk, desk.idle.touch)


def copy(desk: Desk) -> None:
    """Write a copy to another place, read it back, and note in the file that it was made."""
    talk, session = desk.talk, desk.session
    talk.heading(talk.say("Make a copy"))
    talk.tell(
        talk.say(
            "Best on another stick, kept elsewhere: at a friend's, at work. The passphrase may be "
            "the same as now, or another one."
        )
    )
    typed = talk.line(talk.say("Type where the copy shall be, a folder or a new file:"), text=True)
    if not typed.strip():
        return
    target = typed_path(typed, desk.folder)
    words = session.content / session.language.code / "words.txt"
    title = talk.say("Passphrase of the copy")
    with new_passphrase(talk, words, title) as passphrase:
        talk.tell(talk.say("The copy is written, then read back and compared…"))
        try:
            copy_to(session.vault, target, passphrase, progress_of(desk), forget=FOR_THE_OLD_KEY)
        except VaultError as error:
            if isinstance(error, Damaged | Closed):
                raise
            talk.tell(talk.say(AT_THE_PLACE.get(type(error), error_sentence(error))))
            return
    if not session.read_only:
        label = talk.line(talk.say("Your name for it (may stay empty):"), text=True).strip()
        session.copies.made(label, "")
    talk.tell(
        talk.say(
            "The copy is at {file}. It was read back and is the same, value by value.",
            file=clean(str(target), keep_newlines=False),
        )
    )


def passphrase(desk: Desk) -> None:
    """Give the file another passphrase."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    talk.heading(talk.say("Change the passphrase"))
    talk.tell(
        talk.say(
            "Copies made before keep the passphrase they have. A recovery code or sheets stop "
            "working: make new ones afterwards."
        )
    )
    if not session.recovered and not _is_known(desk):
        return
    words = session.content / session.language.code / "words.txt"
    with new_passphrase(talk, words, talk.say("The new passphrase")) as chosen:
        talk.tell(talk.say("Your file gets its new passphrase…"))
        change_key(session.vault, chosen, progress_of(desk), forget=FOR_THE_OLD_KEY)
    session.recovered = False
    talk.tell(
        talk.say(
            "Your passphrase is changed. From now on only the new one opens this file. A recovery "
            "code or sheets made before open it no more. Copies made before keep the passphrase "
            "they had."
        )
    )


def _is_known(desk: Desk) -> bool:
    """Ask for the passphrase of now; return whether it was right."""
    talk = desk.talk
    with talk.secret(talk.say("Your passphrase now, not shown:")) as typed:
        try:
            desk.session.vault.seed_of(typed).wipe()
        except VaultError as error:
            talk.tell(talk.say(error_sentence(error)))
            return False
    return True


def recovery_code(desk: Desk) -> None:
    """Make a recovery code or three sheets, have them copied on paper, and try them."""
    talk = desk.talk
    talk.heading(talk.say("If you forget the passphrase"))
    kinds = (talk.say("A recovery code"), talk.say("Three sheets, of which two are needed"))
    kind = SHEETS if talk.choose(kinds) else CODE
    talk.tell(
        talk.say(
            "Make sure that nobody sees the screen or hears it: what comes next opens your file. "
            "Have paper and a pen ready. It stays in this window: close it when you have finished."
        )
    )
    with talk.secret(talk.say("Your passphrase now, not shown:")) as typed:
        try:
            papers = make_papers(desk.session.vault, typed, kind)
        except VaultError as error:
            talk.tell(talk.say(error_sentence(error)))
            return
    for paper in papers:
        talk.heading(paper.title(talk.say))
        talk.tell(*(f"{n}. {part}" for n, part in enumerate(paper.parts, start=1)))
        talk.line(talk.say("Enter when it is on paper:"))
    if _tried(desk, kind, papers[:2]):
        settings = desk.session.settings
        if not desk.session.read_only:
            settings.recovery = {**settings.recovery, kind: desk.session.clock().date()}
        done = mark("The code is right. It is made.")
        both = mark("Both sheets are right. They are made.")
        talk.tell(talk.say(done if kind == CODE else both))


def _tried(desk: Desk, kind: str, papers: tuple[Paper, ...]) -> bool:
    """Have what was copied typed from the paper; return whether it opens this file."""
    talk = desk.talk
    talk.tell(
        talk.say("Type it from your paper: only what you can read there will help you later.")
    )
    typed: list[Secret] = []
    try:
        while len(typed) < len(papers):
            paper = papers[len(typed)]
            title = paper.title(talk.say)
            one = talk.secret(talk.say("{label}, not shown:", label=title))
            wrong = problem(kind, one)
            if wrong is None and kind == SHEETS and read_sheet(one).words != paper.parts:
                wrong = (ANOTHER, {})
            if wrong is None:
                typed.append(one)
            else:
                one.wipe()
                talk.tell(talk.say(wrong[0], **wrong[1]))
        with seed_of(kind, typed) as seed:
            return desk.session.vault.fits(seed)
    finally:
        for one in typed:
            one.wipe()


ANOTHER = mark("This belongs to another paper. Look at the title and type that one.")


def check_file(desk: Desk) -> None:
    """Read every page, line and stored file, and say how the file is."""
    talk, session = desk.talk, desk.session
    talk.heading(talk.say("Check the file"))
    talk.tell(talk.say("Everything is read once; nothing is changed."))
    with talk.secret(talk.say("Your passphrase now, not shown:")) as typed:
        talk.tell(talk.say("Every page is read…"))
        try:
            with session.vault.seed_of(typed) as seed:
                health = looked_at(session.vault, seed, progress_of(desk), desk.profiles)
        except VaultError as error:
            if isinstance(error, Damaged | Closed):
                raise
            talk.tell(talk.say(error_sentence(error)))
            return
    talk.tell(*(_finding(desk, finding) for finding in health.findings))
    talk.tell(talk.say(SOUND if health.sound else DAMAGED))
    if not health.sound:
        talk.tell(talk.say(WAY_TO_RESCUE))


def _finding(desk: Desk, finding: Finding) -> str:
    """Return one finding in words; what is damaged says so itself."""
    say = desk.talk.say
    answer = say("no") if finding.broken else say("yes")
    words = KIND_WORDS[finding.kind]
    return say(words, checked=finding.checked, broken=finding.broken, answer=answer)
