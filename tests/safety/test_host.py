import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tui.safety import host, host_place, host_programs, host_system, host_terminal
from tui.safety.host import Host


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox (Personal)",
        "OneDrive - Company",
        "Google Drive",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Library/CloudStorage/GoogleDrive-x",
        "Nextcloud",
    ],
)
def test_synced_folders_are_known_by_name(tmp_path: Path, folder: str) -> None:
    vault = tmp_path / folder / "deep" / "carnet.dat"
    vault.parent.mkdir(parents=True)
    assert host_place.in_synced_folder(vault)


def test_synced_folders_are_known_by_their_marks(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    vault = tmp_path / "notes" / "carnet.dat"
    assert not host_place.in_synced_folder(vault)
    (tmp_path / ".stfolder").mkdir()
    assert host_place.in_synced_folder(vault)


def test_a_file_others_can_read_is_found_only_where_they_can_reach_it() -> None:
    with tempfile.TemporaryDirectory() as name:  # /tmp itself is open to everyone
        folder, vault = Path(name), Path(name) / "carnet.dat"
        vault.touch()
        vault.chmod(0o644)
        assert not host_place.readable_by_others(vault)
        folder.chmod(0o755)
        assert host_place.readable_by_others(vault)
        assert host_place.readable_by_others(vault, "win32") is None
        vault.chmod(0o600)
        assert not host_place.readable_by_others(vault)
        assert host.WORLD_READABLE not in host.check_host(folder / "not there yet.dat")


@pytest.mark.parametrize(
    ("check", "environ"),
    [
        (host_terminal.in_multiplexer, {"TMUX": "/tmp/x,1,0"}),
        (host_terminal.in_multiplexer, {"STY": "1.x"}),
        (host_terminal.in_multiplexer, {"ZELLIJ": "0"}),
        (host_terminal.is_recorded, {"ASCIINEMA_REC": "1"}),
        (host_terminal.is_recorded, {"SCRIPT": "typescript"}),
        (host_terminal.is_remote, {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"}),
        (host_terminal.is_remote, {"SSH_TTY": "/dev/pts/1"}),
        (host_terminal.is_remote, {"DISPLAY": "localhost:10.0"}),
        (host_terminal.is_remote, {"XRDP_SESSION": "1"}),
        (host_terminal.is_remote, {"VNCDESKTOP": "x"}),
        (host_terminal.is_remote, {"SESSIONNAME": "RDP-Tcp#3"}),
    ],
)
def test_what_stands_between_is_named_by_variables(
    check: Callable[[Mapping[str, str], int], bool], environ: dict[str, str]
) -> None:
    assert check(environ, 1)
    assert not check({}, 1)


@pytest.mark.parametrize("display", [":0", "unix:0", "/private/tmp/com.apple.launchd.x/org:0", ""])
def test_a_display_of_this_computer_is_not_remote(display: str) -> None:
    assert not host_terminal.is_remote({"DISPLAY": display, "SESSIONNAME": "Console"}, 1)


def processes(proc: Path, *chain: str) -> int:
    """Make a /proc with processes each started by the next one; return the first one's id."""
    ids = [10 * (len(chain) - place) for place in range(len(chain))]
    for number, name in zip(ids, chain, strict=True):
        parent = number - 10 or 1
        folder = proc / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "stat").write_text(f"{number} ({name}) S {parent} 0 0")
        (folder / "comm").write_text(f"{name[:15]}\n")
    return ids[0]


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("script", host.TERMINAL_LOGGING),
        ("tmux: server", host.MULTIPLEXER),
        ("sshd", host.REMOTE),
        ("teamviewerd", host.SCREEN_SHARED),
        ("plasmashell", host.CLIPBOARD_HISTORY),
        ("login", None),
    ],
)
def test_programs_above_and_beside_are_found(
    tmp_path: Path, name: str, finding: str | None
) -> None:
    process = processes(tmp_path / "proc", "python (x) y", "bash", name)
    computer = Host({}, process, "linux", tmp_path / "proc", tmp_path, tmp_path)
    seen = host.examine(tmp_path / "carnet.dat", computer)
    processy = host.FINDINGS[2:7]
    assert [one for one in processy if seen[one]] == ([finding] if finding else [])
    assert [one for one in host.check_host(tmp_path / "x", computer) if one in processy] == (
        [finding] if finding else []
    )


def test_a_clipboard_extension_counts_only_under_gnome(tmp_path: Path) -> None:
    extension = tmp_path / ".local/share/gnome-shell/extensions/pano@elhan.io"
    extension.mkdir(parents=True)
    kept = host_programs.clipboard_is_kept
    assert not kept(frozenset({"bash"}), tmp_path, "linux")
    assert kept(frozenset({"gnome-shell"}), tmp_path, "linux")
    assert not kept(frozenset({"gnome-shell"}), tmp_path / "other", "linux")


def test_what_cannot_be_seen_is_neither_found_nor_denied(tmp_path: Path) -> None:
    nowhere = tmp_path / "no such folder"
    for platform in ("darwin", "win32"):
        computer = Host({}, 1, platform, nowhere, nowhere, tmp_path)
        seen = host.examine(tmp_path / "carnet.dat", computer)
        assert seen[host.SWAP] is None
        assert seen[host.SCREEN_SHARED] is None
        assert seen[host.CLIPBOARD_HISTORY] is None
        assert set(seen) == set(host.FINDINGS)


def swaps(folder: Path, *devices: str) -> Path:
    lines = "".join(f"{device} partition 100 0 -2\n" for device in devices)
    (folder / "swaps").write_text("Filename Type Size Used Priority\n" + lines)
    return folder


def test_only_swap_on_a_disk_in_clear_is_found(tmp_path: Path) -> None:
    block = tmp_path / "block"
    (block / "dm-1" / "dm").mkdir(parents=True)
    (block / "dm-1" / "dm" / "uuid").write_text("CRYPT-PLAIN-swap\n")
    swap = host_system.unencrypted_swap
    assert swap(swaps(tmp_path), block) is False
    assert swap(swaps(tmp_path, "/dev/zram0", "/dev/dm-1"), block) is False
    assert swap(swaps(tmp_path, "/dev/zram0", "/dev/sda2"), block)
    assert swap(swaps(tmp_path, "/swapfile"), block)
    assert swap(tmp_path / "elsewhere", block) is None


def test_core_dumps_are_told_only_where_they_could_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _kind: (4096, 4096))
    assert host_system.core_dumps_possible("linux")
    monkeypatch.setattr(resource, "getrlimit", lambda _kind: (0, 4096))
    assert host_system.core_dumps_possible("linux") is False
    assert host_system.core_dumps_possible("win32") is None


def test_checking_never_raises(tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "such" / "file", Path("x" * 5000), Path("a\0b")):
        assert set(host.check_host(path)) <= set(host.FINDINGS)


def test_checking_starts_nothing_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(tmp_path.rglob("*"))
    for name in ("posix_spawn", "fork", "execv", "execve", "system", "mkdir", "unlink", "write"):
        monkeypatch.delattr(f"os.{name}", raising=False)
    host.check_host(tmp_path / "carnet.dat")
    assert sorted(tmp_path.rglob("*")) == before
