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

import subprocess
import time

from scripts import environment

_PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
_WORKERS = str(max(2, (os.cpu_count() or 1) * 3 // 2))
"""Three for two cores: a test of a screen waits half of its time for the screen to be still."""
_LINTER = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"

STEPS: dict[str, tuple[str, ...]] = {
    "format": ("-m", "ruff", "format", "--check", "."),
    "lint": ("-m", "ruff", "check", "."),
    "types": ("-m", "mypy"),
    "walls": ("-c", _LINTER),
    "content": ("scripts/check_content.py",),
    "translations": ("scripts/translations.py", "--check"),
    "documents": ("scripts/readme.py", "--check"),
    "tests": (*_PYTEST, "-n", _WORKERS, "-m", "not terminal and not packaging and not soak"),
    "terminal": (*_PYTEST, "-n", _WORKERS, "-m", "terminal and not soak"),
    "soak": ("scripts/soak.py", "--short"),
    "bench": ("-m", "scripts.bench.running", "--short", "--gross"),
    "packaging": (*_PYTEST, "-n", "2", "--dist", "loadfile", "-m", "packaging"),
}
"""What is checked, in order: a name and what the environment's Python is to run."""

_SLOW = frozenset({"packaging"})


def run(name: str) -> tuple[bool, float]:
    """Run one step under its headline; return whether it passed and its seconds."""
    print(f"\n━━ {name} ━━", flush=True)
    began = time.monotonic()
    command = [str(environment.python()), "-I", *STEPS[name]]
    passed = subprocess.call(command, cwd=environment.ROOT) == 0
    seconds = time.monotonic() - began
    print(f"━━ {name}: {'passed' if passed else 'FAILED'} in {seconds:.1f} s", flush=True)
    return passed, seconds


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
    results = {name: run(name) for name in names}
    print("\n━━ summary ━━")
    for name, (passed, seconds) in results.items():
        print(f"{name:<13} {'passed' if passed else 'FAILED'} {seconds:7.1f} s")
    print(f"{'all':<13} {sum(seconds for _, seconds in results.values()):14.1f} s")
    sys.exit(0 if all(passed for passed, _ in results.values()) else 1)


if __name__ == "__main__":
    main()
