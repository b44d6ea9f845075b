"""Checks what the steps say: how many lines, and nothing that has its place elsewhere.

Numbers to call stand in `services.toml` and addresses and menus in `platforms.toml`, so that one
correction mends every step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.library.model import Library, Step
from tui.library.tables import Problems

_LISTS = {"how": (2, 7), "wrong": (1, 3)}
"""The lists of a step, with the fewest and the most lines a tired person can use."""

_NUMBER = re.compile(r"\d(?:[\s.-]?\d){2,}")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\w\.(?:com|org|net|fr|eu|be|ch|ca|uk)\b", re.IGNORECASE)


def check_step_words(library: Library, problems: Problems) -> None:
    """Check the words of every step in one language."""
    for step in library.steps.values():
        file = f"{library.language}/steps/{step.group}.toml"
        for key, lines in (("how", step.how), ("wrong", step.wrong)):
            fewest, most = _LISTS[key]
            if not fewest <= len(lines) <= most:
                what = f"has {len(lines)} lines; {fewest} to {most} can be followed"
                problems.add(file, f"{step.id}.{key}", what)
        for key, text in _texts(step):
            if _NUMBER.search(text):
                problems.add(file, key, "holds a number; numbers to call stand in services.toml")
            if _ADDRESS.search(text):
                problems.add(file, key, "holds an address; it belongs to a service or a platform")


def _texts(step: Step) -> Iterator[tuple[str, str]]:
    """Yield every text of a step with its key."""
    texts: dict[str, Sequence[str]] = {
        "title": (step.title,),
        "why": (step.why,),
        "how": step.how,
        "wrong": step.wrong,
        "done_when": (step.done_when,),
        "not_worked": (step.not_worked,),
        "others": (step.others,),
        "cautions": tuple(caution.text for caution in step.cautions),
    }
    for name, lines in texts.items():
        for line in lines:
            yield f"{step.id}.{name}", line
