"""The index over the words of documents: FTS5 in SQLite, a GIN index over a `tsvector` in PostgreSQL.

Both index `importing_documentwords`. In SQLite triggers keep the FTS5 table in step with it, so a row that goes (with
its document) is gone from the index too; a migration that rebuilds that table must create them again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

_FTS5 = """
CREATE VIRTUAL TABLE importing_found USING fts5(
    words, content='importing_documentwords', content_rowid='document_id',
    tokenize='ascii', detail='none', prefix='2 3'
)"""
_LEARN = """
CREATE TRIGGER importing_found_insert AFTER INSERT ON importing_documentwords BEGIN
    INSERT INTO importing_found(rowid, words) VALUES (new.document_id, new.words);
END"""
_FORGET = """
CREATE TRIGGER importing_found_delete AFTER DELETE ON importing_documentwords BEGIN
    INSERT INTO importing_found(importing_found, rowid, words) VALUES ('delete', old.document_id, old.words);
END"""
_LEARN_ANEW = """
CREATE TRIGGER importing_found_update AFTER UPDATE OF words ON importing_documentwords BEGIN
    INSERT INTO importing_found(importing_found, rowid, words) VALUES ('delete', old.document_id, old.words);
    INSERT INTO importing_found(rowid, words) VALUES (new.document_id, new.words);
END"""
_GIN = "CREATE INDEX importing_found ON importing_documentwords USING gin (to_tsvector('simple', words))"

CREATE = {"sqlite": [_FTS5, _LEARN, _FORGET, _LEARN_ANEW], "postgresql": [_GIN]}
DROP = {
    "sqlite": [
        "DROP TRIGGER importing_found_insert",
        "DROP TRIGGER importing_found_delete",
        "DROP TRIGGER importing_found_update",
        "DROP TABLE importing_found",
    ],
    "postgresql": ["DROP INDEX importing_found"],
}
_ASK_SQLITE = "SELECT rowid FROM importing_found WHERE importing_found MATCH %s"
_ASK_POSTGRESQL = """
SELECT document_id FROM importing_documentwords
WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s)"""


def documents_with(words: list[str]) -> RawSQL:
    """The keys of documents that hold a word beginning with each of these bare words, for `pk__in`."""
    if connection.vendor == "sqlite":
        return RawSQL(_ASK_SQLITE, [" ".join(f'"{word}"*' for word in words)])  # noqa: S611 - the words are letters and digits
    return RawSQL(_ASK_POSTGRESQL, [" & ".join(f"'{word}':*" for word in words)])  # noqa: S611 - as above


@contextmanager
def asked_by_index() -> Iterator[None]:
    """Within this block PostgreSQL uses the index also for words that stand in most documents.

    It thinks that reading the whole table costs less, but that makes the words of each document anew: seconds for ten
    thousand documents instead of milliseconds.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")
