import pytest

from tui.arguments import Options, UsageError, parse


def facts(options: Options) -> dict[str, object]:
    return {name: getattr(options, name) for name in Options.__slots__ if getattr(options, name)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], {}),
        (["a b.dat"], {"path": "a b.dat"}),
        (["--review", "x.dat"], {"review": True, "path": "x.dat"}),
        (["x.dat", "--review"], {"review": True, "path": "x.dat"}),
        (["--lang", "fr", "--help"], {"language": "fr", "help": True}),
        (["--lang=fr", "-h"], {"language": "fr", "help": True}),
        (["--version"], {"version": True}),
        (["--screen-reader", "x.dat"], {"aloud": True, "path": "x.dat"}),
        (["--plain-keys", "x.dat"], {"plain_keys": True, "path": "x.dat"}),
        (["--", "--review"], {"path": "--review"}),
    ],
)
def test_the_command_line_is_understood(words: list[str], expected: dict[str, object]) -> None:
    assert facts(parse(words)) == expected


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["--revue"], "--revue"),
        (["-x"], "-x"),
        (["--lang"], "--lang"),
        (["a", "b"], "FILE"),
        ([""], "FILE"),
        (["x" * 5000], "FILE"),
        (["--secret=value"], "--secret"),
    ],
)
def test_what_is_not_understood_is_named_without_its_value(words: list[str], name: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(words)
    assert str(caught.value) == name
