"""Looks at everything in the open file."""

from tui.journal.findable import findable
from tui.journal.verify import first_broken
from tui.vault.check import Health, check
from tui.vault.export import Progress
from tui.vault.opening import open_with_seed
from tui.vault.profiles import Profiles
from tui.vault.secret import Secret
from tui.vault.vault import Vault


def looked_at(vault: Vault, seed: Secret, progress: Progress, profiles: Profiles) -> Health:
    """Return how the open file is; it is closed meanwhile, and open again afterwards.

    Raise `Cancelled`, or what opening raises; `vault` stays closed when the file does not open.
    """
    path, read_only = vault.path, vault.read_only

    def again() -> Vault:
        return open_with_seed(path, seed, read_only=True, profiles=profiles)

    vault.close()
    try:
        return check(again, first_broken, findable, lambda _kind, share: progress(share))
    finally:
        vault.adopt(open_with_seed(path, seed, read_only=read_only, profiles=profiles))
