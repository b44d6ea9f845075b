"""A field for what is copied from paper: a recovery code or the words of a sheet."""

from typing import ClassVar

from tui.commands import Commands
from tui.library.language import mark
from tui.widgets.secret_input import Erase, EraseAll, Reveal, SecretInput, Submit


class RevealPaper(Reveal):
    """Show what was copied for some minutes."""

    help = mark("Shows what you typed for three minutes, or hides it again.")


class PaperInput(SecretInput):
    """A secret field that stays readable for longer: copying takes minutes, not seconds."""

    KEYS: ClassVar[Commands] = (RevealPaper, Submit, Erase, EraseAll)
    shown_seconds: ClassVar[float] = 180.0
