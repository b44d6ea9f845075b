"""Make the Python environment of a checkout, once, from exact locked versions.

Everything lands in `.venv` next to `pyproject.toml`: nothing is installed on the computer, and pip
keeps no cache outside. A stamp inside `.venv` holds a copy of the lock it was made from; it is
written last, so an environment whose making was interrupted is made again. The checkout itself is
put on the environment's path by a relative `.pth` file, so the folder can be moved.

The texts are in French and English at once: nothing is known yet about who reads them.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
LOCKS = ROOT / "scripts" / "lock"
RUNTIME = "runtime"
DEV = "dev"
KIT = "kit"
"""What makes a program with Python inside; it has an environment of its own inside the other."""

WORKERS = str(max(2, (os.cpu_count() or 1) * 3 // 2))
"""Processes of a test run: three for two cores, as each waits for a third of its time or more."""

_PREPARING = "Carnet se prépare, une seule fois · Carnet is getting ready, only once"
_READ_ONLY = """\
Carnet ne peut pas se préparer ici : rien ne s'écrit dans ce dossier. Copiez-le et relancez de là.
Carnet cannot get ready here: this folder cannot be written to. Copy it and start from there."""
_NO_VENV = """\
Python ne sait pas créer d'environnement ici (Debian, Ubuntu : sudo apt install python3-venv).
Python cannot make an environment here (Debian, Ubuntu: sudo apt install python3-venv)."""
_NO_PARTS = """\
Carnet n'a pas pu recevoir ses composants. Connectez cet ordinateur à Internet, puis relancez.
Carnet could not get its parts. Connect this computer to the internet, then start again."""
_COMPILE_CONTENT = """
from tui.library.compiled import compile_content
from tui.library.places import content_root
compile_content(content_root())
"""
_STOPPED = "Arrêté ; relancez pour reprendre. · Stopped; start again to resume."


class NotReady(Exception):  # noqa: N818  (a state, told to the person in a sentence)
    """The environment could not be made; the text is a sentence for the person."""


def python(lock: str = RUNTIME) -> Path:
    """Return the interpreter of the environment, whether it exists or not."""
    return _folder(lock) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make_ready(lock: str) -> None:
    """Make the environment unless it is ready; say so in one line while it happens.

    Args:
        lock: `RUNTIME` to run Carnet, `DEV` to test it, `KIT` to make a program of it; each of
            the others holds RUNTIME too.

    Raises:
        NotReady: it cannot be made; the text says why.
    """
    if not is_ready(lock):
        _make(lock)
    if lock != KIT:  # nothing of Carnet runs in that one
        compile_code()


def is_ready(lock: str) -> bool:
    """Say whether the environment was made to its end from the lock as it is now."""
    try:
        return _stamp(lock).read_text(encoding="utf-8") == _identity(lock)
    except OSError:
        return False


def run_python(*arguments: str) -> NoReturn:
    """Become the environment's Python, which sees nothing of the outside environment."""
    command = [str(python()), "-I", "-B", *arguments]
    if sys.platform == "win32":  # replacing a process there detaches it from its console
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def compile_code() -> None:
    """Compile code and content when a source is newer: sessions write nothing, and would do it
    each time.
    """
    stamp = FOLDER / "carnet-compiled"
    sources = (*(ROOT / "tui").rglob("*.py"), *(ROOT / "content").rglob("*.toml"))
    newest = max((file.stat().st_mtime for file in sources), default=0.0)
    if stamp.exists() and stamp.stat().st_mtime > newest:
        return
    import subprocess

    for work in (("-m", "compileall", "-q", str(ROOT / "tui")), ("-c", _COMPILE_CONTENT)):
        command = [str(python()), "-I", *work]
        subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        stamp.touch()
    except OSError:
        return  # a read-only place: slower, and just as right


def _make(lock: str) -> None:
    """Make the environment anew, or add what testing needs to one that can run Carnet."""
    if not os.access(ROOT, os.W_OK):
        raise NotReady(_READ_ONLY)
    show = _Line()
    show(_PREPARING)
    try:
        if not (lock == DEV and is_ready(RUNTIME)):
            _make_empty(_folder(lock))
        _install(lock, show)
        if lock != KIT:
            _show_the_checkout()
        for name in {lock} if lock == KIT else {RUNTIME, lock}:
            _stamp(name).write_text(_identity(name), encoding="utf-8")
    except OSError as error:
        raise NotReady(_READ_ONLY) from error
    except KeyboardInterrupt:
        raise NotReady(_STOPPED) from None
    finally:
        show("")


def _install(lock: str, show: "_Line") -> None:
    """Install exactly what the lock names; every file is checked against its hash by pip."""
    files = _files(lock)
    total = sum(len(libraries(file.read_text(encoding="utf-8"))) for file in files)
    pip = [str(python(lock)), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
    if lock == RUNTIME:
        pip.append("--no-cache-dir")  # nothing of Carnet stays on the computer
    options = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off"]
    seen = 0
    if lock == KIT:
        options.append("--no-compile")  # what goes into the program is compiled for it anyway
    named = [word for file in files for word in ("-r", str(file))]
    for line in _lines_of([*pip, "install", *options, "--retries", "2", *named]):
        seen += line.startswith(("Collecting ", "Requirement already"))
        show(f"{_PREPARING} · {min(seen, total)}/{total}")


def libraries(lock: str) -> list[str]:
    """Return the line of each library in the text of a lock, without those of its hashes."""
    return [line for line in lock.splitlines() if line[:1].isalnum()]


def _lines_of(command: list[str]) -> Iterator[str]:
    """Yield what a program prints; the last lines explain a failure."""
    import subprocess

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        last = ""
        for line in process.stdout or ():
            last = line.strip() if line.startswith("ERROR") else last
            yield line
    if process.returncode:
        raise NotReady(f"{_NO_PARTS}\n({last})")


def _make_empty(folder: Path) -> None:
    """Make an environment that holds pip and nothing else."""
    import subprocess

    command = [sys.executable, "-I", "-m", "venv", "--clear", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise NotReady(_NO_VENV)


def _show_the_checkout() -> None:
    """Let the environment's Python find the checkout it lies in."""
    packages = _packages_folder()
    packages.joinpath("carnet-checkout.pth").write_text(
        os.path.relpath(ROOT, packages) + "\n", encoding="utf-8"
    )


def _folder(lock: str) -> Path:
    return FOLDER / KIT if lock == KIT else FOLDER


def _files(lock: str) -> list[Path]:
    """Return the lists of exact versions that are installed for `lock`."""
    names = [RUNTIME, KIT] if lock == KIT else [lock]
    return [LOCKS / f"{name}.txt" for name in names]


def _packages_folder() -> Path:
    return next(
        FOLDER.glob(
            "Lib/site-packages" if sys.platform == "win32" else "lib/python3*/site-packages"
        )
    )


def _stamp(lock: str) -> Path:
    return _folder(lock) / f"carnet-{lock}-ready"


def _identity(lock: str) -> str:
    """Return what a ready environment was made from and for: interpreter, system, and lock."""
    where = f"{os.path.realpath(python(lock))} {sys.platform}\n"
    return where + "".join(file.read_text(encoding="utf-8") for file in _files(lock))


class _Line:
    """One line of progress that rewrites itself on a terminal, and is said once elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._said = False

    def __call__(self, text: str) -> None:
        if self._terminal:
            sys.stderr.write(f"\r\x1b[K{text}")
        elif text and not self._said:
            sys.stderr.write(f"{text}\n")
        self._said = self._said or bool(text)
        sys.stderr.flush()
