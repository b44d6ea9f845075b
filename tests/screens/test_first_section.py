"""What the first main screen needs is loaded once, while somebody types the passphrase."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from scripts.demo.looking import looking
from tui.library.model import Library
from tui.library.places import content_root
from tui.screens import opening
from tui.screens.opening import FirstSection


def test_the_content_is_loaded_once_for_a_language_whoever_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[str] = []
    load = opening._load

    def noted(content: Path, language: str) -> Library:
        loaded.append(language)
        return load(content, language)

    monkeypatch.setattr(opening, "_load", noted)
    first = FirstSection(content_root())
    found: list[Library] = []
    threads = [threading.Thread(target=lambda: found.append(first.load("fr"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loaded == ["fr"]
    assert all(one is found[0] for one in found)
    assert first.load("en") is not found[0]
    assert loaded == ["fr", "en"]


async def test_it_is_loaded_beside_the_question_for_the_passphrase(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = threading.Event()
    monkeypatch.setattr("tui.app.SETTLE_SECONDS", 0.01)
    monkeypatch.setattr(FirstSection, "load", lambda _first, _language: asked.set())
    async with looking("unlock", "en", (80, 24)) as (_app, pilot):
        for _ in range(50):
            if asked.is_set():
                break
            await pilot.pause(0.1)
    assert asked.is_set()
