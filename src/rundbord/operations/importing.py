"""`rundbord import PATH --cooperation NAME`."""

import argparse
import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from rundbord.operations.starting import start_django

if TYPE_CHECKING:
    from rundbord.apps.importing.models import Batch
    from rundbord.apps.importing.progress import Progress
    from rundbord.apps.importing.trying import Tried
    from rundbord.apps.people.models import Body, Cooperation

LOOK_SECONDS = 0.5
BAR = 30
CHUNK = 100
WIDTHS = (44, 8, 30, 11, 6)


class _WrongError(Exception):
    """The command cannot do its work; the message is one line that says why."""


def main(words: Sequence[str]) -> int:
    """Bring a folder, a file or a ZIP of old minutes in, or only show what would be read in them."""
    options = _parser().parse_args(words)
    start_django()
    logging.getLogger().setLevel(logging.WARNING)  # the bar and the table are all that is to be read
    try:
        _require_database()
        cooperation = _cooperation(options.cooperation)
        body = _body(cooperation, options.body) if options.body else None
        files = _files(options.path)
        return _try(cooperation, body, files) if options.dry_run else _import(cooperation, body, files)
    except _WrongError as error:
        sys.stderr.write(f"rundbord: {error}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("rundbord import", description=main.__doc__)
    parser.add_argument("path", type=Path, metavar="PATH", help="a folder (with all below it), a file, or a ZIP")
    parser.add_argument("--cooperation", required=True, metavar="NAME", help="whose minutes they are")
    parser.add_argument("--body", default="", metavar="NAME", help="for documents that name no body known here")
    parser.add_argument("--dry-run", action="store_true", help="read and show, store nothing")
    return parser


def _require_database() -> None:
    from rundbord.operations.checks import database

    found = database()
    if not found.well:
        raise _WrongError(found.says)


def _cooperation(name: str) -> "Cooperation":
    from django.db.models import Q

    from rundbord.apps.people.models import Cooperation

    found = Cooperation.objects.filter(Q(name__iexact=name) | Q(slug__iexact=name)).first()
    if found is None:
        names = ", ".join(Cooperation.objects.values_list("name", flat=True)) or "none"
        raise _WrongError(f"there is no cooperation “{name}”. Those that are there: {names}.")
    return found


def _body(cooperation: "Cooperation", name: str) -> "Body":
    from rundbord.apps.people.models import Body

    bodies = Body.objects.filter(cooperation=cooperation, withdrawn_at=None)
    found = bodies.filter(name__iexact=name).first()
    if found is None:
        names = ", ".join(bodies.values_list("name", flat=True)) or "none"
        raise _WrongError(f"“{cooperation}” has no body “{name}”. Those that are there: {names}.")
    return found


def _files(path: Path) -> list[tuple[Path, str]]:
    """Each file with its place below the folder (empty for a file by itself); hidden files are left out."""
    from rundbord.apps.importing.services.batches import MOST_IN_AN_ARCHIVE

    if path.is_file():
        return [(path, "")]
    found = [(one, one.relative_to(path)) for one in sorted(path.rglob("*")) if one.is_file()]
    files = [(one, place.as_posix()) for one, place in found if not _is_hidden(place)]
    if not files:
        raise _WrongError(f"there are no files in {path}.")
    if len(files) > MOST_IN_AN_ARCHIVE:
        raise _WrongError(f"{path} holds {len(files)} files; bring in at most {MOST_IN_AN_ARCHIVE} at a time.")
    return files


def _is_hidden(place: Path) -> bool:
    """Also what Word leaves beside an open document."""
    return any(part.startswith((".", "~$")) for part in place.parts)


def _try(cooperation: "Cooperation", body: "Body | None", files: Sequence[tuple[Path, str]]) -> int:
    """Show what would be read; nothing is stored."""
    from rundbord.apps.importing.trying import Tried, try_file

    def tried() -> Iterator[Tried]:
        for path, place in files:
            try:
                content = path.read_bytes()
            except OSError as error:
                yield Tried(place or path.name, why=f"The file could not be opened ({type(error).__name__}).")
            else:
                yield from try_file(cooperation, content, place or path.name, body)

    return _print_table(tried())


def _import(cooperation: "Cooperation", body: "Body | None", files: Sequence[tuple[Path, str]]) -> int:
    """Store the files as a batch, read them here, and say what came of them."""
    from rundbord.apps.accounts.viewer import System
    from rundbord.apps.importing.services.batches import MOST_IN_AN_ARCHIVE, Dropped, import_files

    try:
        dropped = [Dropped(path.name, path, place) for path, place in files]
        batch = import_files(
            actor=System("import"), cooperation=cooperation, files=dropped, body=body, most=MOST_IN_AN_ARCHIVE
        )
    except OSError as error:
        raise _WrongError(f"{error.filename} could not be opened ({type(error).__name__}). Nothing was read.") from None
    try:
        progress = _read(batch)
    except KeyboardInterrupt:
        sys.stdout.write(f"Ended. What is not read waits for a worker: {_address(batch)}\n")
        return 1
    unread = _print_table(_tried(batch))
    if progress.left or progress.stopped:
        sys.stdout.write(
            f"{progress.left + progress.stopped} documents are not read: the reading was paused or stopped.\n"
        )
    sys.stdout.write(f"{_address(batch)}\n")
    return 1 if unread or progress.left or progress.stopped else 0


def _read(batch: "Batch") -> "Progress":
    """Work as a worker does, beside others, until the batch is read, paused or stopped."""
    from rundbord.apps.importing.models import Batch
    from rundbord.apps.importing.progress import progress_of
    from rundbord.apps.jobs.worker import Worker

    worker = Worker()
    thread = Thread(target=worker.run)
    thread.start()
    try:
        while (progress := progress_of(Batch.objects.get(pk=batch.pk))).goes_on:
            _show(progress)
            thread.join(LOOK_SECONDS)
    finally:
        worker.stop()
        thread.join()
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
    return progress


def _show(progress: "Progress") -> None:
    """A bar on a terminal; nothing where the output goes to a file."""
    if not sys.stderr.isatty():
        return
    done = BAR * progress.ended // max(progress.total, 1)
    minutes = "" if progress.minutes_left is None else f", about {max(progress.minutes_left, 1)} min left"
    sys.stderr.write(f"\r\x1b[K[{'#' * done}{'.' * (BAR - done)}] {progress.ended}/{progress.total}{minutes}")
    sys.stderr.flush()


def _tried(batch: "Batch") -> "Iterator[Tried]":
    from rundbord.apps.importing.models import State
    from rundbord.apps.importing.trying import tried_document

    documents = batch.documents.exclude(state=State.UNPACKED).select_related("parent").defer("text", "hints")
    for document in documents.iterator(CHUNK):
        yield tried_document(document)


def _address(batch: "Batch") -> str:
    from django.conf import settings
    from django.urls import reverse

    return f"{settings.SITE_URL}{reverse('importing:batch', args=[batch.cooperation.slug, batch])}"


def _print_table(rows: "Iterable[Tried]") -> int:
    """A line a file as soon as it is known, then a line for all; 1 if any could not be read."""
    _print_line(("file", "kind", "body", "date", "items"), "to look at, or why not")
    read = unread = 0
    for row in rows:
        cells = (row.file, row.kind, row.body, row.date, "" if row.why else str(row.items))
        _print_line(cells, row.why or str(row.places))
        unread += bool(row.why)
        read += not row.why
    sys.stdout.write(f"{read} read, {unread} could not be read.\n")
    return 1 if unread else 0


def _print_line(cells: tuple[str, ...], last: str) -> None:
    written = (_cut(cell, width).ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))
    sys.stdout.write(f"{' '.join(written)} {last}\n")


def _cut(text: str, width: int) -> str:
    """The end of a long text: a path says most there."""
    return text if len(text) <= width else f"…{text[-(width - 1) :]}"
