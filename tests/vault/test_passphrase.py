import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.vault.errors import BadPassphraseText, TooLong
from tui.vault.passphrase import fold
from tui.vault.secret import Secret

FROZEN = [
    ("correct horse", b"correct horse"),
    ("  two   spaces\tand a tab \n", b"two spaces and a tab"),
    ("clé été", b"cl\xc3\xa9 \xc3\xa9t\xc3\xa9"),
    ("cle\u0301 e\u0301te\u0301", b"cl\xc3\xa9 \xc3\xa9t\xc3\xa9"),
    ("a\u00a0b\u202fc\u2003d\u3000e", b"a b c d e"),
    ("l’arbre lʼarbre", b"l'arbre l'arbre"),
    ("“un” «deux»", b'"un" "deux"'),
    ("a‐b‑c‒d–e—f―g−h", b"a-b-c-d-e-f-g-h"),
    ("ﬁn ½ Ａｂ", b"fin 1\xe2\x81\x842 Ab"),
    ("Œuf œuf ß", b"\xc5\x92uf \xc5\x93uf \xc3\x9f"),
    ("\u1112\u1161\u11ab", b"\xed\x95\x9c"),
    ("Å", b"\xc3\x85"),
    ("…", b"..."),
    ("a\u0323\u0307 a\u0307\u0323", b"\xe1\xba\xa1\xcc\x87 \xe1\xba\xa1\xcc\x87"),
]


def folded(text: str) -> bytes:
    with fold(Secret(text.encode())) as result:
        return bytes(result.view())


@pytest.mark.parametrize(("text", "expected"), FROZEN)
def test_frozen_vectors_of_fold_version_1(text: str, expected: bytes) -> None:
    assert folded(text) == expected


def test_case_is_kept() -> None:
    assert folded("Arbre") != folded("arbre")


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u00a0"])
def test_nothing_left_is_refused(text: str) -> None:
    with pytest.raises(BadPassphraseText):
        folded(text)


@pytest.mark.parametrize(
    "char", ["\0", "\x1b", "\x7f", "\x85", "\x9b", "\ue000", "\U000e0080", "͸"]
)
def test_characters_that_cannot_be_typed_again_are_refused(char: str) -> None:
    with pytest.raises(BadPassphraseText):
        folded(f"four good words {char}")


@pytest.mark.parametrize("content", [b"\xff", b"abc\xc3", b"\xed\xa0\x80", b"\x80abc"])
def test_bytes_that_are_not_utf8_are_refused(content: bytes) -> None:
    with pytest.raises(BadPassphraseText):
        fold(Secret(content))


def test_1024_bytes_is_the_limit() -> None:
    assert len(folded("a" * 1024)) == 1024
    with pytest.raises(TooLong):
        folded("a" * 1025)
    assert len(folded("a" + " " * 3000 + "b")) == 3


def whole_text_at_once(text: str) -> str:
    """The same fold the plain way, on one string."""
    plain = str.maketrans(
        dict.fromkeys("’ʼ", "'") | dict.fromkeys("“”«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
    )
    return " ".join(unicodedata.normalize("NFKC", text).translate(plain).split())


ASSIGNED = st.characters(exclude_categories=["Cc", "Cn", "Co", "Cs"])
MARKS = st.characters(categories=["Mn", "Mc", "Lo"])
TEXTS = st.text(
    ASSIGNED | MARKS | st.sampled_from("\u1100\u1161\u11a8\u0f71\u0f73\u0f74\u0300\u0327 ")
)


@given(TEXTS.filter(lambda text: 0 < len(whole_text_at_once(text).encode()) <= 1024))
def test_folding_piece_by_piece_equals_folding_the_whole(text: str) -> None:
    assert folded(text) == whole_text_at_once(text).encode()


@given(TEXTS.filter(lambda text: 0 < len(whole_text_at_once(text).encode()) <= 1024))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once.decode()) == once


def test_every_character_before_and_after_a_letter_folds_like_the_whole() -> None:
    for number in range(0x20, sys.maxunicode + 1, 31):
        text = f"e{chr(number)}\u0301\u0323x"
        if unicodedata.category(chr(number)) not in {"Cc", "Cn", "Co", "Cs"}:
            assert folded(text) == whole_text_at_once(text).encode(), hex(number)


def test_no_string_of_the_passphrase_is_made() -> None:
    """No call inside the fold sees a string of more than one letter and its marks."""
    longest = 0

    def watch(frame: object, event: str, _argument: object) -> object:
        nonlocal longest
        values = getattr(frame, "f_locals", {}).values()
        longest = max([longest, *(len(value) for value in values if isinstance(value, str))])
        return watch

    secret = Secret("un arbre été vélo".encode())
    before = sys.gettrace()
    sys.settrace(watch)  # type: ignore[arg-type]
    try:
        fold(secret).wipe()
    finally:
        sys.settrace(before)
    assert 0 < longest <= 2


def test_a_refused_passphrase_leaves_nothing_in_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Secret] = []

    class Recorded(Secret):
        def __init__(self, *args: bytes, capacity: int) -> None:
            super().__init__(*args, capacity=capacity)
            made.append(self)

    monkeypatch.setattr("tui.vault.passphrase.Secret", Recorded)
    with pytest.raises(BadPassphraseText):
        fold(Secret(b"good words \x1b"))
    assert made
    assert not any(made[0]._buffer)
