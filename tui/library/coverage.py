"""What carries each piece of the founding advice: steps, guides, letters and features.

The advice stands in `advice.toml`; guides and letters name theirs themselves, `coverage.toml` adds
steps and features.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.library.tables import Problems, Table, read_file
from tui.library.targets import known_targets


@dataclass(frozen=True, slots=True)
class Cover:
    """One piece of advice, its sense in English, and the ids of what carries it."""

    advice: str
    sense: str
    steps: tuple[str, ...]
    guides: tuple[str, ...]
    letters: tuple[str, ...]
    features: tuple[str, ...]

    @property
    def is_missing(self) -> bool:
        """Say whether nothing carries it."""
        return not (self.steps or self.guides or self.letters or self.features)


def read_coverage(root: Path, problems: Problems) -> tuple[Cover, ...]:
    """Return one `Cover` for each piece of advice, in the order of `advice.toml`.

    Args:
        root: the content folder.
        problems: takes what is wrong: gaps, unknown advice, and targets that do not exist.
    """
    advice = read_file(root, "advice.toml", problems)
    table = read_file(root, "coverage.toml", problems)
    features = table.table("features")
    paths = {name: features.text(name) for name in features.names_in_order()}
    carried = table.table("carried")
    guides, letters = _named_by(root, "guide", problems), _named_by(root, "letter", problems)
    covers = []
    for name in advice.names_in_order():
        own = carried.table(name) if name in carried.names_in_order() else None
        covers.append(
            Cover(
                name,
                advice.text(name),
                _names(own, "steps"),
                guides.get(name, ()),
                letters.get(name, ()),
                _names(own, "features"),
            )
        )
        if own is not None:
            own.done()
    _check(root, covers, paths, problems)
    carried.done()
    table.done()
    return tuple(covers)


def advice_missing(covers: tuple[Cover, ...]) -> list[str]:
    """Return the ids of the advice that nothing carries."""
    return [cover.advice for cover in covers if cover.is_missing]


def _names(table: Table | None, name: str) -> tuple[str, ...]:
    return () if table is None else table.names(name, ())


def _named_by(root: Path, kind: str, problems: Problems) -> Mapping[str, tuple[str, ...]]:
    """Return, for each piece of advice, the guides or letters that say they carry it."""
    name = f"{kind}s.toml"
    known = set(read_file(root, "advice.toml", Problems()).names_in_order())
    found: dict[str, tuple[str, ...]] = {}
    if not (root / name).is_file():
        return found
    for item in read_file(root, name, Problems()).tables(kind):
        for advice in item.names("advice", ()):
            found[advice] = (*found.get(advice, ()), item.key)
            if advice not in known:
                problems.add(name, f"{item.key}.advice", f"{advice!r} is not in advice.toml")
    return found


def _check(
    root: Path, covers: list[Cover], features: Mapping[str, str], problems: Problems
) -> None:
    known = known_targets(root)
    used: set[str] = set()
    for cover in covers:
        used.update(cover.features)
        if cover.is_missing:
            problems.add("coverage.toml", cover.advice, "nothing carries this advice")
        for field, names, existing in (
            ("steps", cover.steps, known["step"]),
            ("features", cover.features, features.keys()),
        ):
            for name in sorted(set(names) - set(existing)):
                problems.add("coverage.toml", f"{cover.advice}.{field}", f"{name!r} is not known")
    for name in sorted(features.keys() - used):
        problems.add("coverage.toml", f"features.{name}", "carries no advice")
    for name, path in features.items():
        if not _exists(root, path):
            problems.add("coverage.toml", f"features.{name}", f"there is no {path}")


def _exists(root: Path, path: str) -> bool:
    """Say whether a feature's part is there: content below `root`, code beside this package."""
    if path.startswith("content/"):
        return (root / path.removeprefix("content/")).exists()
    return (Path(__file__).resolve().parent.parent.parent / path).exists()


def coverage_table(root: Path) -> Iterator[str]:
    """Yield the lines of the Markdown table that CONTRIBUTING.md shows."""
    yield "| id | advice | steps | guides | letters | features |"
    yield "|---|---|---|---|---|---|"
    for cover in read_coverage(root, Problems()):
        cells = (
            ", ".join(names) for names in (cover.steps, cover.guides, cover.letters, cover.features)
        )
        yield f"| {cover.advice} | {cover.sense} | " + " | ".join(cells) + " |"
