"""Brings a helper's copy back: what they wrote comes in, each thing with who did it.

It is no union of two copies: nothing of the helper's settings, answers, people or drafts comes
along, and nothing that is here is replaced.  Bringing the same copy back again adds nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime

from tui.followup.removals import KIND as REMOVAL
from tui.followup.removals import Removals, Stood, UnknownRemoval
from tui.helping.bundle import Bundle, bundle_of
from tui.helping.giving import FIELDS
from tui.journal.exhibit import Custody
from tui.journal.exhibits import KIND as EXHIBIT
from tui.journal.incident import BY
from tui.journal.merging import bring_entries
from tui.journal.resealing import index_newest
from tui.notebook.outcomes import Outcomes, Result
from tui.notebook.steps import StepBook, StepRecord
from tui.vault.chain import canonical_json
from tui.vault.errors import Cancelled
from tui.vault.links import Ref
from tui.vault.merge import Merged, merge_streams
from tui.vault.reader import Reader
from tui.vault.records import Records
from tui.vault.tables import ENTRY, LINK, RECORD, Row
from tui.vault.vault import Vault
from tui.vault.writer import Writer

RETURNED = "returned"
"""The kind of the records that say what came back, from whom and when."""

BROUGHT = (EXHIBIT, "person", "private", "letter", REMOVAL, "report", "finding", "outcome")
"""The kinds of records a helper can add to."""

Progress = Callable[[float], bool]


class NoBundle(ValueError):  # noqa: N818  (says the state, like the vault's errors)
    """The other file is no helper's copy."""


@dataclass
class Brought:
    """What came back: the helper's name, and how many of each."""

    helper: str
    entries: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    steps: dict[str, str] = field(default_factory=dict)
    removals: list[str] = field(default_factory=list)
    files: int = 0

    def count(self, kind: str) -> int:
        """Return how many records of a kind came."""
        return sum(name.startswith(f"{kind}:") for name in self.records)

    @property
    def nothing(self) -> bool:
        """Say whether nothing new was in it."""
        return not (self.entries or self.records or self.steps or self.removals or self.files)


@dataclass(frozen=True)
class Home:
    """The giver's file and what is kept in it."""

    vault: Vault
    clock: Callable[[], datetime]
    new_id: Callable[[], str]


def bring_back(home: Home, other: Vault, progress: Progress) -> Brought:
    """Bring everything the helper did in `other` into the giver's file; `other` is not changed.

    Raises:
        NoBundle: when `other` is no helper's copy.
        Cancelled: when `progress` said so; what came so far is whole and can be gone on with.
        Damaged: when one of the two files is.
    """
    bundle = bundle_of(other)
    if bundle is None:
        raise NoBundle
    _tell(progress, 0)
    brought = Brought(bundle.helper)
    with other.read() as theirs, home.vault.write() as writer:
        brought.records += _bring_records(writer, theirs, bundle, _now(home))
        rows = bring_entries(writer, theirs, other.salt.hex())
        brought.entries += [str(row["uid"]) for row in rows if _is_note(row)]
        _bring_links(writer, theirs)
        index_newest(writer, rows)
    _tell(progress, 0.4)
    merged = Merged()
    merge_streams(home.vault, other, merged, lambda: progress(0.6))
    brought.files = sum(merged.added.values())
    _tell(progress, 0.8)
    _bring_steps(home, other, bundle, brought)
    _bring_removals(home, other, brought)
    _note(home, bundle, brought)
    _tell(progress, 1)
    return brought


def _is_note(row: Row) -> bool:
    """Say whether an entry begins a note that says something."""
    return row["revises"] is None and not row["tombstone"]


def _tell(progress: Progress, share: float) -> None:
    if not progress(share):
        raise Cancelled


def _now(home: Home) -> str:
    return home.clock().astimezone(UTC).isoformat(timespec="seconds")


def _bring_records(writer: Writer, theirs: Reader, bundle: Bundle, now: str) -> list[str]:
    """Add the records that are not here yet, with who made them; return them as KIND:UID."""
    added = []
    for row in theirs.select(RECORD, order="rowid"):
        kind = str(row["kind"])
        if kind not in BROUGHT:
            continue
        new = _new(writer, row)
        if new is not None:
            writer.insert(RECORD, _marked(new, bundle.helper, now))
            added.append(f"{kind}:{new['uid']}")
    return added


def _new(writer: Writer, row: Row) -> Row | None:
    """Return the row to add for a record of the helper's; None when it is here already."""
    mine = writer.get(RECORD, uid=row["uid"])
    if mine is not None:
        return _as_another(writer, mine, row)
    return None if row["kind"] == EXHIBIT and _has_bytes(writer, row) else row


def _as_another(writer: Writer, mine: Row, theirs: Row) -> Row | None:
    """Return a letter that was given and that the helper changed, as one of its own; else None.

    The giver's stays as it is.  A version that came before is not added again.
    """
    if theirs["kind"] != "letter" or mine["kind"] != "letter" or _same_letter(mine, theirs):
        return None
    text = str(theirs["changed"])
    another: Row = {**theirs, "uid": f"{theirs['uid']}~{text}"}
    return another if writer.get(RECORD, uid=another["uid"]) is None else None


def _same_letter(mine: Row, theirs: Row) -> bool:
    own, other = json.loads(str(mine["fields"])), json.loads(str(theirs["fields"]))
    names = (*FIELDS["letter"], "sent")
    return all(own.get(name, "") == other.get(name, "") for name in names)


def _has_bytes(writer: Writer, row: Row) -> bool:
    """Say whether the same bytes are an exhibit here already."""
    sha256 = json.loads(str(row["fields"])).get("sha256")
    known = writer.select(RECORD, where="kind = ?", params=(EXHIBIT,))
    return any(json.loads(str(other["fields"])).get("sha256") == sha256 for other in known)


def _marked(row: Row, helper: str, now: str) -> Row:
    """Return a row that says who did it; an exhibit also says from whom it was received.

    The seal of private words leaves no room for that.
    """
    if row["kind"] == "private":
        return row
    fields = {**json.loads(str(row["fields"])), BY: helper}
    if row["kind"] == EXHIBIT:
        received = asdict(Custody(now, "received", helper))
        fields["custody"] = [*fields.get("custody", []), received]
    return {**row, "fields": canonical_json(fields).decode("utf-8")}


def _bring_links(writer: Writer, theirs: Reader) -> None:
    """Add the links between things that are both here now."""
    for row in theirs.select(LINK, order="rowid"):
        refs = (Ref.spelt(str(row["first"])), Ref.spelt(str(row["second"])))
        if writer.get(LINK, pair=row["pair"]) is None and all(_here(writer, r) for r in refs):
            writer.insert(LINK, row)


def _here(writer: Writer, ref: Ref) -> bool:
    if ref.kind == "step":
        return True
    if ref.kind == "incident":
        return bool(writer.select(ENTRY, where="uid = ?", params=(ref.uid,)))
    return writer.get(RECORD, uid=ref.uid) is not None


def _bring_steps(home: Home, other: Vault, bundle: Bundle, brought: Brought) -> None:
    """Take over the given steps whose state the helper changed and the giver did not meanwhile."""
    mine, theirs = StepBook(home.vault, home.clock), StepBook(other, home.clock)
    outcomes = Outcomes(home.vault, home.clock, home.new_id)
    here, there = mine.states(), theirs.states()
    for step, before in bundle.states.items():
        record, own = there.get(step), here.get(step)
        changed = record is not None and (record.state != before or record.note)
        if record is None or not changed or _is_taken(own, record, bundle):
            continue
        kept = own.state if own is not None and own.state not in (before, "todo") else record.state
        mine.set(step, kept, _noted(own, record, bundle), record.due)
        brought.steps[step] = kept
        if record.state == "done":
            outcomes.add(step, Result.DONE_BY, bundle.helper)


def _is_taken(own: StepRecord | None, record: StepRecord, bundle: Bundle) -> bool:
    """Say whether what the helper did with a step stands here already."""
    if own is None:
        return False
    noted = not record.note or f"{bundle.helper}: {record.note}" in own.note
    return noted and own.state == record.state


def _noted(own: StepRecord | None, record: StepRecord, bundle: Bundle) -> str:
    """Return the note of a step with the helper's own below it, each line with who wrote it."""
    before = own.note if own is not None else ""
    theirs = f"{bundle.helper}: {record.note}" if record.note else ""
    parts = [before, theirs if theirs not in before else ""]
    return "\n".join(part for part in parts if part)


def _bring_removals(home: Home, other: Vault, brought: Brought) -> None:
    """Take over how given addresses stand, where the helper saw it later than the giver."""
    mine = Removals(home.vault, home.clock, home.new_id)
    for theirs in Removals(other, home.clock, home.new_id).all():
        try:
            own = mine.get(theirs.uid)
        except UnknownRemoval:
            continue
        if own.state == theirs.state or not _later(theirs.since, own.since):
            continue
        stood = (*own.before, Stood(own.state, own.since))
        changed = replace(
            own,
            state=theirs.state,
            since=theirs.since,
            before=stood,
            look_again=theirs.look_again,
        )
        mine.update(changed)
        brought.removals.append(theirs.uid)


def _later(theirs: date | None, own: date | None) -> bool:
    return theirs is not None and (own is None or theirs >= own)


def _note(home: Home, bundle: Bundle, brought: Brought) -> None:
    """Keep for good what came, from whom and when."""
    if brought.nothing:
        return
    fields = {
        BY: bundle.helper,
        "bundle": bundle.uid,
        "at": _now(home),
        "entries": brought.entries,
        "records": brought.records,
        "steps": brought.steps,
        "removals": brought.removals,
    }
    Records(home.vault, home.clock, home.new_id, RETURNED).add(fields)
