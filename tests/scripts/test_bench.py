"""The figures are worked out right, and the files they are taken on are what the journal writes."""

from __future__ import annotations

import itertools
import json
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from scripts.bench import references, running, stores
from scripts.bench.figure import (
    Figure,
    absent,
    of_times,
    percentile,
    ratio,
    significant,
)
from scripts.bench.fixtures import Fixtures
from scripts.bench.table import BARE_START, beside_the_targets, table, write_between
from scripts.bench.texts import RARE, RARITY, notes
from tests.vaults import CHEAP, TestClock, ids, new_vault, passphrase, reopen
from tui.journal.entry import record_of
from tui.journal.findable import findable
from tui.journal.incident import Details, Incident
from tui.journal.journal import Journal
from tui.journal.occurred import When
from tui.journal.verify import first_broken
from tui.vault.check import check
from tui.vault.opening import create
from tui.vault.tables import ENTRY, Row

KEYS = {"what", "value", "target", "ok", "ratio_to", "samples", "p50", "p99"}


def figure(value: float, target: float | None = 2.0, to: str = "plain") -> Figure:
    return Figure("work", value, target, to, 3, 1.0, 2.0)


def test_percentiles_are_values_that_were_measured() -> None:
    hundred = [float(number) for number in range(1, 101)]
    assert percentile(hundred, 0.5) == 50
    assert percentile(hundred, 0.99) == 99
    assert percentile(hundred, 1.0) == 100
    assert percentile([7.0], 0.99) == 7


@pytest.mark.parametrize(
    ("value", "kept"), [(0.0012345, 0.00123), (1.0049, 1.0), (123.456, 123.46), (0.0, 0.0)]
)
def test_small_ratios_keep_the_digits_that_count(value: float, kept: float) -> None:
    assert significant(value) == kept


def test_a_ratio_is_that_of_the_medians() -> None:
    found = ratio("work", [9.0, 3.0, 1.0], [2.0, 100.0, 1.0], 1.5, "plain")
    assert (found.value, found.p50, found.p99, found.samples) == (1.5, 3.0, 9.0, 3)
    assert found.ok
    assert not ratio("work", [3.1], [2.0], 1.5, "plain").ok


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    away = absent("gpg", "not on this computer")
    assert not away.ok
    assert not away.missed
    assert figure(1, None).ok


def test_json_has_the_same_keys_for_each() -> None:
    for one in (figure(1.0), absent("gpg", "away"), of_times("key", [1.0, 2.0], 5.0, 0.5)):
        assert set(json.loads(json.dumps(one.as_json()))) == KEYS
    assert Figure("memory", 70.0, 80.0, unit="MB").as_json()["what"] == "memory, MB"


@pytest.mark.parametrize(
    ("only", "modules"),
    [
        ("B1", ["starting"]),
        ("B16", ["saving"]),
        ("B3a", ["journal"]),
        ("B8-jrnl-append", ["peers"]),
        ("B99", []),
    ],
)
def test_only_means_one_figure_and_its_parts(only: str, modules: list[str]) -> None:
    assert running._modules(only) == modules
    assert running.belongs("B1-readable", "B1")
    assert not running.belongs("B15", "B1")


def test_every_module_that_is_named_can_measure() -> None:
    for module in running.MEASURES.values():
        assert Path(running.__file__).with_name(f"{module}.py").is_file()


def test_wrong_words_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert running.run(["--only", "B99"]) == running.MISUSED
    assert "B99" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        running.run(["--shrot"])


def test_a_fault_is_a_figure_that_is_missed_and_the_others_follow(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def measured(_fixtures: Fixtures) -> object:
        yield "B12", figure(1)
        raise ValueError("disk")

    monkeypatch.setattr("scripts.bench.plans.measure", measured)
    monkeypatch.setattr(running, "MEASURES", {"B12": "plans"})
    monkeypatch.setattr(Fixtures, "make_ready", lambda _fixtures: None)
    assert running.run(["--short", "--json", "--stores", str(tmp_path)]) == running.MISSED
    found = json.loads(capsys.readouterr().out)
    assert found["B12"]["ok"]
    assert not found["plans-broken"]["ok"]


def test_only_a_ratio_that_doubled_is_gross(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    references.keep({"a": figure(1.5), "b": figure(30.0, to=""), "c": absent("c", "away")}, kept)
    assert references.load(kept) == {"a": 1.5}
    references.keep({"a": figure(1.2)}, kept)
    assert references.load(kept) == {"a": 1.5}
    assert not list(references.worse({"a": figure(3.0)}, references.load(kept)))
    (said,) = references.worse({"a": figure(3.1), "new": figure(99)}, references.load(kept))
    assert said.startswith("a ")
    assert list(references.worse({"a-broken": figure(1)}, {}))


def test_the_kept_ratios_are_of_figures_there_are() -> None:
    kept = references.load()
    assert kept
    assert all(running._modules(name) for name in kept)


def test_the_table_stands_between_its_markers(tmp_path: Path) -> None:
    document = tmp_path / "README.md"
    document.write_text("a\n<!-- bench -->\nold\n<!-- end bench -->\nb\n", encoding="utf-8")
    assert write_between("bench", "\n".join(table({"B1": figure(3.0)})), document)
    text = document.read_text(encoding="utf-8")
    assert text.startswith("a\n<!-- bench -->\n| figure |")
    assert text.endswith("<!-- end bench -->\nb\n")
    assert "| B1 | work ÷ plain | 3 × | ≤ 2 × | NO | 1 | 2 | 3 |" in text
    assert not write_between("other", "x", document)


def test_a_slow_computer_is_named_and_what_is_missed_only_by_it() -> None:
    start = Figure("start", 1.5, 1.08, "bare", 3, p50=1.5 * 2 * BARE_START, p99=0)
    found = {
        "B1": start,
        "slow": Figure("a time", 19.0, 10.0),
        "slower": Figure("a time", 21.0, 10.0),
        "met": Figure("a time", 9.0, 10.0),
        "share": Figure("a share", 19.0, 10.0, unit="%"),
        "ratio": Figure("a ratio", 19.0, 10.0, "plain"),
    }
    (said,) = beside_the_targets(found)
    assert "in 356 ms" in said
    assert "2.0 times as slow" in said
    assert "within their targets: slow;" in said
    assert said.endswith("these are not: slower.")
    del found["B1"]
    assert list(beside_the_targets(found)) == []


def test_notes_are_the_same_each_time_in_both_languages_and_of_a_usual_length() -> None:
    some = list(notes(200))
    assert some == list(notes(200))
    assert some[:50] == list(notes(50))
    lengths = [len(note.body) for note in some]
    assert 450 < sum(lengths) / len(lengths) < 750
    text = " ".join(note.body for note in some)
    assert "messages" in text
    assert " the " in text
    assert sum(RARE in note.body for note in notes(RARITY)) == 1


def test_a_file_that_is_measured_is_one_the_journal_could_have_written(tmp_path: Path) -> None:
    built = tmp_path / "built.dat"
    create(built, passphrase(), profile=CHEAP, now=TestClock()).close()
    count = 40
    with closing(reopen(built)) as vault, vault.alone() as connection:
        stores._enter(connection, stores.rows_after(None, notes(count)))
    vault = reopen(built)
    with closing(vault):
        _is_made_faceted(vault)
        own = _written_by_the_journal(tmp_path / "own.dat", count)
        journal = Journal(vault, TestClock(), ids().__next__)
        for word in ("messages", "mess", "instagram", "the"):
            found = [entry.body for entry in journal.search(word)]
            assert found == [entry.body for entry in own.search(word)], word
        with vault.read() as mine, own._vault.read() as other:
            for ours, theirs in zip(mine.select(ENTRY), other.select(ENTRY), strict=True):
                assert _said(ours) == _said(theirs)
        own._vault.close()
    again = partial(reopen, built, read_only=True)
    health = check(again, first_broken, findable, lambda _kind, _share: True)
    assert [found.broken for found in health.findings if found.broken] == []


def _is_made_faceted(vault: object) -> None:
    """Note what the story that comes before the notes of a measured file notes in it."""
    from tui.journal.indexing import set_faceted
    from tui.vault.vault import Vault

    assert isinstance(vault, Vault)
    with vault.write() as writer:
        set_faceted(writer)


def _written_by_the_journal(path: Path, count: int) -> Journal:
    clock = TestClock()
    journal = Journal(new_vault(path, clock), clock, ids().__next__, lambda _moment: 60)
    for note in itertools.islice(notes(count), count):
        clock.now = note.moment
        details = Details(platform=note.platform, threat="yes" if note.threat else "")
        when = When(note.moment.replace(tzinfo=None).isoformat(timespec="minutes"))
        kinds = ("threat",) if note.threat else ("contact",)
        journal.record(Incident(note.body, kinds, "", when, details))
    return journal


def _said(row: Row) -> dict[str, object]:
    """Return what a row seals, without its own id."""
    return {**record_of(row), "uid": ""}
