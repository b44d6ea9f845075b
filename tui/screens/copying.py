"""Copies one short text for another program, after asking once; takes it back by itself."""

from __future__ import annotations

import asyncio
from typing import Any

from tui.library.language import mark
from tui.safety.clipboard import KEPT_SECONDS, LONGEST, ClipboardUnavailable
from tui.safety.text import clean
from tui.screens.base import FramedScreen
from tui.session import Session
from tui.widgets.confirm import Confirm

ASK = mark(
    "Copying hands this text to the whole computer: other programs can read it, and some keep a "
    "list of what was copied. It is taken back after {seconds} seconds, and when you leave. Copy "
    "until the file is closed?"
)
NOT_COPIED = {
    "off": mark("Nothing was copied."),
    "too_long": mark("This is too long to copy. Type it by hand."),
    "no_clipboard": mark("This computer has nothing to copy with here. Type it by hand."),
}


def copy_text(
    screen: FramedScreen[Any], session: Session, text: str, *, most: int = LONGEST
) -> None:
    """Copy `text`; the first time in a session, ask before, and always say what happened.

    `most` above the usual length is for a letter, which keeps its lines.
    """
    plain = clean(text, keep_newlines=most > LONGEST)
    screen.run_worker(_copy(screen, session, plain, most), group="copying")


async def _copy(screen: FramedScreen[Any], session: Session, text: str, most: int) -> None:
    clipboard = session.clipboard
    if not clipboard.enabled:
        clipboard.enabled = await screen.app.push_screen_wait(
            Confirm(
                screen.say(ASK, seconds=KEPT_SECONDS),
                yes=screen.say("Copy"),
                no=screen.say("Do not copy"),
            )
        )
    try:
        await asyncio.to_thread(clipboard.copy, text, most)
    except ClipboardUnavailable as error:
        screen.tell(screen.say(NOT_COPIED[error.code]))
        return
    screen.app.set_timer(KEPT_SECONDS, lambda: _take_back(screen, session))
    screen.tell(screen.say("Copied. It is taken back in {seconds} seconds.", seconds=KEPT_SECONDS))


def _take_back(screen: FramedScreen[Any], session: Session) -> None:
    screen.app.run_worker(session.clipboard.clear, thread=True, group="copying")
