"""A field for what is copied from paper: a recovery code or the words of a sheet."""

from typing import ClassVar

from tui.widgets.secret_input import SecretInput


class PaperInput(SecretInput):
    """A secret field that stays readable for longer: copying takes minutes, not seconds."""

    shown_seconds: ClassVar[float] = 180.0
