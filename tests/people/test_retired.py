"""No number, name or address that was replaced is shown as current anywhere in the content."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library.places import content_root

ROOT = content_root()
RETIRED = tomllib.loads((ROOT / "retired.toml").read_text(encoding="utf-8"))["retired"]
SEPARATORS = re.compile(r"(?<=\d)[ .\u00a0\u202f-](?=\d)")


def texts_of(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a TOML value with the keys that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for inner in value:
            label = inner.get("id", "") if isinstance(inner, dict) else ""
            yield from texts_of(inner, f"{path}/{label}")


def shown_texts() -> Iterator[tuple[str, str]]:
    """Yield what people can read: the words of each language, and how services are reached."""
    for file in sorted(ROOT.glob("*/**/*")):
        if file.suffix == ".toml" and file.parent != ROOT / "steps":
            yield from read(file)
        elif file.suffix in {".md", ".po"}:
            yield str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")
    for path, text in read(ROOT / "services.toml"):
        if path.rsplit("/", 1)[-1] in {"phone", "sms", "url", "email"}:
            yield path, text


def read(file: Path) -> Iterator[tuple[str, str]]:
    name = str(file.relative_to(ROOT))
    for path, text in texts_of(tomllib.loads(file.read_text(encoding="utf-8"))):
        yield name + path, text


def says(kind: str, retired: str, text: str) -> bool:
    """Say whether a text shows a retired one; numbers without separators."""
    if kind == "number":
        digits = SEPARATORS.sub("", retired)
        return re.search(rf"(?<!\d){digits}(?!\d)", SEPARATORS.sub("", text)) is not None
    return retired.casefold() in text.casefold()


@pytest.mark.parametrize("entry", RETIRED, ids=lambda entry: str(entry["id"]))
def test_what_was_replaced_is_shown_nowhere(entry: dict[str, object]) -> None:
    allowed = str(entry.get("allow", ""))
    places = (f"/{allowed}/", f"/guides/{allowed}.md") if allowed else ()
    texts = entry["texts"]
    assert isinstance(texts, list)
    found = [
        path
        for path, text in shown_texts()
        for retired in texts
        if says(str(entry["kind"]), retired, text) and not any(place in path for place in places)
    ]
    assert found == []


def test_the_line_for_england_says_so_in_every_language() -> None:
    words = [dict(read(ROOT / code / "services.toml")) for code in ("fr", "en")]
    french, english = (
        found[f"{code}/services.toml/services/uk-ndah/note"]
        for code, found in zip(("fr", "en"), words, strict=True)
    )
    assert french.startswith("Angleterre seulement")
    assert english.startswith("England only")


def test_the_comparison_sees_through_separators() -> None:
    assert says("number", "0800 200 000", "appelez le 0800.200.000 !")
    assert says("number", "3020", "Harcèlement : 3020.")
    assert not says("number", "3020", "+33 1 30 20 12 12")
    assert not says("number", "0800 200 000", "0808 2000 247")
    assert says("name", "Action Fraud", "call action fraud")


def test_every_retired_entry_says_what_replaced_it_and_who_says_so() -> None:
    for entry in RETIRED:
        assert entry["now"]
        assert entry["source"].startswith("https://")
        assert entry["kind"] in {"number", "name", "address"}
