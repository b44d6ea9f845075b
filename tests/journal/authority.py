"""A time-stamp authority for tests, made of the command `openssl`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CONFIGURATION = """
[tsa]
default_tsa = t
[t]
serial = {place}/serial
signer_cert = {place}/certificate.pem
signer_key = {place}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
accuracy = secs:1
[req]
distinguished_name = dn
[dn]
[v3]
extendedKeyUsage = critical,timeStamping
"""


def openssl(*words: str) -> str:
    """Run `openssl`; skip the test by name where it is missing."""
    if shutil.which("openssl") is None:
        pytest.skip("time stamps: no openssl on this machine")
    done = subprocess.run(["openssl", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout


class Authority:
    """Answers requests; its key lives in a folder."""

    def __init__(self, place: Path, digests: str = "sha256") -> None:
        self.place = place
        self._write("configuration", CONFIGURATION.format(place=place, digests=digests).encode())
        self._write("serial", b"01")
        openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", self._path("key.pem"),
            "-out", self._path("certificate.pem"), "-subj", "/CN=Test TSA", "-days", "3650",
            "-config", self._path("configuration"), "-extensions", "v3",
        )  # fmt: skip

    def reply(self, request: bytes) -> bytes:
        """Return the reply to a request, also one that refuses it."""
        self._write("request.tsq", request)
        openssl(
            "ts", "-reply", "-config", self._path("configuration"), "-queryfile",
            self._path("request.tsq"), "-out", self._path("reply.tsr"),
        )  # fmt: skip
        return Path(self._path("reply.tsr")).read_bytes()

    def vouches(self, request: bytes, reply: bytes) -> bool:
        """Say whether openssl finds the reply's signature good, and for the request."""
        self._write("request.tsq", request)
        self._write("reply.tsr", reply)
        told = openssl(
            "ts", "-verify", "-in", self._path("reply.tsr"), "-queryfile",
            self._path("request.tsq"), "-CAfile", self._path("certificate.pem"),
        )  # fmt: skip
        return "Verification: OK" in told

    def _write(self, name: str, data: bytes) -> None:
        Path(self._path(name)).write_bytes(data)

    def _path(self, name: str) -> str:
        return str(self.place / name)
