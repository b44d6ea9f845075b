"""57: five thousand hostile names become five thousand files in the folder, valid on Windows."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path, PureWindowsPath

from tests.faults.conftest import Soak
from tui.safety.names import Names

SEEDS = (
    "../../etc/passwd", "..\\..\\Windows\\system32\\x.dll", "/abs/olute", "C:\\autoexec.bat", "CON",
    "con.txt", "NUL.", "aux .txt", "LPT9.tar.gz", "COM¹.txt", "lpt³", "CONOUT$", "CLOCK$", "a\x00b",
    "a\nb.txt", "\u202egnp.exe", "x" * 400 + ".pdf", "é" * 200 + ".jpg", "😀" * 200, ".", "..", "",
    "   ", ".hidden", "~user", "-rf", "a:b.txt", "file.txt::$DATA", "name.", "name ", "name . .",
    "\ud800bad", "ﬁle.txt", "a%2e%2e%2fb", "x\u200b.txt", "emoji👩‍👧.jpg", 'a|b<c>d?e*f"g.txt',
    "∕∕server∕share", "a／b＼c", "\u2028", "desktop.ini", "PROGRA~1", "e\u0301", "é", "E\u0301",
    "\\\\?\\C:\\x", "\\\\.\\COM1", "%SystemRoot%", "$(reboot)", "`id`", "K.txt", "K.txt", "ſ", "S",
)  # fmt: skip
LETTERS = (
    "abcXYZ019 .-_~%$()[]{}'!#&,;=+@^`",
    '<>:"/\\|?*',
    "".join(map(chr, range(32))) + "\x7f\x85\x9b",
    "\u202a\u202e\u2066\u2069\u200b\u200d\u200e\u00ad\ufeff\u2028\u2029\ue000\U000e0001",
    "éÉßŒœçİıſK\u0301\u0308ﬁ①²／＼：．…",
    "漢字العربيةעברית😀👩‍👧🇫🇷",
    "\ud800\udfff\uffff\U0010ffff",
)
DEVICE = re.compile(
    r"(CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³]|CONIN\$|CONOUT\$|CLOCK\$) *(\..*)?", re.IGNORECASE
)
"""The names of devices as Microsoft lists them, also before a suffix."""


def names(many: int) -> list[str]:
    """Return every seed, then mixtures of seeds and letters, the same each time."""
    dice = random.Random(57)
    found = list(SEEDS)
    while len(found) < many:
        kind = dice.choice(LETTERS)
        made = "".join(
            dice.choice(dice.choice((kind, LETTERS[0]))) for _ in range(dice.randint(0, 280))
        )
        seed = dice.choice(SEEDS)
        found.append(dice.choice((made, made + seed, seed + made, seed.swapcase(), seed)))
    return found


def invalid_on_windows(name: str) -> bool:
    """Say whether Windows would refuse the name or read it as something else."""
    return (
        not name
        or bool(re.search(r'[<>:"/\\|?*\x00-\x1f]', name))
        or name[-1] in " ."
        or bool(DEVICE.fullmatch(name))
        or len(name.encode("utf-16-le", "surrogatepass")) // 2 > 255
        or len(unicodedata.normalize("NFD", name).encode("utf-16-le", "surrogatepass")) // 2 > 255
        or PureWindowsPath(name).name != name
        or any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in name)
    )


def test_the_measure_finds_what_windows_refuses() -> None:
    assert sum(map(invalid_on_windows, SEEDS)) > 30


def test_every_name_is_a_file_of_its_own_inside_the_folder(tmp_path: Path, soak: Soak) -> None:
    folder = tmp_path / "exported"
    folder.mkdir()
    given, hostile = Names(), names(5000)
    written = []
    for wanted in hostile:
        name = given.take(wanted)
        place = folder / name
        written.append(name)
        assert place.resolve().parent == folder.resolve(), "outside"
        with place.open("xb"):
            pass
    bad = [name for name in written if invalid_on_windows(name)]
    same = len(written) - len({unicodedata.normalize("NFC", name).casefold() for name in written})
    outside = len(list(tmp_path.rglob("*"))) - 1 - len(list(folder.iterdir()))
    soak.report(len(hostile), lost=len(bad) + same, leaked=outside)
    assert (bad, same, outside) == ([], 0, 0)
    assert len(list(folder.iterdir())) == 5000
