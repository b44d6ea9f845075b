"""The schema, one script a version.  Statements are separated by an empty line.

A script that was shipped never changes: files out there were made by it.  To change the schema,
append a script; `schema.migrate` runs what a file has not been through yet.
"""

from __future__ import annotations

_FIRST = """
CREATE TABLE format(
  id INTEGER PRIMARY KEY CHECK (id = 1), created TEXT NOT NULL, h BLOB NOT NULL
) STRICT

CREATE TABLE answer(
  question TEXT PRIMARY KEY, value TEXT NOT NULL, changed TEXT NOT NULL, h BLOB NOT NULL
) STRICT

CREATE TABLE answer_history(
  id INTEGER PRIMARY KEY, question TEXT NOT NULL, value TEXT NOT NULL, changed TEXT NOT NULL,
  h BLOB NOT NULL
) STRICT

CREATE INDEX answer_history_question ON answer_history(question)

CREATE TABLE step_state(
  step TEXT PRIMARY KEY, state TEXT NOT NULL, note TEXT NOT NULL, changed TEXT NOT NULL, due TEXT,
  h BLOB NOT NULL
) STRICT

CREATE TABLE release(
  step TEXT PRIMARY KEY, spoke_with TEXT NOT NULL, reaction_plan TEXT NOT NULL,
  overruled INTEGER NOT NULL, reason TEXT NOT NULL, changed TEXT NOT NULL, h BLOB NOT NULL
) STRICT

CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL, h BLOB NOT NULL) STRICT

CREATE TABLE draft(
  screen TEXT PRIMARY KEY, body TEXT NOT NULL, changed TEXT NOT NULL, h BLOB NOT NULL
) STRICT

CREATE TABLE supporter(
  id INTEGER PRIMARY KEY, alias TEXT NOT NULL, role TEXT NOT NULL, channel TEXT NOT NULL,
  hours TEXT NOT NULL, code_word TEXT NOT NULL, knows TEXT NOT NULL, note TEXT NOT NULL,
  never_call INTEGER NOT NULL, last_checked TEXT, changed TEXT NOT NULL, hidden INTEGER NOT NULL,
  h BLOB NOT NULL
) STRICT

CREATE TABLE chosen_service(
  service TEXT PRIMARY KEY, note TEXT NOT NULL, changed TEXT NOT NULL, h BLOB NOT NULL
) STRICT

CREATE TABLE entry(
  seq INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, recorded_utc TEXT NOT NULL,
  offset_min INTEGER NOT NULL, clock_suspect INTEGER NOT NULL, occurred_from TEXT,
  occurred_to TEXT, occurred_text TEXT NOT NULL, kinds TEXT NOT NULL, body TEXT NOT NULL,
  fields TEXT NOT NULL, revises TEXT, tombstone INTEGER NOT NULL, link TEXT NOT NULL,
  h BLOB NOT NULL
) STRICT

CREATE INDEX entry_revises ON entry(revises) WHERE revises IS NOT NULL

CREATE INDEX entry_tombstone ON entry(seq) WHERE tombstone = 1

CREATE TRIGGER entry_gapless AFTER INSERT ON entry
WHEN NEW.seq < 1
  OR (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM entry WHERE seq = NEW.seq - 1))
BEGIN SELECT RAISE(ABORT, 'gap'); END

CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'kept'); END

CREATE TRIGGER entry_sealed BEFORE UPDATE ON entry
WHEN NEW.seq IS NOT OLD.seq OR NEW.uid IS NOT OLD.uid OR NEW.link IS NOT OLD.link
  OR NEW.recorded_utc IS NOT OLD.recorded_utc OR NEW.offset_min IS NOT OLD.offset_min
  OR NEW.clock_suspect IS NOT OLD.clock_suspect OR NEW.revises IS NOT OLD.revises
  OR OLD.tombstone IS NOT 0 OR NEW.tombstone IS NOT 1
  OR NEW.body IS NOT '' OR NEW.occurred_text IS NOT '' OR NEW.fields IS NOT '{}'
  OR NEW.kinds IS NOT '[]' OR NEW.occurred_from IS NOT NULL OR NEW.occurred_to IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'sealed'); END

CREATE TABLE stream(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, state TEXT NOT NULL, h BLOB NOT NULL
) STRICT

CREATE INDEX stream_partial ON stream(id) WHERE state = 'partial'

CREATE TABLE chunk(
  stream INTEGER NOT NULL, seq INTEGER NOT NULL, sha256 BLOB NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT

CREATE VIRTUAL TABLE search USING fts5(
  body, content='', contentless_delete=1, prefix='2 3 4', tokenize='ascii'
)

CREATE VIRTUAL TABLE search_word USING fts5vocab('search', 'row')
"""

_SECOND = """
CREATE TABLE mark(
  name TEXT PRIMARY KEY, rows INTEGER NOT NULL, digest TEXT NOT NULL, h BLOB NOT NULL
) STRICT
"""

_THIRD = """
CREATE TABLE record(
  uid TEXT PRIMARY KEY, kind TEXT NOT NULL, fields TEXT NOT NULL, created TEXT NOT NULL,
  changed TEXT NOT NULL, hidden INTEGER NOT NULL, h BLOB NOT NULL
) STRICT

CREATE INDEX record_kind ON record(kind)

CREATE TABLE link(
  pair TEXT PRIMARY KEY, first TEXT NOT NULL, second TEXT NOT NULL, changed TEXT NOT NULL,
  h BLOB NOT NULL
) STRICT

CREATE INDEX link_first ON link(first)

CREATE INDEX link_second ON link(second)
"""

_FOURTH = """
INSERT INTO search(search, rank) VALUES ('automerge', 0)

INSERT INTO search(search) VALUES ('optimize')
"""

_FIFTH = """
DROP TRIGGER entry_sealed

CREATE TRIGGER entry_sealed BEFORE UPDATE ON entry
WHEN NEW.seq IS NOT OLD.seq OR NEW.uid IS NOT OLD.uid OR NEW.link IS NOT OLD.link
  OR NEW.recorded_utc IS NOT OLD.recorded_utc OR NEW.offset_min IS NOT OLD.offset_min
  OR NEW.clock_suspect IS NOT OLD.clock_suspect OR NEW.revises IS NOT OLD.revises
  OR OLD.tombstone IS NOT 0 OR NEW.tombstone IS NOT 1
  OR NEW.body IS NOT '' OR NEW.occurred_text IS NOT ''
  OR NEW.kinds IS NOT '[]' OR NEW.occurred_from IS NOT NULL OR NEW.occurred_to IS NOT NULL
  OR (NEW.fields IS NOT '{}' AND (
    length(NEW.fields) <> 77 OR NEW.fields NOT GLOB '{"sealed":"*"}'
    OR substr(NEW.fields, 12, 64) GLOB '*[^0-9a-f]*'))
BEGIN SELECT RAISE(ABORT, 'sealed'); END
"""

Migration = tuple[str, ...]
"""The statements that lead from the version before to the next one."""


def statements(script: str) -> Migration:
    """Split a script at its empty lines."""
    return tuple(part.strip() for part in script.split("\n\n"))


MIGRATIONS: tuple[Migration, ...] = (
    statements(_FIRST),
    statements(_SECOND),
    statements(_THIRD),
    statements(_FOURTH),
    statements(_FIFTH),
)
"""Version 1, 2, ...: `user_version` says how many of them a file has been through."""
