"""The fields of a full record: their order, their names, and what each is for."""

from __future__ import annotations

from dataclasses import replace

from tui.journal.incident import Details
from tui.library.language import mark

Group = tuple[str, tuple[tuple[str, str], ...]]

GROUPS: tuple[Group, ...] = (
    (
        mark("Where"),
        (
            ("place", mark("Place")),
            ("platform", mark("Platform or service")),
            ("address", mark("Link or address")),
            ("account", mark("Their account")),
            ("account_id", mark("Its fixed number")),
            ("channel", mark("Channel")),
            ("audience", mark("Who could see it")),
            ("zone", mark("Time zone, if another")),
        ),
    ),
    (
        mark("Who"),
        (
            ("who", mark("Aliases")),
            ("who_how", mark("How you know")),
            ("witnesses", mark("Witnesses, what they saw")),
        ),
    ),
    (
        mark("What"),
        (
            ("words", mark("Exact words used")),
            ("did", mark("What you did")),
            ("missing", mark("Proof still missing, who has it")),
            ("reports", mark("Report numbers")),
        ),
    ),
)
"""Headings with their fields; `who` is typed as aliases, all others as they are kept."""

MARKS: tuple[tuple[str, str], ...] = (
    ("threat", mark("It was a threat")),
    ("unsure", mark("Perhaps a threat")),
    ("unknown", mark("I do not know who it was")),
    ("memory", mark("Written later, from memory")),
    ("helper", mark("Written down by somebody else for me")),
)

SEVERITY: tuple[tuple[str, str], ...] = (
    ("1", mark("1 · hardly")),
    ("2", mark("2 · a little")),
    ("3", mark("3 · it weighs")),
    ("4", mark("4 · a lot")),
    ("5", mark("5 · unbearable")),
)

Typed = dict[str, str]


def typed_of(details: Details) -> Typed:
    """Return the fields as they stand on the page."""
    texts = {name: str(getattr(details, name)) for name in names() if name != "who"}
    return {**texts, "who": ", ".join(details.who_names)}


def names() -> list[str]:
    """Return the names of all fields, in their order."""
    return [name for _, fields in GROUPS for name, _ in fields]


def marks_of(details: Details) -> list[str]:
    """Return the marks that are ticked."""
    ticked = {
        "threat": details.threat == "yes",
        "unsure": details.threat == "unsure",
        "unknown": details.who_unknown,
        "memory": details.memory,
        "helper": bool(details.helper),
    }
    return [name for name, on in ticked.items() if on]


def aliases(typed: Typed) -> list[str]:
    """Return the aliases that were typed."""
    return [alias.strip() for alias in typed.get("who", "").split(",") if alias.strip()]


def details_of(typed: Typed, marks: list[str], severity: str) -> Details:
    """Return what was typed and ticked; persons are filled in by the caller."""
    texts = {name: typed.get(name, "").strip() for name in names() if name != "who"}
    if "threat" in marks:
        return replace(_marked(texts, marks, severity), threat="yes")
    if "unsure" in marks:
        return replace(_marked(texts, marks, severity), threat="unsure")
    return _marked(texts, marks, severity)


def _marked(texts: Typed, marks: list[str], severity: str) -> Details:
    return Details(
        **texts,  # type: ignore[arg-type]
        who_unknown="unknown" in marks,
        memory="memory" in marks,
        helper="helper" if "helper" in marks else "",
        severity=int(severity or 0),
    )
