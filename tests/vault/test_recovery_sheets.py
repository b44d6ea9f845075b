import itertools
import random
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shamir_mnemonic import combine_mnemonics, generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from tui.vault import sheets
from tui.vault.errors import MistypedSheet, OneSheet, SheetsApart
from tui.vault.secret import Secret
from tui.vault.sheets import Sheet

SEED = bytes.fromhex("00112233445566778899aabbccddeeff")


def made(seed: bytes = SEED) -> tuple[Sheet, ...]:
    with Secret(seed) as held:
        return sheets.make_sheets(held)


def read(text: str) -> Sheet:
    with Secret(text.encode()) as typed:
        return sheets.read_sheet(typed)


def joined(one: Sheet, other: Sheet) -> bytes:
    with sheets.seed_of(one, other) as seed:
        return bytes(seed.view())


@given(st.binary(min_size=16, max_size=16))
def test_any_two_of_three_give_the_seed_back_in_any_order(seed: bytes) -> None:
    three = made(seed)
    assert [sheet.number for sheet in three] == [1, 2, 3]
    assert all(len(sheet.words) == 20 for sheet in three)
    for one, other in itertools.permutations(three, 2):
        assert joined(read(" ".join(one.words)), read(" ".join(other.words))) == seed


def test_one_sheet_is_not_enough() -> None:
    for sheet in made():
        with pytest.raises(OneSheet):
            sheets.seed_of(sheet, sheet)


def test_sheets_are_drawn_anew_each_time() -> None:
    shares = {sheet.words[4:17] for _ in range(50) for sheet in made()}
    assert len(shares) == 150


def test_sheets_of_one_set_begin_with_the_same_two_words_and_others_do_not() -> None:
    sets = [made() for _ in range(20)]
    for three in sets:
        assert len({sheet.set_name for sheet in three}) == 1
        assert three[0].set_name == " ".join(three[0].words[:2])
    assert len({three[0].set_name for three in sets}) >= 19


def test_sheets_of_different_sets_are_refused() -> None:
    mine, again, other = made(), made(), made(bytes(16))
    for one, two in [(mine[0], again[1]), (mine[0], again[0]), (mine[2], other[0])]:
        with pytest.raises(SheetsApart):
            sheets.seed_of(one, two)


def test_sheets_whose_sets_have_the_same_name_by_chance_are_refused_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shamir_mnemonic.shamir._random_identifier", lambda: 77)
    mine, other = made(), made(bytes(16))
    assert mine[0].set_name == other[0].set_name
    for one, two in itertools.product(mine, other):
        with pytest.raises(SheetsApart):
            sheets.seed_of(one, two)


def test_the_words_are_those_of_the_standard() -> None:
    three = made()
    assert combine_mnemonics([" ".join(sheet.words) for sheet in three[1:]]) == SEED
    assert len({word[:4] for word in WORDLIST}) == 1024


def spellings(words: tuple[str, ...]) -> list[str]:
    return [
        " ".join(words).upper(),
        " ".join(word[:4] for word in words),
        "\n".join(f"{place}. {word}" for place, word in enumerate(words, start=1)),
        ", ".join(words),
        " ".join(f"{word[:4]}xyz" for word in words),
        " ".join(word.replace("e", "é") for word in words),
    ]


def test_it_can_be_typed_in_many_ways() -> None:
    for _ in range(20):
        for sheet in made():
            assert {read(spelling) for spelling in spellings(sheet.words)} == {sheet}


def test_a_slip_in_a_word_is_forgiven_or_its_place_is_told() -> None:
    chance, sheet = random.Random(4), made()[0]
    forgiven = 0
    for _ in range(300):
        place, words = chance.randrange(20), list(sheet.words)
        word = words[place]
        letter = chance.randrange(len(word))
        words[place] = word[:letter] + chance.choice("abcdefghij") + word[letter + 1 :]
        text = " ".join(words)
        try:
            assert read(text) == sheet
            forgiven += 1
        except MistypedSheet:
            with Secret(text.encode()) as typed:
                assert sheets.first_unknown(typed) in {None, place + 1}
    assert forgiven > 200


def test_up_to_three_other_words_are_always_noticed() -> None:
    chance, sheet = random.Random(5), made()[1]
    for number in range(3000):
        words = list(sheet.words)
        for place in chance.sample(range(20), 1 + number % 3):
            words[place] = chance.choice([word for word in WORDLIST if word != words[place]])
        with pytest.raises(MistypedSheet):
            read(" ".join(words))


@pytest.mark.parametrize("text", ["", "academic", " ".join(WORDLIST[:20]), "a " * 20, "é" * 999])
def test_what_is_no_sheet_is_refused(text: str) -> None:
    with pytest.raises(MistypedSheet):
        read(text)


def test_a_missing_or_doubled_word_is_refused() -> None:
    words = made()[0].words
    for place in range(20):
        for typed in (words[:place] + words[place + 1 :], words[:place] + words[place - 1 :]):
            if len(typed) != 20:
                with pytest.raises(MistypedSheet):
                    read(" ".join(typed))


def test_the_place_of_the_first_unknown_word_is_told() -> None:
    words = [*made()[0].words]
    words[6] = "zzzzqq"
    with Secret(" ".join(words).encode()) as typed:
        assert sheets.first_unknown(typed) == 7
        assert sheets.count_words(typed) == 20
    with Secret(" ".join(words[:6]).encode()) as typed:
        assert sheets.first_unknown(typed) is None


@pytest.mark.parametrize(
    ("groups", "options"),
    [
        ([(2, 3)], {"iteration_exponent": 15}),
        ([(2, 3)], {"iteration_exponent": 0, "extendable": False}),
        ([(3, 5)], {"iteration_exponent": 0}),
        ([(2, 5)], {"iteration_exponent": 0}),
        ([(1, 1)], {"iteration_exponent": 0}),
        ([(2, 3), (2, 3)], {"iteration_exponent": 0}),
    ],
)
def test_sheets_of_another_kind_are_refused_before_any_work(
    groups: list[tuple[int, int]],
    options: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An exponent of 15 would ask for 327 million rounds."""
    monkeypatch.setattr("shamir_mnemonic.cipher.encrypt", lambda secret, *_args: secret)
    texts = generate_mnemonics(len(groups), groups, SEED, **options)
    kinds = [text for group in texts for text in group]
    refused = 0
    for text in kinds:
        try:
            read(text)
        except MistypedSheet:
            refused += 1
    expected = 2 if groups == [(2, 5)] else len(kinds)
    assert refused == expected


any_words = st.lists(st.sampled_from(WORDLIST), min_size=18, max_size=22).map(" ".join)


@given(st.text(max_size=300) | any_words)
def test_anything_typed_is_a_sheet_or_a_typed_error(text: str) -> None:
    with Secret(text.encode()) as typed:
        sheets.first_unknown(typed)
    with suppress(MistypedSheet):
        assert len(read(text).words) == 20


@given(st.binary(max_size=400))
def test_any_bytes_are_a_sheet_or_a_typed_error(content: bytes) -> None:
    with Secret(content) as typed, suppress(MistypedSheet):
        assert len(sheets.read_sheet(typed).words) == 20


def test_the_library_is_loaded_only_when_sheets_are_used() -> None:
    code = "import sys, tui.vault.sheets; print('shamir_mnemonic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_sheet_does_not_show_its_words_by_accident() -> None:
    sheet = made()[0]
    assert not any(word in repr(sheet) for word in sheet.words)
