"""Pictures as phones make them, and pictures as nobody should: made here, nothing is stored."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image

TAKEN, OFFSET, MAKER, MODEL, TURN = 0x9003, 0x9011, 0x010F, 0x0110, 0x0112
DETAILS, WHERE = 0x8769, 0x8825


def scene(width: int = 400, height: int = 300) -> Image.Image:
    """Return four fields: red and green above, blue and white below."""
    image = Image.new("RGB", (width, height), (200, 0, 0))
    image.paste((0, 200, 0), (width // 2, 0, width, height // 2))
    image.paste((0, 0, 200), (0, height // 2, width // 2, height))
    image.paste((250, 250, 250), (width // 2, height // 2, width, height))
    return image


def exif(*, place: bool = True, turn: int = 1) -> Image.Exif:
    """Return what a phone writes beside a picture."""
    block = Image.Exif()
    block[MAKER], block[MODEL], block[TURN] = "Fairphone", "FP5", turn
    details = block.get_ifd(DETAILS)
    details[TAKEN], details[OFFSET] = "2026:02:03 10:11:12", "+01:00"
    if place:
        where = block.get_ifd(WHERE)
        where[1], where[2], where[3], where[4] = "S", (48.0, 51.0, 30.0), "E", (2.0, 21.0, 0.0)
    return block


def photo(kind: str = "JPEG", *, place: bool = True, turn: int = 1, **more: Any) -> bytes:
    """Return the bytes of a picture."""
    out = io.BytesIO()
    scene().save(out, kind, exif=exif(place=place, turn=turn), **more)
    return out.getvalue()


def png(width: int, height: int, rows: bytes) -> bytes:
    """Return a PNG that claims a size, whatever its rows hold."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few kilobytes that unpacks to width × height white pixels.

    The same packed piece of a hundred rows stands in it again and again.
    """
    many = 100
    rows, packer = (b"\0" + b"\xff" * (3 * width)) * many, zlib.compressobj(9, wbits=-15)
    piece = packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(height // many):
        check = zlib.adler32(rows, check)
    end = b"\x03\0" + struct.pack(">I", check)
    return png(width, height, b"\x78\xda" + piece * (height // many) + end)


def tiff_that_circles() -> bytes:
    """Return a TIFF whose first directory says that it is followed by itself."""
    entries = [(256, 3, 1, 8), (257, 3, 1, 8), (0x8769, 4, 1, 8), (0x8825, 4, 1, 8)]
    body = struct.pack("<H", len(entries))
    body += b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<I", 8) + body + struct.pack("<I", 8)


def exif_that_circles() -> bytes:
    """Return a JPEG whose EXIF directories all lead to the first one."""
    block = b"Exif\0\0" + tiff_that_circles()
    plain = io.BytesIO()
    scene().save(plain, "JPEG")
    data = plain.getvalue()
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + data[2:]


def film(*, moov_last: bool, filling: int = 0) -> bytes:
    """Return an MP4 of 95.5 seconds with `filling` bytes of pictures (ISO/IEC 14496-12)."""

    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", 8 + len(body)) + name + body

    head = struct.pack(">IIIII", 0, 0, 0, 1000, 95_500) + bytes(80)
    moov, mdat = box(b"moov", box(b"mvhd", head)), box(b"mdat", bytes(filling))
    start = box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
    return start + (mdat + moov if moov_last else moov + mdat)
