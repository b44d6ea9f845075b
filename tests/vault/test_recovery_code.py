import random
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.vault import cheap
from tui.vault.errors import MistypedCode, WrongPassphrase
from tui.vault.key_proof import KeyProof
from tui.vault.opening import open_with_seed
from tui.vault.recovery_code import code_of, count_characters, seed_of
from tui.vault.secret import Secret
from tui.vault.vault import Vault

SEED = bytes.fromhex("00112233445566778899aabbccddeeff")
CODE = "008J4CT4ANK7F24SNAXWSQFEZW15"


def written(seed: bytes) -> str:
    with Secret(seed) as held, code_of(held) as code:
        return bytes(code.view()).decode()


def read(text: str | bytes) -> bytes:
    typed = text.encode() if isinstance(text, str) else text
    with Secret(typed) as code, seed_of(code) as seed:
        return bytes(seed.view())


@given(st.binary(min_size=16, max_size=16))
def test_every_seed_comes_back(seed: bytes) -> None:
    code = written(seed)
    assert len(code) == 28
    assert read(code) == seed


def spellings(code: str) -> list[str]:
    groups = [code[place : place + 4] for place in range(0, 28, 4)]
    return [
        code.lower(),
        "-".join(groups),
        f"  {' '.join(groups)}\n",
        "\u00a0–\u202f".join(groups),
        code.replace("0", "O").replace("1", "l"),
        code.replace("0", "o").replace("1", "I").replace("V", "u"),
    ]


def test_it_can_be_typed_in_many_ways() -> None:
    for number in range(50):
        seed = random.Random(number).randbytes(16)
        assert {read(spelling) for spelling in spellings(written(seed))} == {seed}


@pytest.mark.parametrize(
    ("typed", "count"), [("", 0), ("ab12", 4), ("AB12-CD34 e", 9), (b"\xff", 0)]
)
def test_what_was_typed_so_far_is_counted(typed: str | bytes, count: int) -> None:
    with Secret(typed if isinstance(typed, bytes) else typed.encode()) as code:
        assert count_characters(code) == count


@pytest.mark.parametrize(
    "typed",
    ["", "0", "0" * 28, "Z" * 28, CODE[:26], "*" * 28, "é" * 28, "1" * 27, "1" * 29, b"\xff" * 28],
)
def test_what_is_no_code_is_refused(typed: str | bytes) -> None:
    with pytest.raises(MistypedCode):
        read(typed)


def test_a_code_with_a_missing_or_doubled_character_is_refused() -> None:
    code = written(SEED)
    assert code == CODE
    for place in range(28):
        for typed in (code[:place] + code[place + 1 :], code[:place] + code[place] + code[place:]):
            with pytest.raises(MistypedCode):
                read(typed)


@given(st.text(max_size=60) | st.text("0123456789abcdefghjkmnpqrstvwxyzOIL -", max_size=40))
@example("ſ" * 28)
@example("ı" * 28)
@example("ß" * 14)
def test_anything_typed_is_a_seed_or_a_typed_error(text: str) -> None:
    try:
        seed = read(text)
    except MistypedCode:
        return
    assert read(written(seed)) == seed


@given(st.binary(max_size=120))
def test_any_bytes_are_a_seed_or_a_typed_error(typed: bytes) -> None:
    with suppress(MistypedCode):
        assert len(read(typed)) == 16


def test_the_open_vault_gives_its_seed_to_the_right_passphrase_only(vault: Vault) -> None:
    with cheap.secret() as passphrase, vault.seed_of(passphrase) as seed:
        held = bytes(seed.view())
    with cheap.secret("another one") as wrong, pytest.raises(WrongPassphrase):
        vault.seed_of(wrong)
    path = vault.path
    vault.close()
    with Secret(held) as seed:
        again = open_with_seed(path, seed, profiles=cheap.CHEAP_ONLY)
    with cheap.secret() as passphrase, again.seed_of(passphrase) as seed:
        assert bytes(seed.view()) == held
        assert again.fits(seed)
    with Secret(SEED) as other:
        assert not again.fits(other)
    again.close()


def test_asking_for_the_seed_does_not_touch_the_file(vault: Vault) -> None:
    with cheap.secret() as passphrase:
        vault.path.chmod(0)
        vault.seed_of(passphrase).wipe()


def test_the_proof_shows_nothing_of_the_seed() -> None:
    with Secret(SEED) as seed:
        proof = KeyProof.of(seed, bytes(16), cheap.CHEAP)
    assert SEED not in proof.digest
    assert SEED.hex() not in repr(proof)
