"""The typed objects of the library; their words are in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tui.library.conditions import Condition

UNIVERSAL_OPTIONS = ("dk", "skip")
"""Options of every choice: "I don't know" and "I'd rather not say"."""


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTI = "multi"
    SCALE = "scale"
    TEXT = "text"


class CautionLevel(StrEnum):
    """What a caution does to its step: it is shown on it, or the step waits."""

    NOTE = "note"
    HOLD = "hold"


class Urgency(StrEnum):
    """How soon a step is wanted."""

    NOW = "now"
    DAY = "24h"
    WEEK = "week"
    LATER = "later"

    @property
    def rank(self) -> int:
        """Return 0 for the most urgent."""
        return tuple(Urgency).index(self)


class Visibility(StrEnum):
    """Whether the other person may notice a step."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer of a question."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `options` holds the question's own and then the universal ones.

    For a scale, `options` are the numbers from `low` to `high` as ids, then the universal ones.
    `recheck_days` says after how many days the answer is worth asking again; None for never.
    """

    id: str
    kind: QuestionKind
    section: str
    show_if: Condition
    options: tuple[Option, ...]
    exclusive: frozenset[str]
    max_select: int | None
    low: int
    high: int
    text: str
    text_helper: str
    why: str
    intro: str
    sources: tuple[str, ...]
    recheck_days: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact derived from answers, for example "quiet mode"."""

    id: str
    when: Condition
    meaning: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A danger sign, the level it sets, and the needs of the services that it leads to."""

    id: str
    when: Condition
    level: str
    needs: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Asset:
    """Something at stake: base impact 1-5 and rules (condition, likelihood 1-5)."""

    id: str
    impact: int
    rules: tuple[tuple[Condition, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A range of impact times likelihood, up to a product, said in words."""

    id: str
    up_to: int
    text: str


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning on a step; `instead` names the steps that can be done meanwhile."""

    id: str
    when: Condition
    level: CautionLevel
    instead: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One item of the catalogue.

    `network` says that it cannot be done without the internet.
    `actions` are words of `platforms.toml`: what the step asks of each platform the person uses.
    `why` says why it helps, `how` its short instructions in a safe order, `wrong` what could go
    wrong and what then, `not_worked` the next way, `others` who else could do it.
    `then_steps` are the steps of that next way; `then_services` who can help: services by id, and
    needs (`needs.toml`, or "emergency"), because services differ by country.
    """

    id: str
    group: str
    stage: int
    applies: Condition
    exclude: Condition
    urgency: Urgency
    urgency_when: tuple[tuple[Condition, Urgency], ...]
    first_if: Condition
    card: bool
    minutes: int
    network: bool
    after: tuple[str, ...]
    visible: Visibility
    destroys_evidence: bool
    needs_safer_device: bool
    who: frozenset[str]
    prepare_ok: bool
    ally_new_ok: bool
    review_days: int | None
    cautions: tuple[Caution, ...]
    actions: tuple[str, ...]
    seeds: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str
    title: str
    why: str
    how: tuple[str, ...]
    wrong: tuple[str, ...]
    done_when: str
    not_worked: str
    others: str
    then_steps: tuple[str, ...]
    then_services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderRule:
    """A rule that applies everywhere: the steps it selects come after the steps of `after`.

    `steps` are traits or ids; a step is meant when it has one of the traits (see `rules.toml`).
    """

    id: str
    when: Condition
    traits: tuple[str, ...]
    groups: frozenset[str]
    from_stage: int
    except_steps: frozenset[str]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoldRule:
    """A rule that applies everywhere: the steps with a visibility carry a caution when it holds."""

    id: str
    when: Condition
    visible: Visibility
    caution: Caution


@dataclass(frozen=True, slots=True)
class Gate:
    """Something said at once about an answer, with the services for `needs`.

    A gate without `after` is a line that stays in sight while its condition holds.
    """

    id: str
    after: str
    when: Condition
    needs: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that belong to no single question or step, by id."""

    texts: Mapping[str, str]
    levels: Mapping[str, str]
    sections: Mapping[str, str]
    stages: Mapping[int, str]
    groups: Mapping[str, str]
    rules: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything the planner needs, in one language; mappings keep the order of the files.

    `recheck_at_most` gives, by level, the longest time in days that an answer that ages is left.
    """

    language: str
    questions: Mapping[str, Question]
    quick: tuple[str, ...]
    recheck_at_most: Mapping[str, int]
    facts: Mapping[str, Fact]
    flags: Mapping[str, Flag]
    levels: tuple[str, ...]
    assets: Mapping[str, Asset]
    bands: tuple[Band, ...]
    stakes_question: str
    steps: Mapping[str, Step]
    order_rules: tuple[OrderRule, ...]
    hold_rules: tuple[HoldRule, ...]
    gates: tuple[Gate, ...]
    wording: Wording

    def named_condition(self, name: str) -> Condition | None:
        """Return the condition of a fact or a flag, or None when there is none of this name."""
        if name in self.facts:
            return self.facts[name].when
        return self.flags[name].when if name in self.flags else None
