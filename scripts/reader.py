"""Opens a carnet file without SQLCipher: this text is the specification of the format.

Nothing here comes from the program.  Needed are Python's standard library and, for the passphrase,
Argon2 (the package `argon2-cffi`; any implementation of RFC 9106 gives the same).  AES is written
out below and slow: some 300 KB a second.

A file is whole pages of 4096 bytes.  Its first 16 bytes are the salt.  From the passphrase:

1. text: NFKC, then curly quotes and dashes to plain ones, white space runs to one space, none at
   the ends; UTF-8
2. profile: the low 4 bits of SHA-256("carnet/kdf-profile/1" 00 salt); 1 and 2 are in use
3. seed: 16 bytes of Argon2id version 1.3 over the text with the salt and the profile's costs;
   the recovery code is this seed
4. key: 32 bytes of HKDF-SHA256 (salt: the salt; info "carnet/db-key/1") over the seed
5. authentication key: 32 bytes of PBKDF2-HMAC-SHA512, 2 rounds, over the key, its salt being the
   file's with each byte XOR 3A

Each page n (from 1) is: ciphertext, 16 bytes IV, 64 bytes HMAC-SHA512 over ciphertext, IV and n
(4 bytes, least significant first).  The ciphertext is AES-256 in CBC mode without padding.  On page
1 it begins after the salt, in whose place stand the 16 bytes "SQLite format 3" 00.  The plain pages
(with the last 80 bytes of each reserved) are an SQLite 3 database.

    python3 reader.py FILE                  print the journal, one JSON object a line
    python3 reader.py FILE --tables         print each table with its number of rows
    python3 reader.py FILE --image PLAIN    write the plain SQLite database (anybody can read it!)

The passphrase is asked for, or read from standard input.  With --code at the end the recovery code
is asked for instead of it.
"""

from __future__ import annotations

import getpass
import hashlib
import hmac
import json
import sqlite3
import sys
import unicodedata
from pathlib import Path
from typing import Any

PAGE = 4096
SALT = 16
IV = 16
MAC = 64
MAGIC = b"SQLite format 3\0"
PROFILES = {1: (3, 256 * 1024, 4), 2: (3, 64 * 1024, 4)}
"""Number: passes, KiB of memory, lanes."""

CODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OILU", "011V")

_PLAIN = {"’": "'", "ʼ": "'"} | dict.fromkeys("“”«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")


class UnreadableError(Exception):
    """The file cannot be read: wrong passphrase, or damage; the text says where."""


def folded(passphrase: str) -> bytes:
    """Return the one spelling of a passphrase."""
    plain = unicodedata.normalize("NFKC", passphrase)
    return " ".join("".join(_PLAIN.get(char, char) for char in plain).split()).encode()


def seed_of(passphrase: str, salt: bytes, profiles: dict[int, tuple[int, int, int]]) -> bytes:
    """Return the 16-byte seed of a passphrase for the file that begins with `salt`."""
    from argon2.low_level import Type, hash_secret_raw

    number = hashlib.sha256(b"carnet/kdf-profile/1\0" + salt).digest()[0] & 15
    passes, memory, lanes = profiles[number]
    return hash_secret_raw(folded(passphrase), salt, passes, memory, lanes, 16, Type.ID, 19)


def seed_of_code(code: str) -> bytes:
    """Return the 16-byte seed of a recovery code; raise `UnreadableError` when it is mistyped.

    26 characters of Crockford's base 32 are the seed's 128 bits and two zero bits, then come two
    check characters: in GF(32) with x^5 + x^2 + 1, the sum of all c(i) is 1 and that of all
    2^i c(i) is 0, with i from 27 on the left to 0.
    """
    plain = "".join(char for char in code.upper() if char.isalnum()).translate(_READ_AS)
    digits = [CODE.find(char) for char in plain]
    total = weighted = number = 0
    for digit in digits:
        weighted = weighted << 1 ^ (0b100101 if weighted & 16 else 0) ^ digit
        total ^= digit
    for digit in digits[:26]:
        number = number << 5 | digit & 31
    if len(digits) != 28 or -1 in digits or (total, weighted) != (1, 0) or number & 3:  # noqa: PLR2004
        raise UnreadableError("this is no recovery code, or a character is wrong")
    return (number >> 2).to_bytes(16)


def key_of(seed: bytes, salt: bytes) -> bytes:
    """Return the 32-byte key of the file: HKDF-SHA256, one block."""
    pseudorandom = hmac.digest(salt, seed, "sha256")
    return hmac.digest(pseudorandom, b"carnet/db-key/1\x01", "sha256")


def plain_image(raw: bytes, key: bytes) -> bytes:
    """Return the SQLite database inside a file; raise `UnreadableError` at the first bad page."""
    salt = raw[:SALT]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    cipher = Aes256(key)
    image = bytearray()
    for start in range(0, len(raw), PAGE):
        number = start // PAGE + 1
        page = raw[start : start + PAGE]
        begin = SALT if number == 1 else 0
        sealed, mac = page[begin : PAGE - MAC], page[PAGE - MAC :]
        told = hmac.digest(mac_key, sealed + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(told, mac):
            raise UnreadableError(f"page {number} does not fit the key, or is damaged")
        image += MAGIC[:begin] + cipher.decrypt(sealed[:-IV], sealed[-IV:]) + page[-IV - MAC :]
    return bytes(image)


def open_file(
    path: Path,
    secret: str,
    profiles: dict[int, tuple[int, int, int]] | None = None,
    *,
    is_code: bool = False,
) -> sqlite3.Connection:
    """Return the contents of a file as an SQLite database in memory.

    `secret` is the passphrase, or the recovery code.
    """
    raw = path.read_bytes()
    salt = raw[:SALT]
    seed = seed_of_code(secret) if is_code else seed_of(secret, salt, profiles or PROFILES)
    database = sqlite3.connect(":memory:")
    database.deserialize(plain_image(raw, key_of(seed, raw[:SALT])))
    return database


def tables(database: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table; the word index is left out."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
    names = [name for (name,) in database.execute(sql)]
    return {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608


def rows_of(database: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table; raise `UnreadableError` when one is not what was written.

    Column `h` of a row is SHA-256 over the JSON list of the table's name and all other columns, in
    UTF-8, without spaces.
    """
    cursor = database.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608
    names = [column[0] for column in cursor.description]
    rows = []
    for *values, h in cursor:
        spelt = json.dumps([table, *values], ensure_ascii=False, separators=(",", ":"))
        if hashlib.sha256(spelt.encode()).digest() != h:
            raise UnreadableError(f"a row of {table} is not what was written")
        rows.append(dict(zip(names, values, strict=False)))
    return rows


def links_of(record: dict[str, Any], spelt: bytes, previous: bytes) -> tuple[bytes, bytes]:
    """Return the link an entry has after the link `previous`, in the newer and the older form."""
    kept = bytes.fromhex(record["fields"].get("sealed", ""))
    sealed = kept or hashlib.sha256(spelt).digest()
    newer = hashlib.sha256(b"plan-journal/2\0" + previous + sealed).digest()
    return newer, hashlib.sha256(b"plan-journal/1\0" + previous + spelt).digest()


def journal(database: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return the entries in order; raise `UnreadableError` when the chain does not hold.

    The link of an entry is SHA-256("plan-journal/2" 00, link before or 32 zero bytes, SHA-256 of
    the entry's JSON with sorted keys); a removed entry keeps that inner SHA-256 in its field
    `sealed`.  In older entries it is SHA-256("plan-journal/1" 00, link before, the JSON); removed
    ones of that time keep the link alone.
    """
    previous = bytes(32)
    records: list[dict[str, Any]] = []
    for row in rows_of(database, "entry"):
        if row["seq"] != len(records) + 1:
            raise UnreadableError(f"entry {len(records) + 1} is missing")
        stored, removed = bytes.fromhex(row.pop("link")), row.pop("tombstone")
        record = row | {"clock_suspect": bool(row["clock_suspect"])}
        record |= {name: json.loads(row[name]) for name in ("kinds", "fields")}
        spelt = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        untold = removed and "sealed" not in record["fields"]
        if not untold and stored not in links_of(record, spelt.encode(), previous):
            raise UnreadableError(f"entry {row['seq']} is not linked to the one before")
        records.append(record | {"removed": bool(removed), "link": stored.hex()})
        previous = stored
    return records


class Aes256:
    """AES with a 256-bit key, decryption only, in CBC mode (FIPS 197, NIST SP 800-38A)."""

    def __init__(self, key: bytes) -> None:
        """Expand the key and prepare the tables of one round."""
        self._sbox = _substitutions()
        self._inverse = bytes(self._sbox.index(value) for value in range(256))
        self._keys = self._expanded(key)
        nine, eleven, thirteen, fourteen = (
            bytes(_times(value, by) for value in range(256)) for by in (9, 11, 13, 14)
        )
        self._mixed = [
            (fourteen[v] << 24) | (nine[v] << 16) | (thirteen[v] << 8) | eleven[v]
            for v in range(256)
        ]
        self._middle = [self._mix(word) for word in self._keys[4:56]]

    def decrypt(self, sealed: bytes, iv: bytes) -> bytes:
        """Return the plain bytes of whole blocks of 16."""
        out = bytearray()
        before = int.from_bytes(iv)
        for start in range(0, len(sealed), 16):
            block = sealed[start : start + 16]
            out += (self._block(block) ^ before).to_bytes(16)
            before = int.from_bytes(block)
        return bytes(out)

    def _block(self, block: bytes) -> int:
        words = [int.from_bytes(block[i : i + 4]) ^ self._keys[56 + i // 4] for i in (0, 4, 8, 12)]
        for turn in range(13, -1, -1):
            keys = self._middle if turn else self._keys
            base = (turn - 1) * 4 if turn else 0
            table = self._mixed if turn else None
            words = [self._column(words, i, keys[base + i], table) for i in range(4)]
        return (words[0] << 96) | (words[1] << 64) | (words[2] << 32) | words[3]

    def _column(self, words: list[int], i: int, key: int, table: list[int] | None) -> int:
        """Shift the rows back, substitute back, and unless it is the last turn mix back."""
        inverse = self._inverse
        a = inverse[words[i] >> 24]
        b = inverse[words[i - 1] >> 16 & 255]
        c = inverse[words[i - 2] >> 8 & 255]
        d = inverse[words[i - 3] & 255]
        if table is None:
            return ((a << 24) | (b << 16) | (c << 8) | d) ^ key
        return table[a] ^ _turned(table[b], 8) ^ _turned(table[c], 16) ^ _turned(table[d], 24) ^ key

    def _mix(self, word: int) -> int:
        table = self._mixed
        return (
            table[word >> 24]
            ^ _turned(table[word >> 16 & 255], 8)
            ^ _turned(table[word >> 8 & 255], 16)
            ^ _turned(table[word & 255], 24)
        )

    def _expanded(self, key: bytes) -> list[int]:
        words = [int.from_bytes(key[i : i + 4]) for i in range(0, 32, 4)]
        constant = 1
        for i in range(8, 60):
            word = words[-1]
            if i % 8 == 0:
                word = self._substituted(_turned(word, 24)) ^ (constant << 24)
                constant = _times(constant, 2)
            elif i % 4 == 0:
                word = self._substituted(word)
            words.append(words[-8] ^ word)
        return words

    def _substituted(self, word: int) -> int:
        return int.from_bytes(bytes(self._sbox[byte] for byte in word.to_bytes(4)))


def _turned(word: int, bits: int) -> int:
    """Return a 32-bit word turned right."""
    return (word >> bits | word << (32 - bits)) & 0xFFFFFFFF


def _times(value: int, by: int) -> int:
    """Multiply in the field of AES."""
    product = 0
    while by:
        product ^= value if by & 1 else 0
        value = (value << 1) ^ (0x11B if value & 0x80 else 0)
        by >>= 1
    return product


def _substitutions() -> bytes:
    """Return the S-box of AES, from its definition."""
    box = bytearray(256)
    for value in range(256):
        inverse = next((other for other in range(256) if _times(value, other) == 1), 0)
        spread = inverse
        for turn in range(1, 5):
            spread ^= (inverse << turn | inverse >> (8 - turn)) & 0xFF
        box[value] = spread ^ 0x63
    return bytes(box)


def main(arguments: list[str]) -> int:
    """Print the journal or the tables, or write the plain database."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    is_code = arguments[-1] == "--code"
    arguments = arguments[:-1] if is_code else arguments
    prompt = "Recovery code: " if is_code else "Passphrase: "
    typed = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        database = open_file(Path(arguments[0]), typed, is_code=is_code)
        match arguments[1:]:
            case ["--tables"]:
                print(json.dumps(tables(database)))
            case ["--image", name]:
                Path(name).write_bytes(database.serialize())
            case _:
                for record in journal(database):
                    print(json.dumps(record, ensure_ascii=False, sort_keys=True))
    except (UnreadableError, KeyError, sqlite3.DatabaseError) as error:
        print(f"cannot be read: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
