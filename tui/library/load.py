"""Loads the whole library in one language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.library.load_questions import load_questions, load_recheck_limits
from tui.library.load_steps import load_cautions, load_steps, one_of
from tui.library.model import (
    Asset,
    Band,
    Caution,
    Fact,
    Flag,
    Gate,
    HoldRule,
    Library,
    OrderRule,
    Visibility,
    Wording,
)
from tui.library.tables import Problems, Table, read_file


def load_library(root: Path, language: str) -> Library:
    """Load the content of one language.

    Args:
        root: the content folder (see `places.content_root`).
        language: a folder of it, for example "fr".

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    library = collect_library(root, language, problems)
    problems.refuse()
    return library


def collect_library(root: Path, language: str, problems: Problems) -> Library:
    """Load the content of one language and collect what is wrong instead of raising."""
    words = read_file(root, f"{language}/plan.toml", problems)
    questions, quick = load_questions(root, language, words.table("universal"), problems)
    cautions = load_cautions(root, language, problems)
    levels, flags = _flags(root, words.table("flags"), problems)
    bands, stakes_question, assets = _risk(root, words, problems)
    order_rules, hold_rules = _rules(root, cautions, problems)
    library = Library(
        language=language,
        questions=questions,
        quick=quick,
        recheck_at_most=load_recheck_limits(root, levels, problems),
        facts=_facts(root, problems),
        flags=flags,
        levels=levels,
        assets=assets,
        bands=bands,
        stakes_question=stakes_question,
        steps=load_steps(root, language, cautions, problems),
        order_rules=order_rules,
        hold_rules=hold_rules,
        gates=_gates(root, words.table("gates"), problems),
        wording=_wording(words),
    )
    words.done()
    return library


def _facts(root: Path, problems: Problems) -> dict[str, Fact]:
    structure = read_file(root, "facts.toml", problems)
    facts = {}
    for table in structure.tables("fact"):
        facts[table.key] = Fact(table.text("id"), table.condition("when"), table.text("meaning"))
        table.done()
    structure.done()
    return facts


def _flags(root: Path, words: Table, problems: Problems) -> tuple[tuple[str, ...], dict[str, Flag]]:
    structure = read_file(root, "flags.toml", problems)
    levels = structure.names("levels")
    flags = {}
    for table in structure.tables("flag"):
        table.names("sources")
        level = table.text("level")
        if level not in levels:
            problems.add(table.file, f"{table.key}.level", f"{level!r} is not a level")
        flags[table.key] = Flag(
            id=table.text("id"),
            when=table.condition("when"),
            level=level,
            needs=table.names("needs"),
            text=words.text(table.key),
        )
        table.done()
    structure.done()
    words.done()
    return levels, flags


def _gates(root: Path, words: Table, problems: Problems) -> tuple[Gate, ...]:
    structure = read_file(root, "gates.toml", problems)
    gates = []
    for table in structure.tables("gate"):
        gates.append(
            Gate(
                id=table.text("id"),
                after=table.text("after", ""),
                when=table.condition("when"),
                needs=table.names("needs", ()),
                text=words.text(table.key),
            )
        )
        table.done()
    structure.done()
    words.done()
    return tuple(gates)


def _risk(
    root: Path, words: Table, problems: Problems
) -> tuple[tuple[Band, ...], str, dict[str, Asset]]:
    structure = read_file(root, "risk.toml", problems)
    band_words, asset_words = words.table("bands"), words.table("assets")
    bands = tuple(
        Band(table.text("id"), table.whole("up_to"), band_words.text(table.key))
        for table in structure.tables("band")
    )
    assets = {}
    for table in structure.tables("asset"):
        rules = tuple(
            (rule.condition("when"), rule.whole("likelihood")) for rule in table.tables("rule")
        )
        assets[table.key] = Asset(
            table.text("id"), table.whole("impact"), rules, asset_words.text(table.key)
        )
        table.done()
    stakes_question = structure.text("stakes_question")
    for table in (structure, band_words, asset_words):
        table.done()
    return bands, stakes_question, assets


def _rules(
    root: Path, cautions: Mapping[str, Caution], problems: Problems
) -> tuple[tuple[OrderRule, ...], tuple[HoldRule, ...]]:
    structure = read_file(root, "rules.toml", problems)
    order = tuple(_order_rule(table) for table in structure.tables("order"))
    hold = tuple(
        rule
        for table in structure.tables("hold")
        if (rule := _hold_rule(table, cautions)) is not None
    )
    structure.done()
    return order, hold


def _order_rule(table: Table) -> OrderRule:
    rule = OrderRule(
        id=table.text("id"),
        when=table.condition("when"),
        traits=table.names("traits", ()),
        groups=frozenset(table.names("groups", ())),
        from_stage=table.whole("from_stage", 0),
        except_steps=frozenset(table.names("except", ())),
        after=table.names("after"),
    )
    table.done()
    return rule


def _hold_rule(table: Table, cautions: Mapping[str, Caution]) -> HoldRule | None:
    identity, when = table.text("id"), table.condition("when")
    visible, caution = one_of(table, "visible", Visibility), table.text("caution")
    table.done()
    if caution not in cautions:
        table.problems.add(table.file, f"{table.key}.caution", f"{caution!r} is not known")
        return None
    return HoldRule(identity, when, visible, cautions[caution])


def _wording(words: Table) -> Wording:
    def all_of(name: str) -> dict[str, str]:
        table = words.table(name)
        return {key: table.text(key) for key in table.names_in_order()}

    return Wording(
        texts=all_of("texts"),
        levels=all_of("levels"),
        sections=all_of("sections"),
        stages={int(key): text for key, text in all_of("stages").items() if key.isdigit()},
        groups=all_of("groups"),
        rules=all_of("rules"),
    )
