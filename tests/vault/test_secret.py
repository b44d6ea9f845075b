import copy
import pickle

import pytest

from tui.vault.errors import BadPassphraseText, TooLong
from tui.vault.secret import Secret


def typed(text: str) -> Secret:
    secret = Secret()
    for char in text:
        secret.append(char)
    return secret


def test_typing_gives_utf8() -> None:
    secret = typed("clé été")
    assert bytes(secret.view()) == "clé été".encode()
    assert len(secret) == 10
    assert secret.characters == 7


def test_backspace_removes_a_whole_character_and_its_bytes() -> None:
    secret = typed("aé€😀")
    for left in ("aé€", "aé", "a", "", ""):
        secret.backspace()
        assert bytes(secret.view()) == left.encode()
    assert not any(secret._buffer)


def test_a_full_secret_refuses_more_and_keeps_what_it_has() -> None:
    secret = Secret(b"abc", capacity=4)
    with pytest.raises(TooLong):
        secret.append("é")
    assert bytes(secret.view()) == b"abc"


def test_half_a_surrogate_pair_is_refused() -> None:
    secret = Secret(b"abc")
    with pytest.raises(BadPassphraseText):
        secret.append("\ud800")
    assert bytes(secret.view()) == b"abc"


def test_wiping_overwrites_the_same_buffer() -> None:
    secret = typed("nobody knows")
    buffer = secret._buffer
    view = secret.view()
    secret.wipe()
    assert secret._buffer is buffer
    assert not any(buffer)
    assert not any(view)
    assert len(secret) == 0


def test_the_buffer_never_moves_while_typing() -> None:
    secret = Secret()
    buffer = secret._buffer
    for char in "a long passphrase of many words" * 20:
        secret.append(char)
    assert secret._buffer is buffer


def test_leaving_the_block_wipes_even_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), Secret(b"abc") as secret:
        raise ZeroDivisionError
    assert not any(secret._buffer)


def test_a_secret_wipes_itself_when_forgotten() -> None:
    secret = Secret(b"abc")
    buffer = secret._buffer
    del secret
    assert not any(buffer)


def test_a_copy_is_independent() -> None:
    first = Secret(b"abc")
    second = first.copy()
    first.wipe()
    assert bytes(second.view()) == b"abc"


def test_same_as_compares_content() -> None:
    assert Secret(b"abc").same_as(Secret(b"abc", capacity=8))
    assert not Secret(b"abc").same_as(Secret(b"abd"))
    assert not Secret(b"abc").same_as(Secret(b"ab"))


def test_nothing_shows_the_content() -> None:
    secret = Secret(b"open sesame")
    assert "sesame" not in f"{secret!r} {secret}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        copy.deepcopy(secret)


def test_set_replaces_and_leaves_nothing_behind() -> None:
    secret = Secret(b"a longer content")
    secret.set(b"short")
    assert bytes(secret.view()) == b"short"
    assert secret._buffer.count(0) == len(secret._buffer) - 5
