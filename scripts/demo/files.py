"""Made-up files of every kind that people keep as proof, made from nothing but code."""

from __future__ import annotations

import io
import json
import struct
import wave
import zipfile
import zlib
from collections.abc import Iterator

from tui.dossier.printed_page import Line, pdf_page

_SIDE = 240


def demo_files() -> Iterator[tuple[str, bytes]]:
    """Yield 25 files with the names somebody might have given them."""
    for number in range(1, 9):
        yield f"Capture d’écran {number}.png", png(number)
    yield "IMG_2041.jpg", jpeg(11)
    yield "IMG_2042.jpg", jpeg(12)
    yield "anime.gif", gif()
    for number in range(1, 5):
        yield f"courriel {number}.eml", mail(number)
    yield "discussion.txt", chat().encode()
    yield "export.json", json.dumps({"messages": chat().splitlines()}, ensure_ascii=False).encode()
    yield (
        "appels.csv",
        b"date;heure;numero\n2026-09-14;23:12;masque\n2026-09-14;23:14;masque\n",
    )
    yield "messagerie 1.wav", sound(440)
    yield "messagerie 2.wav", sound(330)
    yield "réponse plateforme.pdf", pdf_page([Line("Votre signalement A-1182 est reçu.")])
    yield "attestation.pdf", pdf_page([Line("J’atteste avoir vu les messages le 14 septembre.")])
    yield "page.html", b"<!DOCTYPE html><title>profil</title><p>Faux profil, 12 abonnes</p>"
    yield "archive.zip", packed()
    yield "liens.txt", b"https://social.example/p/1\nhttps://social.example/p/2\n"


def png(number: int) -> bytes:
    """Return a picture of stripes, each number its own colour."""
    row = b"".join(bytes(((x * number) % 256, (x // 2) % 256, number * 25)) for x in range(_SIDE))
    rows = b"".join(b"\0" + row[y % 30 :] + row[: y % 30] for y in range(_SIDE))
    head = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, data) for kind, data in parts)


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg(number: int) -> bytes:
    """Return a photo of one colour."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (640, 480), (number * 17 % 256, 90, 140)).save(made, "JPEG", quality=92)
    return made.getvalue()


def gif() -> bytes:
    """Return a moving picture of two frames."""
    from PIL import Image

    made, frames = io.BytesIO(), [Image.new("P", (64, 64), colour) for colour in (1, 5)]
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    return made.getvalue()


def mail(number: int) -> bytes:
    """Return an e-mail with its headers."""
    return (
        f"Received: from mail.example ([198.51.100.{number}]) by mx.example; "
        f"Mon, 14 Sep 2026 2{number}:05:00 +0200\r\n"
        "From: R. <inconnu@mail.example>\r\nTo: moi@example.org\r\n"
        f"Subject: =?utf-8?q?R=C3=A9ponds?=\r\nMessage-ID: <{number}@mail.example>\r\n"
        f"Date: Mon, 14 Sep 2026 2{number}:04:58 +0200\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\nTu vas me répondre.\r\n"
    ).encode()


def chat() -> str:
    """Return a chat as it is exported."""
    lines = [f"[{day:02}/09/2026 22:1{day % 10}:00] R.: réponds" for day in range(1, 29)]
    return "\n".join(lines) + "\n"


def sound(pitch: int) -> bytes:
    """Return two seconds of a tone."""
    made, rate = io.BytesIO(), 8000
    half = rate // pitch // 2
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(rate)
        out.writeframes(bytes(160 if (at // half) % 2 else 96 for at in range(2 * rate)))
    return made.getvalue()


def packed() -> bytes:
    """Return an archive with a text in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("messages/lisez-moi.txt", chat())
    return made.getvalue()
