"""An audit hook sees every socket, process and name look-up, whoever asks for it."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
WATCHED = ("socket.", "ssl.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.",
           "subprocess.", "os.system", "os.exec", "os.posix_spawn")
# an event loop makes a pair of connected sockets of its own to be woken by signals
OWN = {"socket.__new__"}
seen = []
sys.addaudithook(lambda event, args: seen.append(event) if event.startswith(WATCHED) else None)
import asyncio
from datetime import UTC, datetime
from pathlib import Path

from tui.app import CarnetApp
from tui.library.places import content_root
from tui.start import SessionStart

async def session():
    app = CarnetApp(
        SessionStart(Path(sys.argv[1])),
        content=content_root(),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: "1",
        leave=lambda keep, code: app.exit(code),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("question_mark", "escape", "tab", "down", "enter", "a", "escape"):
            await pilot.press(key)
            await pilot.pause()
        app.exit()

asyncio.run(session())
print(sorted(set(seen) - OWN))
"""


def test_a_session_opens_no_connection_and_starts_no_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
