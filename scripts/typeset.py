"""Puts non-breaking spaces into the texts of a language: `python3 scripts/typeset.py fr [file …]`.

Only a plain space beside a sign that `content/<language>/style.toml` names is changed; a missing
one is left to `check_content.py`, which knows whether a sentence is meant.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tui.library.check_typography import typeset  # noqa: E402  (the checkout comes first)
from tui.library.style import read_style  # noqa: E402
from tui.library.tables import Problems  # noqa: E402
from tui.library.words_of import NOT_PROSE  # noqa: E402


def texts(folder: Path) -> list[Path]:
    """Return the files of a language that hold texts for people."""
    found = [*folder.rglob("*.toml"), *folder.rglob("*.md")]
    return sorted(file for file in found if file.name not in NOT_PROSE)


def main(arguments: list[str]) -> int:
    """Typeset the files given, or every text of the language; say which changed."""
    if not arguments:
        print(__doc__)
        return 2
    code, *names = arguments
    style = read_style(ROOT / "content", code, Problems())
    for file in [Path(name) for name in names] or texts(ROOT / "content" / code):
        old = file.read_text(encoding="utf-8")
        new = typeset(old, style.typography)
        if new != old:
            file.write_text(new, encoding="utf-8")
            print(f"{file}: {sum(a != b for a, b in zip(old, new, strict=True))} spaces")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
