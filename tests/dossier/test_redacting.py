"""What is taken out is out, whatever its case and accents; everything else stays as it was."""

from hypothesis import given
from hypothesis import strategies as st

from tui.dossier.redacting import ACCOUNTS, ADDRESSES, Redactor


def test_words_go_whatever_their_case_and_accents() -> None:
    out = Redactor("[x]", ["Élodie  Dùrand", "R."])
    assert (
        out("elodie durand, ELODIE\nDURAND et R. mais pas SOR.") == "[x], [x] et [x] mais pas SOR."
    )


def test_a_word_goes_also_inside_another_word() -> None:
    assert Redactor("[x]", ["martin"])("la famille des Martins") == "la famille des [x]s"


def test_addresses_and_numbers_go_and_dates_stay() -> None:
    out = Redactor("[x]", (), (ADDRESSES,))
    told = "voir https://a.example/b?c ou moi@b.example, +33 6 12 34 56 78, le 2026-09-14 22:10"
    assert out(told) == "voir [x] ou [x], [x], le 2026-09-14 22:10"


def test_handles_go() -> None:
    assert Redactor("[x]", (), (ACCOUNTS,))("@r_77 et a@b") == "[x] et a@b"


def test_overlapping_finds_leave_one_mark() -> None:
    out = Redactor("[x]", ["jean dupont", "dupont martin"])
    assert out("Jean Dupont Martin") == "[x]"


def test_nothing_to_take_out_changes_nothing() -> None:
    out = Redactor("[x]", ["", "  "])
    assert out("İstanbul ﬁn") == "İstanbul ﬁn"
    assert not out.touches("anything")


@given(st.text(max_size=60), st.text(max_size=8).filter(lambda word: len(word.strip()) > 3))
def test_what_is_out_never_stands_in_the_text(text: str, word: str) -> None:
    out = Redactor("\N{FULL BLOCK}", [word])
    left = out(f"{text}{word}{text}")
    assert not out.touches(left)
    assert word.strip() not in left
