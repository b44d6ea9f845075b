"""Copies in plain lines: for somebody who helps and back again, two united, smaller, elsewhere."""

import shutil
from pathlib import Path

from tests.plain.talking import NEW, WORDS, talked
from tests.plain.test_sections import BOTH, OTHER, in_language
from tui.safety.terminal import LOCKED

SHORT = ("2", "1", "4", "1", "1", "2", "2", "14", "1", "m")
GIVE = ("10", "13", "", "Ana", "Bea", "", "", "1", "1", "ana.dat", "1", OTHER, OTHER)


@BOTH
def test_a_copy_goes_to_somebody_who_helps_and_comes_back(language: str) -> None:
    text, _ = talked(*NEW, *SHORT, *GIVE, "q", language=language)
    assert (
        in_language(language, "Write a name for who helps: what they do is marked with it.") in text
    )
    assert in_language(language, "Tick at least one step.") in text
    given = in_language(language, "For {name}. In it, and nothing else:").format(name="Ana")
    step = text.rpartition(given)[2].split("\n")[1]
    assert f"1. {step}" in text
    helped, _ = talked(OTHER, "4", "Done with Ana.", ".", "10", "14", "q", language=language,
                       path=Path("ana.dat"))  # fmt: skip
    whose = in_language(language, "You help {name} with these steps.").format(name="Bea")
    assert whose in helped
    assert step[:40] in helped
    here = in_language(language, "This is a helper's copy: bring it back to the file it came from.")
    assert here[:70] in helped
    back, _ = talked(WORDS, "10", "14", "ana.dat", "wrong", "14", "ana.dat", OTHER, "m", "5", "3",
                     "1", "q", language=language, first_id=1000)  # fmt: skip
    assert in_language(language, "This passphrase does not open the other copy.") in back
    marked = {"en": "Brought back, all marked with Ana.", "fr": "Rapporté, tout marqué du nom Ana."}
    assert marked[language] in back
    assert "Done with Ana." in back


@BOTH
def test_two_copies_are_united_and_what_both_changed_is_asked(language: str) -> None:
    talked(*NEW, *SHORT, "4", "as it was", ".", "q", language=language)
    shutil.copy("carnet.dat", "other.dat")
    change = ("5", "3", "1", "3", "3")
    talked(WORDS, *change, "changed here", ".", "k", "q", language=language, first_id=1000)
    talked(WORDS, *change, "changed there", ".", "k", "m", "4", "only there", ".", "q",
           language=language, path=Path("other.dat"), first_id=2000)  # fmt: skip
    text, _ = talked(WORDS, "10", "14", "other.dat", WORDS, "1", "m", "5", "3", "q",
                     language=language, first_id=3000)  # fmt: skip
    assert in_language(language, "A note was changed in both copies") in text
    asked, _, listed = text.rpartition(in_language(language, "Show the one of this file"))
    assert "changed here" in asked
    assert "changed there" in asked
    assert "changed here" in listed
    assert "changed there" not in listed
    assert "only there" in listed


@BOTH
def test_the_file_is_written_anew_or_goes_elsewhere(language: str) -> None:
    text, code = talked(*NEW, "10", "15", "wrong", "15", WORDS, "16", "carnet.dat", "1", WORDS,
                        WORDS, "16", "new.dat", "1", OTHER, OTHER, language=language)  # fmt: skip
    done = in_language(language, "Done. Your file takes {size} now.").split("{")[0]
    assert done in text
    assert (
        in_language(language, "A file of that name is already there. It was not touched.") in text
    )
    assert code == LOCKED
    text, _ = talked(OTHER, "q", language=language, path=Path("new.dat"))
    assert in_language(language, "Today") in text
