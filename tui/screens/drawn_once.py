"""When a screen is drawn: once, when all of its parts have said what they show.

Each part of a screen is told of a change by another, and each answer would be a frame of its own.
A frame takes as long as all other work of a key, and the next one waits for a sixtieth of a second.
"""

import asyncio
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.geometry import Size
from textual.screen import UPDATE_PERIOD, Screen

from tui.lean_compositor import LeanCompositor

if TYPE_CHECKING:
    from tui.app import CarnetApp

_TURNS = 6
"""Turns of the loop until a list, the text beside it and both scroll bars have had theirs."""
_MOST_PUT_OFF = 20
"""Times in a row that a drawing is put off because more came in."""


class DrawnOnce:
    """Mixed into screens: what a key or another section changes is one frame."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take what the screen takes."""
        super().__init__(*arguments, **options)
        self._compositor: Compositor = LeanCompositor()
        self._put_off, self._drawn_at = 0, 0.0
        self._ready = False
        self._styled_as: object = None
        self.in_front = False

    async def on_idle(self, event: events.Idle) -> None:
        """Let all parts that were told of a change say what they draw, so that it is one frame.

        Each is told by another, and a second frame would wait for the next sixtieth of a second.
        What they say is taken first; a flood of it does not keep the screen from being drawn.
        """
        for _ in range(_TURNS):
            await asyncio.sleep(0)
            if self._screen.message_queue_size and self._put_off < _MOST_PUT_OFF:
                self._put_off += 1
                event.prevent_default()
                return
        if self._screen.is_active and not self._ready and not self._make_ready():
            event.prevent_default()
            return
        self._put_off = 0
        self._draw_now()

    def _make_ready(self) -> bool:
        """Arrange the parts before they are first drawn; say whether nothing is left to do.

        What they hear of their places changes what they show, and that is to be the same frame.
        """
        screen = self._screen
        if self.in_front and screen._layout_required and self._put_off < _MOST_PUT_OFF:  # noqa: SLF001
            self._put_off += 1
            screen._layout_required = screen._scroll_required = False  # noqa: SLF001
            self._refresh_layout()
            screen.check_idle()
        elif self.in_front:
            self._ready = True
            screen.refresh()
        return self._ready

    def _draw_now(self) -> None:
        """Draw what changed without waiting for Textual's timer, unless a frame was just drawn.

        After a frame the timer sleeps for up to two sixtieths of a second, a new one for one.
        """
        if asyncio.get_running_loop().time() - self._drawn_at >= UPDATE_PERIOD:
            self._on_timer_update()  # type: ignore[attr-defined]

    def on_unmount(self) -> None:
        """Let go of the lines that were drawn: Textual works out two colours for each part and
        keeps a thousand answers, each with the part's lines, long after the screen has gone.
        """
        StylesCache.get_inner_outer.cache_clear()

    def _on_screen_suspend(self) -> None:
        """Draw nothing when the screen comes back before its parts are filled anew."""
        self.in_front = self._ready = False

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come to the front once, though Textual says it twice when a section opens first.

        The styles are worked out again only if something they depend on changed meanwhile.
        """
        if self.in_front:
            event.prevent_default()
        app = self.carnet
        styled_as = app._css_update_count, app.classes, app.app_focus  # noqa: SLF001
        event.refresh_styles = event.refresh_styles and styled_as != self._styled_as
        self._styled_as = styled_as
        self.in_front = True

    def _compositor_refresh(self) -> None:
        """Draw what changed; on the screen in front nothing before its parts are filled."""
        if self._ready or not self._screen.is_active:
            self._drawn_at = asyncio.get_running_loop().time()
            super()._compositor_refresh()  # type: ignore[misc]

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Arrange the parts; what is drawn as a whole right after is not drawn before as well."""
        arrange = super()._refresh_layout  # type: ignore[misc]
        if self._repaint_required:  # type: ignore[attr-defined]
            with self.carnet.batch_update():
                arrange(size, scroll)
        else:
            arrange(size, scroll)

    @property
    def carnet(self) -> "CarnetApp":
        """The application, with its own type."""
        return cast("CarnetApp", self.app)  # type: ignore[attr-defined]

    @property
    def _screen(self) -> Screen[Any]:
        """This object as the screen it is mixed into."""
        return cast("Screen[Any]", self)
