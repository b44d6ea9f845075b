"""A helper's copy: nothing else of the file is in it, and it comes back with who did what."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.vaults import CHEAP, TestClock, new_vault, passphrase
from tui.dossier.kept_letters import KeptLetter, KeptLetters
from tui.followup.removals import Removal, Removals
from tui.helping.bundle import BUNDLE_SETTING, bundle_of
from tui.helping.giving import GIVEN, Gift, give
from tui.helping.returning import RETURNED, Home, NoBundle, bring_back
from tui.journal.exhibits import Exhibits
from tui.journal.incident import Details, Incident, Private
from tui.journal.journal import Journal
from tui.journal.merging import merge
from tui.journal.resealing import first_unproven
from tui.library.guides import load_guides
from tui.library.model import Library
from tui.library.places import content_root
from tui.notebook.answers import AnswerBook
from tui.notebook.outcomes import Outcomes, Result
from tui.notebook.planning import Planning
from tui.notebook.steps import StepBook
from tui.vault import errors
from tui.vault.links import Links, Ref
from tui.vault.opening import open_vault
from tui.vault.records import Records
from tui.vault.secret import Secret
from tui.vault.tables import SETTING, STREAM, TABLES, Row, Table
from tui.vault.vault import Vault

STEPS = {"ev_capture": ("c_fakeacc",), "rp_many": ()}
GIFT = Gift("Léa", "Sam", "fr", STEPS, "the page of the club, every evening")
CANARY = "zzcanary"


def go_on(_share: float) -> bool:
    return True


def counting(prefix: str) -> Iterator[str]:
    return (f"{prefix}{number:031x}" for number in itertools.count(1))


class Side:
    """One of the two files with what is used in it."""

    def __init__(self, vault: Vault, clock: TestClock, prefix: str) -> None:
        self.vault, self.clock = vault, clock
        self._ids = counting(prefix)
        bundle = bundle_of(vault)
        by = bundle.helper if bundle is not None else ""
        self.journal = Journal(vault, clock, self.new_id, by=by)
        self.exhibits = Exhibits(vault, self.journal, clock, self.new_id)
        self.removals = Removals(vault, clock, self.new_id)
        self.letters = KeptLetters(vault, clock, self.new_id)
        self.steps = StepBook(vault, clock)
        self.home = Home(vault, clock, self.new_id)

    def new_id(self) -> str:
        return next(self._ids)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def giver(tmp_path: Path, clock: TestClock) -> Iterator[Side]:
    vault = new_vault(tmp_path / "own", clock)
    yield Side(vault, clock, "a")
    vault.close()


def given(giver: Side, target: Path, gift: Gift = GIFT) -> None:
    with passphrase() as secret:
        give(
            giver.vault,
            target,
            secret,
            gift,
            profile=CHEAP,
            clock=giver.clock,
            new_id=giver.new_id,
        )


def opened(target: Path, clock: TestClock) -> Side:
    with passphrase() as secret:
        vault = open_vault(target, secret, profiles={CHEAP.number: CHEAP})
    return Side(vault, clock, "b")


def planted(table: Table, number: int) -> Row:
    """Return a row whose every text is a canary of its own."""
    row: Row = {}
    for column in table.columns:
        text = f"{CANARY} {table.name} {column} {number}"
        row[column] = number if column in table.integers else text
    return row


def plant_everywhere(giver: Side) -> None:
    """Put canaries into every table and field that the program writes, and into stored files."""
    secret = CANARY + " "
    private = Private(secret + "effect", secret + "private note")
    details = Details(
        place=secret + "place",
        address=secret + "address",
        words=secret + "words",
        who_names=(secret + "who",),
        witnesses=secret + "witnesses",
    )
    entry = giver.journal.record(
        Incident(secret + "body", ("threat",), secret + "when", None, details, private)
    )
    giver.exhibits.seal(
        [giver.exhibits.take(BytesIO(secret.encode() * 40), secret + "name").exhibit],
        secret + "said",
        entry.note,
    )
    with giver.vault.write() as writer:
        for table in TABLES:
            if table.name in {"entry", "stream", "record", "format"}:
                continue
            for number in (7, 8):
                writer.put(table, planted(table, number))
    for kind in ("person", "account", "device", "report", "outcome", "asked", "finding", "to_call"):
        giver_records(giver, kind).add({"alias": secret + kind, "note": secret + "note of " + kind})
    giver.steps.set("ev_capture", "doing", secret + "note of a given step")
    giver.steps.set("ac_email", "done", secret + "note of another step")
    giver.letters.add(
        KeptLetter("witness", "fr", "", secret + "subject", secret + "text", uid="kept")
    )
    giver.removals.add(Removal("https://example.org/" + CANARY + "-other", secret + "what"))


def giver_records(giver: Side, kind: str) -> Records:
    return Records(giver.vault, giver.clock, giver.new_id, kind)


def everything_in(vault: Vault) -> str:
    """Return every value of every table of an open file, decrypted, the engine's own included."""
    found: list[str] = []
    with vault.alone() as connection:
        names = connection.run("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names:
            for row in connection.run(f'SELECT * FROM "{name}"'):
                found += [
                    value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                    for value in row
                ]
    return "\n".join(found)


def test_nothing_but_what_was_chosen_is_in_the_copy(
    giver: Side, tmp_path: Path, clock: TestClock
) -> None:
    plant_everywhere(giver)
    chosen = giver.letters.add(
        KeptLetter("friend-help", "fr", "to a friend", "help", "words", "", CANARY)
    )
    address = giver.removals.add(Removal("https://example.org/page", CANARY))
    assert everything_in(giver.vault).count(CANARY) > 60
    given(
        giver,
        tmp_path / "copy",
        Gift("Léa", "Sam", "fr", STEPS, "the page", (chosen,), (address,)),
    )
    copy = opened(tmp_path / "copy", clock)
    text = everything_in(copy.vault)
    assert CANARY not in text
    assert "https://example.org/page" in text
    assert "to a friend" in text
    with copy.vault.read() as reader:
        counts = {table.name: reader.count(table) for table in TABLES}
    expected = {"setting": 2, "step_state": 1, "record": 2, "format": 1}
    assert {name: count for name, count in counts.items() if count} == expected
    copy.vault.close()


def test_the_copy_does_not_tell_when_things_were_written(
    giver: Side, tmp_path: Path, clock: TestClock
) -> None:
    uid = giver.letters.add(KeptLetter("friend-help", "fr", "a", "b", "c"))
    before = clock().isoformat()[:10]
    clock.advance(days=40)
    given(giver, tmp_path / "copy", Gift("Léa", "", "fr", STEPS, "", (uid,)))
    copy = opened(tmp_path / "copy", clock)
    assert before not in everything_in(copy.vault)
    copy.vault.close()


def test_the_plan_of_the_copy_holds_the_given_steps_alone(
    giver: Side, tmp_path: Path, clock: TestClock, library: Library
) -> None:
    given(giver, tmp_path / "copy")
    copy = opened(tmp_path / "copy", clock)
    bundle = bundle_of(copy.vault)
    assert bundle is not None
    assert (bundle.helper, bundle.giver) == ("Léa", "Sam")
    planning = Planning(
        AnswerBook(copy.vault, clock), copy.steps, library, clock, given=bundle.steps
    )
    plan = planning.plan()
    assert [planned.step.id for planned in plan.do] == ["ev_capture", "rp_many"]
    known = {caution.id for caution in library.steps["ev_capture"].cautions}
    shown = {caution.id for caution in plan.do[0].cautions}
    assert shown == known & {"c_fakeacc"}
    assert plan.hold == ()
    assert planning.begun
    copy.vault.close()


def test_what_a_helper_does_comes_back_with_their_name(
    giver: Side, tmp_path: Path, clock: TestClock
) -> None:
    own = giver.journal.note("mine")
    address = giver.removals.add(Removal("https://example.org/page", "what it is"))
    letter = giver.letters.add(KeptLetter("friend-help", "fr", "a", "b", "c"))
    given(
        giver,
        tmp_path / "copy",
        Gift("Léa", "Sam", "fr", STEPS, "", (letter,), (address,)),
    )
    clock.advance(days=1)
    helper = opened(tmp_path / "copy", clock)
    note = helper.journal.record(Incident("she wrote again", private=Private("", "hard to read")))
    helper.journal.revise(note.uid, "she wrote again, twice")
    taken = helper.exhibits.take(BytesIO(b"a picture" * 1000), "photo.png").exhibit
    helper.exhibits.seal([taken], "a picture was taken in", note.note)
    helper.steps.set("ev_capture", "done", "all of it")
    helper.removals.stands(address, "gone")
    helper.letters.change(KeptLetter("friend-help", "fr", "a", "b", "better words", uid=letter))
    brought = bring_back(giver.home, helper.vault, go_on)
    helper.vault.close()

    newest = giver.journal.get(note.note)
    assert newest.body == "she wrote again, twice"
    assert (newest.fields["by"], newest.fields["helper"]) == ("Léa", "Léa")
    assert giver.journal.incident(giver.journal.revisions(note.uid)[0]).private.note
    assert giver.journal.verify() is None
    with giver.vault.read() as reader:
        assert first_unproven(reader) is None
    [exhibit] = giver.exhibits.of_incident(note.note)
    assert b"".join(giver.exhibits.bytes_of(exhibit.uid)) == b"a picture" * 1000
    assert [(c.action, c.by) for c in exhibit.custody][-1] == ("received", "Léa")
    state = giver.steps.states()["ev_capture"]
    assert (state.state, state.note) == ("done", "Léa: all of it")
    outcomes = Outcomes(giver.vault, clock, giver.new_id).of("ev_capture")
    assert [(o.result, o.by) for o in outcomes] == [(Result.DONE_BY, "Léa")]
    removal = giver.removals.get(address)
    assert (removal.state, removal.what) == ("gone", "what it is")
    assert [one.text for one in giver.letters.all()] == ["c", "better words"]
    assert giver.journal.get(own.uid).body == "mine"
    assert "by" not in giver.journal.get(own.uid).fields
    assert brought.count("exhibit") == 1
    [kept] = giver_records(giver, RETURNED).all()
    assert kept.fields["by"] == "Léa"
    assert kept.fields["steps"] == {"ev_capture": "done"}
    assert [record.fields["helper"] for record in giver_records(giver, GIVEN).all()] == ["Léa"]


def test_bringing_it_back_again_adds_nothing(giver: Side, tmp_path: Path, clock: TestClock) -> None:
    address = giver.removals.add(Removal("https://example.org/page"))
    letter = giver.letters.add(KeptLetter("friend-help", "fr", "a", "b", "c"))
    given(giver, tmp_path / "copy", Gift("Léa", "", "fr", STEPS, "", (letter,), (address,)))
    helper = opened(tmp_path / "copy", clock)
    entry = helper.journal.note("one")
    taken = helper.exhibits.take(BytesIO(b"x" * 10), "x.txt").exhibit
    helper.exhibits.seal([taken], "taken", entry.note)
    helper.steps.set("rp_many", "doing", "begun")
    helper.removals.stands(address, "gone")
    helper.letters.change(KeptLetter("friend-help", "fr", "a", "b", "d", uid=letter))
    assert not bring_back(giver.home, helper.vault, go_on).nothing
    before = everything_in(giver.vault)
    assert bring_back(giver.home, helper.vault, go_on).nothing
    assert everything_in(giver.vault) == before
    clock.advance(days=1)
    helper.journal.note("two")
    again = bring_back(giver.home, helper.vault, go_on)
    assert len(again.entries) == 1
    assert again.records == []
    helper.vault.close()


def test_what_the_giver_did_meanwhile_stays(giver: Side, tmp_path: Path, clock: TestClock) -> None:
    address = giver.removals.add(Removal("https://example.org/page"))
    given(giver, tmp_path / "copy", Gift("Léa", "", "fr", STEPS, "", (), (address,)))
    helper = opened(tmp_path / "copy", clock)
    helper.steps.set("rp_many", "later")
    helper.removals.stands(address, "reported")
    AnswerBook(helper.vault, clock).set("q_role", ["ally_ok"])
    clock.advance(days=2)
    giver.steps.set("rp_many", "done", "I did it")
    giver.removals.stands(address, "gone")
    bring_back(giver.home, helper.vault, go_on)
    helper.vault.close()
    state = giver.steps.states()["rp_many"]
    assert (state.state, state.note) == ("done", "I did it")
    assert giver.removals.get(address).state == "gone"
    assert AnswerBook(giver.vault, clock).all() == {}


def test_a_helper_cannot_turn_the_file_into_a_copy_nor_change_its_settings(
    giver: Side, tmp_path: Path, clock: TestClock
) -> None:
    given(giver, tmp_path / "copy")
    helper = opened(tmp_path / "copy", clock)
    helper.journal.note("one")
    with helper.vault.write() as writer:
        writer.put(SETTING, {"name": "services_country", "value": "BE"})
    bring_back(giver.home, helper.vault, go_on)
    merge(giver.vault, helper.vault, giver.journal, clock, go_on)
    helper.vault.close()
    assert bundle_of(giver.vault) is None
    with giver.vault.read() as reader:
        assert reader.get(SETTING, name=BUNDLE_SETTING) is None


def test_only_a_helpers_copy_is_brought_back(giver: Side, tmp_path: Path, clock: TestClock) -> None:
    other = new_vault(tmp_path / "other", clock)
    with pytest.raises(NoBundle):
        bring_back(giver.home, other, go_on)
    other.close()


def test_stopping_leaves_a_whole_file_that_can_go_on(
    giver: Side, tmp_path: Path, clock: TestClock
) -> None:
    given(giver, tmp_path / "copy")
    helper = opened(tmp_path / "copy", clock)
    entry = helper.journal.note("one")
    taken = helper.exhibits.take(BytesIO(b"x" * 10), "x.txt").exhibit
    helper.exhibits.seal([taken], "taken", entry.note)
    with pytest.raises(errors.Cancelled):
        bring_back(giver.home, helper.vault, lambda share: share < 0.4)
    bring_back(giver.home, helper.vault, go_on)
    helper.vault.close()
    [exhibit] = giver.exhibits.of_incident(entry.note)
    assert b"".join(giver.exhibits.bytes_of(exhibit.uid)) == b"x" * 10
    assert exhibit.custody[-1].by == "Léa"
    with giver.vault.read() as reader:
        assert reader.count(STREAM) == 1


def test_a_file_that_is_there_is_never_replaced(giver: Side, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"something")
    with pytest.raises(errors.FileExists):
        given(giver, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"something"
    with pytest.raises(errors.NoSuchFile):
        given(giver, tmp_path / "nowhere" / "copy")
    assert {path.name for path in tmp_path.glob("copy*")} == {"copy"}
    assert giver_records(giver, GIVEN).all() == []


def test_another_passphrase_does_not_open_it(giver: Side, tmp_path: Path, clock: TestClock) -> None:
    given(giver, tmp_path / "copy")
    with Secret(b"another one") as wrong, pytest.raises(errors.WrongPassphrase):
        open_vault(tmp_path / "copy", wrong, profiles={CHEAP.number: CHEAP})
    copy = opened(tmp_path / "copy", clock)
    assert copy.steps.states() == {}
    assert Links(copy.vault, clock).of(Ref("step", "ev_capture")) == []
    copy.vault.close()


def test_guides_for_allies_come_first_in_a_copy(
    giver: Side, tmp_path: Path, clock: TestClock, library: Library
) -> None:
    given(giver, tmp_path / "copy")
    copy = opened(tmp_path / "copy", clock)
    planning = Planning(AnswerBook(copy.vault, clock), copy.steps, library, clock, given=STEPS)
    guides = load_guides(content_root(), "en").for_plan(planning.situation(), list(STEPS))
    assert "being-an-ally" in [guide.id for guide in guides][:12]
    assert not planning.answers()
    copy.vault.close()
