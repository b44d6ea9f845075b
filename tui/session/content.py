"""What is read from the content, in the session's language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.session.opened import Opened, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.dossier.card import CardWords
    from tui.dossier.interview import Interview
    from tui.dossier.purposes import Purpose
    from tui.followup.recipients import Deadlines
    from tui.followup.self_search import SelfSearch
    from tui.journal.date_words import DateWords
    from tui.library.guides import Guides
    from tui.library.letters import Letters
    from tui.library.model import Library
    from tui.library.platforms import Platforms
    from tui.library.text_search import TextIndex
    from tui.people.asks import Asks
    from tui.people.service_words import ServiceWords
    from tui.people.services import Directory


class ContentOfSession(Opened):
    """What is read from the content, in the session's language."""

    @spoken
    def library(self) -> Library:
        """Questions, steps and facts, in the session's language."""
        from tui.library.load import load_library

        return load_library(self.content, self.language.code)

    @spoken
    def guides(self) -> Guides:
        """The guides, in the session's language."""
        from tui.library.guides import load_guides

        return load_guides(self.content, self.language.code)

    @spoken
    def letters(self) -> Letters:
        """The letters that can be written, with titles in the session's language."""
        from tui.library.letters import load_letters

        return load_letters(self.content, self.language.code)

    @spoken
    def platforms(self) -> Platforms:
        """Platforms and where to press on each, in the session's language."""
        from tui.library.load_platforms import load_platforms

        return load_platforms(self.content, self.language.code)

    @spoken
    def texts(self) -> TextIndex:
        """Every text of the content, to be searched; made when first asked for, in a moment."""
        from tui.library.text_search import read_index

        return read_index(self.content, self.language.code)

    @spoken
    def purposes(self) -> Mapping[str, Purpose]:
        """What dossiers are for, by id, in the session's language."""
        from tui.dossier.purposes import load_purposes

        return load_purposes(self.content, self.language.code)

    @spoken
    def interview(self) -> Interview:
        """What to prepare for an interview, in the session's language."""
        from tui.dossier.interview import load_interview

        return load_interview(self.content, self.language.code)

    @spoken
    def card_words(self) -> CardWords:
        """The words of the page to carry, in the session's language."""
        from tui.dossier.card import load_card_words

        return load_card_words(self.content, self.language.code)

    @spoken
    def directory(self) -> Directory:
        """Emergency and specialist services, in the session's language."""
        from tui.people.services import load_directory

        return load_directory(self.content, self.language.code)

    @spoken
    def service_words(self) -> ServiceWords:
        """What says hours, cost and dates of services, in the session's language."""
        from tui.people.service_words import load_words

        return load_words(self.content, self.language.code)

    @spoken
    def asks(self) -> Asks:
        """What people can be asked for, in the session's language."""
        from tui.people.asks import load_asks

        return load_asks(self.content, self.language.code)

    @spoken
    def deadlines(self) -> Deadlines:
        """To whom reports go, and time limits of the law, in the session's language."""
        from tui.followup.recipients import load_deadlines

        return load_deadlines(self.content, self.language.code)

    @spoken
    def self_search(self) -> SelfSearch:
        """The queries for searching for oneself, in the session's language."""
        from tui.followup.self_search import load_self_search

        return load_self_search(self.content, self.language.code)

    @spoken
    def date_words(self) -> DateWords:
        """The words dates are written with, in the session's language."""
        from tui.journal.date_words import DateWords
        from tui.library.compiled import values_of

        return DateWords.of(values_of(self.content, f"{self.language.code}/dates.toml"))

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The words by which people mean themselves or nobody, in every language."""
        from tui.followup.own_names import own_names

        return own_names(self.content)
