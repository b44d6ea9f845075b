"""What Hatchling does before it makes a wheel: the content in the form that is read quickly."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface[Any]):
    """Compiles the content, which then goes into the wheel with the rest of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Bring `content/.compiled` up to date; Hatchling names the arguments."""
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from tui.library.compiled import compile_content

        compile_content(root / "content")
