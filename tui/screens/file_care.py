"""What opens from the settings screen: the care of the file itself, and one's own keys."""

from dataclasses import dataclass

from tui.library.language import mark


@dataclass(frozen=True)
class Care:
    """One line: its msgid, and the screen it opens (a `CarnetScreen` made from the session)."""

    title: str
    screen: str


CARE: tuple[Care, ...] = (
    Care(mark("Practise the keys that protect you"), "tui.screens.rehearsal:RehearsalScreen"),
    Care(mark("This computer, and leaving it"), "tui.screens.computer:LeavingScreen"),
    Care(mark("The words of the cover page"), "tui.screens.cover_words:CoverWordsScreen"),
    Care(mark("Change the passphrase"), "tui.screens.passphrase:PassphraseScreen"),
    Care(mark("If you forget the passphrase"), "tui.screens.recovery:RecoveryScreen"),
    Care(mark("Make a copy"), "tui.screens.copy:CopyScreen"),
    Care(mark("A copy for somebody who helps"), "tui.screens.helper_gift:GiftScreen"),
    Care(mark("Make this the main file"), "tui.screens.restore:RestoreScreen"),
    Care(mark("Unite two copies"), "tui.screens.merge:MergeScreen"),
    Care(mark("Check the file"), "tui.screens.health:HealthScreen"),
    Care(mark("Make the file smaller"), "tui.screens.compact:CompactScreen"),
    Care(mark("Keys of your own"), "tui.screens.keys:KeysScreen"),
)
"""In the order shown."""
