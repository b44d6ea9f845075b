import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.vault.passphrase import warnings
from tui.vault.secret import Secret

SEVEN = {"short", "single_word", "year", "date", "repeated", "sequence", "name_like"}


def of(text: str, *names: str) -> set[str]:
    return set(warnings(Secret(text.encode()), names))


@pytest.mark.parametrize(
    "text",
    ["verger lilas panier savane mimosa radis", "un Été bien rangé là-bas", "tulip oboe 7 mint"],
)
def test_good_phrases_are_left_alone(text: str) -> None:
    assert of(text, "Marie Dupont", "Zoé") == set()


@pytest.mark.parametrize("text", ["chat noir", "a b c", "xK9!fqzp#w2m8vt"])
def test_short(text: str) -> None:
    assert "short" in of(text)


@pytest.mark.parametrize("text", ["cerf a vu lune", "xK9!fqzp#w2m8vtc"])
def test_four_words_or_sixteen_characters_are_not_short(text: str) -> None:
    assert "short" not in of(text)


@pytest.mark.parametrize("text", ["anticonstitutionnellement", "Marseille13", "rossignol!", "été"])
def test_single_word(text: str) -> None:
    assert "single_word" in of(text)


@pytest.mark.parametrize("text", ["rossignol vert", "a1b2c3d4e5f6g7h8"])
def test_not_a_single_word(text: str) -> None:
    assert "single_word" not in of(text)


@pytest.mark.parametrize("text", ["lune 1987 bois vert", "lune2024", "x1900x", "2099"])
def test_year(text: str) -> None:
    assert "year" in of(text)


@pytest.mark.parametrize("text", ["lune 1899 bois", "bois 2100", "19876", "88 2 0 24"])
def test_no_year(text: str) -> None:
    assert "year" not in of(text)


@pytest.mark.parametrize(
    "text", ["lune 14071789", "140789 lune", "lune 14/07", "14.7.1989", "1989-07-14"]
)
def test_date(text: str) -> None:
    assert "date" in of(text)


@pytest.mark.parametrize("text", ["lune 14 bois", "4711", "12345678901"])
def test_no_date(text: str) -> None:
    assert "date" not in of(text)


@pytest.mark.parametrize(
    "text", ["lune aaaa bois", "lunelune", "xyzxyzxyzx", "chat chat chat chat", "1111111111111111"]
)
def test_repeated(text: str) -> None:
    assert "repeated" in of(text)


def test_a_word_said_twice_among_others_is_no_repetition() -> None:
    assert "repeated" not in of("lune bois lune verger")


@pytest.mark.parametrize(
    "text", ["lune abcde", "56789 lune bois", "EDCBA", "azerty", "ytreza", "qwertz", "wxcvbn"]
)
def test_sequence(text: str) -> None:
    assert "sequence" in of(text)


def test_a_short_run_is_no_sequence() -> None:
    assert "sequence" not in of("abcd lune 1234")


@pytest.mark.parametrize("text", ["zoe aime les lilas", "les lilas de ZOÉ", "MaRiEaimelesfleurs"])
def test_name_like(text: str) -> None:
    assert "name_like" in of(text, "Zoé Martin", "Marie-Ève")


def test_names_of_two_letters_say_nothing() -> None:
    assert "name_like" not in of("les lilas jolis verts", "Jo Li")


def test_the_order_is_fixed_and_the_secret_is_left_as_it_was() -> None:
    secret = Secret(b"1987")
    assert warnings(secret) == ["short", "single_word", "year"] or warnings(secret) == [
        "short",
        "year",
    ]
    assert bytes(secret.view()) == b"1987"


@given(st.binary(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_any_bytes_and_names_give_known_warnings_only(content: bytes, names: list[str]) -> None:
    assert set(warnings(Secret(content), names)) <= SEVEN
