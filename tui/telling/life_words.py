"""What became of a step."""

from __future__ import annotations

from tui.library.language import mark
from tui.notebook.outcomes import Result

RESULT_WORDS = {
    Result.HELPED: mark("{day}: it helped."),
    Result.NOT_HELPED: mark("{day}: it did not work."),
    Result.NOTICED: mark("{day}: the other person noticed or reacted."),
    Result.DONE_BY: mark("{day}: done by {who}."),
}
