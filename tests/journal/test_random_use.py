"""Whatever is noted, revised, searched, and however often the file is closed: nothing is lost."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.vaults import TestClock, ids, new_vault, reopen
from tui.journal.entry import Entry
from tui.journal.journal import Journal

WORDS = ["appel", "École", "cœur", "menacée", "rue", "ÇA", "12h30", "<b>", "\x1b[2J", "😀", "ع"]
SEARCHED = {"ecole": "École", "coeur": "cœur", "menac": "menacée", "rue": "rue", "appel": "appel"}
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
kinds = st.lists(st.sampled_from(["contact", "threat", "wave"]), unique=True)


class JournalMachine(RuleBasedStateMachine):
    """A journal beside the simplest model of it: a list of notes, each a list of revisions."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock, self.new_id = TestClock(), ids().__next__
        self.vault = new_vault(self.folder / "carnet.dat", self.clock)
        self.journal = Journal(self.vault, self.clock, self.new_id)
        self.model: list[list[Entry]] = []

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()
            shutil.rmtree(self.folder)

    @rule(body=texts, kinds=kinds, occurred=st.sampled_from(["", "hier", "rue"]))
    def note(self, body: str, kinds: list[str], occurred: str) -> None:
        self.model.append([self.journal.note(body, kinds, occurred)])
        assert (self.model[-1][0].body, self.model[-1][0].kinds) == (body, tuple(kinds))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), body=texts)
    def revise(self, data: st.DataObject, body: str) -> None:
        revisions = self.model[data.draw(st.integers(0, len(self.model) - 1))]
        addressed = data.draw(st.sampled_from(revisions))
        revised = self.journal.revise(addressed.uid, body)
        if body == revisions[-1].body:
            assert revised == revisions[-1]
        else:
            assert revised.body == body
            revisions.append(revised)

    @rule(minutes=st.integers(-90, 600))
    def let_time_pass(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    @rule()
    def close_and_open_again(self) -> None:
        self.vault.close()
        self.vault = reopen(self.folder / "carnet.dat")
        self.journal = Journal(self.vault, self.clock, self.new_id)

    @rule(searched=st.sampled_from(sorted(SEARCHED)))
    def search(self, searched: str) -> None:
        found = self.journal.search(searched, limit=1000)
        word = SEARCHED[searched]
        standing = [note[-1] for note in self.model]
        expected = [e for e in standing if word in f"{e.body} {e.occurred_text}".split()]
        assert found == sorted(expected, key=lambda entry: -entry.seq)

    @rule(offset=st.integers(0, 12), limit=st.integers(1, 5))
    def look_at_a_page(self, offset: int, limit: int) -> None:
        standing = [note[-1] for note in reversed(self.model)]
        assert self.journal.newest(limit, offset) == standing[offset : offset + limit]

    @invariant()
    def every_revision_is_kept(self) -> None:
        for revisions in getattr(self, "model", []):
            assert self.journal.revisions(revisions[-1].uid) == revisions

    @invariant()
    def the_chain_verifies(self) -> None:
        if hasattr(self, "model"):
            assert self.journal.verify() is None
            assert self.journal.count() == len(self.model)


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
