"""One open file and everything the screens ask of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.language import Language

if TYPE_CHECKING:
    from tui.dossier.card import CardWords
    from tui.dossier.interview import Interview
    from tui.dossier.interview_notes import InterviewNotes
    from tui.dossier.kept_letters import KeptLetters
    from tui.dossier.purposes import Purpose
    from tui.dossier.recipe import Dossiers
    from tui.dossier.sources import Sources
    from tui.followup.accounts import Accounts
    from tui.followup.devices import Devices
    from tui.followup.findings import Findings
    from tui.followup.identifiers import Identifiers
    from tui.followup.recipients import Deadlines
    from tui.followup.removals import Removals
    from tui.followup.reports import Reports
    from tui.followup.rhythm import Rhythm
    from tui.followup.self_search import SelfSearch
    from tui.helping.bundle import Bundle
    from tui.journal.date_words import DateWords
    from tui.journal.exhibits import Exhibits
    from tui.journal.gentle import GentleMarks
    from tui.journal.journal import Journal
    from tui.journal.note_days import NoteDays
    from tui.journal.persons import Persons
    from tui.library.guides import Guides
    from tui.library.letters import Letters
    from tui.library.model import Library
    from tui.library.platforms import Platforms
    from tui.library.text_search import TextIndex
    from tui.notebook.answers import AnswerBook
    from tui.notebook.copies import Copies
    from tui.notebook.drafts import Drafts
    from tui.notebook.outcomes import Outcomes
    from tui.notebook.planning import Planning
    from tui.notebook.reading import Reading
    from tui.notebook.rechecking import Rechecking
    from tui.notebook.settings import Settings
    from tui.notebook.step_life import StepLife
    from tui.notebook.steps import StepBook
    from tui.people.asked import AskedOfPeople
    from tui.people.asks import Asks
    from tui.people.chosen import ChosenServices
    from tui.people.kept_services import KeptServices
    from tui.people.service_words import ServiceWords
    from tui.people.services import Directory
    from tui.people.supporters import Supporters
    from tui.people.three import ThreeToCall
    from tui.planner.filters import Filter
    from tui.safety.clipboard import Clipboard
    from tui.undo import Undo
    from tui.vault.links import Links
    from tui.vault.records import Records
    from tui.vault.vault import Vault

Clock = Callable[[], datetime]


@dataclass
class Session:
    """An unlocked vault with the services built on it; each service is made when first used."""

    vault: "Vault"
    language: Language
    clock: Clock
    new_id: Callable[[], str]
    read_only: bool
    content: Path
    recovered: bool = False
    """Whether the file was opened without its passphrase, by code or by sheets."""
    filters: "frozenset[Filter]" = frozenset()
    """What the steps shown are chosen by, until the file is closed."""

    @cached_property
    def library(self) -> "Library":
        """Questions, steps and facts, in the session's language."""
        from tui.library.load import load_library

        return load_library(self.content, self.language.code)

    @cached_property
    def guides(self) -> "Guides":
        """The guides, in the session's language."""
        from tui.library.guides import load_guides

        return load_guides(self.content, self.language.code)

    @cached_property
    def letters(self) -> "Letters":
        """The letters that can be written, with titles in the session's language."""
        from tui.library.letters import load_letters

        return load_letters(self.content, self.language.code)

    @cached_property
    def undo(self) -> "Undo":
        """What can be taken back in lists; it goes with the session."""
        from tui.undo import Undo

        return Undo()

    @cached_property
    def kept_letters(self) -> "KeptLetters":
        """The letters that were written."""
        from tui.dossier.kept_letters import KeptLetters

        return KeptLetters(self.vault, self.clock, self.new_id)

    @cached_property
    def dossiers(self) -> "Dossiers":
        """What was chosen for each dossier."""
        from tui.dossier.recipe import Dossiers

        return Dossiers(self.vault, self.clock, self.new_id)

    @cached_property
    def purposes(self) -> "Mapping[str, Purpose]":
        """What dossiers are for, by id, in the session's language."""
        from tui.dossier.purposes import load_purposes

        return load_purposes(self.content, self.language.code)

    @cached_property
    def sources(self) -> "Sources":
        """What dossiers are gathered from."""
        from tui.dossier.sources import Sources

        return Sources(
            self.vault,
            self.journal,
            self.exhibits,
            self.persons,
            self.reports,
            self.removals,
            self.kept_letters,
        )

    @cached_property
    def platforms(self) -> "Platforms":
        """Platforms and where to press on each, in the session's language."""
        from tui.library.load_platforms import load_platforms

        return load_platforms(self.content, self.language.code)

    @cached_property
    def texts(self) -> "TextIndex":
        """Every text of the content, to be searched; made when first asked for, in a moment."""
        from tui.library.text_search import read_index

        return read_index(self.content, self.language.code)

    @cached_property
    def reading(self) -> "Reading":
        """Which guides the person has read."""
        from tui.notebook.reading import Reading

        return Reading(self.vault, self.clock, self.new_id)

    @cached_property
    def answers(self) -> "AnswerBook":
        """The answers given so far."""
        from tui.notebook.answers import AnswerBook

        return AnswerBook(self.vault, self.clock)

    @cached_property
    def steps(self) -> "StepBook":
        """The state of each step of the plan, and the holds that were released."""
        from tui.notebook.steps import StepBook

        return StepBook(self.vault, self.clock)

    @cached_property
    def planning(self) -> "Planning":
        """The person's own plan, worked out from the answers and the steps."""
        from tui.notebook.planning import Planning

        given = self.bundle.steps if self.bundle is not None else None
        return Planning(self.answers, self.steps, self.library, self.clock, given)

    @cached_property
    def bundle(self) -> "Bundle | None":
        """Whose steps the file holds, where it is a helper's copy; None for one's own file."""
        from tui.helping.bundle import bundle_of

        return bundle_of(self.vault)

    @cached_property
    def outcomes(self) -> "Outcomes":
        """What came of the steps that were done."""
        from tui.notebook.outcomes import Outcomes

        return Outcomes(self.vault, self.clock, self.new_id)

    @cached_property
    def step_life(self) -> "StepLife":
        """What is done with the steps, and the way back."""
        from tui.notebook.step_life import StepLife

        return StepLife(self.steps, self.outcomes, self.clock)

    @cached_property
    def rechecking(self) -> "Rechecking":
        """The periodic question whether something has changed."""
        from tui.notebook.rechecking import Rechecking

        return Rechecking(self.planning, self.answers, self.settings)

    @cached_property
    def settings(self) -> "Settings":
        """What the person chose for this file."""
        from tui.notebook.settings import Settings

        return Settings(self.vault)

    @cached_property
    def drafts(self) -> "Drafts":
        """Text that was typed and not finished."""
        from tui.notebook.drafts import Drafts

        return Drafts(self.vault, self.clock)

    @cached_property
    def copies(self) -> "Copies":
        """When the file was last copied, and the reminder."""
        from tui.notebook.copies import Copies

        return Copies(self.vault, self.clock)

    @cached_property
    def journal(self) -> "Journal":
        """What happened."""
        from tui.journal.journal import Journal

        by = self.bundle.helper if self.bundle is not None else ""
        return Journal(self.vault, self.clock, self.new_id, by=by)

    @cached_property
    def note_days(self) -> "NoteDays":
        """The days and kinds of the newest notes."""
        from tui.journal.note_days import NoteDays

        return NoteDays(self.journal)

    @cached_property
    def persons(self) -> "Persons":
        """The persons that incidents speak of."""
        from tui.journal.persons import Persons

        return Persons(self.vault, self.clock, self.new_id)

    @cached_property
    def gentle(self) -> "GentleMarks":
        """What is left out for today, and what somebody else reads first."""
        from tui.journal.gentle import GentleMarks

        return GentleMarks(self.vault, self.clock, self.new_id)

    @cached_property
    def exhibits(self) -> "Exhibits":
        """The files that were taken in."""
        from tui.journal.exhibits import Exhibits

        return Exhibits(self.vault, self.journal, self.clock, self.new_id)

    @cached_property
    def date_words(self) -> "DateWords":
        """The words dates are written with, in the session's language."""
        from tui.journal.date_words import DateWords
        from tui.library.compiled import values_of

        return DateWords.of(values_of(self.content, f"{self.language.code}/dates.toml"))

    @cached_property
    def supporters(self) -> "Supporters":
        """The people who help."""
        from tui.people.supporters import Supporters

        return Supporters(self.vault, self.clock)

    @cached_property
    def chosen_services(self) -> "ChosenServices":
        """The services the person put near the top."""
        from tui.people.chosen import ChosenServices

        return ChosenServices(self.vault, self.clock)

    @cached_property
    def card_words(self) -> "CardWords":
        """The words of the page to carry, in the session's language."""
        from tui.dossier.card import load_card_words

        return load_card_words(self.content, self.language.code)

    @cached_property
    def interview(self) -> "Interview":
        """What to prepare for an interview, in the session's language."""
        from tui.dossier.interview import load_interview

        return load_interview(self.content, self.language.code)

    @cached_property
    def interview_notes(self) -> "InterviewNotes":
        """What was prepared for an interview."""
        from tui.dossier.interview_notes import InterviewNotes

        return InterviewNotes(self.vault, self.clock, self.new_id)

    @cached_property
    def kept_services(self) -> "KeptServices":
        """What chosen services said when they were chosen."""
        from tui.people.kept_services import KeptServices

        return KeptServices(self.vault, self.clock, self.new_id)

    @cached_property
    def asks(self) -> "Asks":
        """What people can be asked for, in the session's language."""
        from tui.people.asks import load_asks

        return load_asks(self.content, self.language.code)

    @cached_property
    def asked(self) -> "AskedOfPeople":
        """What supporters can do, what they were asked and what they answered."""
        from tui.people.asked import AskedOfPeople

        return AskedOfPeople(self.vault, self.clock, self.new_id)

    @cached_property
    def three(self) -> "ThreeToCall":
        """The person's own three to call."""
        from tui.people.three import ThreeToCall

        return ThreeToCall(self.vault, self.clock, self.new_id)

    def records(self, kind: str) -> "Records":
        """Return the records of one kind."""
        from tui.vault.records import Records

        return Records(self.vault, self.clock, self.new_id, kind)

    @cached_property
    def links(self) -> "Links":
        """What belongs together."""
        from tui.vault.links import Links

        return Links(self.vault, self.clock)

    @cached_property
    def directory(self) -> "Directory":
        """Emergency and specialist services, in the session's language."""
        from tui.people.services import load_directory

        return load_directory(self.content, self.language.code)

    @cached_property
    def service_words(self) -> "ServiceWords":
        """What says hours, cost and dates of services, in the session's language."""
        from tui.people.service_words import load_words

        return load_words(self.content, self.language.code)

    @cached_property
    def accounts(self) -> "Accounts":
        """The accounts somebody has; never a password."""
        from tui.followup.accounts import Accounts

        return Accounts(self.vault, self.clock, self.new_id)

    @cached_property
    def devices(self) -> "Devices":
        """The devices somebody has."""
        from tui.followup.devices import Devices

        return Devices(self.vault, self.clock, self.new_id)

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The words by which people mean themselves or nobody, in every language."""
        from tui.followup.own_names import own_names

        return own_names(self.content)

    @cached_property
    def identifiers(self) -> "Identifiers":
        """What the person can be found by; given by them alone."""
        from tui.followup.identifiers import Identifiers

        return Identifiers(self.vault, self.clock, self.new_id)

    @cached_property
    def findings(self) -> "Findings":
        """What searches for the person found."""
        from tui.followup.findings import Findings

        return Findings(self.vault, self.clock, self.new_id)

    @cached_property
    def removals(self) -> "Removals":
        """Addresses whose removal is wanted."""
        from tui.followup.removals import Removals

        return Removals(self.vault, self.clock, self.new_id)

    @cached_property
    def reports(self) -> "Reports":
        """What was reported to whom, and the answers."""
        from tui.followup.reports import Reports

        return Reports(self.vault, self.clock, self.new_id)

    @cached_property
    def deadlines(self) -> "Deadlines":
        """To whom reports go, and time limits of the law, in the session's language."""
        from tui.followup.recipients import load_deadlines

        return load_deadlines(self.content, self.language.code)

    @cached_property
    def rhythm(self) -> "Rhythm":
        """When to search for oneself again."""
        from tui.followup.rhythm import Rhythm

        return Rhythm(self.vault, self.clock)

    @cached_property
    def self_search(self) -> "SelfSearch":
        """The queries for searching for oneself, in the session's language."""
        from tui.followup.self_search import load_self_search

        return load_self_search(self.content, self.language.code)

    @cached_property
    def clipboard(self) -> "Clipboard":
        """The way to copy a short text for another program; off until the person agrees."""
        from tui.safety.clipboard import Clipboard

        return Clipboard()

    def forget_copied(self) -> None:
        """Take back what was copied, if anything was and it is still there."""
        if "clipboard" in self.__dict__:
            self.clipboard.clear()

    @classmethod
    def of_vault(
        cls,
        vault: "Vault",
        language: Language,
        *,
        chosen: bool,
        clock: Clock,
        new_id: Callable[[], str],
        content: Path,
    ) -> "Session":
        """Return the session of an unlocked vault, in the language that the file remembers.

        `chosen` says that somebody asked for `language` just now: then the file remembers it.
        """
        session = cls(vault, language, clock, new_id, vault.read_only, content)
        if not chosen and session.settings.language:
            session.speak(Language(content, session.settings.language))
        elif not vault.read_only and session.settings.language != language.code:
            session.settings.language = language.code
        return session

    def speak(self, language: Language) -> None:
        """Change the language; what was loaded in the old one is loaded again when used."""
        self.language = language
        for name in (
            "library",
            "platforms",
            "directory",
            "asks",
            "card_words",
            "interview",
            "service_words",
            "planning",
            "rechecking",
            "guides",
            "letters",
            "texts",
            "self_search",
            "deadlines",
            "purposes",
        ):
            self.__dict__.pop(name, None)
