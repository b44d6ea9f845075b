"""Forms in lines: one field after another, each kept as a draft as soon as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from tui.plain.desk import Desk
from tui.plain.ways import Keep, Way
from tui.safety.text import clean

Values = dict[str, Any]
"""Texts, and lists of ids, by the name of the field; the same as the drafts of the screens."""

EMPTY = "-"
"""The line that empties a field."""


@dataclass(frozen=True)
class Field:
    """One field.

    `label` is in the person's language. `options` are ids and words; "one" gives a list of at most
    one id, "many" of any number, "flag" a text. `check` says what is understood of a line.
    """

    name: str
    label: str
    kind: Literal["line", "text", "one", "many", "flag"] = "line"
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    check: Callable[[str], str] = lambda _line: ""


class Form:
    """Asks for the fields of one thing.

    Args:
        desk: the open file and the conversation.
        place: the draft's place, that of the form on the screens.
        begun: the values before anything is typed.
        fields: in the order asked.
    """

    def __init__(
        self, desk: Desk, place: str, begun: Mapping[str, object], fields: Sequence[Field]
    ) -> None:
        self._desk, self.place, self._begun, self._fields = desk, place, dict(begun), fields
        drafted = desk.session.drafts.get(place)
        self._drafted = bool(drafted)
        self.values: Values = {**self._begun, **(json.loads(drafted) if drafted else {})}

    def run(self, keep: Callable[[Values], str]) -> bool:
        """Ask every field, then keep; return whether it was kept.

        Args:
            keep: puts the values where they belong, together with dropping the draft; returns why
                they cannot be kept in the person's language, or an empty text.

        Raises:
            Way: see `Talk.line`; what was typed is a draft.
        """
        talk = self._desk.talk
        if self._drafted:
            talk.tell(talk.say("You had begun this before; what you typed then is here."))
        talk.tell(
            talk.say(
                "Enter leaves a line as it is, a dash empties it, k keeps what is there and ends."
            )
        )
        talk.keeps = True
        try:
            with suppress(Keep):
                for field in self._fields:
                    self._ask(field)
            while why := keep(self.values):
                talk.tell(why)
                self._ask_one()
        finally:
            talk.keeps = False
        return True

    def _ask_one(self) -> None:
        """Ask for one of the fields again, or set the form aside."""
        talk = self._desk.talk
        labels = [field.label for field in self._fields]
        with suppress(Keep):
            self._ask(self._fields[talk.choose(labels, talk.say("Which line shall be changed?"))])

    def _ask(self, field: Field) -> None:
        """Ask for one field and keep the draft.

        Raises:
            Keep: keep the form now.
        """
        if field.kind == "line":
            self._line(field)
        elif field.kind == "text":
            self._text(field)
        else:
            self._choice(field)
        self._save()

    def _line(self, field: Field) -> None:
        talk = self._desk.talk
        now = clean(str(self.values[field.name]), keep_newlines=False)
        if field.hint:
            talk.tell(field.hint)
        prompt = talk.say("{label}, now {value}:", label=field.label, value=now)
        try:
            line = talk.line(
                prompt if now else talk.say("{label}:", label=field.label),
                text=True,
            )
        except Way:
            self._rest(field)
            raise
        if line.strip():
            self.values[field.name] = "" if line.strip() == EMPTY else line.strip()
            understood = field.check(str(self.values[field.name]))
            if understood:
                talk.tell(understood)

    def _rest(self, field: Field) -> None:
        """Keep the part of a line that was typed when the form was left."""
        if self._desk.talk.lines.partial.strip():
            self.values[field.name] = self._desk.talk.lines.partial.strip()
            self._save()

    def _text(self, field: Field) -> None:
        talk, before = self._desk.talk, str(self.values[field.name])
        talk.tell(talk.say("{label}:", label=field.label))
        if before:
            talk.tell(talk.say("What is there now:"), before)
            ways = (
                talk.say("leave it as it is"),
                talk.say("write more below it"),
                talk.say("write it anew"),
            )
            way = talk.choose(ways)
            if not way:
                return
            before = before if way == 1 else ""
        elif field.hint:
            talk.tell(field.hint)

        def put(text: str) -> None:
            self.values[field.name] = text
            self._save()

        talk.unsaved = put
        try:
            self.values[field.name] = talk.text(before)
        finally:
            talk.unsaved = None

    def _choice(self, field: Field) -> None:
        talk, ids = self._desk.talk, [id_ for id_, _ in field.options]
        if not ids:
            return
        now = self.values[field.name]
        chosen = [ids.index(i) for i in ([now] if isinstance(now, str) else now) if i in ids]
        words = [text for _, text in field.options]
        ticked = talk.tick(words, chosen, field.label, several=field.kind == "many")
        found = [ids[place] for place in ticked]
        kept = [i for i in now if i not in ids] if isinstance(now, list) else []
        self.values[field.name] = "".join(found) if field.kind == "flag" else [*found, *kept]

    def _save(self) -> None:
        values = {name: self.values[name] for name in self._begun}
        same = values == self._begun
        text = "" if same else json.dumps(values, ensure_ascii=False)
        self._desk.kept(lambda: self._desk.session.drafts.put(self.place, text))
