"""A text field of one line."""

from textual.widgets import Input


class Line(Input):
    """Textual's input in Carnet's colours; a paste keeps its first line."""

    DEFAULT_CSS = """
    Line { height: 3; background: $surface; color: $foreground; border: round $border-blurred; }
    Line:focus { border: round $primary; }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        limit: int = 500,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Show `value`; at most `limit` characters are taken."""
        super().__init__(
            value, placeholder=placeholder, max_length=limit, id=id, select_on_focus=False
        )
