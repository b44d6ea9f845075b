"""Two copies that grew apart become one, and nothing of either is dropped."""

import json
import shutil
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vaults import TestClock, new_vault, reopen
from tui.journal.journal import Journal
from tui.journal.merging import choose, merge
from tui.journal.resealing import as_sealed, first_unproven, seals_of
from tui.notebook.answers import AnswerBook
from tui.notebook.drafts import Drafts
from tui.notebook.steps import StepBook
from tui.people.chosen import ChosenServices
from tui.vault import errors
from tui.vault.links import Links, Ref
from tui.vault.merge import VERSIONS, Merged
from tui.vault.merge_settings import OF_ONE_COPY
from tui.vault.records import Records
from tui.vault.tables import (
    ANSWER,
    ANSWER_HISTORY,
    CHOSEN_SERVICE,
    DRAFT,
    ENTRY,
    LINK,
    RECORD,
    RELEASE,
    SETTING,
    STEP_STATE,
    STREAM,
    SUPPORTER,
    Row,
    Table,
)
from tui.vault.vault import Vault

PAGE = 4096
Action = tuple[str, int, str]
KEPT = (ANSWER, STEP_STATE, RELEASE, CHOSEN_SERVICE, DRAFT, SUPPORTER, RECORD, LINK)


def go_on(_share: float) -> bool:
    return True


class Copy:
    """One copy of a file, and what is done in it."""

    def __init__(self, vault: Vault, name: str, clock: TestClock) -> None:
        self.vault, self.clock = vault, clock
        self._count = 0
        self._name = name
        self.journal = Journal(vault, clock, self._id)

    def _id(self) -> str:
        self._count += 1
        return f"{self._name}-{self._count:03}"

    def do(self, action: Action) -> None:
        kind, number, text = action
        self.clock.advance(minutes=number * 7 + 1)
        deeds: dict[str, Callable[[], object]] = {
            "note": lambda: self.journal.note(text),
            "revise": lambda: self._revise(number, text),
            "answer": lambda: AnswerBook(self.vault, self.clock).set(f"q{number}", text),
            "step": lambda: StepBook(self.vault, self.clock).set(f"s{number}", "done", text),
            "draft": lambda: Drafts(self.vault, self.clock).put(f"d{number}", text),
            "service": lambda: ChosenServices(self.vault, self.clock).choose(f"v{number}"),
            "person": lambda: self._person(number, text),
            "file": lambda: self.vault.put_stream(BytesIO(text.encode()), f"f{number}", "text"),
            "record": lambda: self._record(number, text),
            "link": lambda: Links(self.vault, self.clock).join(Ref("a", text), Ref("b", "1")),
            "bury": lambda: self._bury(number),
        }
        deeds[kind]()

    def _revise(self, number: int, text: str) -> None:
        notes = self.journal.newest(100)
        if notes:
            self.journal.revise(notes[number % len(notes)].uid, text)

    def _bury(self, number: int) -> None:
        with self.vault.write() as writer:
            row = writer.get(ENTRY, seq=number + 1)
            if row is not None and not row["tombstone"]:
                writer.bury_entry(number + 1)

    def _person(self, number: int, text: str) -> None:
        words = dict.fromkeys(("role", "channel", "hours", "code_word", "knows"), "")
        row: Row = {"id": number + 1, "alias": f"Z{number % 2}", "note": text, **words}
        when = self.clock.now.isoformat()
        with self.vault.write() as writer:
            writer.put(SUPPORTER, {**row, "changed": when, "never_call": 0, "hidden": 0})

    def _record(self, number: int, text: str) -> None:
        uid, fields = f"r{number}", {"label": text}
        records = Records(self.vault, self.clock, lambda: uid, "account")
        if records.get(uid) is None:
            records.add(fields)
        else:
            records.change(uid, fields)

    def rows(self, table: Table) -> list[Row]:
        with self.vault.read() as reader:
            return reader.select(table, order="rowid")


kinds = st.sampled_from(
    [
        *("note", "note", "revise", "revise", "answer", "step", "draft", "service", "person"),
        *("file", "record", "link"),
    ]
)
actions = st.lists(
    st.tuples(kinds, st.integers(0, 3), st.sampled_from(["un", "deux", "trois"])), max_size=8
)


def grown_apart(
    folder: Path, shared: list[Action], here: list[Action], there: list[Action]
) -> tuple[Copy, Copy]:
    """Two copies with a common past."""
    clock = TestClock()
    first = Copy(new_vault(folder / "a.dat"), "x", clock)
    for action in shared:
        first.do(action)
    first.vault.close()
    shutil.copy(folder / "a.dat", folder / "b.dat")
    mine = Copy(reopen(folder / "a.dat"), "a", TestClock(clock.now))
    other = Copy(reopen(folder / "b.dat"), "b", TestClock(clock.now))
    for copy, deeds in ((mine, here), (other, there)):
        for action in deeds:
            copy.do(action)
    return mine, other


def united(mine: Copy, other: Copy) -> Merged:
    return merge(mine.vault, other.vault, mine.journal, mine.clock, go_on)


def contents(row: Row) -> object:
    return tuple(sorted((name, value) for name, value in row.items() if name != "id"))


def everything_kept(copy: Copy) -> dict[str, set[object]]:
    """Every version of every row that a copy holds, as current, in the history or set aside."""
    tables = (*KEPT, SETTING)
    found = {table.name: {contents(row) for row in copy.rows(table)} for table in tables}
    for row in copy.rows(ANSWER_HISTORY):
        found["answer"].add(contents(row))
    for row in copy.rows(DRAFT):
        if str(row["screen"]).startswith(VERSIONS):
            table = str(row["screen"]).split(":")[1]
            found[table] |= {contents(version) for version in json.loads(str(row["body"]))}
    return found


def sealed_records(copy: Copy) -> set[str]:
    """Every entry as it was first sealed."""
    rows = [as_sealed(row, 0) if seals_of(row) else row for row in copy.rows(ENTRY)]
    return {json.dumps(row, sort_keys=True) for row in rows}


def newer_of_the_same(first: set[object], second: set[object]) -> set[object]:
    """What differs only in the moment it was written is the same."""
    strip = {tuple(p for p in row if p[0] != "changed") for row in second}  # type: ignore[attr-defined]
    return {row for row in first if tuple(p for p in row if p[0] != "changed") not in strip}  # type: ignore[attr-defined]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(shared=actions, here=actions, there=actions)
def test_nothing_is_ever_dropped(
    shared: list[Action], here: list[Action], there: list[Action]
) -> None:
    folder = Path(tempfile.mkdtemp())
    mine, other = grown_apart(folder, shared, here, there)
    try:
        rows, records = [everything_kept(c) for c in (mine, other)], sealed_records(mine)
        records |= sealed_records(other)
        files = {row["sha256"] for copy in (mine, other) for row in copy.rows(STREAM)}
        history = {contents(r) for copy in (mine, other) for r in copy.rows(ANSWER_HISTORY)}
        before = mine.rows(ENTRY)
        united(mine, other)
        after = everything_kept(mine)
        for found in rows:
            for table, versions in found.items():
                assert newer_of_the_same(versions, after[table]) == set()
        assert records <= sealed_records(mine)
        assert mine.rows(ENTRY)[: len(before)] == before
        assert files == {row["sha256"] for row in mine.rows(STREAM)}
        assert history <= {contents(row) for row in mine.rows(ANSWER_HISTORY)}
        check_journal(mine)
        settled = (mine.rows(ENTRY), [mine.rows(table) for table in KEPT])
        again = united(mine, other)
        assert again.added == {}
        assert (mine.rows(ENTRY), [mine.rows(table) for table in KEPT]) == settled
    finally:
        mine.vault.close()
        other.vault.close()
        shutil.rmtree(folder)


def check_journal(copy: Copy) -> None:
    """Both chains hold, every note has one newest revision, and it alone is found."""
    assert copy.journal.verify() is None
    with copy.vault.read() as reader:
        assert first_unproven(reader) is None
    notes = copy.journal.newest(1000)
    assert len(notes) == copy.journal.count()
    for word in ("un", "deux", "trois"):
        found = {note.seq for note in copy.journal.search(word, 1000)}
        assert found == {note.seq for note in notes if note.body == word}


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Copy, Copy]:
    return grown_apart(tmp_path, [("note", 0, "un"), ("answer", 1, "un")], [], [])


def close(*copies: Copy) -> None:
    for copy in copies:
        copy.vault.close()


@pytest.mark.parametrize("later", ["mine", "other"])
def test_of_two_revisions_the_later_is_shown_and_both_are_kept(
    pair: tuple[Copy, Copy], later: str
) -> None:
    mine, other = pair
    copies = (other, mine) if later == "mine" else (mine, other)
    for minutes, copy in zip((1, 3), copies, strict=True):
        copy.do(("revise", minutes, later if minutes == 3 else "before"))
    merged = united(mine, other)
    assert [conflict.table for conflict in merged.conflicts] == ["entry"]
    (note,) = mine.journal.newest(5)
    assert note.body == later
    assert {"un", later, "before"} == {row.body for row in mine.journal.revisions(note.uid)}
    check_journal(mine)
    close(mine, other)


def test_answers_changed_on_both_sides_are_told_and_kept(pair: tuple[Copy, Copy]) -> None:
    mine, other = pair
    mine.do(("answer", 1, "deux"))
    other.do(("answer", 1, "trois"))
    other.do(("answer", 1, "trois bis"))
    merged = united(mine, other)
    (conflict,) = merged.conflicts
    assert json.loads(str(conflict.mine["value"])) == "deux"
    assert json.loads(str(conflict.other["value"])) == "trois bis"
    assert AnswerBook(mine.vault, mine.clock).all()["q1"] == "trois bis"
    values = {json.loads(str(row["value"])) for row in mine.rows(ANSWER_HISTORY)}
    assert {"un", "deux", "trois", "trois bis"} <= values
    close(mine, other)


def test_two_people_with_the_same_number_stay_two(pair: tuple[Copy, Copy]) -> None:
    mine, other = pair
    with mine.vault.write() as writer:
        writer.put(SUPPORTER, person(1, "Anne"))
    with other.vault.write() as writer:
        writer.put(SUPPORTER, person(1, "Zoé"))
    united(mine, other)
    assert {row["alias"] for row in mine.rows(SUPPORTER)} == {"Anne", "Zoé"}
    close(mine, other)


def person(number: int, alias: str) -> Row:
    words = dict.fromkeys(("role", "channel", "hours", "code_word", "knows", "note", "changed"), "")
    return {"id": number, "alias": alias, **words, "never_call": 0, "hidden": 0}


def test_what_was_removed_here_comes_back_from_the_other_copy(pair: tuple[Copy, Copy]) -> None:
    mine, other = pair
    mine.do(("bury", 0, ""))
    united(mine, other)
    assert [note.body for note in mine.journal.newest(5)] == ["un"]
    check_journal(mine)
    assert united(mine, other).added == {}
    close(mine, other)


def test_what_was_removed_there_stays_here(pair: tuple[Copy, Copy]) -> None:
    mine, other = pair
    other.do(("bury", 0, ""))
    united(mine, other)
    assert [note.body for note in mine.journal.newest(5)] == ["un"]
    close(mine, other)


def test_the_other_copy_may_be_read_only_and_is_not_changed(tmp_path: Path) -> None:
    mine, other = grown_apart(tmp_path, [("note", 0, "un")], [], [("note", 1, "deux")])
    other.vault.close()
    before = (tmp_path / "b.dat").read_bytes()
    there = reopen(tmp_path / "b.dat", read_only=True)
    merged = merge(mine.vault, there, mine.journal, mine.clock, go_on)
    assert merged.added == {"entry": 1}
    there.close()
    assert (tmp_path / "b.dat").read_bytes() == before
    close(mine)


def test_a_damaged_copy_is_refused_and_nothing_is_taken(tmp_path: Path) -> None:
    mine, other = grown_apart(tmp_path, [("note", 0, "un")], [], [("note", 1, "x" * 60_000)])
    other.vault.close()
    raw = (tmp_path / "b.dat").read_bytes()
    start, end = len(raw) - 20 * PAGE, len(raw) - 5 * PAGE
    (tmp_path / "b.dat").write_bytes(raw[:start] + bytes(end - start) + raw[end:])
    there = reopen(tmp_path / "b.dat", read_only=True)
    with pytest.raises(errors.Damaged):
        merge(mine.vault, there, mine.journal, mine.clock, go_on)
    there.close()
    assert [note.body for note in mine.journal.newest(5)] == ["un"]
    close(mine)


def test_a_merge_can_be_stopped_and_gone_on_with(pair: tuple[Copy, Copy]) -> None:
    mine, other = pair
    other.do(("file", 1, "seen"))
    with pytest.raises(errors.Cancelled):
        merge(mine.vault, other.vault, mine.journal, mine.clock, lambda _share: False)
    assert united(mine, other).added == {"stream": 1}
    close(mine, other)


def choose_settings(vault: Vault, values: dict[str, str]) -> None:
    with vault.write() as writer:
        for name, value in values.items():
            writer.put(SETTING, {"name": name, "value": value})


def test_what_was_chosen_in_the_other_copy_is_united_and_conflicts_are_told(
    pair: tuple[Copy, Copy],
) -> None:
    mine, other = pair
    choose_settings(
        mine.vault,
        {
            "language": "fr", "idle_minutes": "3", "copy_interval": "weekly",
            "reviewed": "2026-11-01", "confirmed": '{"q_a": "2026-10-01", "q_b": "2026-10-09"}',
            "own_view": '{"home": "high"}',
        },
    )  # fmt: skip
    choose_settings(
        other.vault,
        {
            "language": "en", "idle_minutes": "9", "theme": "night", "copy_interval": "never",
            "services_country": "BE", "reviewed": "2026-11-09", "recovery": '{"code": "2026"}',
            "confirmed": '{"q_a": "2026-10-05", "q_c": "2026-10-02"}',
            "own_view": '{"home": "low", "phone": "high"}',
        },
    )  # fmt: skip
    chosen_here = mine.rows(SETTING)
    merged = united(mine, other)
    chosen = {str(row["name"]): row["value"] for row in mine.rows(SETTING)}
    chosen.pop("index", None)
    assert chosen == {
        "language": "fr",
        "idle_minutes": "3",
        "copy_interval": "weekly",
        "services_country": "BE",
        "reviewed": "2026-11-09",
        "confirmed": '{"q_a": "2026-10-05", "q_b": "2026-10-09", "q_c": "2026-10-02"}',
        "own_view": '{"home": "high", "phone": "high"}',
    }
    told = [str(one.mine["name"]) for one in merged.conflicts if one.table == "setting"]
    assert told == ["copy_interval", "own_view"]
    versions = everything_kept(mine)["setting"]
    for row in (*chosen_here, *other.rows(SETTING)):
        assert row["name"] in OF_ONE_COPY or contents(row) in versions
    conflict = next(one for one in merged.conflicts if one.mine["name"] == "copy_interval")
    choose(mine.vault, mine.journal, conflict, mine=False)
    settled = mine.rows(SETTING)
    again = united(mine, other)
    assert (again.added, again.conflicts, mine.rows(SETTING)) == ({}, [], settled)
    close(mine, other)
