"""Run everything that is checked before a change is accepted: `python3 scripts/test.py`.

Every step runs, also after one that failed, and a table at the end says how each went. `--quick`
leaves out building and installing the wheel; names of steps run only those.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is what this sentence is for)
    sys.exit("Carnet demande Python 3.11 ou plus. / Carnet needs Python 3.11 or newer.")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from scripts import environment

_PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
_LINTER = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"

STEPS: dict[str, tuple[str, ...]] = {
    "format": ("-m", "ruff", "format", "--check", "."),
    "lint": ("-m", "ruff", "check", "."),
    "types": ("-m", "mypy"),
    "walls": ("-c", _LINTER),
    "content": ("scripts/check_content.py",),
    "translations": ("scripts/translations.py", "--check"),
    "documents": ("scripts/readme.py", "--check"),
    "tests": (
        *_PYTEST,
        "-n",
        environment.WORKERS,
        "-m",
        "not terminal and not packaging and not soak",
    ),
    "terminal": (*_PYTEST, "-n", environment.WORKERS, "-m", "terminal and not soak"),
    "soak": ("scripts/soak.py", "--short"),
    "bench": ("-m", "scripts.bench.running", "--short", "--gross"),
    "packaging": (*_PYTEST, "-n", "2", "--dist", "loadfile", "-m", "packaging"),
}
"""What is checked, in order: a name and what the environment's Python is to run."""

_SLOW = frozenset({"packaging"})

TOGETHER = (
    ("types", "format", "lint", "walls", "content", "translations", "documents"),
    ("tests", "packaging", "terminal"),
)
"""Steps two of which run at once, as each leaves a core or the disk idle now and then. What a step
says is printed when it has ended. `soak` and `bench` look at the clock and have the computer alone.
"""

_MEMORY, _MUCH = Path("/dev/shm"), 4 << 30  # noqa: S108  (the tests have a folder of their own)
"""Where files cost no waiting for a disk, and the bytes that have to be free there."""

Result = tuple[bool, float]
"""Whether a step passed, and its seconds."""


def groups(names: list[str]) -> list[list[str]]:
    """Return the steps in order, those that run together in one list."""
    found: list[list[str]] = []
    for name in names:
        if any(name in group for group in found):
            continue
        beside = next((group for group in TOGETHER if name in group), (name,))
        found.append([one for one in beside if one in names])
    return found


def run_group(names: list[str]) -> dict[str, Result]:
    """Run steps that go together, two at a time; a single one speaks while it runs."""
    if len(names) == 1:
        return {names[0]: run(names[0])}
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(names, pool.map(partial(run, silent=True), names), strict=True))


def run(name: str, *, silent: bool = False) -> Result:
    """Run one step under its headline; a `silent` one says everything at its end."""
    print(f"━━ {name} begins" if silent else f"\n━━ {name} ━━", flush=True)
    began = time.monotonic()
    out, errors = (subprocess.PIPE, subprocess.STDOUT) if silent else (None, None)
    with _in_memory(name) as more:
        command = [str(environment.python()), "-I", *STEPS[name], *more]
        ended = subprocess.run(
            command, cwd=environment.ROOT, check=False, stdout=out, stderr=errors
        )
    passed, seconds = ended.returncode == 0, time.monotonic() - began
    said = f"\n━━ {name} ━━\n{ended.stdout.decode(errors='replace')}" if silent else ""
    print(f"{said}━━ {name}: {'passed' if passed else 'FAILED'} in {seconds:.1f} s", flush=True)
    return passed, seconds


@contextmanager
def _in_memory(name: str) -> Iterator[tuple[str, ...]]:
    """Give what has the tests write to memory where there is plenty; the others need a disk."""
    if name != "tests" or not _MEMORY.is_dir() or shutil.disk_usage(_MEMORY).free < _MUCH:
        yield ()
        return
    with tempfile.TemporaryDirectory(prefix="carnet-", dir=_MEMORY) as folder:
        yield (f"--basetemp={folder}/tests", "-o", "tmp_path_retention_policy=none")


def chosen(words: list[str]) -> list[str]:
    """Return the names of the steps the command line asks for."""
    names = [word for word in words if not word.startswith("-")]
    unknown = sorted(set(names) - set(STEPS)) + [w for w in words if w[0] == "-" and w != "--quick"]
    if unknown:
        sys.exit(f"test.py: unknown: {', '.join(unknown)}. Steps: {', '.join(STEPS)}; or --quick")
    skipped = _SLOW if "--quick" in words else frozenset()
    return names or [name for name in STEPS if name not in skipped]


def main() -> None:
    """Run the steps asked for and end with 1 if any failed."""
    names = chosen(sys.argv[1:])
    try:
        environment.make_ready(environment.DEV)
    except environment.NotReady as reason:
        sys.exit(str(reason))
    began = time.monotonic()
    results: dict[str, Result] = {}
    for group in groups(names):
        results |= run_group(group)
    print("\n━━ summary ━━")
    for name, (passed, seconds) in results.items():
        print(f"{name:<13} {'passed' if passed else 'FAILED'} {seconds:7.1f} s")
    print(f"{'all':<13} {time.monotonic() - began:14.1f} s")
    sys.exit(0 if all(passed for passed, _ in results.values()) else 1)


if __name__ == "__main__":
    main()
