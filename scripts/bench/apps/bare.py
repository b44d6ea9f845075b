"""The smallest Textual application: one line of text, and a number that each key makes greater."""

from textual.app import App, ComposeResult
from textual.widgets import Static

LINE = "nothing but this line"


class Bare(App[None]):
    """Shows one line, and how many keys were pressed."""

    pressed = 0

    def compose(self) -> ComposeResult:
        """Yield the line."""
        yield Static(LINE)

    def on_key(self) -> None:
        """Count the key."""
        self.pressed += 1
        self.query_one(Static).update(f"{LINE} {self.pressed}")


if __name__ == "__main__":
    Bare().run()
