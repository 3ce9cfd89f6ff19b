"""How fast imported documents are found: 10,000 documents of one cooperation, by words rare and common.

    python bench/searching.py

Milliseconds (median) of the query alone and with the thirty hits and their snippets. The documents are made of the
demo's and of words that few have. The peer is the same question to the texts by LIKE, in the same run. The last line is
`worst_query_ms=` and `worst_found_ms=`. DATABASE_URL may name an empty PostgreSQL database.
"""

import random
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "rundbord" / "demo" / "documents"
RUNS, DOCUMENTS, WORDS, CHUNK = 15, 10_000, 1_200, 500
ASKED = [
    "møte",
    "kommune sak",
    "havneby",
    "vedtak enstemmig klima",
    "utenforskap",
    "a",
    "ordsomikkefinnes",
    "ord12 ord7",
]


def main() -> None:
    """Build the documents in a database of its own and ask."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    from bench.parts.entering import enter

    with tempfile.TemporaryDirectory() as folder:
        enter(Path(folder))
        cooperation = _fill(DOCUMENTS)
        _report(cooperation)


def _fill(count: int) -> Any:
    """The documents, each with the words of a real one in another order and some that few have."""
    from django.db import connection

    from rundbord.apps.core import clock
    from rundbord.apps.importing.models import Batch, Document, DocumentWords, State
    from rundbord.apps.importing.search_words import words_of
    from rundbord.apps.people.models import Cooperation

    chance = random.Random(1)  # noqa: S311 - invented texts
    cooperation = Cooperation.objects.create(name="Storeggaregionen", slug="bench")
    batch = Batch.objects.create(cooperation=cooperation, created_at=clock.now())
    pool = [word for path in sorted(SOURCES.glob("*.txt")) for word in path.read_text(encoding="utf-8").split()]
    draft = {"nodes": {"facts": {"filler": "x" * 40_000}}}  # as large as a draft is
    for start in range(0, count, CHUNK):
        rows = [
            Document(
                batch=batch, name=f"referat-{number}.txt", state=State.READ, position=number, draft=draft,
                text=_text(chance, pool, number), date=date(2010, 1, 1) + timedelta(days=number % 5_000),
            )
            for number in range(start, min(start + CHUNK, count))
        ]  # fmt: skip
        Document.objects.bulk_create(rows)
        DocumentWords.objects.bulk_create(
            [
                DocumentWords(document=row, cooperation=cooperation, day=row.date, words=words_of(row.name, row.text))
                for row in rows
            ]
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return cooperation


def _text(chance: random.Random, pool: list[str], number: int) -> str:
    start = chance.randrange(len(pool))
    words = [pool[(start + place) % len(pool)] for place in range(WORDS)]
    return " ".join([*words, *(f"ord{chance.randrange(50_000)}" for _ in range(40)), f"havneby{number % 700}"])


def _report(cooperation: Any) -> None:
    from rundbord.apps.accounts.viewer import System
    from rundbord.apps.importing.models import Document, DocumentWords
    from rundbord.apps.importing.search import find_documents, found_keys
    from rundbord.apps.importing.search_index import documents_with
    from rundbord.apps.importing.search_words import asked_words

    viewer, worst_query, worst_found = System("bench"), 0.0, 0.0
    print(f"{'asked':28} {'documents':>9} {'query ms':>9} {'found ms':>9} {'LIKE ms':>9}")
    for asked in ASKED:
        words = asked_words(asked)
        query = _cost(lambda words=words: found_keys(viewer, cooperation, words))  # type: ignore[misc]  # bound now
        found = _cost(lambda asked=asked: find_documents(viewer, cooperation, asked))  # type: ignore[misc]  # bound now
        like = _cost(lambda asked=asked: _by_like(Document, asked), runs=1)  # type: ignore[misc]  # bound now
        total = DocumentWords.objects.filter(pk__in=documents_with(words)).count()
        print(f"{asked:28} {total:9d} {query:9.1f} {found:9.1f} {like:9.1f}")
        worst_query, worst_found = max(worst_query, query), max(worst_found, found)
    print(f"worst_query_ms={worst_query:.1f} worst_found_ms={worst_found:.1f}")


def _by_like(documents: Any, asked: str) -> int:
    found = documents.objects.all()
    for word in asked.split():
        found = found.filter(text__icontains=word)
    return int(found.count())


def _cost(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median milliseconds of several runs."""
    times = []
    for _run in range(runs):
        begun = perf_counter()
        work()
        times.append(1000 * (perf_counter() - begun))
    return median(times)


if __name__ == "__main__":
    main()
