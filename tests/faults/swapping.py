"""A passphrase is changed in a process that is killed: what was found afterwards."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.vault.cheap import PASSPHRASE, create, entry, reopen, secret
from tui.vault.contents import Contents, contents_of
from tui.vault.copying import copy_to
from tui.vault.errors import WrongPassphrase
from tui.vault.leftovers import Applies
from tui.vault.recovering import recover
from tui.vault.tables import ENTRY, MARK, SETTING
from tui.vault.vault import Vault

ROOT = Path(__file__).parents[2]
LATER = "six autres mots pour une clé"
ENTRIES = 200

CHANGE = """
import sys
from pathlib import Path
from tests.vault.cheap import reopen, secret
from tui.vault.swap import change_key
change_key(reopen(Path(sys.argv[1])), secret(sys.argv[2]), lambda _done: True)
"""
"""Changes the passphrase of the file named first to the one named second."""

COPY = """
import sys
from pathlib import Path
from tests.vault.cheap import reopen, secret
from tui.vault.copying import copy_to
copy_to(reopen(Path(sys.argv[1])), Path(sys.argv[2]), secret(), lambda _done: True)
"""
"""Copies the file named first to the place named second, with the same passphrase."""

KILLED_AT = """
import os, signal, sys
name, number, after = sys.argv[3], int(sys.argv[4]), sys.argv[5] == "after"
real, calls = getattr(os, name), 0
def counted(*arguments, **options):
    global calls
    calls += 1
    if calls == number and not after:
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*arguments, **options)
    if calls == number and after:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(os, name, counted)
"""
"""Put before `CHANGE`: kills the process before or after the call with this number."""


def base(path: Path) -> tuple[bytes, Contents]:
    """Make a vault, and return its bytes and what it holds."""
    vault = create(path)
    with vault.write() as writer:
        for seq in range(1, ENTRIES + 1):
            writer.insert(ENTRY, entry(seq, f"élan {seq} " * 40))
            writer.index_entry(seq, f"élan {seq}")
    vault.put_stream(io.BytesIO(os.urandom(2_500_000)), "a.bin", "image/png")
    held = holds(vault)
    vault.close()
    return path.read_bytes(), held


def holds(vault: Vault) -> Contents:
    """Return what a vault holds besides the swap's own note and the count of writes."""
    with vault.alone() as connection:
        found = dict(contents_of(connection, lambda _count: None))
    return {name: found[name] for name in found if name not in {SETTING.name, MARK.name}}


def change(
    path: Path,
    *words: str,
    before: str = "",
    wrapper: Sequence[str] = (),
    script: str = CHANGE,
    target: Path | None = None,
) -> int:
    """Change the passphrase, or what `script` does, in another process; return its exit code."""
    second = LATER if target is None else str(target)
    command = [*wrapper, sys.executable, "-B", "-c", before + script, str(path), second, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


@dataclass
class Tally:
    """What was found after each kill; `wrong` names the runs in which something was."""

    tried: int = 0
    lost: int = 0
    leftovers: int = 0
    opened: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def judge(self, path: Path, held: Contents, run: str) -> None:
        """Recover and open, with the passphrase that was told, and compare everything."""
        self.tried += 1
        told = recover(path)
        which, found = opened(path, told)
        self.opened[which] = self.opened.get(which, 0) + 1
        if found != held:
            self.lost += 1
            self.wrong.append(f"{run}: lost ({which})")
        beside = [name.name for name in path.parent.iterdir() if name != path]
        if beside:
            self.leftovers += 1
            self.wrong.append(f"{run}: left {beside}")


def opened(path: Path, told: Applies) -> tuple[str, Contents | None]:
    """Return which passphrase opened the file and what it holds; only the one told may."""
    tries = {Applies.BEFORE: ["before"], Applies.NEW: ["new"], Applies.ANY: ["before", "new"]}
    for which in tries[told]:
        try:
            vault = reopen(path, PASSPHRASE if which == "before" else LATER)
        except WrongPassphrase:
            continue
        found = holds(vault)
        vault.close()
        return which, found
    return "none", None


@dataclass
class CopyTally:
    """What was found after each killed copy, and after the copy that followed it."""

    tried: int = 0
    lost: int = 0
    leftovers: int = 0

    def judge(self, path: Path, copy: Path, held: Contents) -> None:
        """The file is whole; the copy is whole or not there; copying again leaves nothing over."""
        self.tried += 1
        vault = reopen(path)
        self.lost += holds(vault) != held
        if not copy.exists():
            copy_to(vault, copy, secret(), lambda _done: True)
        vault.close()
        second = reopen(copy)
        self.lost += holds(second) != held
        second.close()
        copy.unlink()
        self.leftovers += sum(copy.name in found.name for found in copy.parent.iterdir())
