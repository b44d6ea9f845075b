"""The rooms below the screens stand without Textual, and nothing can reach a network."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tui"
LOWER_ROOMS = (
    "vault",
    "library",
    "planner",
    "notebook",
    "journal",
    "people",
    "followup",
    "dossier",
    "helping",
    "safety",
    "telling",
    "plain",
)
NETWORK = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "webbrowser")


def modules_of(room: str) -> list[str]:
    files = sorted((PACKAGE / room).rglob("*.py"))
    return [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]


@pytest.mark.parametrize("room", LOWER_ROOMS)
def test_a_lower_room_stands_without_textual(room: str) -> None:
    names = [name.removesuffix(".__init__") for name in modules_of(room)]
    assert len(names) > 1
    program = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(sorted({'textual', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, *names], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def imports_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{alias.name}" for alias in names)


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda f: f.name)
def test_no_source_imports_what_could_reach_a_network(file: Path) -> None:
    reaching = [
        name for name in imports_of(file) if any(f"{name}.".startswith(f"{n}.") for n in NETWORK)
    ]
    assert reaching == []


@pytest.mark.parametrize(
    ("library", "allowed"),
    [("sqlcipher3", {"tui/vault/connection.py"}), ("pyperclip", {"tui/safety/clipboard.py"})],
)
def test_one_module_alone_loads_a_library(library: str, allowed: set[str]) -> None:
    found = {
        str(file.relative_to(ROOT).as_posix())
        for file in PACKAGE.rglob("*.py")
        if any(f"{name}.".startswith(f"{library}.") for name in imports_of(file))
    }
    assert found == allowed


def shows_markup(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.keyword)
        and node.arg == "markup"
        and getattr(node.value, "value", None) is not False
    )


def evaluates(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"eval", "exec"}


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda f: f.name)
def test_no_source_turns_markup_on_or_evaluates_text(file: Path) -> None:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    assert not [ast.unparse(node) for node in nodes if shows_markup(node) or evaluates(node)]


def test_every_package_knows_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()
    for folder in {file.parent for file in PACKAGE.rglob("*.py")}:
        assert (folder / "__init__.py").exists(), folder
