"""A vault with something of everything, every question a person can ask of it, and ways to harm it.

A question is asked of the harmed file; its answer may be the right one or `Damaged`, never another.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.vaults import TestClock, ids, new_vault, reopen
from tui.journal.errors import JournalError
from tui.journal.journal import Journal
from tui.vault import errors
from tui.vault.tables import (
    ANSWER,
    ANSWER_HISTORY,
    DRAFT,
    ENTRY,
    LINK,
    RECORD,
    STEP_STATE,
    STREAM,
    SUPPORTER,
    Row,
    Table,
)
from tui.vault.vault import Vault

PAGE = 4096
NOTES = 24
RIGHT = "right"
WRONG = "silently wrong"
DAMAGED = errors.Damaged.code
Question = Callable[[Vault], object]
SMALL = (ANSWER, ANSWER_HISTORY, STEP_STATE, SUPPORTER, DRAFT, STREAM, RECORD, LINK)


def journal_of(vault: Vault, start: int = 0) -> Journal:
    """The journal with ids in a known order, beginning after `start` of them."""
    new_id = ids()
    for _ in range(start):
        next(new_id)
    return Journal(vault, TestClock(), new_id.__next__)


def live(path: Path, snapshots: list[bytes] | None = None) -> None:
    """Put a vault of several evenings there; the file's bytes after each go into `snapshots`."""
    evenings = _evenings()
    path.write_bytes(evenings[-1])
    if snapshots is not None:
        snapshots += evenings


@cache
def _evenings() -> tuple[bytes, ...]:
    """Fill a new vault over four sessions; return its bytes after each."""
    chance = random.Random(20)
    found = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "carnet.dat"
        new_vault(path).close()
        for session in range(4):
            vault = reopen(path)
            _one_session(vault, session, chance)
            vault.close()
            found.append(path.read_bytes())
    return tuple(found)


def _one_session(vault: Vault, session: int, chance: random.Random) -> None:
    """Write, revise, remove, answer and store something, as on one evening."""
    journal = journal_of(vault, session * 100)
    notes = [journal.note(_body(chance, session * NOTES + n)) for n in range(NOTES // 4)]
    journal.revise(notes[0].uid, f"{notes[0].body} again{session}")
    if session:
        journal.revise("id-0002", f"revised in session {session} " + "y" * chance.randint(9, 6000))
    for number in range(6):
        with vault.write() as writer:
            for row_table, row in _rows(session, number, chance):
                writer.put(row_table, row)
    if session == 2:
        with vault.write() as writer:
            writer.bury_entry(3)
            writer.delete(DRAFT, screen="s1")
        vault.remove_stream(2)
    vault.put_stream(BytesIO(chance.randbytes(50_000)), f"f{session}", "image/png")


def _body(chance: random.Random, number: int) -> str:
    return f"entry{number} common late{number} " + "x" * chance.randint(20, 9000)


def _rows(session: int, number: int, chance: random.Random) -> Iterator[tuple[Table, Row]]:
    when = f"2026-11-2{session}"
    text = "y" * chance.randint(1, 900 * number + 2)
    yield ANSWER, {"question": f"q{number}", "value": f'"{session}{text}"', "changed": when}
    history = session * 6 + number + 1
    yield (
        ANSWER_HISTORY,
        {"id": history, "question": f"q{number}", "value": f'"{text}"', "changed": when},
    )
    yield DRAFT, {"screen": f"s{number}", "body": f"{session} {text}", "changed": when}
    state: Row = {"step": f"step{number}", "state": "done" if session % 2 else "doing"}
    yield STEP_STATE, {**state, "note": text[:50], "changed": when}
    words = dict.fromkeys(("role", "channel", "hours", "code_word", "knows", "note"), text[:40])
    person: Row = {"id": number + 1, "alias": f"Z{session}", **words, "changed": when}
    record: Row = {"uid": f"r{number}", "kind": f"k{session}", "fields": f'{{"t":"{text}"}}'}
    yield RECORD, {**record, "created": when, "changed": when, "hidden": session % 2}
    pair: Row = {"pair": f"a{number}", "first": f"a{session}", "second": text[:99]}
    yield LINK, {**pair, "changed": when}
    yield SUPPORTER, {**person, "never_call": session % 2, "hidden": 0}


def questions() -> list[Question]:
    """Everything a person could look at, one thing at a time; what is searched comes last."""
    entries = [lambda vault, n=n: _row(vault, ENTRY, seq=n) for n in range(1, NOTES + 8)]
    notes = [lambda vault, n=n: journal_of(vault).get(f"id-{n:04}") for n in (1, 2, 101, 205)]
    revisions = [lambda vault, n=n: journal_of(vault).revisions(f"id-{n:04}") for n in (1, 2, 4)]
    lists: list[Question] = [
        lambda vault: journal_of(vault).newest(50),
        lambda vault: journal_of(vault).newest(5, 7),
        lambda vault: journal_of(vault).count(),
        _verified,
        lambda vault: _select(vault, ENTRY, "seq DESC"),
        *(lambda vault, t=table: _select(vault, t, t.key[0]) for table in SMALL),
    ]
    answers = [lambda vault, n=n: _row(vault, ANSWER, question=f"q{n}") for n in range(6)]
    drafts = [lambda vault, n=n: _row(vault, DRAFT, screen=f"s{n}") for n in range(6)]
    history = [
        lambda vault, n=n: _where(vault, ANSWER_HISTORY, "question = ?", f"q{n}") for n in range(6)
    ]
    streams = [lambda vault, n=n: b"".join(vault.get_stream(n)) for n in (1, 2, 3)]
    return [*entries, *notes, *revisions, *lists, *answers, *drafts, *history, *streams]


def searches() -> list[Question]:
    """What is looked for by words."""
    return [_search(word) for word in ("common", "late3", "late17", "again", "session", "xx", "4")]


def _search(word: str) -> Question:
    return lambda vault: journal_of(vault).search(word)


def _verified(vault: Vault) -> object:
    """Check the chain; a broken place found counts as a refusal."""
    if journal_of(vault).verify() is not None:
        raise errors.Damaged
    return None


def _row(vault: Vault, table: Table, **key: str | int) -> object:
    with vault.read() as reader:
        return reader.get(table, **key)


def _select(vault: Vault, table: Table, order: str) -> object:
    with vault.read() as reader:
        return reader.select(table, order=order)


def _where(vault: Vault, table: Table, where: str, value: str) -> object:
    with vault.read() as reader:
        return reader.select(table, where=where, params=(value,))


def right_answers(path: Path, asked: list[Question]) -> list[object]:
    """Return what an unharmed file answers."""
    vault = reopen(path, read_only=True)
    try:
        return [question(vault) for question in asked]
    finally:
        vault.close()


def ask(
    path: Path, asked: list[Question], expected: list[object], *, again: bool = True
) -> Counter[str]:
    """Ask every question and count outcomes; after a refusal open the file `again`, or stop."""
    seen: Counter[str] = Counter()
    vault: Vault | None = None
    for question, right in zip(asked, expected, strict=True):
        try:
            vault = vault or reopen(path, read_only=True)
            seen[RIGHT if question(vault) == right else WRONG] += 1
        except errors.VaultError as error:
            seen[error.code] += 1
            if vault is not None:
                vault.close()
                vault = None
            if not again:
                break
        except (LookupError, JournalError):
            seen[WRONG] += 1
    if vault is not None:
        vault.close()
    return seen


def with_page(raw: bytes, number: int, page: bytes) -> bytes:
    """Return the file with another page in the place of page `number`, counted from 0."""
    return raw[: number * PAGE] + page + raw[(number + 1) * PAGE :]


def page_of(raw: bytes, number: int) -> bytes:
    """Return page `number` of the file, counted from 0."""
    return raw[number * PAGE : (number + 1) * PAGE]


def harm_each_page(
    path: Path, harm: Callable[[bytes, random.Random], bytes], rounds: int, step: int = 1
) -> tuple[int, Counter[str]]:
    """Harm one page after another, or each `step`th; return how many, and what was answered."""
    live(path)
    asked = [*questions(), *searches()]
    expected = right_answers(path, asked)
    raw = path.read_bytes()
    chance = random.Random(16)
    seen: Counter[str] = Counter()
    pages = range(0, len(raw) // PAGE, step)
    for _ in range(rounds):
        for number in pages:
            path.write_bytes(with_page(raw, number, harm(page_of(raw, number), chance)))
            seen += ask(path, asked, expected)
    return len(pages) * rounds, seen
