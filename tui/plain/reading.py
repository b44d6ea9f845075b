"""Guides, letters and platforms in lines, and the search through all texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.library.guides import Guide, Source, links_of
from tui.library.language import mark
from tui.library.text_search import Find
from tui.people.services import OLD_AFTER, earliest_day
from tui.plain.desk import Desk, Entry
from tui.plain.letters import letter_page, letters
from tui.plain.people import service_page
from tui.plain.plan import step_page
from tui.plain.platforms import platform_page, platforms
from tui.plain.step_text import StepText
from tui.telling.link_words import KIND_WORDS, service_of, title_of

HELP = mark("Short lessons. Nothing here is sent or looked up on the internet.")
MOST_FOR_PLAN = 6
OTHER_KEY = re.compile(r"`(?!ctrl\+[qlc]`)(?:ctrl\+[a-z]|F\d+)`")
"""A key of the full window that does nothing in plain lines."""

OTHER_KEYS = mark(
    "Some keys named in this text are those of the full window. Here, only ctrl+q, ctrl+l, ctrl+c "
    "twice and esc three times do something; h names the letters."
)

_HEADING = re.compile(r"^#+\s+")
_POINT = re.compile(r"^\s*[-*>]\s+")
_BEGINS = re.compile(r"^\s*([-*>]|\d+\.)\s+")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
_STRONG = re.compile(r"[*_`]{1,2}(\S[^*_`]*)[*_`]{1,2}")


def reading(desk: Desk) -> None:
    """Say what can be read, and where one can go from here."""
    talk = desk.talk

    def title() -> None:
        talk.heading(talk.say("Guides, letters, platforms"))

    desk.menu(title, lambda: _entries(desk), help=talk.say(HELP))


def _entries(desk: Desk) -> list[Entry]:
    say = desk.talk.say
    topics: list[Entry] = [
        (name, lambda topic=topic: _guides(desk, topic))  # type: ignore[misc]
        for topic, name in desk.session.guides.topics.items()
    ]
    return [
        (say("Find words in everything Carnet says"), lambda: _find(desk)),
        (say("Letters"), lambda: letters(desk)),
        (say("Platforms: where to press"), lambda: platforms(desk)),
        (say("Guides for your plan"), lambda: _guides(desk, "")),
        *topics,
    ]


def _guides(desk: Desk, topic: str) -> None:
    """List the guides of a topic, or those for the plan; a number opens one."""
    talk, session = desk.talk, desk.session
    while True:
        guides = _listed(desk, topic)
        read = session.reading.all()

        def row(place: int) -> str:
            guide = guides[place]  # noqa: B023
            return f"{guide.title}. {talk.say('read')}" if guide.id in read else guide.title  # noqa: B023

        noun = talk.count("{number} guide", "{number} guides", len(guides))
        chosen = guides[talk.pick(len(guides), row, noun=noun)]
        desk.visit(lambda: guide_page(desk, chosen.id))  # noqa: B023


def _listed(desk: Desk, topic: str) -> list[Guide]:
    guides, planning = desk.session.guides, desk.session.planning
    if topic:
        return [guide for guide in guides.all.values() if guide.topic == topic]
    steps = [planned.step.id for planned in planning.plan().do] if planning.begun else []
    return list(guides.for_plan(planning.situation(), steps)[:MOST_FOR_PLAN]) if steps else []


def guide_page(desk: Desk, name: str) -> None:
    """Read a guide, then say what it leads to."""
    talk, session = desk.talk, desk.session
    told = False
    text = session.guides.text(name)
    ways = _ways(desk, name, text)

    def read() -> None:
        guide = session.guides.all[name]
        keys = (talk.say(OTHER_KEYS),) if OTHER_KEY.search(text) else ()
        talk.read((*keys, *_prose(text), *_about(desk, guide)))

    def title() -> None:
        nonlocal told
        talk.heading(session.guides.all[name].title)
        if not told:
            read()
        told = True

    def entries() -> list[Entry]:
        marked = name in session.reading.all()
        words = talk.say("Mark as not read") if marked else talk.say("Mark as read")
        listed: list[Entry] = [
            (talk.say("Say it all again"), read),
            (words, lambda: _mark(desk, name)),
        ]
        return [*listed, *ways]

    desk.menu(title, entries, help=talk.say(HELP))


def _ways(desk: Desk, name: str, text: str) -> list[Entry]:
    """Return what a guide leads to, each once."""
    wanted = [(link.kind, link.target, link.words) for link in links_of(text)]
    wanted += [("letter", one, "") for one in desk.session.guides.all[name].letters]
    found: dict[tuple[str, str], Entry] = {}
    for kind, target, words in wanted:
        title = title_of(desk.session, kind, target) or words
        if kind in KIND_WORDS and kind != "section" and title:
            named = desk.talk.named(desk.talk.say(KIND_WORDS[kind]), title)
            found.setdefault(
                (kind, target),
                (named, lambda kind=kind, target=target: follow(desk, kind, target)),  # type: ignore[misc]
            )
    return list(found.values())


def _mark(desk: Desk, name: str) -> None:
    if not desk.can_write():
        return
    reading_ = desk.session.reading
    if name in reading_.all():
        reading_.unmark(name)
    else:
        reading_.mark(name)
    desk.talk.tell(desk.talk.say("Noted."))


def _prose(markdown: str) -> Iterator[str]:
    """Yield the paragraphs of a Markdown text without its marks, its title left out."""
    for line in _paragraphs(markdown):
        text = _LINK.sub(r"\1", line)
        heading = bool(_HEADING.match(text))
        text = _STRONG.sub(r"\1", _POINT.sub("", _HEADING.sub("", text)))
        if heading:
            yield ""
        if text.strip():
            yield text


def _paragraphs(markdown: str) -> list[str]:
    """Return headings, points and paragraphs, each as one line, without the title."""
    found: list[str] = []
    ended = True
    for line in markdown.split("\n"):
        begins = bool(_HEADING.match(line) or _BEGINS.match(line))
        if ended or begins or not line.strip():
            found.append(line.strip())
        else:
            found[-1] += f" {line.strip()}"
        ended = not line.strip() or bool(_HEADING.match(line))
    return found[1:] if found and found[0].startswith("# ") else found


def _about(desk: Desk, guide: Guide) -> Iterator[str]:
    say, words = desk.talk.say, desk.session.service_words
    yield ""
    if guide.law:
        yield say(
            "Laws change, and yours may be a special case: check with a lawyer or an association "
            "before you rely on this."
        )
    yield say("Checked: {date}.", date=words.day(guide.checked))
    if desk.session.planning.today() - earliest_day(guide.checked) > OLD_AFTER:
        yield say("That was more than a year ago: things may have changed.")
    yield say("Where this comes from:")
    yield from (_source(desk, source) for source in guide.sources)


def _source(desk: Desk, source: Source) -> str:
    seen = desk.session.service_words.day(source.checked)
    unsure = "" if source.confidence == "high" else f", {desk.talk.say('to be checked')}"
    return f"{source.name}, {source.where} ({seen}){unsure}"


def _find(desk: Desk) -> None:
    """Find words in guides, steps, services, letters and platforms; a number opens a find."""
    talk = desk.talk
    query = talk.line(talk.say("Words to search for:"), text=True).strip()
    if not query:
        return
    talk.tell(talk.say("Searching…"))
    found = desk.session.texts.find(query)
    while True:
        noun = talk.count("{number} text found", "{number} texts found", len(found))
        place = talk.pick(len(found), lambda i: _found_row(desk, found[i]), noun=noun)
        passage = found[place].passage
        desk.visit(lambda: follow(desk, passage.kind, passage.target))  # noqa: B023


def _found_row(desk: Desk, find: Find) -> str:
    kind = desk.talk.say(KIND_WORDS[find.passage.kind])
    return desk.talk.named(kind, f"{find.passage.title}. {find.line}")


def follow(desk: Desk, kind: str, target: str) -> None:
    """Open what a link or a find leads to; say so when there is no page for it."""
    session, talk = desk.session, desk.talk
    service = service_of(session, target) if kind == "service" else None
    if kind == "guide" and target in session.guides.all:
        guide_page(desk, target)
    elif kind == "step" and session.planning.plan().find(target) is not None:
        step_page(desk, target)
    elif kind == "step" and target in session.library.steps:
        step = session.library.steps[target]
        talk.heading(step.title)
        talk.tell(talk.say("This step is not in your plan."))
        talk.read(StepText(session, session.planning.plan()).outside(step))
    elif kind == "platform" and session.platforms.get(target.partition(".")[0]) is not None:
        platform_page(desk, target.partition(".")[0])
    elif kind == "letter" and target in session.letters.all:
        letter_page(desk, target)
    elif service is not None:
        service_page(desk, service)
    else:
        talk.tell(talk.say("There is no page for this."))
