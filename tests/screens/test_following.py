"""Everything our texts lead to has a page."""

from __future__ import annotations

import pytest

from tests.screens.stage import LANGUAGES
from tui.library.guides import links_of
from tui.library.language import Language
from tui.library.places import content_root
from tui.screens.following import _page
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session
from tui.telling.link_words import title_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_every_guide_opens_a_page_and_has_a_name(
    language: str, session: Session
) -> None:
    session.speak(Language(content_root(), language))
    links = {
        (link.kind, link.target)
        for name in session.guides.all
        for link in links_of(session.guides.text(name))
    }
    assert len(links) > 100
    for kind, target in sorted(links):
        if kind == "section":
            assert target in SECTION_SCREENS
        else:
            assert _page(session, kind, target) is not None, (kind, target)
            assert title_of(session, kind, target), (kind, target)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_find_opens_a_page(language: str, session: Session) -> None:
    session.speak(Language(content_root(), language))
    for passage in session.texts._passages:
        assert _page(session, passage.kind, passage.target) is not None, passage.title


def test_what_is_not_there_has_no_page(session: Session) -> None:
    for kind in ("guide", "step", "service", "letter", "platform", "door"):
        assert _page(session, kind, "nothing") is None
        assert title_of(session, kind, "nothing") == ""
