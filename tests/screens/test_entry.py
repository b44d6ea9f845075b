"""The screens before a file is open: place, create, unlock."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import (
    LANGUAGES,
    PASSPHRASE,
    Exits,
    MakeApp,
    ScreenText,
    Settle,
    Snapshot,
    Time,
    paste,
)
from tui.journal.facets import Filters
from tui.journal.incident import Incident
from tui.library.places import content_root
from tui.safety.terminal import LEFT
from tui.screens.create import CreateScreen
from tui.screens.place import PlaceScreen
from tui.screens.unlock import UnlockScreen
from tui.session import Clock, Session
from tui.telling.places import typed_path
from tui.telling.sentences import ERRORS
from tui.vault.errors import NotEnoughMemory, ReadOnlyMedium, VaultError
from tui.vault.opening import create
from tui.vault.profiles import DEFAULT, Profile
from tui.vault.secret import Secret
from tui.vault.tables import SETTING
from tui.vault.vault import Vault
from tui.widgets.secret_input import SecretInput

SIZES = [(80, 24), (60, 18)]


@pytest.fixture(autouse=True)
def _quiet_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer the tests run on must not show in a snapshot."""
    monkeypatch.setattr("tui.screens.entry.check_host", lambda _path: [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_place_create_and_unlock_look_as_drawn(
    make_app: MakeApp, snapshot: Snapshot, settle: Settle, language: str, size: tuple[int, int]
) -> None:
    app = make_app(language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        snapshot(app, "place")
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "create")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_unlock_looks_as_drawn(
    vault: Vault,
    make_app: MakeApp,
    snapshot: Snapshot,
    settle: Settle,
    language: str,
    size: tuple[int, int],
) -> None:
    vault.close()
    app = make_app(language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        snapshot(app, "unlock")
        await paste(pilot, "a wrong one")
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "unlock-wrong")
        assert len(app.screen.query_one(SecretInput).secret) == 0


async def test_a_new_file_needs_the_same_passphrase_twice(
    make_app: MakeApp, settle: Settle, tmp_path: Path
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await paste(pilot, "something else entirely")
        await pilot.press("enter")
        await settle(pilot)
        assert not (tmp_path / "carnet.dat").exists()
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert (tmp_path / "carnet.dat").exists()
        assert app.session is not None
        assert app.current_mode == "today"


async def test_a_weak_passphrase_is_taken_only_after_a_second_enter(
    make_app: MakeApp, settle: Settle, screen_text: ScreenText, tmp_path: Path
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        for _ in range(2):
            await settle(pilot)
            await paste(pilot, "marie")
            await pilot.press("enter")
        await settle(pilot)
        assert not (tmp_path / "carnet.dat").exists()
        assert "Press enter again" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert (tmp_path / "carnet.dat").exists()


async def test_six_words_are_filled_in_and_shown_with_their_bits(
    make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+e")
        await settle(pilot)
        field = app.screen.query_one("#first", SecretInput)
        words = bytes(field.secret.view()).decode()
        listed = (content_root() / "en" / "words.txt").read_text(encoding="utf-8").split()
        assert len(words.split()) == 6
        assert set(words.split()) <= set(listed)
        assert words in screen_text(app)
        assert " bits" in screen_text(app)


async def test_a_file_of_an_older_program_gets_filters_when_it_is_opened(
    session: Session, make_app: MakeApp, settle: Settle
) -> None:
    session.journal.record(Incident("Un appel.", ("contact",)))
    with session.vault.write() as writer:
        writer.delete(SETTING, name="index")
        writer.index_entry(1, "Un appel.")
    session.vault.close()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert app.session is not None
        assert app.session.journal.count_found(Filters(kind="contact")) == 1
        app.session.vault.close()


async def test_the_right_passphrase_opens_today(
    vault: Vault, make_app: MakeApp, settle: Settle
) -> None:
    vault.close()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert app.current_mode == "today"
        assert not app.read_only
        await pilot.press("ctrl+q")


async def test_review_opens_for_reading_only(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    vault.close()
    app = make_app(review=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert app.read_only
        assert "read only" in screen_text(app)
        await pilot.press("w")
        await settle(pilot)
        assert not app.screen.is_modal
        await pilot.press("ctrl+q")


async def test_the_language_changes_and_what_is_typed_stays(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    vault.close()
    app = make_app("en")
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, "half a passphr")
        await pilot.press("ctrl+k")
        await settle(pilot)
        assert "Frase de contraseña" in screen_text(app)
        await pilot.press("ctrl+k")
        await settle(pilot)
        field = app.screen.query_one(SecretInput)
        assert bytes(field.secret.view()) == b"half a passphr"
        assert "Phrase secrète" in screen_text(app)


async def test_the_passphrase_is_hidden_shown_and_hidden_again(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    vault.close()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, "élan vital")
        assert "élan" not in screen_text(app)
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "élan vital" in screen_text(app)
        app.screen.query_one(SecretInput)._hide()
        await settle(pilot)
        assert "élan" not in screen_text(app)


async def test_quick_exit_works_while_argon2_runs(
    vault: Vault, make_app: MakeApp, settle: Settle, exits: Exits, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter", "ctrl+q")
    assert exits.codes == [LEFT]


async def test_an_argument_that_is_a_folder_means_the_file_in_it(
    vault: Vault, make_app: MakeApp, settle: Settle, tmp_path: Path
) -> None:
    vault.close()
    app = make_app(path=tmp_path)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert app.screen.path == tmp_path / "carnet.dat"


async def test_a_file_of_another_kind_is_told_before_anything_is_typed(
    make_app: MakeApp, settle: Settle, screen_text: ScreenText, tmp_path: Path
) -> None:
    (tmp_path / "carnet.dat").write_text("shopping list", encoding="utf-8")
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "not made by this program" in screen_text(app)
        await pilot.press("ctrl+f")
        await settle(pilot)
        assert isinstance(app.screen, PlaceScreen)


async def test_a_file_open_elsewhere_is_told(
    vault: Vault, make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "open in another window" in screen_text(app)


@pytest.mark.parametrize("error", sorted(ERRORS), ids=str)
async def test_each_error_is_said_and_only_a_wrong_passphrase_is_erased(
    error: str,
    vault: Vault,
    make_app: MakeApp,
    settle: Settle,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault.close()
    kind = next(kind for kind in _all_errors(VaultError) if kind.code == error)

    def fail(*_args: object, **_options: object) -> Vault:
        raise kind

    monkeypatch.setattr("tui.vault.opening.open_vault", fail)
    app = make_app("fr")
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        said = " ".join(screen_text(app).split())
        assert " ".join(app.say(ERRORS[error]).split()) in said
        kept = app.screen.query_one(SecretInput).secret.characters
        assert kept == (0 if error == "wrong_passphrase" else len(PASSPHRASE))


async def test_a_place_that_cannot_be_written_opens_for_reading_at_the_second_enter(
    vault: Vault,
    make_app: MakeApp,
    settle: Settle,
    exits: Exits,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault.close()

    def refuse(path: Path) -> None:
        raise ReadOnlyMedium

    monkeypatch.setattr("tui.vault.files.require_writable", refuse)
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert app.session is None
        await pilot.press("enter")
        await settle(pilot)
        assert app.read_only
        await pilot.press("ctrl+q")
    assert exits.codes == [LEFT]


async def test_too_little_memory_offers_the_choice_for_small_computers(
    make_app: MakeApp,
    settle: Settle,
    screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
    exits: Exits,
) -> None:
    def needs_little(path: Path, secret: Secret, *, profile: Profile, now: Clock) -> Vault:
        if profile.number == DEFAULT.number:
            raise NotEnoughMemory
        return create(path, secret, profile=profile, now=now)

    monkeypatch.setattr("tui.screens.create.create", needs_little)
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        for _ in range(2):
            await settle(pilot)
            await paste(pilot, PASSPHRASE)
            await pilot.press("enter")
        await settle(pilot)
        assert "small computers" in screen_text(app)
        await pilot.press("tab", "space", "shift+tab", "enter")
        await settle(pilot)
        assert app.session is not None
        await pilot.press("ctrl+q")
    assert exits.codes == [LEFT]


async def test_a_passphrase_left_alone_is_erased(
    vault: Vault, make_app: MakeApp, settle: Settle, time: Time, screen_text: ScreenText
) -> None:
    vault.close()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, "half of it")
        time.pass_by(170)
        app.screen.forget_when_away()  # type: ignore[attr-defined]
        assert len(app.screen.query_one(SecretInput).secret) > 0
        time.pass_by(11)
        app.screen.forget_when_away()  # type: ignore[attr-defined]
        await settle(pilot)
        assert len(app.screen.query_one(SecretInput).secret) == 0
        assert "nobody was here" in screen_text(app)


async def test_a_path_can_be_typed(make_app: MakeApp, settle: Settle, tmp_path: Path) -> None:
    (tmp_path / "a stick").mkdir()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, PlaceScreen)
        await pilot.press("down", "enter")
        await paste(pilot, "'a stick'")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CreateScreen)
        assert app.screen.path.resolve() == tmp_path / "a stick" / "carnet.dat"


def test_a_dropped_path_loses_its_quotes_and_backslashes(tmp_path: Path) -> None:
    (tmp_path / "my stick").mkdir()
    expected = tmp_path / "my stick" / "carnet.dat"
    assert typed_path(f"'{tmp_path}/my stick' ", tmp_path) == expected
    assert typed_path(f"{tmp_path}/my\\ stick", tmp_path) == expected
    assert typed_path("notes.dat", tmp_path) == tmp_path / "notes.dat"


def _all_errors(kind: type[VaultError]) -> set[type[VaultError]]:
    return {kind} | {deeper for below in kind.__subclasses__() for deeper in _all_errors(below)}


def test_every_error_of_the_file_has_its_own_sentence() -> None:
    codes = {kind.code for kind in _all_errors(VaultError)} - {VaultError.code}
    assert codes <= ERRORS.keys()
    assert len(set(ERRORS.values())) == len(ERRORS)
