"""14: no source names what destroyed vaults in the experiments (changing the key in place)."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Soak
from tests.vault import test_forbidden as forbidden

WORDS = ("re" + "key", "reset" + "_key", "VAC" + "UUM")


@pytest.mark.parametrize("word", WORDS)
def test_no_source_names_it(soak: Soak, word: str) -> None:
    soak.report(len(forbidden.sources()))
    forbidden.test_no_source_speaks_of_what_destroys_vaults(word)
