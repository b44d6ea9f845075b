import tempfile
from pathlib import Path

import pytest

from tui.safety import host


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
    assert host.in_synced_folder(vault)


def test_synced_folders_are_known_by_their_marks(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    vault = tmp_path / "notes" / "carnet.dat"
    assert not host.in_synced_folder(vault)
    (tmp_path / ".stfolder").mkdir()
    assert host.in_synced_folder(vault)


def test_a_file_others_can_read_is_found_only_where_they_can_reach_it() -> None:
    with tempfile.TemporaryDirectory() as name:  # /tmp itself is open to everyone
        folder, vault = Path(name), Path(name) / "carnet.dat"
        vault.touch()
        vault.chmod(0o644)
        assert not host.readable_by_others(vault)
        folder.chmod(0o755)
        assert host.readable_by_others(vault)
        vault.chmod(0o600)
        assert not host.readable_by_others(vault)


def test_terminals_that_keep_text_are_named_by_their_variables() -> None:
    assert host.terminal_keeps_text({"TMUX": "/tmp/x,1,0"}, 1)
    assert host.terminal_keeps_text({"STY": "1.x"}, 1)
    assert not host.terminal_keeps_text({}, 1)


def test_a_recorder_above_the_session_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for process, name, parent in ((30, "python (x) y", 20), (20, "bash", 10), (10, "script", 1)):
        folder = tmp_path / str(process)
        folder.mkdir()
        (folder / "stat").write_text(f"{process} ({name}) S {parent} 0 0")
    monkeypatch.setattr(host, "_PROC", tmp_path)
    assert host.terminal_keeps_text({}, 30)
    (tmp_path / "10" / "stat").write_text("10 (login) S 1 0 0")
    assert not host.terminal_keeps_text({}, 30)


def swaps(folder: Path, *devices: str) -> Path:
    lines = "".join(f"{device} partition 100 0 -2\n" for device in devices)
    (folder / "swaps").write_text("Filename Type Size Used Priority\n" + lines)
    return folder


def test_only_swap_on_a_disk_in_clear_is_found(tmp_path: Path) -> None:
    block = tmp_path / "block"
    (block / "dm-1" / "dm").mkdir(parents=True)
    (block / "dm-1" / "dm" / "uuid").write_text("CRYPT-PLAIN-swap\n")
    assert not host.unencrypted_swap(swaps(tmp_path), block)
    assert not host.unencrypted_swap(swaps(tmp_path, "/dev/zram0", "/dev/dm-1"), block)
    assert host.unencrypted_swap(swaps(tmp_path, "/dev/zram0", "/dev/sda2"), block)
    assert host.unencrypted_swap(swaps(tmp_path, "/swapfile"), block)


def test_checking_never_raises(tmp_path: Path) -> None:
    allowed = {host.SYNCED_FOLDER, host.WORLD_READABLE, host.TERMINAL_LOGGING, host.SWAP}
    for path in (tmp_path / "no" / "such" / "file", Path("x" * 5000), Path("a\0b")):
        assert set(host.check_host(path)) <= allowed
