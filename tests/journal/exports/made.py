"""Exports for tests, made here in the form each program writes them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import quoteattr

from tests.journal.mails import MIXED, SOUND, mbox
from tui.journal.exports.model import Export, Order
from tui.journal.exports.reading import open_export

ANDROID_FR = """\
12/03/2026 à 14:03 - Les messages et les appels sont chiffrés de bout en bout. Personne d'autre.
12/03/2026 à 14:03 - Zoé : Je sais où tu habites
et à quelle heure tu rentres: 18:05
12/03/2026 à 14:04 - Moi: Arrête.
12/03/2026 à 14:05 - Zoé : IMG-20260312-WA0001.jpg (fichier joint)
13/03/2026 à 00:10 - Zoé a modifié le sujet
13/03/2026 à 00:11 - +33 6 12 34 56 78: <Médias omis>
"""
ANDROID_US = """\
3/2/26, 9:15\u202fPM - Alice: Hey: you
3/2/26, 9:15\u202fPM - Alice: Hey: you
3/14/26, 12:00\u202fAM - Bob: midnight
3/14/26, 12:01\u202fPM - Bob: noon
"""
IOS_FR = (
    "\u200e[12/03/2026 14:03:22] Groupe: \u200eLes messages sont chiffrés de bout en bout.\r\n"
    "[12/03/2026 14:03:22] ~\u202fZoé: salut\r\n"
    "\u200e[13/03/2026 14:03:23] \u202a+33 6 12 34 56 78\u202c: \u200e<pièce jointe : 0001.jpg>\r\n"
)
IOS_US = "[3/2/26, 9:15:01 AM] Alice: one\n[3/13/26, 9:15:02 PM] Bob: two\nlines\n"
GERMAN = "12.03.26, 14:03 - Zoë: hallo\n"
BACKWARDS = "1/2/26, 10:00 - A: x\n2/1/26, 10:00 - A: y\n2/3/26, 11:00 - A: z\n"
UNSURE = "01/02/2026, 10:00 - A: x\n02/02/2026, 10:00 - A: y\n03/02/2026, 10:00 - B: z\n"


def garbled(text: str) -> str:
    """Return text as Meta writes it."""
    return text.encode().decode("latin-1")


META = {
    "participants": [{"name": garbled("Zoé")}, {"name": "Moi"}],
    "messages": [
        {"sender_name": garbled("Zoé"), "timestamp_ms": 1_772_460_122_500,
         "content": garbled("Tu vas le regretter 😈"), "reactions": [{"actor": "Moi"}]},
        {"sender_name": "Moi", "timestamp_ms": 1_772_460_000_000,
         "photos": [{"uri": "messages/inbox/zoe_1/photos/a.jpg", "creation_timestamp": 1}]},
        {"sender_name": "Moi", "timestamp_ms": 1_772_459_000_000, "is_unsent": True},
        {"sender_name": "Moi"},
    ],
    "title": garbled("Zoé"),
    "is_still_participant": True,
}  # fmt: skip
ENCRYPTED = {
    "participants": ["Zoé", "Moi"], "threadName": "Zoé_1",
    "messages": [{"isUnsent": False, "media": [], "reactions": [], "senderName": "Zoé",
                  "text": "été", "timestamp": 1_772_460_000_000, "type": "text"}],
}  # fmt: skip
TWEETS = "window.YTD.tweets.part0 = " + json.dumps([
    {"tweet": {"id_str": "1", "full_text": "bonjour é",
               "created_at": "Wed Nov 15 20:07:37 +0000 2023"}},
    {"tweet": {"id_str": "2", "full_text": "x", "created_at": "when?"}},
])  # fmt: skip
DIRECT = "window.YTD.direct_messages.part0 = " + json.dumps([{"dmConversation": {
    "conversationId": "10-20",
    "messages": [
        {"messageCreate": {"recipientId": "10", "text": "je te vois", "mediaUrls": [
            "https://ton.twitter.com/dm/1/2/p.jpg"], "senderId": "20", "id": "5",
            "createdAt": "2026-03-02T01:34:56.789Z", "reactions": [], "urls": []}},
        {"messageCreate": {"recipientId": "20", "text": "non", "mediaUrls": [], "senderId": "10",
                           "id": "6", "createdAt": "2026-03-02T01:35:56.789Z"}},
        {"joinConversation": {"initiatingUserId": "20"}},
    ]}}])  # fmt: skip
ACCOUNT = 'window.YTD.account.part0 = [{"account": {"username": "moi", "accountId": "10"}}]'
TELEGRAM_CHAT = {
    "name": "Zoé", "type": "personal_chat", "id": 77,
    "messages": [
        {"id": 1, "type": "service", "date": "2026-03-02T10:00:00", "date_unixtime": "1772445600"},
        {"id": 2, "type": "message", "date": "2026-03-02T10:00:05", "date_unixtime": "1772445605",
         "from": "Zoé", "from_id": "user9", "text": ["va ", {"type": "bold", "text": "voir"}]},
        {"id": 3, "type": "message", "date": "2026-03-02T10:01:00", "from": None,
         "from_id": "user5", "text": "", "photo": "photos/photo_1.jpg"},
        {"id": 4, "type": "message", "date": "??", "text": ""},
    ],
}  # fmt: skip
TELEGRAM_WHOLE = {
    "about": "Here is the data you requested.",
    "personal_information": {"user_id": 5, "first_name": "Moi"},
    "chats": {"about": "chats", "list": [TELEGRAM_CHAT]},
}
DISCORD = [
    {"ID": 11, "Timestamp": "2026-03-02 10:00:00", "Contents": "arrête", "Attachments": ""},
    {"ID": 12, "Timestamp": "2026-03-02 10:01:00", "Contents": "",
     "Attachments": "https://cdn.discordapp.com/attachments/1/2/p.png?ex=1"},
    {"ID": 13, "Timestamp": "", "Contents": ""},
]  # fmt: skip
DISCORD_CSV = (
    'ID,Timestamp,Contents,Attachments\r\n11,2021-03-04 10:11:12.123000+00:00,"deux\r\nlignes",\r\n'
)


def sms(rows: int = 2) -> bytes:
    """Return a backup with so many received messages, then one sent and one picture message."""
    start = datetime(2026, 3, 2, 10, tzinfo=UTC)
    made = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"4\">\n"]
    for number in range(rows):
        moment = int((start + timedelta(minutes=number)).timestamp() * 1000)
        body = quoteattr(f"message {number} <ici> é").replace("ici", "&#55357;&#56842;")
        made.append(
            f'<sms protocol="0" address="+33612345678" date="{moment}" type="1" subject="null" '
            f'body={body} contact_name="Zoé" />\n'
        )
    made.append('<sms address="+33612345678" date="1772460000000" type="2" body="non" '
                'contact_name="Zoé" />\n'
                '<sms address="1" date="1772460000001" type="3" body="d" />\n'
                '<sms address="1" date="soon" type="1" body="d" />\n'
                '<mms date="1772460500000" msg_box="1" address="+33699~+33612345678" '
                'contact_name="null"><parts><part seq="-1" ct="application/smil" text="x" />'
                '<part seq="0" ct="image/jpeg" cl="photo.jpg" text="null" data="AAAA" />'
                '<part seq="0" ct="text/plain" text="regarde" /></parts><addrs>'
                '<addr address="+33699" type="137" charset="106" /></addrs></mms>\n'
                '</smses>')  # fmt: skip
    return "".join(made).encode()


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP file of some files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


INBOX = "your_instagram_activity/messages/inbox/zoe_1/message_1.json"
EVERY: dict[str, tuple[str, bytes]] = {
    "android-fr": ("Discussion WhatsApp avec Zoé.txt", ANDROID_FR.encode()),
    "android-us": ("WhatsApp Chat with Alice.txt", ANDROID_US.encode()),
    "ios": ("_chat.txt", IOS_FR.encode()),
    "whatsapp-zip": ("WhatsApp Chat - Zoé.zip",
                     zipped({"_chat.txt": IOS_FR, "0001.jpg": b"\xff\xd8\xff" * 9})),
    "instagram": ("instagram.zip", zipped({INBOX: json.dumps(META), "x/notes.json": "{}"})),
    "messenger": ("facebook-zoe.zip", zipped({"messages/zoe.json": json.dumps(ENCRYPTED)})),
    "x": ("twitter.zip", zipped({"data/account.js": ACCOUNT, "data/tweets.js": TWEETS,
                                 "data/direct-messages.js": DIRECT})),
    "telegram": ("result.json", json.dumps(TELEGRAM_WHOLE).encode()),
    "telegram-chat": ("result.json", json.dumps(TELEGRAM_CHAT, indent=1).encode()),
    "discord": ("package.zip", zipped({"Messages/c7/messages.json": json.dumps(DISCORD),
                                       "Messages/c7/channel.json": '{"id": "7"}',
                                       "Messages/index.json": '{"7": "Direct Message with zoe"}'})),
    "discord-csv": ("messages.csv", DISCORD_CSV.encode()),
    "sms": ("sms-20260302.xml", sms()),
    "mbox": ("inbox.mbox", mbox(SOUND, MIXED, SOUND)),
    "mails": ("mails.zip", zipped({"a/1.eml": SOUND, "a/2.eml": MIXED, "a/3.eml": b"From: x\n\n"})),
}  # fmt: skip
"""Every format: the name of a file and what is in it."""


@contextmanager
def opened(data: bytes | str, name: str, order: Order | None = None) -> Iterator[Export]:
    """Give the export that some bytes are."""
    raw = data if isinstance(data, bytes) else data.encode()
    with open_export(lambda: io.BytesIO(raw), name, order) as export:
        yield export
