"""The twelve rules that apply everywhere (domain notes 3.2), each as a list of what breaks it.

The lists of steps stand here on their own, not read from `rules.toml`, so that a rule that
disappears from the content is noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tui.library.model import Library, Visibility
from tui.planner.answers import parse_answers
from tui.planner.plan import Plan, PlannedStep, build_plan
from tui.planner.situation import Situation

OWN_CONDUCT = {"he_own", "he_ask", "he_noblame", "he_noamplify", "he_noconfront", "wb_notfault"}
COPIES_IMAGES = {"ev_capture", "ev_original", "ev_backup", "ev_delegate", "he_offer"}
NEEDS_AUTHORITIES = {"rp_police", "rp_portal", "rp_swat", "lg_order"}


@dataclass(frozen=True)
class Case:
    """Some answers with the plan they give."""

    situation: Situation
    plan: Plan

    def place(self, step: str) -> int | None:
        names = [planned.step.id for planned in self.plan.do]
        return names.index(step) if step in names else None

    def late(self, first: Iterable[str], then: Iterable[PlannedStep]) -> list[str]:
        """Return `first before step` for every step to do that stands before one of `first`."""
        found = []
        for planned in then:
            for name in first:
                place, own = self.place(name), self.place(planned.step.id)
                if place is not None and own is not None and own < place:
                    found.append(f"{planned.step.id} stands before {name}")
        return found


def make_case(raw: dict[str, object], library: Library) -> Case:
    answers = parse_answers(raw, library)
    return Case(Situation(answers, library), build_plan(answers, library, date(2026, 3, 1)))


def g1_quiet(case: Case) -> list[str]:
    if "d_quiet" not in case.plan.facts:
        return []
    return [p.step.id for p in case.plan.do if p.step.visible is Visibility.YES]


def g2_evidence_first(case: Case) -> list[str]:
    destroying = [p for p in case.plan.do if p.step.destroys_evidence]
    return case.late(("ev_capture", "ev_original"), destroying)


def g3_safer_device_first(case: Case) -> list[str]:
    return case.late(("dv_safe",), [p for p in case.plan.do if p.step.needs_safer_device])


def g4_email_first(case: Case) -> list[str]:
    passwords = [p for p in case.plan.do if p.step.id == "ac_passwords"]
    sessions = [p for p in case.plan.do if p.step.id == "ac_sessions"]
    return case.late(("ac_email", "ac_sessions"), passwords) + case.late(("ac_email",), sessions)


def g5_no_duel(case: Case) -> list[str]:
    excluded = _any(case, "q_rel", "partner_now") or _any(
        case, "q_warned", "written", "spoken", "unsafe"
    )
    excluded = excluded or any(map(case.situation.is_true, ("d_minor", "d_extort", "d_mob")))
    held = _any(case, "q_rel", "partner_ex") or _any(case, "q_legal", "order", "case")
    held = held or any(map(case.situation.is_true, ("d_high", "d_quiet", "d_stalk", "d_polno")))
    names = {p.step.id for p in (*case.plan.do, *case.plan.hold)}
    wrong = ["the notice is in the plan"] if excluded and "ct_stopnotice" in names else []
    if held and case.place("ct_stopnotice") is not None:
        wrong.append("the notice is not held")
    return wrong


def g6_images_of_minors(case: Case) -> list[str]:
    """Steps that could copy an image say not to, and "never the image" stands among them.

    Somebody who only prepares has no such step.
    """
    if not case.situation.is_true("d_minorimg"):
        return []
    copying = [p for p in (*case.plan.do, *case.plan.hold) if p.step.id in COPIES_IMAGES]
    wrong = [
        f"{planned.step.id} does not say it"
        for planned in copying
        if all(caution.id != "c_minorimg" for caution in planned.cautions)
    ]
    if copying and case.place("ev_minor") is None:
        wrong.append("ev_minor is not to be done")
    return wrong


def g7_consent(case: Case) -> list[str]:
    if not case.situation.is_true("d_helper"):
        return []
    others = [p for p in case.plan.do if p.step.stage > 0 and p.step.id not in OWN_CONDUCT]
    missing = [] if case.place("he_ask") is not None else ["he_ask is not to be done"]
    return missing + case.late(("he_ask",), others)


def g8_authorities_are_a_choice(case: Case) -> list[str]:
    wrong = [p.step.id for p in case.plan.hold if p.step.id == "ppl_emergency"]
    if case.situation.is_true("d_polno"):
        wrong += [p.step.id for p in case.plan.do if p.step.id in NEEDS_AUTHORITIES]
    return wrong


def g9_leaving(case: Case) -> list[str]:
    leaving = case.situation.is_true("d_close") and _any(case, "q_phase", "think", "soon", "recent")
    if not leaving:
        return []
    changes = [
        p for p in case.plan.do if p.step.group in ("accounts", "devices") and p.step.stage >= 4
    ]
    wrong = case.late(("ppl_specialist", "ppl_exit"), changes)
    exits = [p for p in case.plan.do if p.step.id == "ppl_exit"]
    return wrong + case.late(("ppl_specialist",), exits)


def g10_do_not_isolate(case: Case) -> list[str]:
    """Filtering comes before blocking; a test beside reads the words of every step."""
    return case.late(("ct_filter",), [p for p in case.plan.do if p.step.id == "ct_block"])


def g11_small_portions(case: Case) -> list[str]:
    most = {"tiny": 1, "some": 3, "lots": 6}
    chosen = case.situation.selected("q_energy")
    portion = next((size for word, size in most.items() if word in chosen), 3)
    todo = [p.step.id for p in case.plan.do if not p.step.card][:portion]
    return [] if list(case.plan.today) == todo else [f"{case.plan.today} instead of {todo}"]


def g12_unknown_is_not_safe(case: Case) -> list[str]:
    """With someone close, silence about access and reactions counts as the riskier answer."""
    if not case.situation.is_true("d_close"):
        return []
    unknown = frozenset(("dk", "skip", "?"))
    wrong = []
    for question, fact in (
        ("q_access", "d_access"),
        ("q_notice", "d_retal"),
        ("q_screen", "d_badscreen"),
    ):
        if case.situation.selected(question) <= unknown and not case.situation.is_true(fact):
            wrong.append(f"silence on {question} does not make {fact} true")
    return wrong


def _any(case: Case, question: str, *options: str) -> bool:
    return bool(case.situation.selected(question) & set(options))


RULES: dict[str, Callable[[Case], list[str]]] = {
    "G1": g1_quiet,
    "G2": g2_evidence_first,
    "G3": g3_safer_device_first,
    "G4": g4_email_first,
    "G5": g5_no_duel,
    "G6": g6_images_of_minors,
    "G7": g7_consent,
    "G8": g8_authorities_are_a_choice,
    "G9": g9_leaving,
    "G10": g10_do_not_isolate,
    "G11": g11_small_portions,
    "G12": g12_unknown_is_not_safe,
}
