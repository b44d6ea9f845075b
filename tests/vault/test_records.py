"""Records and links: what was put in comes out, of its own kind only, and nothing else changes."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.vault import cheap
from tui.vault.errors import Damaged
from tui.vault.links import Links, Ref
from tui.vault.records import Records, UnknownRecord
from tui.vault.tables import DRAFT
from tui.vault.vault import Vault


def books(vault: Vault, *kinds: str) -> list[Records]:
    """Return the records of some kinds, with uids that never repeat and a clock that goes on."""
    numbers, seconds = count(1), count()
    start = datetime(2026, 3, 4, tzinfo=UTC)
    return [
        Records(
            vault,
            lambda: start + timedelta(seconds=next(seconds)),
            lambda: f"r{next(numbers)}",
            kind,
        )
        for kind in kinds
    ]


def test_records_come_back_oldest_first_and_of_their_own_kind(vault: Vault) -> None:
    accounts, devices = books(vault, "account", "device")
    first = accounts.add({"label": "Boîte principale", "resets": ["x"], "important": True})
    devices.add({"label": "téléphone"})
    second = accounts.add({"label": "banque"})
    assert [record.uid for record in accounts.all()] == [first, second]
    assert accounts.all()[0].fields == {
        "label": "Boîte principale",
        "resets": ["x"],
        "important": True,
    }
    assert (accounts.count(), devices.count()) == (2, 1)
    assert devices.get(first) is None


def test_a_change_replaces_the_fields_and_keeps_the_day_it_was_made(vault: Vault) -> None:
    (accounts,) = books(vault, "account")
    uid = accounts.add({"label": "a", "note": "b"})
    made = accounts.all()[0]
    accounts.change(uid, {"label": "c"})
    record = accounts.get(uid)
    assert record is not None
    assert (record.fields, record.created) == ({"label": "c"}, made.created)
    assert record.changed > made.changed


def test_a_hidden_record_is_kept_and_comes_back(vault: Vault) -> None:
    (accounts,) = books(vault, "account")
    uid = accounts.add({"label": "a"})
    accounts.hide(uid)
    assert (accounts.all(), accounts.count()) == ([], 0)
    assert [record.uid for record in accounts.all(hidden=True)] == [uid]
    accounts.show(uid)
    assert accounts.count() == 1


def test_what_does_not_exist_is_said_and_another_kind_is_left_alone(vault: Vault) -> None:
    accounts, devices = books(vault, "account", "device")
    uid = devices.add({"label": "tablette"})
    for touch in (accounts.hide, accounts.show, lambda name: accounts.change(name, {})):
        with pytest.raises(UnknownRecord):
            touch(uid)
    accounts.remove(uid)
    assert devices.count() == 1
    devices.remove(uid)
    assert devices.get(uid) is None


def test_a_link_is_followed_in_both_directions_once(vault: Vault) -> None:
    links = Links(vault, cheap.now)
    incident, exhibit, step = Ref("incident", "a"), Ref("exhibit", "b"), Ref("step", "ac_email")
    links.join(incident, exhibit)
    links.join(exhibit, incident)
    links.join(step, incident)
    assert set(links.of(incident)) == {exhibit, step}
    assert links.of(incident, "step") == [step]
    assert links.of(exhibit) == links.of(step) == [incident]
    links.part(incident, exhibit)
    assert links.of(exhibit) == []


def test_a_changed_value_is_told(path: Path) -> None:
    vault = cheap.create(path)
    (accounts,) = books(vault, "account")
    accounts.add({"label": "a"})
    vault._connection.run("UPDATE record SET fields = '{}'")
    vault.close()
    vault = cheap.reopen(path)
    with pytest.raises(Damaged):
        books(vault, "account")[0].all()
    vault.close()


def test_the_draft_goes_with_the_record_or_stays(vault: Vault) -> None:
    (accounts,) = books(vault, "account")
    for write in (
        lambda: accounts.add({"label": "a"}, draft="form"),
        lambda: accounts.add_many([{"label": "b"}, {"label": "c"}], draft="form"),
        lambda: accounts.change(accounts.all()[0].uid, {"label": "d"}, draft="form"),
    ):
        with vault.write() as writer:
            writer.put(DRAFT, {"screen": "form", "body": "x", "changed": "2026"})
        write()
        with vault.read() as reader:
            assert reader.get(DRAFT, screen="form") is None
    assert [record.fields["label"] for record in accounts.all()] == ["d", "b", "c"]
    with vault.write() as writer:
        writer.put(DRAFT, {"screen": "form", "body": "x", "changed": "2026"})
    with pytest.raises(UnknownRecord):
        accounts.change("none", {}, draft="form")
    with vault.read() as reader:
        assert reader.get(DRAFT, screen="form") is not None


def test_records_are_found_by_a_value_of_their_own_kind_and_field(vault: Vault) -> None:
    accounts, devices = books(vault, "account", "device")
    text = 'l\'été "2026" \\ fin'
    first = accounts.add({"label": text, "note": "b"})
    accounts.add({"label": "b", "note": text, "inner": {"label": text}})
    devices.add({"label": text})
    hidden = accounts.add({"label": text})
    accounts.hide(hidden)
    assert [record.uid for record in accounts.holding("label", text)] == [first]
    assert accounts.holding("label", text[:-1]) == []
