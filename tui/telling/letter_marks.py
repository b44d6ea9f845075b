"""What is noted when a letter was sent."""

from __future__ import annotations

from datetime import datetime

from tui.dossier.kept_letters import KIND, KeptLetter
from tui.journal.incident import Incident
from tui.library.language import mark
from tui.session import Session
from tui.telling.letter_filling import STOP_NOTICE
from tui.vault.links import Ref

CONTACT_KINDS = frozenset(("contact", "threat", "showsup", "others"))
"""Kinds of notes that tell of a new contact."""
FILE_NAME = mark("letter.txt")


def note_stop_notice(session: Session, kept: KeptLetter) -> None:
    """Put the one notice into the journal: its words, to whom, by which channel."""
    say = session.language.say
    lines = [say("The one message was sent. It is never sent again.")]
    lines += [say("To: {name}", name=kept.to)] if kept.to else []
    lines += [say("Channel: {name}", name=kept.channel)] if kept.channel else []
    lines.append(say("Exact words: “{words}”", words=" ".join(kept.text.split())))
    entry = session.journal.record(
        Incident("\n".join(lines), (STOP_NOTICE,)), sealed={"letter": kept.uid}
    )
    session.links.join(Ref(KIND, kept.uid), Ref("incident", entry.note))


def local_minute(sent: str) -> str:
    """Return the moment a letter was sent as a day and a time of here; empty when it was not."""
    if not sent:
        return ""
    return f"{datetime.fromisoformat(sent).astimezone():%Y-%m-%d %H:%M}"
