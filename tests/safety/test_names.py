"""Names from outside become names every system takes; two never become one file."""

import pytest

from tui.safety.names import MOST_BYTES, Names, folded, safe_name


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("photo été.jpg", "photo été.jpg"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\system32\\x.dll", "x.dll"),
        ("C:\\autoexec.bat", "autoexec.bat"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("aux .txt", "_aux .txt"),
        ("COM¹.txt", "_COM¹.txt"),
        ("conin$", "_conin$"),
        ("NUL.", "_NUL"),
        ("a\x00b\nc.txt", "a_b c.txt"),
        ("\u202egnp.exe", "_gnp.exe"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("a／b.txt", "a_b.txt"),
        ("name. . ", "name"),
        (".hidden", "hidden"),
        ("~user", "_user"),
        ("PROGRA~1.TXT", "PROGRA_1.TXT"),
        ("-rf", "_-rf"),
        ("a%2e%2e", "a_2e_2e"),
        ("desktop.ini", "_desktop.ini"),
        ("readme.url", "readme.url.bin"),
        ("lettre\u00a0: suite", "lettre _ suite"),
        ("e\u0301te\u0301.txt", "été.txt"),
        ("\ud800bad", "_bad"),
    ],
)
def test_what_becomes_of_a_hostile_name(hostile: str, safe: str) -> None:
    assert safe_name(hostile) == safe


@pytest.mark.parametrize("nothing", ["", ".", "..", "   ", "/", "a/", "\u202e", "???"])
def test_nothing_gets_the_default(nothing: str) -> None:
    assert safe_name(nothing, "annex") == "annex"


def test_a_safe_name_stays() -> None:
    for name in ("_CON", "_-rf", "readme.url.bin", "é" * 60):
        assert safe_name(name) == name


@pytest.mark.parametrize(
    "long", ["é" * 400 + ".jpeg", "x" * 500, "😀" * 90 + ".png", "." * 300 + "a"]
)
def test_a_long_name_is_cut_and_keeps_its_ending(long: str) -> None:
    name = safe_name(long)
    assert len(name.encode()) <= MOST_BYTES
    assert name.rpartition(".")[2] == (long.rpartition(".")[2] if "." in name else name)


def test_names_that_some_system_takes_for_one_are_numbered() -> None:
    names = Names(taken=("Photo.JPG",))
    wanted = ("photo.jpg", "PHOTO.jpg", "caf\u00e9", "cafe\u0301", "ﬁle", "file", "CON", "con")
    given = [names.take(name) for name in wanted]
    assert given == [
        "photo (2).jpg", "PHOTO (3).jpg", "café", "café (2)", "ﬁle", "file (2)", "_CON", "_con (2)",
    ]  # fmt: skip
    assert len({folded(name) for name in given}) == len(given)


def test_a_numbered_long_name_is_not_too_long() -> None:
    names = Names()
    given = [names.take("é" * 300 + ".jpeg") for _ in range(12)]
    assert len(set(given)) == 12
    assert all(len(name.encode()) <= MOST_BYTES and name.endswith(".jpeg") for name in given)
