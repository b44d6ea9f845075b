"""Reports in the file, what they are about, and the words on recipients in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.vaults import START, TestClock, ids, new_vault
from tui.followup.identifiers import NothingWritten
from tui.followup.recipients import STOP_NOTICE, load_deadlines
from tui.followup.reports import Report, Reports, UnknownReport
from tui.library.language import available_languages
from tui.library.places import content_root
from tui.library.tables import ContentError
from tui.vault.vault import Vault

FULL = Report(
    "Instagram", "platform", "form", "two posts", "A-12", "a robot", date(2026, 3, 1),
    date(2026, 3, 8), "no", date(2026, 3, 2), True,
)  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = new_vault(tmp_path / "carnet.dat")
    yield vault
    vault.close()


def test_a_report_comes_back_as_it_was_kept_the_newest_first(vault: Vault) -> None:
    book = Reports(vault, TestClock(), ids().__next__)
    first = book.add(FULL)
    second = book.add(Report(" CNIL "))
    assert book.all() == [
        Report("CNIL", sent=START.date(), uid=second),
        replace(FULL, uid=first),
    ]
    book.update(replace(FULL, uid=first, closed=False))
    book.hide(second)
    assert book.all() == [replace(FULL, uid=first, closed=False)]
    with pytest.raises(NothingWritten):
        book.add(Report(" "))
    with pytest.raises(UnknownReport):
        book.update(replace(FULL, uid="nobody"))


def test_a_report_is_about_exactly_what_is_said(vault: Vault) -> None:
    book = Reports(vault, TestClock(), ids().__next__)
    uid = book.add(FULL)
    book.is_about(uid, "removal", ["a", "b"])
    book.is_about(uid, "incident", ["a"])
    book.is_about(uid, "removal", ["b", "c"])
    assert sorted(book.about(uid, "removal")) == ["b", "c"]
    assert book.about(uid, "incident") == ["a"]


@pytest.mark.parametrize("code", [info.code for info in available_languages(content_root())])
def test_every_recipient_has_its_words_and_the_stop_notice_no_reminder(code: str) -> None:
    recipients = load_deadlines(content_root(), code).recipients
    assert list(recipients)[-1] == "other"
    assert recipients[STOP_NOTICE].days == 0
    for recipient in recipients.values():
        assert recipient.name
        assert recipient.expect
        assert recipient.next
        assert recipient.days > 0 or recipient.id == STOP_NOTICE


def test_missing_words_are_named(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    shutil.copy(content_root() / "deadlines.toml", tmp_path)
    text = (content_root() / "en" / "deadlines.toml").read_text(encoding="utf-8")
    (tmp_path / "en" / "deadlines.toml").write_text(
        text.replace("[school]", "[shool]"), encoding="utf-8"
    )
    with pytest.raises(ContentError) as error:
        load_deadlines(tmp_path, "en")
    assert {problem.key for problem in error.value.problems} >= {"school.name", "shool"}
