"""Draws the picture and the tables of README.md and CONTRIBUTING.md from the program itself.

Without arguments, writes them between their markers; with `--check` it changes nothing and says
whether they are stale.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
import tempfile
from pathlib import Path

from textual.screen import Screen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.demo.story import DemoClock, fill  # noqa: E402
from tui.app import CarnetApp  # noqa: E402  (the checkout is put on the path first)
from tui.library.check_platforms import uses_of_actions  # noqa: E402
from tui.library.coverage import coverage_table  # noqa: E402
from tui.library.language import Language  # noqa: E402
from tui.library.places import content_root  # noqa: E402
from tui.screens.sections import SECTION_SCREENS  # noqa: E402
from tui.screens.tables import key_tables  # noqa: E402
from tui.session import Session  # noqa: E402
from tui.start import SessionStart  # noqa: E402
from tui.vault.opening import create  # noqa: E402
from tui.vault.profiles import Profile  # noqa: E402
from tui.vault.secret import Secret  # noqa: E402

STORY = ROOT / "tests" / "plans" / "partner_at_home.json"
OWN_WORDS = "q_goal"
"""The answer in the person's own words, which is in French in this story."""
SMALLEST = Profile(1, passes=1, memory=8, lanes=1)
"""A key that is quick to make: the picture's file lives for a second and holds a made-up story."""


def picture(language: str) -> str:
    """Return the Today screen of the file of `scripts/demo_vault.py` at 80×24, as text."""
    with tempfile.TemporaryDirectory() as folder, Secret(b"a made-up story") as passphrase:
        place, clock, ids = Path(folder) / "carnet.dat", DemoClock(), itertools.count(1)
        vault = create(place, passphrase, profile=SMALLEST, now=clock)

        def new_id() -> str:
            return f"{next(ids):032x}"

        fill(vault, clock, new_id)
        session = Session(
            vault,
            Language(content_root(), language),
            clock,
            new_id,
            read_only=False,
            content=content_root(),
        )
        story = json.loads(STORY.read_text(encoding="utf-8"))
        for question, answer in story.items():
            if question != OWN_WORDS:
                session.answers.set(question, answer)
        text = asyncio.run(_drawn(session, Path(folder)))
        vault.close()
    return text


class _Opened(CarnetApp):
    """The application with a file that is open from the start."""

    shown: Session

    def entry_screen(self) -> Screen[None]:
        """Return an empty screen: nothing has to be opened."""
        return Screen()

    def on_mount(self) -> None:
        """Begin with the open file."""
        self.begin(self.shown)


async def _drawn(session: Session, folder: Path) -> str:
    app = _Opened(
        SessionStart(folder=folder),
        content=session.content,
        clock=session.clock,
        new_id=session.new_id,
        leave=lambda _keep, _code: None,
        language=session.language.code,
    )
    app.shown = session
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            await pilot.pause()
        strips = app.screen._compositor.render_strips()  # noqa: SLF001  (no public text export)
        lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(lines).rstrip()


def keys(language: str) -> str:
    """Return the key tables of the main screens in one language."""
    return key_tables(Language(content_root(), language).say, SECTION_SCREENS.values()).strip()


def platform_table() -> str:
    """Return the table of what can be done on platforms, and what leads to it."""
    lines = ["| action | in words | platforms | steps | guides |", "|---|---|--:|---|---|"]
    for use in uses_of_actions(content_root(), "en"):
        cells = (use.action, use.name, use.platforms, ", ".join(use.steps), ", ".join(use.guides))
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(lines)


def parts() -> dict[str, dict[str, str]]:
    """Return what belongs between each pair of markers, by document."""
    return {
        "README.md": {
            "picture-en": f"```text\n{picture('en')}\n```",
            "picture-fr": f"```text\n{picture('fr')}\n```",
            "keys-en": keys("en"),
            "keys-fr": keys("fr"),
        },
        "CONTRIBUTING.md": {
            "advice": "\n".join(coverage_table(content_root())),
            "platform-actions": platform_table(),
        },
    }


def filled(text: str, made: dict[str, str]) -> str:
    """Return a document with the text between its markers replaced."""
    for name, content in made.items():
        begin, end = f"<!-- {name} -->", f"<!-- end {name} -->"
        if begin in text:
            before, rest = text.split(begin, 1)
            after = rest.split(end, 1)[1]
            text = f"{before}{begin}\n{content}\n{end}{after}"
    return text


def main(arguments: list[str]) -> int:
    """Write the documents, or with `--check` say which are stale."""
    stale = 0
    for name, made in parts().items():
        document = ROOT / name
        text = document.read_text(encoding="utf-8")
        new = filled(text, made)
        if "--check" not in arguments:
            document.write_text(new, encoding="utf-8")
        elif new != text:
            print(f"{name}: a picture or a table is stale: run scripts/readme.py")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
