"""`carnet plan` from the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tui.cli import main
from tui.plan_command import run

STORY = Path(__file__).parent / "plans" / "partner_at_home.json"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def test_the_json_has_exactly_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(STORY), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["level", "flags", "facts", "next", "do", "hold", "risk"]
    step_keys = ["id", "title", "stage", "urgency", "minutes", "after", "cautions", "because"]
    assert {tuple(step) for step in data["do"]} == {tuple(step_keys)}
    assert {tuple(step) for step in data["hold"]} == {(*step_keys, "waits_for")}
    assert {tuple(c) for step in data["do"] for c in step["cautions"]} == {("id", "level")}
    assert len(data["risk"]) == 12
    assert {tuple(risk) for risk in data["risk"].values()} == {("likelihood", "impact")}


def test_the_language_is_that_of_the_option_or_of_the_machine(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run([str(STORY), "--lang", "fr"]) == 0
    french = capsys.readouterr().out
    assert "Parler à un service spécialisé" in french
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert run([str(STORY)]) == 0
    assert capsys.readouterr().out == french
    assert run([str(STORY), "--lang=en"]) == 0
    assert "Talk to a specialist service" in capsys.readouterr().out


def test_lines_give_a_plan_each(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "\n".join(json.dumps({"q_what": [what]}) for what in ("wave", "dox", "lies"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(many.encode())))
    assert run(["-", "--lines"]) == 0
    plans = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [plan["level"] for plan in plans] == ["none", "elevated", "none"]


def test_a_jsonl_file_is_read_by_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"q_now": "no"}\n\n{"q_now": "danger"}\n', encoding="utf-8")
    assert run([str(file)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["level"], second["level"]) == ("none", "emergency")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"q_nothing": 1}', "There is no question called “q_nothing”."),
        ('{"q_now": "perhaps"}', "“perhaps” is not an answer to q_now."),
        ('{"q_now": ["no", "near"]}', "q_now takes one answer, not “no, near”."),
        ("[]", "The answers must be one JSON object, from question to answer."),
        ("{", "This is not JSON."),
        ('{"q_now": "\\u001b[31mred"}', "“\ufffd[31mred” is not an answer to q_now."),
    ],
)
def test_a_mistake_gets_one_sentence(
    text: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text, encoding="utf-8")
    assert run([str(file), "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == sentence + "\n"


def test_a_mistake_in_lines_names_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"q_now": "no"}\n{"q_now": "perhaps"}\n', encoding="utf-8")
    assert run([str(file)]) == 2
    assert capsys.readouterr().err == "Line 2: “perhaps” is not an answer to q_now.\n"


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--jsn", "x"]])
def test_a_wrong_call_says_how_to_call(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert "carnet plan ANSWERS.json" in capsys.readouterr().err


def test_a_file_that_is_not_there_and_a_language_nobody_speaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(tmp_path / "none.json")]) == 2
    assert capsys.readouterr().err == "This file cannot be read.\n"
    assert run([str(STORY), "--lang", "xx"]) == 2
    assert capsys.readouterr().err == "There is no language called “xx”.\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Cela s'utilise ainsi"), ("en", "Use it like this")],
)
def test_the_help_speaks_one_language_only(
    language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(["--lang", language, "--help"])
    shown = capsys.readouterr().out
    assert left.value.code == 0
    assert said in shown
    for option in ("ANSWERS.json", "--json", "--lines", "--lang", "--help"):
        assert option in shown
    for word in ("usage:", "positional", "options:", "show this help message"):
        assert word not in shown


@pytest.mark.parametrize("command", ["check", "inspect"])
def test_the_help_of_the_other_commands_is_the_one_help(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help", "--lang", "fr"]) == 0
    asked = capsys.readouterr().out
    assert main(["--help", "--lang", "fr"]) == 0
    assert capsys.readouterr().out == asked
    assert f"carnet {command}" in asked
