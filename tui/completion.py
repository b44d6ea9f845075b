"""What completes the words of the command in bash, zsh and fish, made of the table of its help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tui.command_words import Option, Part, parts
from tui.library.language import Language

Lines = Iterable[Sequence[str]]

_BASH = """\
# Completes the words of carnet in bash: carnet --completion bash > FILE, and source FILE.
_carnet() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local part= files= words word IFS=$' \\t\\n'
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case $word in {words}) part=$word; break ;; esac
    done
    case $before in
{values}
    esac
    case $part in
{parts}
    esac
    IFS=$'\\n'
    COMPREPLY=($(compgen -W "${{words// /$'\\n'}}" -- "$current"))
    if [[ $files && $current != -* ]]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$current"))
    fi
}}
complete -F _carnet carnet
"""

_ZSH = """\
#compdef carnet
# Completes the words of carnet in zsh: carnet --completion zsh > "${{fpath[1]}}/_carnet"
_carnet() {{
    local curcontext=$curcontext state line
    local -a parts
    parts=(
{words}
    )
    case ${{words[2]}} in
{parts}
    esac
    _arguments -C {options} '1: :->first'
    [[ $state != first ]] || {{ _describe -t commands carnet parts; _files }}
}}
if [[ $funcstack[1] == _carnet ]]; then _carnet "$@"; else compdef _carnet carnet; fi
"""


def bash(lines: Lines, language: Language) -> str:
    """Return the completion for bash."""
    alone, *others = parts(lines, language)
    options = {option.name: option for part in (alone, *others) for option in part.options}
    values = [
        f"        {option.name}) COMPREPLY=($(compgen -W '{' '.join(option.values)}' --"
        ' "$current")); return ;;'
        for option in options.values()
        if option.values
    ]
    return _BASH.format(
        words="|".join(part.word for part in others),
        values="\n".join(values),
        parts="\n".join(_bash_part(part, []) for part in others)
        + "\n"
        + _bash_part(alone, [part.word for part in others]),
    )


def _bash_part(part: Part, words: Sequence[str]) -> str:
    named = " ".join([*words, *(option.name for option in part.options)])
    files = " files=yes" if part.takes_file else ""
    return f"        {part.word or '*'}) words='{named}'{files} ;;"


def zsh(lines: Lines, language: Language) -> str:
    """Return the completion for zsh."""
    alone, *others = parts(lines, language)
    cases = []
    for part in others:
        options = _zsh_options(part.options) + (" '*:file:_files'" if part.takes_file else "")
        asking = f"_arguments {options}; return"
        cases.append(f"        {part.word}) shift words; (( CURRENT-- )); {asking} ;;")
    return _ZSH.format(
        words="\n".join(f"        {_quoted(f'{part.word}:{part.meaning}')}" for part in others),
        parts="\n".join(cases),
        options=_zsh_options(alone.options),
    )


def _zsh_options(options: Iterable[Option]) -> str:
    """Return specifications of `_arguments`: name, meaning in brackets, values after it."""
    said = []
    for option in options:
        meaning = option.meaning.replace("[", "(").replace("]", ")").replace(":", " ")
        value = f": :({' '.join(option.values)})" if option.values else ""
        said.append(_quoted(f"{option.name}{f'[{meaning}]' if meaning else ''}{value}"))
    return " ".join(said)


def fish(lines: Lines, language: Language) -> str:
    """Return the completion for fish."""
    alone, *others = parts(lines, language)
    names = " ".join(part.word for part in others)
    said = ["# Completes the words of carnet in fish: carnet --completion fish | source"]
    for part in others:
        meaning = _fish_meaning(part.meaning)
        said.append(f"complete -c carnet -n __fish_use_subcommand -a {part.word}{meaning}")
    for part in (alone, *others):
        where = f"__fish_seen_subcommand_from {part.word}" if part.word else ""
        where = where or f"not __fish_seen_subcommand_from {names}"
        for option in part.options:
            values = f" -x -a '{' '.join(option.values)}'" if option.values else ""
            said.append(
                f"complete -c carnet -n '{where}' -l {option.name.removeprefix('--')}"
                f"{values}{_fish_meaning(option.meaning)}"
            )
    return "\n".join(said) + "\n"


def _fish_meaning(meaning: str) -> str:
    if not meaning:
        return ""
    safe = meaning.replace("\\", r"\\").replace("'", r"\'")
    return f" -d '{safe}'"


def _quoted(text: str) -> str:
    """Return `text` in single quotes of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


SHELLS: Mapping[str, Callable[[Lines, Language], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
"""What `carnet --completion` knows."""
