"""A damaged file is told, never read wrongly."""

import random
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.vault.cheap import create, entry, reopen
from tui.vault import errors
from tui.vault.tables import ANSWER, DRAFT, ENTRY, STREAM
from tui.vault.vault import Vault

PAGE = 4096
Question = Callable[[Vault], object]


def fill(path: Path) -> None:
    chance = random.Random(5)
    vault = create(path)
    with vault.write() as writer:
        for seq in range(1, 21):
            body = f"entry{seq} common " + "x" * chance.randint(20, 9000)
            writer.insert(ENTRY, entry(seq, body))
            words = (f"{chance.getrandbits(40):x}{n}word" for n in range(60))
            writer.index_entry(seq, f"{body} late{seq} {' '.join(words)}")
        for number in range(6):
            row = {"question": f"q{number}", "value": "y" * 900 * number, "changed": ""}
            writer.put(ANSWER, row)
            writer.put(DRAFT, {"screen": f"s{number}", "body": "z" * 700 * number, "changed": ""})
    for number in range(3):
        vault.put_stream(BytesIO(chance.randbytes(50_000)), f"f{number}", "image/png")
    vault.close()


def questions() -> list[Question]:
    """Everything a person could look at, one thing at a time."""
    entries = [lambda vault, seq=seq: row(vault, ENTRY, seq=seq) for seq in range(1, 21)]
    answers = [lambda vault, n=n: row(vault, ANSWER, question=f"q{n}") for n in range(6)]
    drafts = [lambda vault, n=n: row(vault, DRAFT, screen=f"s{n}") for n in range(6)]
    streams = [lambda vault, n=n: b"".join(vault.get_stream(n)) for n in range(1, 4)]
    searches = [lambda vault, seq=seq: search(vault, f"late{seq}") for seq in range(1, 21, 2)]
    lists = [
        lambda vault: select(vault, ENTRY, "seq DESC"),
        lambda vault: select(vault, STREAM, "id"),
        lambda vault: search(vault, "common"),
        lambda vault: search(vault, "4"),
        lambda vault: search(vault, "4a"),
        lambda vault: search(vault, "zyx"),
        counts,
    ]
    return [*entries, *answers, *drafts, *streams, *searches, *lists]


def row(vault: Vault, table: object, **key: object) -> object:
    with vault.read() as reader:
        return reader.get(table, **key)  # type: ignore[arg-type]


def select(vault: Vault, table: object, order: str) -> object:
    with vault.read() as reader:
        return reader.select(table, order=order)  # type: ignore[arg-type]


def search(vault: Vault, text: str) -> object:
    with vault.read() as reader:
        return reader.search(text, 50)


def counts(vault: Vault) -> object:
    with vault.read() as reader:
        return [reader.count(table, "1") for table in (ENTRY, ANSWER, DRAFT, STREAM)]


def ask_all(path: Path, expected: list[object]) -> Counter[str]:
    """Ask every question, opening the file again after each one that was refused."""
    seen: Counter[str] = Counter()
    vault: Vault | None = None
    for question, right in zip(questions(), expected, strict=True):
        try:
            vault = vault or reopen(path, read_only=True)
            seen["right" if question(vault) == right else "silently wrong"] += 1
        except (errors.Damaged, errors.WrongPassphrase) as error:
            seen[error.code] += 1
            if vault is not None:
                vault.close()
                vault = None
    if vault is not None:
        vault.close()
    return seen


def right_answers(path: Path) -> list[object]:
    vault = reopen(path, read_only=True)
    expected = [question(vault) for question in questions()]
    vault.close()
    return expected


def flipped(page: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(page)
    damaged[chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def zeroed(_page: bytes, _chance: random.Random) -> bytes:
    return bytes(PAGE)


@pytest.mark.parametrize(("harm", "first"), [(flipped, 1), (zeroed, 2)])
def test_damage_to_any_page_never_gives_a_wrong_answer(
    path: Path, harm: Callable[[bytes, random.Random], bytes], first: int
) -> None:
    """Every sixth page: the long run of the tests of faults damages each one in turn."""
    fill(path)
    expected = right_answers(path)
    raw = path.read_bytes()
    chance = random.Random(9)
    total: Counter[str] = Counter()
    for start in range(first * PAGE, len(raw), 6 * PAGE):
        page = harm(raw[start : start + PAGE], chance)
        path.write_bytes(raw[:start] + page + raw[start + PAGE :])
        total += ask_all(path, expected)
    assert set(total) == {"right", "damaged"}
    assert total["damaged"] > len(raw) // PAGE // 12
    assert total["right"] > total["damaged"]


def test_two_exchanged_pages_never_give_a_wrong_answer(path: Path) -> None:
    fill(path)
    expected = right_answers(path)
    raw = path.read_bytes()
    chance = random.Random(3)
    total: Counter[str] = Counter()
    for _ in range(12):
        first, second = sorted(chance.sample(range(1, len(raw) // PAGE), 2))
        pages = [raw[start : start + PAGE] for start in range(0, len(raw), PAGE)]
        pages[first], pages[second] = pages[second], pages[first]
        path.write_bytes(b"".join(pages))
        total += ask_all(path, expected)
    assert set(total) == {"right", "damaged"}


def test_after_damage_the_connection_says_damaged_until_it_is_opened_again(path: Path) -> None:
    fill(path)
    raw = path.read_bytes()
    path.write_bytes(raw[:-PAGE] + bytes(PAGE))
    vault = reopen(path)
    with pytest.raises(errors.Damaged):
        b"".join(vault.get_stream(3))
    for _ in range(2):
        with pytest.raises(errors.Damaged):
            row(vault, ANSWER, question="q1")
        with pytest.raises(errors.Damaged), vault.write() as writer:
            writer.put(DRAFT, {"screen": "s", "body": "", "changed": ""})
    vault.close()
    vault = reopen(path)
    assert row(vault, ANSWER, question="q1") is not None
    vault.close()


def test_what_was_read_does_not_count_when_the_guard_refuses(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise errors.Damaged

    monkeypatch.setattr(vault._connection, "guard", refuse)
    with pytest.raises(errors.Damaged):
        counts(vault)
    with pytest.raises(errors.Damaged), vault.write() as writer:
        writer.put(DRAFT, {"screen": "s", "body": "", "changed": ""})
    monkeypatch.undo()
    assert row(vault, DRAFT, screen="s") is None
