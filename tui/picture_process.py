"""The process that decodes what may have been made to harm: pictures and recordings.

It reads one line of JSON and then bytes from standard input, and answers on standard output with
one line of JSON, for a picture followed by the red, green and blue of a small version. It holds
no key, is given no file, may open none, and ends after one answer.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from tui.journal.picture_reading import Drawn, load_readers, read_picture
from tui.journal.recording_reading import read_recording
from tui.safety.hardening import harden
from tui.safety.limits import limit_process

MEMORY = 1024**3
"""Bytes of address space: a picture of the largest size allowed, and what reading it takes."""
SECONDS = 15
"""Of processor time."""
DONE = 0
REFUSED = 1


def run() -> int:
    """Answer one request and return the exit code: 0 answered, 1 nothing can be said.

    A request is {"what": "picture", "room": [width, height], "place": bool} or
    {"what": "recording", "whole": bytes, "tail": bytes}.
    """
    harden()
    load_readers()
    _load_codecs()
    limit_process(MEMORY, SECONDS)
    try:
        answer, rgb = _answer(json.loads(sys.stdin.buffer.readline()), sys.stdin.buffer.read())
    except (Exception, MemoryError):  # noqa: BLE001  (a hostile file may raise anything)
        return REFUSED
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode("ascii") + b"\n" + rgb)
    out.flush()
    os._exit(DONE)  # what was decoded is large, and taking it apart takes time


def _answer(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    if request["what"] == "recording":
        return read_recording(data, int(request["whole"]), int(request["tail"])), b""
    width, height = request["room"]
    drawn: Drawn = read_picture(data, (width, height), place=bool(request["place"]))
    return {**drawn.facts, "small": [drawn.width, drawn.height]}, drawn.rgb


def _load_codecs() -> None:
    """Load the ways of writing text that a file may use: later no module can be opened."""
    for name in ("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"):
        b"".decode(name)
