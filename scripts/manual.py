"""Writes what an installer puts into `share`: the manual page and the completions.

Everything is made of the table in `tui/command_help.py`. With `--check` nothing is written, and the
names of stale files are printed. The completions that lie there speak English; those that `carnet
--completion` prints speak the language of the computer.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tui.command_help import command_lines  # noqa: E402  (the checkout comes first)
from tui.completion import SHELLS  # noqa: E402
from tui.library.language import SOURCE_LANGUAGE, Language, available_languages  # noqa: E402
from tui.library.places import content_root  # noqa: E402
from tui.manual_page import manual_page  # noqa: E402

SHARE = ROOT / "scripts" / "share"
_COMPLETIONS = {
    "bash": "bash-completion/completions/carnet",
    "zsh": "zsh/site-functions/_carnet",
    "fish": "fish/vendor_completions.d/carnet.fish",
}


def files() -> Mapping[str, str]:
    """Return what lies in `share`, by path."""
    root, lines = content_root(), command_lines()
    found = {}
    for info in available_languages(root):
        place = "" if info.code == SOURCE_LANGUAGE else f"{info.code}/"
        page = manual_page(lines, Language(root, info.code))
        found[f"man/{place}man1/carnet.1"] = page
    for shell, place in _COMPLETIONS.items():
        found[place] = SHELLS[shell](lines, Language(root, SOURCE_LANGUAGE))
    return found


def stale() -> list[str]:
    """Return the paths of files that are not as they should be, or should not be there."""
    here = {
        file.relative_to(SHARE).as_posix(): file.read_text(encoding="utf-8")
        for file in SHARE.rglob("*")
        if file.is_file()
    }
    wanted = files()
    return sorted(name for name in {*here, *wanted} if here.get(name) != wanted.get(name))


def main(arguments: list[str]) -> int:
    """Write the files, or say which are stale."""
    if "--check" in arguments:
        for name in (found := stale()):
            print(f"{name}: stale; run scripts/manual.py")
        return int(bool(found))
    for name, text in files().items():
        file = SHARE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
