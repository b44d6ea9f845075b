"""What a path on a platform says about itself: where to press, who sees it, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.library.platforms import (
    Change,
    Platform,
    PlatformAction,
)
from tui.telling.path_words import (
    PathSayings,
    shown_address,
)
from tui.widgets.page import EMPTY, PageLine, heading


class PlatformWords(PathSayings):
    """Writes paths, and the page of what to know first."""

    def path(self, path: PlatformAction, *, before: str = "") -> list[PageLine]:
        """Return one path: what to press, the address, who sees it, how sure it is."""
        rest = " " * len(before)
        lines = [PageLine(path.steps, before)]
        if path.url:
            lines.append(PageLine(Content(shown_address(path.url)).stylize("bold"), rest))
        lines += [PageLine(text, rest) for text in self.about(path)]
        return lines

    def seen_at(self, path: PlatformAction) -> list[PageLine]:
        """Return the page that gave the path, where there is one that can be looked up."""
        if not path.source.startswith("https://"):
            return []
        return [PageLine(self.say("Seen at: {address}", address=path.source.split()[0]))]

    def know_first(self, platform: Platform) -> list[PageLine]:
        """Return the warnings of a platform, then what holds on all of them."""
        own = [PageLine(warning, "! ") for warning in platform.warnings]
        rules = [PageLine(rule, "• ") for rule in self._platforms.rules]
        parts = [own, [heading(self.say("On every platform")), *rules]]
        changed = list(self.changes(self._platforms.changes_of(platform.id)))
        title = [heading(self.say("What old guides say"))] if changed else []
        return _spaced([*parts, [*title, *changed]])

    def changes(self, changes: tuple[Change, ...]) -> Iterator[PageLine]:
        """Yield what old guides say that is no longer so."""
        for change in changes:
            yield PageLine(Content(change.topic).stylize("bold"), "• ")
            yield PageLine(self.say("Then: {words}", words=change.was), "  ")
            yield PageLine(self.say("Now: {words}", words=change.now), "  ")
            yield PageLine(self.sure(change), "  ")


def _spaced(blocks: list[list[PageLine]]) -> list[PageLine]:
    lines: list[PageLine] = []
    for block in blocks:
        if block:
            lines += [EMPTY, *block] if lines else block
    return lines
