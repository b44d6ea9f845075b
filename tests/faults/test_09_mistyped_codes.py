"""9: a mistyped recovery code or sheet is noticed before anything is opened, and never opens."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from shamir_mnemonic.wordlist import WORDLIST

from tests.faults.conftest import Soak
from tests.vault import cheap
from tui.vault import sheets
from tui.vault.errors import (
    MistypedCode,
    MistypedSheet,
    OneSheet,
    SheetsApart,
    WrongPassphrase,
)
from tui.vault.opening import open_with_seed
from tui.vault.recovery_code import ALPHABET, CHARACTERS, code_of, seed_of
from tui.vault.secret import Secret

ERRORS = 10_000
GUESSES = 20_000
FEWEST_NOTICED = 0.999


def seed_and_code(path: Path) -> tuple[bytes, bytes]:
    vault = cheap.create(path)
    with cheap.secret() as passphrase, vault.seed_of(passphrase) as seed, code_of(seed) as code:
        found = bytes(seed.view()), bytes(code.view())
    vault.close()
    return found


def opens(path: Path, seed: Secret) -> bool:
    try:
        open_with_seed(path, seed, profiles=cheap.CHEAP_ONLY).close()
    except WrongPassphrase:
        return False
    return True


def outcome(path: Path, typed: bytes) -> str:
    """What becomes of a typed code: "noticed", "refused" by the file, or "opened"."""
    try:
        with Secret(typed) as code, seed_of(code) as seed:
            return "opened" if opens(path, seed) else "refused"
    except MistypedCode:
        return "noticed"


def one_character_wrong(code: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(CHARACTERS)
    others = ALPHABET.replace(code[place : place + 1], b"")
    return code[:place] + bytes([chance.choice(others)]) + code[place + 1 :]


def test_ten_thousand_wrong_characters_are_noticed_and_open_nothing(
    tmp_path: Path, soak: Soak
) -> None:
    path, chance = tmp_path / "carnet.dat", random.Random(9)
    _seed, code = seed_and_code(path)
    outcomes = [outcome(path, one_character_wrong(code, chance)) for _ in range(ERRORS)]
    opened, missed = outcomes.count("opened"), outcomes.count("refused")
    soak.report(ERRORS, lost=missed, leaked=opened)
    assert opened == 0
    assert outcomes.count("noticed") / ERRORS >= FEWEST_NOTICED
    assert outcome(path, code) == "opened"


def test_every_single_wrong_character_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "carnet.dat"
    _seed, code = seed_and_code(path)
    typed = [
        code[:place] + bytes([other]) + code[place + 1 :]
        for place in range(CHARACTERS)
        for other in ALPHABET
        if other != code[place]
    ]
    assert len(typed) == 28 * 31
    assert {outcome(path, wrong) for wrong in typed} == {"noticed"}


def test_characters_that_changed_places_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "carnet.dat"
    _seed, code = seed_and_code(path)
    for first in range(CHARACTERS):
        for second in range(first + 1, CHARACTERS):
            swapped = bytearray(code)
            swapped[first], swapped[second] = code[second], code[first]
            if swapped != code:
                assert outcome(path, bytes(swapped)) == "noticed"


def test_guessed_codes_open_nothing(tmp_path: Path, soak: Soak) -> None:
    path, chance = tmp_path / "carnet.dat", random.Random(10)
    seed_and_code(path)
    guesses = soak.of(GUESSES, 10 * GUESSES)
    outcomes = [outcome(path, bytes(chance.choices(ALPHABET, k=28))) for _ in range(guesses)]
    soak.report(guesses, leaked=outcomes.count("opened"))
    assert outcomes.count("opened") == 0
    assert 0 < outcomes.count("refused") < guesses / 500  # one guess in 4,096 has the right form


def test_a_seed_with_one_wrong_bit_is_refused_by_the_file(tmp_path: Path, soak: Soak) -> None:
    path = tmp_path / "carnet.dat"
    seed, _code = seed_and_code(path)
    opened = 0
    for bit in range(128):
        changed = (int.from_bytes(seed, "big") ^ 1 << bit).to_bytes(16, "big")
        with Secret(changed) as wrong:
            opened += opens(path, wrong)
    soak.report(128, leaked=opened)
    assert opened == 0


def outcome_of_sheets(path: Path, one: Sequence[str], other: Sequence[str]) -> str:
    """What becomes of two typed sheets."""
    try:
        with Secret(" ".join(one).encode()) as first, Secret(" ".join(other).encode()) as second:
            pair = sheets.read_sheet(first), sheets.read_sheet(second)
        with sheets.seed_of(*pair) as seed:
            return "opened" if opens(path, seed) else "refused"
    except (MistypedSheet, OneSheet, SheetsApart):
        return "noticed"


def other_word(words: Sequence[str], chance: random.Random) -> list[str]:
    """The sheet with one word replaced by another of the list."""
    place = chance.randrange(len(words))
    words = list(words)
    words[place] = chance.choice([word for word in WORDLIST if word != words[place]])
    return words


def test_mixed_mistyped_and_doubled_sheets_open_nothing(tmp_path: Path, soak: Soak) -> None:
    path, chance = tmp_path / "carnet.dat", random.Random(11)
    found, _code = seed_and_code(path)
    with Secret(found) as seed:
        sets = [[sheet.words for sheet in sheets.make_sheets(seed)] for _ in range(40)]
    tries = soak.of(200, 2_000)
    outcomes = []
    for _ in range(tries):
        mine, another = chance.sample(sets, 2)
        one, other = chance.sample(mine, 2)
        outcomes += [
            outcome_of_sheets(path, one, chance.choice(another)),
            outcome_of_sheets(path, other_word(one, chance), other),
            outcome_of_sheets(path, one, one),
        ]
    opened = outcomes.count("opened")
    soak.report(len(outcomes), lost=outcomes.count("refused"), leaked=opened)
    assert opened == 0
    assert set(outcomes) == {"noticed"}
    assert outcome_of_sheets(path, *sets[0][:2]) == "opened"
