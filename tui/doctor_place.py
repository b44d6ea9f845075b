"""What kind of file system a place lies on (proc(5), `mountinfo`); seen on Linux only."""

import os
from dataclasses import dataclass
from pathlib import Path

_FAT = frozenset({"vfat", "msdos", "fat"})
_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs"),
        *("fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs"),
    }
)
_MEMORY = frozenset({"tmpfs", "ramfs"})


@dataclass(frozen=True)
class Mount:
    """A file system: its `kind` as the system names it."""

    kind: str

    @property
    def is_fat(self) -> bool:
        """Whether a file can have 4 GB at most."""
        return self.kind in _FAT

    @property
    def elsewhere(self) -> bool:
        """Whether it lies on another computer."""
        return self.kind in _NETWORK

    @property
    def passing(self) -> bool:
        """Whether it lies in memory and is gone when the computer is switched off."""
        return self.kind in _MEMORY


def mount_of(path: Path, proc: Path = Path("/proc")) -> Mount | None:
    """Return the file system that `path` lies on, or None where that cannot be seen."""
    try:
        device = path.stat().st_dev
        lines = (proc / "self" / "mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in lines:
        fields, _, rest = line.partition(" - ")
        parts = fields.split(" ")
        if len(parts) > 2 and parts[2] == wanted:  # noqa: PLR2004  (the third field)
            return Mount(rest.split(" ")[0])
    return None
