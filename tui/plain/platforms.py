"""Where to press on each platform, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.language import mark
from tui.library.platforms import Platform, PlatformAction
from tui.plain.desk import Desk, Entry
from tui.telling.path_words import PathSayings, shown_address
from tui.telling.paths_found import named_platforms

HELP = mark("Menus change: every path says when it was seen. Nothing opens by itself.")
PLATFORM_QUESTION = "q_apps"


def platforms(desk: Desk) -> None:
    """List the platforms, one's own first; a number opens one."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        talk.heading(talk.say("Platforms: where to press"))

    def entries() -> list[Entry]:
        named = named_platforms(session).platforms
        own = [one for one in session.platforms.all if one.id in named]
        rest = [one for one in session.platforms.all if one.id not in named]
        listed: list[Entry] = [
            (_row(desk, one), lambda name=one.id: platform_page(desk, name))  # type: ignore[misc]
            for one in (*own, *rest)
        ]
        return [(talk.say("Name those you use"), lambda: _name(desk)), *listed]

    desk.menu(title, entries, help=talk.say(HELP))


def _row(desk: Desk, platform: Platform) -> str:
    also = [other for other in platform.also if other not in platform.name]
    count = desk.talk.count("{number} path", "{number} paths", len(platform.actions))
    return ", ".join((platform.name, *also, count))


def _name(desk: Desk) -> None:
    from tui.plain.questions import ask
    from tui.planner.asking import Round

    ask(desk, Round.REST, only=PLATFORM_QUESTION)


def platform_page(desk: Desk, name: str) -> None:
    """Say what to know first about a platform, and list its paths; a number says one."""
    talk, session = desk.talk, desk.session
    platform = session.platforms.get(name)
    if platform is None:
        return
    told = False

    def title() -> None:
        nonlocal told
        talk.heading(platform.name)
        if not told:
            talk.tell(*platform.warnings)
        told = True

    def entries() -> list[Entry]:
        known: Entry = (talk.say("What to know first"), lambda: _know_first(desk, platform))
        return [known, *_paths(desk, platform)]

    desk.menu(title, entries, help=talk.say(HELP))


def _paths(desk: Desk, platform: Platform) -> Iterator[Entry]:
    names = desk.session.platforms.actions
    for theme in desk.session.platforms.themes:
        for path in platform.actions:
            if path.action in theme.actions:
                words = desk.talk.named(theme.name, f"{names[path.action]}. {path.steps}")
                yield words, lambda path=path: _path(desk, path)  # type: ignore[misc]


def _words(desk: Desk) -> PathSayings:
    session = desk.session
    return PathSayings(
        session.platforms, session.service_words, desk.talk.say, session.planning.today()
    )


def _path(desk: Desk, path: PlatformAction) -> None:
    """Say where to press, the address, who sees it, and how sure it is."""
    talk = desk.talk
    talk.heading(desk.session.platforms.actions[path.action])
    talk.tell(path.steps)
    if path.url:
        talk.tell(shown_address(path.url))
    talk.tell(*_words(desk).about(path))
    if path.source.startswith("https://"):
        talk.tell(talk.say("Seen at: {address}", address=path.source.split()[0]))


def _know_first(desk: Desk, platform: Platform) -> None:
    talk, session = desk.talk, desk.session
    talk.tell(*platform.warnings, talk.say("On every platform"), *session.platforms.rules)
    changes = session.platforms.changes_of(platform.id)
    if changes:
        talk.tell(talk.say("What old guides say"))
    for change in changes:
        talk.tell(
            change.topic,
            talk.say("Then: {words}", words=change.was),
            talk.say("Now: {words}", words=change.now),
            _words(desk).sure(change),
        )
