"""The index over the words of documents: FTS5 in SQLite, a GIN index over a `tsvector` in PostgreSQL.

Both index `importing_documentwords`. In SQLite triggers keep the FTS5 table in step with it, so a row that goes (with its
document) is gone from the index too; a migration that rebuilds that table must create them again.
"""

from django.db import connection
from django.db.models.expressions import RawSQL

_TABLE, _INDEX = "importing_documentwords", "importing_documentwords_fts"
_FORGET = f"INSERT INTO {_INDEX}({_INDEX}, rowid, words) VALUES ('delete', old.document_id, old.words);"
_LEARN = f"INSERT INTO {_INDEX}(rowid, words) VALUES (new.document_id, new.words);"

CREATE: dict[str, list[str]] = {
    "sqlite": [
        f"CREATE VIRTUAL TABLE {_INDEX} USING fts5(words, content='{_TABLE}', content_rowid='document_id',"
        " tokenize='ascii', detail='none', prefix='2 3')",
        f"CREATE TRIGGER {_TABLE}_insert AFTER INSERT ON {_TABLE} BEGIN {_LEARN} END",
        f"CREATE TRIGGER {_TABLE}_delete AFTER DELETE ON {_TABLE} BEGIN {_FORGET} END",
        f"CREATE TRIGGER {_TABLE}_update AFTER UPDATE ON {_TABLE} BEGIN {_FORGET} {_LEARN} END",
    ],
    "postgresql": [f"CREATE INDEX {_INDEX} ON {_TABLE} USING gin (to_tsvector('simple', words))"],
}
DROP: dict[str, list[str]] = {
    "sqlite": [
        *(f"DROP TRIGGER {_TABLE}_{when}" for when in ("insert", "delete", "update")),
        f"DROP TABLE {_INDEX}",
    ],
    "postgresql": [f"DROP INDEX {_INDEX}"],
}


def documents_with(words: list[str]) -> RawSQL:
    """The keys of documents that hold a word beginning with each of these bare words, for `pk__in`."""
    if connection.vendor == "sqlite":
        question = " ".join(f'"{word}"*' for word in words)
        return RawSQL(f"SELECT rowid FROM {_INDEX} WHERE {_INDEX} MATCH %s", [question])  # noqa: S608 - our own name
    question = " & ".join(f"'{word}':*" for word in words)
    return RawSQL(
        f"SELECT document_id FROM {_TABLE} WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s)",  # noqa: S608 - our own name
        [question],
    )
