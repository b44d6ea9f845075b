import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from tests.vault.cheap import entry, reopen
from tui.vault import errors
from tui.vault.tables import ENTRY, SETTING
from tui.vault.vault import Vault


def value(vault: Vault, name: str) -> object:
    with vault.read() as reader:
        row = reader.get(SETTING, name=name)
    return row and row["value"]


def save(vault: Vault, name: str, text: str) -> None:
    with vault.write() as writer:
        writer.put(SETTING, {"name": name, "value": text})


def test_an_exception_undoes_the_whole_block(vault: Vault) -> None:
    save(vault, "a", "before")

    def save_both_and_fail() -> None:
        with vault.write() as writer:
            writer.put(SETTING, {"name": "a", "value": "after"})
            writer.put(SETTING, {"name": "b", "value": "after"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_both_and_fail()
    assert (value(vault, "a"), value(vault, "b")) == ("before", None)
    save(vault, "a", "later")
    assert value(vault, "a") == "later"


def test_a_writer_reads_what_it_wrote(vault: Vault) -> None:
    with vault.write() as writer:
        writer.put(SETTING, {"name": "a", "value": "new"})
        assert writer.get(SETTING, name="a") == {"name": "a", "value": "new"}
        assert value(vault, "a") == "new"


def test_a_read_inside_a_read_shares_its_view(vault: Vault) -> None:
    with vault.read() as outer, vault.read() as inner:
        assert inner is outer
    assert value(vault, "a") is None


def test_a_write_inside_a_block_is_a_mistake_and_harms_nothing(vault: Vault) -> None:
    with vault.read(), pytest.raises(RuntimeError), vault.write():
        pass
    with pytest.raises(RuntimeError), vault.write(), vault.write():
        pass
    save(vault, "a", "1")
    assert value(vault, "a") == "1"


def test_a_commit_is_on_the_medium_when_the_block_ends(vault: Vault, path: Path) -> None:
    save(vault, "a", "1")
    copy = path.with_name("copy.dat")
    # A child copies it: opening and closing it here would drop the lock.
    subprocess.run(["cp", str(path), str(copy)], check=True)
    other = reopen(copy)
    assert value(other, "a") == "1"
    other.close()


def test_many_threads_take_turns(vault: Vault) -> None:
    save(vault, "n", "0")
    failures: list[BaseException] = []

    def add(times: int) -> None:
        try:
            for _ in range(times):
                with vault.write() as writer:
                    row = writer.get(SETTING, name="n")
                    assert row is not None
                    writer.put(SETTING, {"name": "n", "value": str(int(row["value"] or 0) + 1)})
                value(vault, "n")
        except BaseException as error:  # noqa: BLE001 - handed to the main thread
            failures.append(error)

    threads = [threading.Thread(target=add, args=(25,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert value(vault, "n") == "200"


def test_another_thread_may_close(vault: Vault) -> None:
    thread = threading.Thread(target=vault.close)
    thread.start()
    thread.join()
    with pytest.raises(errors.Closed), vault.read():
        pass


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_whoever_leaves_does_not_wait_for_a_long_read(vault: Vault) -> None:
    begun, ended = threading.Event(), threading.Event()

    def read() -> None:
        with suppress(errors.VaultError), vault.alone() as connection:
            begun.set()
            connection.run(ENDLESS)
        ended.set()

    threading.Thread(target=read, daemon=True).start()
    begun.wait()
    assert vault.make_way(seconds=20)
    assert ended.wait(20)
    with vault.write() as writer:
        writer.insert(ENTRY, entry(1))
    assert vault.make_way(seconds=20)


def test_what_was_interrupted_is_undone(vault: Vault, path: Path) -> None:
    begun = threading.Event()

    def write() -> None:
        with suppress(errors.VaultError), vault.write() as writer:
            writer.insert(ENTRY, entry(1))
            begun.set()
            vault._connection.run(ENDLESS)

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    begun.wait()
    assert vault.make_way(seconds=20)
    thread.join(20)
    vault.close()
    again = reopen(path)
    with again.read() as reader:
        assert reader.last(ENTRY) == 0
    again.close()
