"""Each part, in both languages, with what is typed wrong on the way: one sentence, and again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.plain.talking import CHEAP, NEW, NOW, WORDS, Clock, Typed, talked
from tui.library.language import Language
from tui.library.places import content_root
from tui.notebook.drafts import Drafts
from tui.plain.running import PlainSession
from tui.safety.terminal import LEFT, LOCKED
from tui.start import SessionStart
from tui.vault.errors import Unplugged

BOTH = pytest.mark.parametrize("language", ["en", "fr"])
OPEN, OTHER = WORDS, "seven quite other words"


def in_language(language: str, sentence: str) -> str:
    return (
        Language(content_root(), language)
        .say(sentence)
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
    )


@BOTH
def test_a_passphrase_that_is_weak_or_typed_twice_differently(language: str) -> None:
    text, code = talked("1", "2", "1", "2026", "2", "1", WORDS, "other words", "2", "b", "b", "q",
                        language=language)  # fmt: skip
    assert in_language(language, "The two are not the same.") in text
    assert in_language(language, "Use this passphrase all the same?") in text
    assert code == LEFT
    assert not Path("carnet.dat").exists()


def test_a_wrong_passphrase_is_asked_again_and_b_leads_elsewhere() -> None:
    talked(*NEW, "q")
    text, _ = talked("wrong", OPEN, "q")
    assert text.count("Passphrase, not shown:") == 2
    assert "This passphrase does not open the file." in text
    text, _ = talked("b", "3", "3", "b", "b", "1", OPEN, "q")
    assert "Phrase secrète, non affichée :" in text
    assert "Aujourd'hui" in text


def test_a_file_that_is_no_vault_is_said_and_left(tmp_path: Path) -> None:
    (tmp_path / "carnet.dat").write_bytes(b"x" * 8192)
    text, _ = talked("some words", "q")
    assert "This passphrase does not open the file." in text or "was not made by" in text
    assert (tmp_path / "carnet.dat").read_bytes() == b"x" * 8192


@BOTH
def test_an_answer_that_changes_the_plan_is_shown_first(language: str) -> None:
    short = ("4", "1", "1", "2", "2", "14", "1")
    text, _ = talked(*NEW, "2", "1", *short, "3", "4", "1 2", "1 12", "1", "2", "b", "b", "b", "q",
                     language=language)  # fmt: skip
    assert in_language(language, "With this answer, your plan changes:") in text
    assert in_language(language, "Keep the answer as it was") in text


def test_an_answer_that_stands_alone_and_one_too_many() -> None:
    text, _ = talked(*NEW, "2", "1", "1 2", "99", "y", "4", "1", "1", "1 11", "b", "q")
    assert "Only one answer fits here." in text
    assert "Type a number from 1 to 6, or h for help." in text
    assert "One of these answers stands alone." in text


@BOTH
def test_a_step_is_done_did_not_help_and_comes_back(language: str) -> None:
    short = ("4", "1", "1", "2", "2", "14", "1")
    text, _ = talked(*NEW, "2", "1", *short, "m", "3", "1", "2", "b", "2", "2", "5", "soon",
                     "2026-04-01", "6", "why", "7", "7", "7", "7", "7",
                     "b", "b", "b", "q",
                     language=language)  # fmt: skip
    assert in_language(language, "Another way") in text
    assert in_language(language, "This day could not be read. Write it like 2026-03-01.") in text
    assert in_language(language, "There is nothing to take back.") in text


@BOTH
def test_a_full_record_is_read_corrected_and_found(language: str) -> None:
    text, _ = talked(
        *NEW, "5", "2", "He came.", ".", "hier 22h" if language == "fr" else "yesterday 10 pm",
        "1", "", "Instagram", "k", "3", "1", "3", "2", "And left.", ".", "k", "1", "b", "b",
        "5", "4", "99", "2", "1", "b", "b", "6", "1", "1", "b", "b", "b", "8", "b", "q",
        language=language,
    )  # fmt: skip
    assert in_language(language, "An earlier version, kept as it was") in text
    assert "Instagram" in text
    checked = Language(content_root(), language).count(
        "{number} note checked. Nothing was changed since it was written.",
        "{number} notes checked. Nothing was changed since they were written.",
        1,
    )
    assert checked in text


def test_what_was_typed_of_a_form_is_there_again() -> None:
    text, code = talked(*NEW, "6", "2", "Ana", "sister", "l")
    assert code == LOCKED
    text, _ = talked(OPEN, "6", "2", "k", "b", "q", locked=True)
    assert "You had begun this before; what you typed then is here." in text
    assert "Name or alias, now Ana:" in text
    assert "Kept." in text
    text, _ = talked(OPEN, "6", "1", "q")
    assert "1. Ana: sister" in text


def test_a_name_is_needed_for_somebody() -> None:
    text, _ = talked(*NEW, "6", "2", "k", "1", "Ana", "1", "b", "b", "q")
    assert "Write a name or an alias first; one letter is enough." in text
    assert "1 person." in text


def test_a_note_from_anywhere_and_its_draft() -> None:
    text, _ = talked(*NEW, "w", "from anywhere", ".", "5", "4", "w", "half", "b", "anywhere", "q")
    assert "Kept in the journal." in text
    assert "Set aside. What was typed is kept." in text
    assert "1 note." in text
    text, _ = talked(OPEN, "4", "q")
    assert "You had begun to write:\nhalf" in text


@BOTH
def test_removals_accounts_and_their_order(language: str) -> None:
    text, _ = talked(
        *NEW, "7", "2", "1", "see https://example.org/a and nothing else", ".", "2", "2", "b", "b",
        "4", "1", "", "1", "k", "1", "Mail", "b", "6", "1", "2", "b", "b", "7", "3",
        "8", "1", "Ana Demo", "7", "b", "b", "q", language=language,
    )  # fmt: skip
    assert "https://example.org/a" in text
    assert in_language(language, "Write a name first; one word is enough.") in text
    assert in_language(language, "What to do, in this order:") in text
    assert "Ana Demo" in text


@BOTH
def test_guides_platforms_and_the_search(language: str) -> None:
    text, _ = talked(*NEW, "8", "6", "1", "", "2", "b", "b", "3", "2", "1", "b", "b", "1",
                     "police", "1", "b", "b", "q", language=language)  # fmt: skip
    assert in_language(language, "Where this comes from:") in text
    assert in_language(language, "What to know first") in text
    assert "](" not in text
    assert "**" not in text


@BOTH
def test_exhibits_are_taken_in_and_checked(language: str, tmp_path: Path) -> None:
    (tmp_path / "proof.txt").write_text("proof", encoding="utf-8")
    text, _ = talked(*NEW, "5", "7", "1", "nowhere", "proof.txt", "1", "1", "1", "2", "b", "b", "b",
                     "q", language=language)  # fmt: skip
    assert in_language(language, "It is the same, byte for byte.") in text
    assert "proof.txt" in text


@BOTH
def test_an_exhibit_is_copied_out_and_removed(language: str, tmp_path: Path) -> None:
    (tmp_path / "proof.txt").write_bytes(b"proof")
    (tmp_path / "stick").mkdir()
    text, _ = talked(
        *NEW, "5", "7", "1", "proof.txt", "1", "1",
        "6", "nowhere", "6", "stick", "7", "2", "7", "1", "6", "b", "b", "b", "q",
        language=language,
    )  # fmt: skip
    assert (tmp_path / "stick" / "proof.txt").read_bytes() == b"proof"
    digest = hashlib.sha256(b"proof").hexdigest()
    note = (tmp_path / "stick" / "proof.txt.sha256.txt").read_text(encoding="utf-8")
    assert note.startswith(f"{digest}  proof.txt\n")
    for said in (
        "It could not be copied there. Check the folder, and its room.",
        "It is removed from the file.",
    ):
        assert in_language(language, said) in text
    assert text.count(in_language(language, "Copy it out")) == 4  # not after it was removed


@BOTH
def test_settings_a_copy_and_another_passphrase(language: str, tmp_path: Path) -> None:
    text, _ = talked(
        *NEW, "10", "2", "4", "3", "2", "4", "5", "6", "2", "7", "1", "8", "9", "copy.dat", "1",
        WORDS, WORDS, "other stick", "10", "wrong", "10", WORDS, "1", OTHER, OTHER, "12", OTHER,
        "q",
        language=language,
    )  # fmt: skip
    assert (tmp_path / "copy.dat").exists()
    assert in_language(language, "The file is sound.") in text
    text, _ = talked(OTHER, "10", "q", language=language)
    assert Language(content_root(), language).count(
        "{number} minute", "{number} minutes", 5
    ) in text.replace("\n", " ")


def test_a_recovery_code_is_made_tried_and_opens_the_file() -> None:
    text, _ = talked(*NEW, "10", "11", "1", WORDS, "", "not the code", "b", "q")
    rows = [line for line in text.split("\n") if line[1:3] == ". " and len(line) == 7]
    groups = [row[3:] for row in rows if row[3:].isalnum() and row[3:] == row[3:].upper()]
    assert len(groups) == 7
    text, _ = talked("f", "1", "-".join(groups), "q")
    assert "The file was opened without its passphrase." in text


def test_reading_only_says_why_nothing_changes() -> None:
    talked(*NEW, "q")
    text, _ = talked(OPEN, "4", "2", "1", "b", "q", review=True)
    assert text.count("The file is open for reading only: nothing can be changed.") == 2


def test_a_step_on_hold_waits_until_its_hold_is_released() -> None:
    signs = ("4", "3", "1", "1", "2 3 15", "1 3 4 7", "4")
    held = ("3", "4", "1", "b")
    text, _ = talked(*NEW, "2", "1", *signs, "m", *held, "2", "8", "1", "8", "2", "", "8", "2",
                     "a helpline", ".", "8", "3", "I am sure.", ".",
                     "m", "5", "3", "1", "q")  # fmt: skip
    assert "This step waits. The last line says what releases it." in text
    assert text.count("The step stays on hold.") == 3
    assert "The hold is released. It is noted in your journal." in text
    assert "I released the hold on this step" in text
    assert "My reason: I am sure." in text


class Waiting(Typed):
    """Somebody who types, and then is away for some seconds before the next line."""

    session: PlainSession

    def __init__(self, lines: Iterable[str], clock: Clock, away: float) -> None:
        super().__init__(lines)
        self._clock, self._away = clock, away

    def ask(self, prompt: str) -> str:
        line = super().ask(prompt)
        if line == "AWAY":
            self.partial = "half"
            self._clock.seconds += self._away
            self.said.append(self.session.wait())
            self.session.touch()
        return line


def away_for(seconds: float) -> tuple[str, int]:
    """Begin a note, go away, and come back."""
    clock = Clock()
    typed = Waiting((*NEW, "4", "one line", "AWAY", "."), clock, seconds)
    session = PlainSession(
        SessionStart(Path()), typed, content=content_root(), language="en", clock=lambda: NOW,
        new_id=iter(f"{n:032x}" for n in range(1, 99)).__next__, elapsed=clock, profiles=CHEAP,
    )  # fmt: skip
    typed.session = session
    return (session.run(), typed.text)[::-1]


def test_an_empty_chair_is_warned_then_locked_and_what_was_typed_is_kept() -> None:
    text, code = away_for(165)
    assert "Your file locks itself in 20 seconds." in text
    assert (code, "Kept in the journal." in text) == (LEFT, True)
    Path("carnet.dat").unlink()
    text, code = away_for(181)
    assert (code, "Kept in the journal." in text) == (LOCKED, False)
    text, _ = talked(OPEN, "4", "q", locked=True)
    assert "You had begun to write:\none line\nhalf" in text


def test_a_stick_that_is_taken_out_is_asked_for_and_the_note_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, pulled = Drafts.put, [True]

    def put(self: Drafts, place: str, body: str) -> None:
        if pulled and body:
            pulled.clear()
            raise Unplugged
        real(self, place, body)

    monkeypatch.setattr(Drafts, "put", put)
    text, _ = talked(*NEW, "4", "He wrote.", "wrong", OPEN, ".", "5", "3", "1", "q")
    assert "Put the stick back and type your passphrase." in text
    assert "The file is back." in text
    assert "He wrote." in text.split("A note")[-1]
