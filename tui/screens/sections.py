"""Where each screen is found; modules are loaded when a screen is first opened."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from tui.screens.base import CarnetScreen
from tui.screens.commanded import Commanded
from tui.start import SessionStart
from tui.telling.places import vault_at
from tui.vault.leftovers import anything_beside

if TYPE_CHECKING:
    from tui.session import Session

SECTION_SCREENS: dict[str, str] = {
    "today": "tui.screens.today:TodayScreen",
    "questions": "tui.screens.questions:QuestionsScreen",
    "plan": "tui.screens.plan:PlanScreen",
    "journal": "tui.screens.journal:JournalScreen",
    "people": "tui.screens.people:PeopleScreen",
    "followup": "tui.screens.followup:FollowupScreen",
    "guides": "tui.screens.guides:GuidesScreen",
    "dossier": "tui.screens.dossier:DossierScreen",
    "settings": "tui.screens.settings:SettingsScreen",
}
"""The main screens by the name of their section."""

OTHER_SCREENS: tuple[str, ...] = (
    "tui.screens.unlock:UnlockScreen",
    "tui.screens.recovery_open:RecoveryOpenScreen",
    "tui.screens.rescue:RescueScreen",
    "tui.screens.create:CreateScreen",
    "tui.screens.place:PlaceScreen",
    "tui.screens.ask:AskScreen",
    "tui.screens.gate:GateScreen",
    "tui.screens.result:ResultScreen",
    "tui.screens.change:ChangeScreen",
    "tui.screens.step:StepScreen",
    "tui.screens.step_reading:StepReadingScreen",
    "tui.screens.guide:GuideScreen",
    "tui.screens.guide_about:StepGuidesScreen",
    "tui.screens.letters:LettersScreen",
    "tui.screens.letter:LetterScreen",
    "tui.screens.letter_form:LetterFormScreen",
    "tui.screens.letter_text:LetterTextScreen",
    "tui.screens.letter_edit:LetterEditScreen",
    "tui.screens.platforms:PlatformsScreen",
    "tui.screens.platform:PlatformScreen",
    "tui.screens.old_guides:OldGuidesScreen",
    "tui.screens.later:LaterScreen",
    "tui.screens.after_doing:AfterScreen",
    "tui.screens.after_doing:WhoDidItScreen",
    "tui.screens.next_way:NextWayScreen",
    "tui.screens.filtering:FilterScreen",
    "tui.screens.portion:PortionScreen",
    "tui.screens.answer_history:HistoryScreen",
    "tui.screens.risk:RiskScreen",
    "tui.screens.risk_page:RiskPage",
    "tui.screens.release:ReleaseScreen",
    "tui.screens.note:NoteScreen",
    "tui.screens.journal_note:JournalNoteScreen",
    "tui.screens.journal_write:WriteScreen",
    "tui.screens.journal_kinds:KindsScreen",
    "tui.screens.exhibits:ExhibitsScreen",
    "tui.screens.exhibit:ExhibitScreen",
    "tui.screens.exhibit_form:ExhibitFormScreen",
    "tui.screens.picture:PictureScreen",
    "tui.screens.browse:BrowseScreen",
    "tui.screens.intake:IntakeScreen",
    "tui.screens.mail:MailScreen",
    "tui.screens.import_messages:ImportScreen",
    "tui.screens.import_one:OneMessageScreen",
    "tui.screens.linked:LinkedScreen",
    "tui.screens.journal_found:FoundScreen",
    "tui.screens.journal_filters:FiltersScreen",
    "tui.screens.patterns:PatternsScreen",
    "tui.screens.seal:SealScreen",
    "tui.screens.choose_one:ChooseOne",
    "tui.screens.dossier_choices:DossierChoicesScreen",
    "tui.screens.dossier_ticks:TicksScreen",
    "tui.screens.dossier_notes:NotesTicksScreen",
    "tui.screens.dossier_redact:RedactScreen",
    "tui.screens.dossier_preview:DossierPreviewScreen",
    "tui.screens.dossier_hand:HandOverScreen",
    "tui.screens.person:PersonScreen",
    "tui.screens.supporter:SupporterScreen",
    "tui.screens.asking:AskingScreen",
    "tui.screens.abilities:AbilitiesScreen",
    "tui.screens.card:CardScreen",
    "tui.screens.paper:PaperScreen",
    "tui.screens.interview:InterviewScreen",
    "tui.screens.interview_item:InterviewItemScreen",
    "tui.screens.interview_item:RightScreen",
    "tui.screens.country:CountryScreen",
    "tui.screens.directory:DirectoryScreen",
    "tui.screens.directory:NarrowScreen",
    "tui.screens.accounts:AccountsScreen",
    "tui.screens.accounts_add:AddAccountsScreen",
    "tui.screens.account:AccountScreen",
    "tui.screens.account_form:AccountFormScreen",
    "tui.screens.account_device:DeviceScreen",
    "tui.screens.account_order:SecuringScreen",
    "tui.screens.account_reach:ReachScreen",
    "tui.screens.self_search:SelfSearchScreen",
    "tui.screens.self_search_form:IdentifierScreen",
    "tui.screens.self_search_finding:FindingScreen",
    "tui.screens.self_search_found:FoundScreen",
    "tui.screens.self_search_note:FoundNoteScreen",
    "tui.screens.self_search_alerts:AlertsScreen",
    "tui.screens.self_search_again:AgainScreen",
    "tui.screens.followup_reports:ReportsScreen",
    "tui.screens.followup_report:ReportScreen",
    "tui.screens.followup_limits:LimitsScreen",
    "tui.screens.followup_removals:RemovalsScreen",
    "tui.screens.followup_removals_add:AddRemovalsScreen",
    "tui.screens.followup_removal:RemovalScreen",
    "tui.screens.followup_state:StateScreen",
    "tui.screens.passphrase:PassphraseScreen",
    "tui.screens.compact:CompactScreen",
    "tui.screens.copy:CopyScreen",
    "tui.screens.restore:RestoreScreen",
    "tui.screens.helper_gift:GiftScreen",
    "tui.screens.helper_give:GiveScreen",
    "tui.screens.health:HealthScreen",
    "tui.screens.merge:MergeScreen",
    "tui.screens.conflict:ConflictScreen",
    "tui.screens.progress:ProgressScreen",
    "tui.screens.keys:KeysScreen",
    "tui.screens.recovery:RecoveryScreen",
    "tui.screens.recovery_ask:RecoveryAskScreen",
    "tui.screens.recovery_show:RecoveryShowScreen",
    "tui.screens.recovery_try:RecoveryTryScreen",
    "tui.screens.recovery_print:RecoveryPrintScreen",
    "tui.screens.recovered:RecoveredScreen",
    "tui.screens.help:HelpScreen",
    "tui.screens.palette:PaletteScreen",
    "tui.screens.jump:JumpScreen",
    "tui.screens.message:MessageScreen",
    "tui.screens.computer:ComputerScreen",
    "tui.screens.computer:LeavingScreen",
    "tui.screens.rehearsal:RehearsalScreen",
    "tui.screens.cover:CoverScreen",
    "tui.screens.cover_words:CoverWordsScreen",
    "tui.screens.unplugged:UnpluggedScreen",
)
"""Screens that are opened from others; the help pages and the key tables list them too."""


def screen_class(where: str) -> type[Commanded]:
    """Return the class at `where`, such as `tui.screens.plan:PlanScreen`."""
    module, _, name = where.partition(":")
    return cast("type[Commanded]", getattr(import_module(module), name))


def load_sections(rest: Callable[[], object]) -> None:
    """Load the modules of the main screens, in the order of the top bar, resting in between."""
    for where in SECTION_SCREENS.values():
        screen_class(where)
        rest()


def open_section(name: str, session: "Session") -> Callable[[], Screen[Any]]:
    """Return the function that makes the main screen `name` for Textual's modes."""

    def make() -> Screen[Any]:
        return cast("type[CarnetScreen]", screen_class(SECTION_SCREENS[name]))(session)

    return make


def first_screen(start: SessionStart) -> Screen[None]:
    """Return the screen to begin with: the cover page where that was asked for, else unlock a file
    that is there, or decide on a place.
    """
    if start.covered:
        from tui.screens.cover import CoverScreen

        return CoverScreen(start.cover)
    path = vault_at(start.path or start.folder)
    if anything_beside(path):
        from tui.vault.recovering import recover

        recover(path)
    if path.exists():
        from tui.screens.unlock import UnlockScreen

        return UnlockScreen(path)
    from tui.screens.place import PlaceScreen

    return PlaceScreen(path)
