"""`carnet plan`: builds plans from a file of answers, without any vault, for content writers."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TextIO

from tui.library.language import Language, choose_language, language_codes
from tui.library.load import load_library
from tui.library.model import Library
from tui.library.places import content_root
from tui.plan_text import plan_as_text
from tui.planner.answers import AnswersError, parse_answers
from tui.planner.export import plan_as_data
from tui.planner.plan import build_plan
from tui.safety.text import clean

USAGE_EXIT = 2
LONGEST_QUOTE = 60
USAGE = "carnet plan ANSWERS.json [--json] [--lines] [--lang fr|en]"


class CommandError(Exception):
    """Something the person who called can mend; its text is one sentence in their language."""


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the person, in its help and about mistakes."""

    def __init__(self, language: Language) -> None:
        say = language.say
        description = say("Build a plan from a file of answers.")
        super().__init__("carnet plan", description=description, add_help=False)
        self.say = say
        self.add_argument("answers", help=say("a JSON file; - reads standard input"))
        self.add_argument("--json", action="store_true", help=say("print the plan as one object"))
        self.add_argument(
            "--lines", action="store_true", help=say("one answer object a line, one plan a line")
        )
        codes = language_codes(content_root(), ", ")
        self.add_argument("--lang", help=say("language of the plan: {codes}", codes=codes))
        self.add_argument("-h", "--help", action="help", help=say("show this text"))

    def format_help(self) -> str:
        """Return the help; argparse would put English headings around it."""
        rows = [
            (", ".join(action.option_strings) or "ANSWERS.json", action.help or "")
            for action in self._actions
        ]
        width = max(len(name) for name, _ in rows)
        lines = [f"  {name:<{width}}  {meaning}" for name, meaning in rows]
        return "\n".join([self.description or "", "", self._usage_line(), "", *lines, ""])

    def _usage_line(self) -> str:
        return self.say("Use it like this: {usage}", usage=USAGE)

    def error(self, message: str) -> NoReturn:  # noqa: ARG002  (argparse words it in English only)
        raise CommandError(self._usage_line())


@dataclass(frozen=True)
class _Job:
    """One run: what to build with and how to print it."""

    library: Library
    language: Language
    as_json: bool

    def plan(self, text: str, line: int | None = None) -> str:
        """Return the printed form of the plan for one JSON text of answers."""
        try:
            answers = parse_answers(json.loads(text), self.library)
        except (json.JSONDecodeError, RecursionError):
            raise self._mistake(self.language.say("This is not JSON."), line) from None
        except AnswersError as error:
            raise self._mistake(_sentence(error, self.language), line) from None
        plan = build_plan(answers, self.library, datetime.now().astimezone().date())
        if not self.as_json:
            return plan_as_text(plan, self.library, self.language)
        data = plan_as_data(plan)
        return json.dumps(data, ensure_ascii=False, indent=None if line else 2)

    def _mistake(self, sentence: str, line: int | None) -> CommandError:
        if line is None:
            return CommandError(sentence)
        return CommandError(
            self.language.say("Line {line}: {sentence}", line=line, sentence=sentence)
        )


def run(arguments: list[str]) -> int:
    """Run the command; returns 0, or 2 after one sentence about what cannot be used."""
    root = content_root()
    language = Language(root, _language_code(arguments, root))
    try:
        options = _Parser(language).parse_args(arguments)
        _check_language(options.lang, language, root)
        library = load_library(root, language.code)
        lines = options.lines or options.answers.endswith(".jsonl")
        job = _Job(library, language, options.json or lines)
        _print_plans(job, options.answers, lines)
        sys.stdout.flush()
    except CommandError as error:
        print(error, file=sys.stderr)
        return USAGE_EXIT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _language_code(arguments: list[str], root: Path) -> str:
    """Find the language before anything is said, so that mistakes are told in it."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return choose_language(root, argument.removeprefix("--lang="))
        if argument == "--lang" and place + 1 < len(arguments):
            return choose_language(root, arguments[place + 1])
    wanted = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return choose_language(root, wanted or "")


def _check_language(wanted: str | None, language: Language, root: Path) -> None:
    if wanted is not None and not (root / clean(wanted) / "language.toml").is_file():
        raise CommandError(
            language.say("There is no language called {name}.", name=_quoted(wanted, language))
        )


def _print_plans(job: _Job, name: str, lines: bool) -> None:
    with _opened(name, job.language) as source:
        if not lines:
            print(job.plan(_read(source, job.language)))
            return
        for number, line in enumerate(_lines_of(source, job.language), start=1):
            if line.strip():
                print(job.plan(line, number))


def _opened(name: str, language: Language) -> TextIO:
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]
        return sys.stdin
    try:
        return Path(name).open(encoding="utf-8-sig")
    except OSError:
        raise CommandError(language.say("This file cannot be read.")) from None


def _read(source: TextIO, language: Language) -> str:
    try:
        return source.read()
    except (OSError, UnicodeDecodeError):
        raise CommandError(language.say("This file cannot be read.")) from None


def _lines_of(source: TextIO, language: Language) -> Iterator[str]:
    try:
        yield from source
    except (OSError, UnicodeDecodeError):
        raise CommandError(language.say("This file cannot be read.")) from None


def _quoted(value: str, language: Language) -> str:
    text = clean(value, keep_newlines=False)
    shown = f"{text[:LONGEST_QUOTE]}…" if len(text) > LONGEST_QUOTE else text
    return language.say("“{words}”", words=shown)


def _sentence(error: AnswersError, language: Language) -> str:
    subject, question = _quoted(error.subject, language), error.question
    if error.kind == "unknown_question":
        return language.say("There is no question called {name}.", name=subject)
    if error.kind == "unknown_value":
        return language.say(
            "{value} is not an answer to {question}.", value=subject, question=question
        )
    if error.kind == "one_only":
        return language.say(
            "{question} takes one answer, not {value}.", value=subject, question=question
        )
    if error.kind == "wrong_kind":
        return language.say(
            "{question} takes a text, not {value}.", value=subject, question=question
        )
    return language.say("The answers must be one JSON object, from question to answer.")
