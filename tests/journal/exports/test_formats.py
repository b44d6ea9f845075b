"""Exports of every format, read into messages with their exact times."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journal.exports.made import (
    ANDROID_US,
    BACKWARDS,
    DIRECT,
    ENCRYPTED,
    EVERY,
    GERMAN,
    IOS_US,
    META,
    UNSURE,
    garbled,
    opened,
    sms,
    zipped,
)
from tests.journal.mails import SOUND
from tui.journal.exports.model import Message, Tally
from tui.journal.exports.reading import open_folder


def messages(name: str) -> tuple[list[Message], Tally, str, str]:
    file, data = EVERY[name]
    tally = Tally()
    with opened(data, file) as export:
        return list(export.messages(tally)), tally, export.kind, export.platform


def at(*figures: int) -> datetime:
    return datetime(*figures)  # type: ignore[arg-type]  # noqa: DTZ001


def test_whatsapp_from_a_french_android() -> None:
    found, tally, kind, platform = messages("android-fr")
    assert (kind, platform) == ("whatsapp", "WhatsApp")
    assert [(one.sender, one.sent) for one in found] == [
        ("Zoé", at(2026, 3, 12, 14, 3)), ("Moi", at(2026, 3, 12, 14, 4)),
        ("Zoé", at(2026, 3, 12, 14, 5)), ("+33 6 12 34 56 78", at(2026, 3, 13, 0, 11)),
    ]  # fmt: skip
    assert found[0].text == "Je sais où tu habites\net à quelle heure tu rentres: 18:05"
    assert found[0].place == "Discussion WhatsApp avec Zoé.txt: 2"
    assert (found[0].chat, found[0].seconds, found[0].own) == ("Zoé", False, None)
    assert found[2].attached == ("IMG-20260312-WA0001.jpg",)
    assert (tally.count, tally.skipped, tally.unreadable) == (4, 2, 0)
    assert tally.people == {"Zoé": 2, "Moi": 1, "+33 6 12 34 56 78": 1}


def test_whatsapp_in_twelve_hours_with_the_month_first() -> None:
    found, _, _, _ = messages("android-us")
    assert [one.sent for one in found] == [
        at(2026, 3, 2, 21, 15), at(2026, 3, 2, 21, 15), at(2026, 3, 14, 0, 0),
        at(2026, 3, 14, 12, 1),
    ]  # fmt: skip
    assert found[0].text == "Hey: you"
    assert len({one.key for one in found}) == 4


def test_whatsapp_from_an_iphone_alone_and_in_its_zip() -> None:
    for name in ("ios", "whatsapp-zip"):
        found, tally, _, _ = messages(name)
        assert [(one.sender, one.text, one.attached) for one in found] == [
            ("Zoé", "salut", ()),
            ("+33 6 12 34 56 78", "<pièce jointe : 0001.jpg>", ("0001.jpg",)),
        ]
        assert found[0].sent == at(2026, 3, 12, 14, 3, 22)
        assert found[0].chat == ("Zoé" if name == "whatsapp-zip" else "")
        assert found[0].seconds
        assert tally.skipped == 1


@pytest.mark.parametrize(
    ("text", "order", "sure"),
    [(ANDROID_US, "mdy", True), (IOS_US, "mdy", True), (GERMAN, "dmy", True),
     (BACKWARDS, "mdy", True), (UNSURE, "dmy", False),
     ("2026-03-02, 10:00 - A: x\n", "ymd", True)],
)  # fmt: skip
def test_the_whole_file_tells_the_order_of_day_and_month(text: str, order: str, sure: bool) -> None:
    with opened(text, "_chat.txt") as export:
        assert (export.order, export.sure) == (order, sure)


def test_a_person_chooses_where_the_file_fits_both() -> None:
    with opened(UNSURE, "_chat.txt", "mdy") as export:
        assert export.sure
        assert [one.sent.month for one in export.messages()] == [1, 2, 3]


def test_backwards_is_the_order_in_which_time_goes_on() -> None:
    with opened(BACKWARDS, "_chat.txt") as export:
        sent = [one.sent for one in export.messages()]
    assert sent == [at(2026, 1, 2, 10, 0), at(2026, 2, 1, 10, 0), at(2026, 2, 3, 11, 0)]


def test_instagram_with_its_letters_mended_and_kept() -> None:
    found, tally, kind, platform = messages("instagram")
    assert (kind, platform) == ("meta", "Instagram")
    first = found[0]
    assert (first.sender, first.text, first.chat) == ("Zoé", "Tu vas le regretter 😈", "Zoé, Moi")
    assert first.written == garbled("Tu vas le regretter 😈")
    assert first.sent == datetime(2026, 3, 2, 14, 2, 2, 500000, UTC)
    assert found[1].attached == ("a.jpg",)
    assert (tally.count, tally.skipped, tally.unreadable) == (2, 1, 1)


def test_messenger_of_encrypted_chats_is_sound_already() -> None:
    found, _, _, platform = messages("messenger")
    assert platform == "Messenger"
    assert [(one.sender, one.text, one.written) for one in found] == [("Zoé", "été", "")]
    with opened(json.dumps(META), "message_1.json") as export:
        assert export.platform == ""


def test_x_with_tweets_and_direct_messages() -> None:
    found, tally, _, _ = messages("x")
    assert [(one.sender, one.text, one.own) for one in found] == [
        ("moi", "bonjour é", True), ("20", "je te vois", False), ("moi", "non", True),
    ]  # fmt: skip
    assert found[1].sent == datetime(2026, 3, 2, 1, 34, 56, 789000, UTC)
    assert (found[1].chat, found[1].attached) == ("10-20", ("p.jpg",))
    assert (tally.skipped, tally.unreadable) == (1, 1)
    with opened(DIRECT, "direct-messages.js") as export:
        assert [one.own for one in export.messages()] == [None, None]


def test_telegram_of_a_chat_and_of_an_account() -> None:
    whole, tally, _, _ = messages("telegram")
    chat, _, _, _ = messages("telegram-chat")
    assert [one.text for one in whole] == ["va voir", ""]
    assert whole[0].sent == datetime(2026, 3, 2, 10, 0, 5, tzinfo=UTC)
    assert whole[1].sent == at(2026, 3, 2, 10, 1)
    assert [(one.chat, one.own) for one in whole] == [("Zoé", False), ("Zoé", True)]
    assert [one.own for one in chat] == [None, None]
    assert whole[1].attached == ("photo_1.jpg",)
    assert [one.key for one in whole] == [one.key for one in chat]
    assert (tally.skipped, tally.unreadable) == (1, 1)


def test_discord_holds_what_the_person_wrote() -> None:
    found, tally, _, _ = messages("discord")
    assert [(one.text, one.own, one.chat) for one in found] == [
        ("arrête", True, "Direct Message with zoe"), ("", True, "Direct Message with zoe"),
    ]  # fmt: skip
    assert found[1].attached == ("p.png",)
    assert tally.unreadable == 1
    rows, _, _, _ = messages("discord-csv")
    assert [one.text for one in rows] == ["deux\nlignes"]


def test_text_messages_with_faces_and_pictures() -> None:
    found, tally, _, _ = messages("sms")
    assert [(one.sender, one.own) for one in found] == [
        ("Zoé", False), ("Zoé", False), ("", True), ("+33699", False),
    ]  # fmt: skip
    assert found[0].text == "message 0 <😊> é"
    assert found[0].account == "+33612345678"
    assert (found[3].text, found[3].attached) == ("regarde", ("photo.jpg",))
    assert (tally.skipped, tally.unreadable) == (1, 1)


def test_many_text_messages_are_read_piece_by_piece() -> None:
    with opened(sms(5000), "sms.xml") as export:
        tally = export.summed()
    assert tally.count == 5002
    assert all("😊" in one.text for one in list_of(sms(300))[:300])


def list_of(data: bytes) -> list[Message]:
    with opened(data, "sms.xml") as export:
        return list(export.messages())


def test_mailboxes_and_folders_of_mails(tmp_path: Path) -> None:
    found, tally, kind, _ = messages("mbox")
    assert kind == "mailbox"
    assert [one.sender for one in found] == ["Amélie", "Amélie"]
    assert found[0].chat == "À toi seule"
    assert tally.unreadable == 1
    assert len(messages("mails")[0]) == 1
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.eml").write_bytes(SOUND)
    with open_folder(tmp_path) as export:
        assert [one.place for one in export.messages()] == ["in/1.eml: 1"]


@pytest.mark.parametrize("name", EVERY)
def test_the_same_message_has_the_same_key_in_another_file(name: str) -> None:
    file, data = EVERY[name]
    if file.endswith(".zip"):
        return
    with (
        opened(data, file) as alone,
        opened(zipped({file: data, "a.jpg": b"x"}), "x.zip") as packed,
    ):
        assert [one.key for one in alone.messages()] == [one.key for one in packed.messages()]


def test_meta_in_camel_case_only() -> None:
    with opened(json.dumps(ENCRYPTED), "zoe.json") as export:
        assert export.kind == "meta"
