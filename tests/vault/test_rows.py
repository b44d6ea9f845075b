"""What readers and writers do with rows."""

import pytest

from tests.vault.cheap import entry, supporter
from tui.vault import errors
from tui.vault.tables import (
    ANSWER,
    ANSWER_HISTORY,
    ENTRY,
    FORMAT,
    RELEASE,
    SETTING,
    STEP_STATE,
    STREAM,
    SUPPORTER,
    TABLES,
    Table,
    Value,
    row_hash,
)
from tui.vault.vault import Vault

HOSTILE = "'; DROP TABLE answer; -- \0 \x1b[31m \u202e é 😀 \n\t"


def example(table: Table) -> dict[str, Value]:
    """A row with a value of the right type in every column."""
    values: dict[str, Value] = {
        column: 1 if column in table.integers else f"{column} {HOSTILE}" for column in table.columns
    }
    return values | ({"tombstone": 0} if table is ENTRY else {})


@pytest.mark.parametrize("table", [t for t in TABLES if t is not FORMAT], ids=lambda t: t.name)
def test_every_table_gives_back_what_was_put_in(vault: Vault, table: Table) -> None:
    row = example(table)
    key = {column: row[column] for column in table.key}
    with vault.write() as writer:
        writer.put(table, row)
    with vault.read() as reader:
        assert reader.get(table, **key) == row
        assert list(reader.select(table)[0]) == list(table.columns)
        assert reader.count(table) == 1


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_the_description_of_a_table_matches_the_file(vault: Vault, table: Table) -> None:
    vault._connection._raw.set_authorizer(None)
    columns = vault._connection.run(
        f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table.name}')"
    )
    types = {name: kind for name, kind, _, _ in columns}
    assert tuple(types) == (*table.columns, "h")
    assert {name for name, kind in types.items() if kind == "INTEGER"} == table.integers
    assert tuple(name for name, _, _, pk in columns if pk) == table.key
    assert {n for n, _, needed, pk in columns if not needed and not pk} == table.nullable


def test_put_replaces_by_key(vault: Vault) -> None:
    with vault.write() as writer:
        writer.put(SETTING, {"name": "a", "value": "1"})
        writer.put(SETTING, {"name": "a", "value": "2"})
        assert writer.select(SETTING) == [{"name": "a", "value": "2"}]


def test_insert_refuses_a_key_that_exists(vault: Vault) -> None:
    with vault.write() as writer:
        writer.insert(SETTING, {"name": "a", "value": "1"})
    with pytest.raises(errors.Refused), vault.write() as writer:
        writer.insert(SETTING, {"name": "a", "value": "2"})


def test_delete_removes_one_row(vault: Vault) -> None:
    with vault.write() as writer:
        for name in "abc":
            writer.put(SETTING, {"name": name, "value": ""})
        writer.delete(SETTING, name="b")
        writer.delete(SETTING, name="never was")
        assert [row["name"] for row in writer.select(SETTING, order="name")] == ["a", "c"]


def test_integer_keys_are_given_in_order(vault: Vault) -> None:
    with vault.write() as writer:
        assert writer.next_key(SUPPORTER) == 1
        assert [writer.insert(SUPPORTER, supporter(alias)) for alias in "abc"] == [1, 2, 3]
        assert writer.get(SUPPORTER, id=2) == {
            **supporter("b"),
            "id": 2,
            "last_checked": None,
        }
        assert writer.last(SUPPORTER) == 3


def test_absent_rows_are_none(vault: Vault) -> None:
    with vault.read() as reader:
        assert reader.get(ANSWER, question="q") is None
        assert reader.select(ANSWER) == []
        assert (reader.count(ANSWER), reader.last(STREAM)) == (0, 0)


def test_select_filters_orders_and_pages(vault: Vault) -> None:
    with vault.write() as writer:
        for number in range(10):
            row = {"question": f"q{number % 2}", "value": str(number), "changed": ""}
            writer.insert(ANSWER_HISTORY, row)
    with vault.read() as reader:
        page = reader.select(
            ANSWER_HISTORY, where="question = ?", params=("q1",), order="id DESC", limit=2, offset=1
        )
        assert [row["value"] for row in page] == ["7", "5"]
        assert reader.count(ANSWER_HISTORY, "question = ?", ("q1",)) == 5
        assert len(reader.select(ANSWER_HISTORY, offset=8)) == 2
        assert len(reader.select(ANSWER_HISTORY, limit=0)) == 0


@pytest.mark.parametrize(
    ("table", "values", "problem"),
    [
        (SETTING, {"name": "secret text"}, "setting.value is missing"),
        (SETTING, {"name": "a", "value": None}, "setting.value is missing"),
        (SETTING, {"name": "a", "value": 3}, "setting.value has the wrong type"),
        (SETTING, {"name": "a", "value": "b", "more": "secret text"}, "setting has no column more"),
        (RELEASE, example(RELEASE) | {"overruled": "yes"}, "release.overruled has the wrong type"),
    ],
)
def test_a_row_of_another_shape_is_a_mistake_told_without_its_content(
    vault: Vault, table: Table, values: dict[str, Value], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem) as raised, vault.write() as writer:
        writer.put(table, values)
    assert "secret text" not in str(raised.value)


def test_another_key_is_a_mistake(vault: Vault) -> None:
    with vault.read() as reader, pytest.raises(ValueError, match="the key of setting is name"):
        reader.get(SETTING, value="a")


def test_truth_values_become_integers(vault: Vault) -> None:
    with vault.write() as writer:
        writer.put(RELEASE, example(RELEASE) | {"overruled": True})
    with vault.read() as reader:
        rows = reader.select(RELEASE)
    assert type(rows[0]["overruled"]) is int


def test_half_a_surrogate_pair_is_refused_without_showing_it(vault: Vault) -> None:
    with pytest.raises(errors.BadText) as raised, vault.write() as writer:
        writer.put(SETTING, {"name": "a", "value": "private \ud800"})
    assert raised.value.__cause__ is None
    assert "private" not in repr(raised.value)
    with pytest.raises(errors.BadText), vault.read() as reader:
        reader.get(SETTING, name="\ud800")


def test_a_changed_value_no_longer_matches_its_hash(vault: Vault) -> None:
    with vault.write() as writer:
        writer.put(STEP_STATE, example(STEP_STATE))
    with vault.write():
        vault._connection.run("UPDATE step_state SET state = 'done'")
    with pytest.raises(errors.Damaged), vault.read() as reader:
        reader.select(STEP_STATE)


def test_the_hash_tells_rows_apart_that_look_alike() -> None:
    alike: list[tuple[Value, Value]] = [
        ("a", "bc"),
        ("ab", "c"),
        ("a,b", "c"),
        ('a","b', "c"),
        ("1", None),
        (1, None),
        (None, "1"),
    ]
    assert len({row_hash(SETTING, values) for values in alike}) == len(alike)
    assert row_hash(SETTING, ("a", "b")) != row_hash(ANSWER, ("a", "b"))


def test_the_hash_of_a_row_is_frozen() -> None:
    row = ("q", '["é\n"]', None, 5)
    assert (
        row_hash(SETTING, row).hex()
        == "6c7794bc09609acdb13a24ff78617cea59ccdda1b0a5175273a2beee61c04bfc"
    )


def test_entries_cannot_be_changed_or_removed(vault: Vault) -> None:
    with vault.write() as writer:
        writer.insert(ENTRY, entry(1))
    for column in ENTRY.columns[1:]:
        changed = 1 if column in ENTRY.integers else "other"
        with pytest.raises(errors.Refused), vault.write() as writer:
            writer.put(ENTRY, {**entry(1), column: changed})
    with pytest.raises(errors.Refused), vault.write() as writer:
        writer.delete(ENTRY, seq=1)
    with pytest.raises(errors.Refused), vault.write():
        vault._connection.run("DELETE FROM entry")
    with vault.read() as reader:
        assert reader.select(ENTRY) == [entry(1)]


def test_entries_have_no_gaps_and_no_twins(vault: Vault) -> None:
    with vault.write() as writer:
        assert [writer.insert(ENTRY, entry(seq)) for seq in (1, 2)] == [1, 2]
    wrong = [entry(4), entry(0), entry(-1), {**entry(3), "uid": "uid-1"}]
    for row in wrong:
        with pytest.raises(errors.Refused), vault.write() as writer:
            writer.insert(ENTRY, row)
    with vault.read() as reader:
        assert reader.count(ENTRY) == 2


def test_counting_entries_equals_walking_through_them(vault: Vault) -> None:
    with vault.write() as writer:
        for seq in range(1, 8):
            writer.insert(ENTRY, entry(seq))
        writer.bury_entry(3)
    with vault.read() as reader:
        assert reader.count(ENTRY) == len(reader.select(ENTRY)) == 7


def test_a_buried_entry_keeps_its_place_and_loses_its_words(vault: Vault) -> None:
    with vault.write() as writer:
        for seq in range(1, 4):
            writer.insert(ENTRY, entry(seq, f"wordnumber{seq} zebrafish"))
            writer.index_entry(seq, f"wordnumber{seq} zebrafish")
    assert b"ordnumber" in index_bytes(vault)
    with vault.write() as writer:
        for seq in range(1, 4):
            writer.bury_entry(seq)
    with vault.read() as reader:
        row = reader.get(ENTRY, seq=2)
        assert reader.search("zebrafish", 10) == []
    assert row is not None
    kept = ("seq", "uid", "recorded_utc", "offset_min", "clock_suspect", "revises", "link")
    assert {column: row[column] for column in kept} == {column: entry(2)[column] for column in kept}
    assert (row["body"], row["fields"], row["occurred_to"], row["tombstone"]) == ("", "{}", None, 1)
    assert b"ordnumber" not in index_bytes(vault)
    assert b"zebrafish" not in index_bytes(vault)


def index_bytes(vault: Vault) -> bytes:
    """Everything the search index holds, decrypted."""
    return b"\n".join(
        row[0] or b"" for row in vault._connection.run("SELECT block FROM search_data")
    )


def test_burying_twice_or_nothing_is_refused(vault: Vault) -> None:
    with vault.write() as writer:
        writer.insert(ENTRY, entry(1))
        writer.bury_entry(1)
    for seq in (1, 2):
        with pytest.raises(errors.Refused), vault.write() as writer:
            writer.bury_entry(seq)
