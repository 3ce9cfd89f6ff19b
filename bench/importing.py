"""How fast old minutes are imported, end to end, and what the pages cost meanwhile.

    python bench/importing.py [--documents 300] [--archive FOLDER]

A real web server and a real worker run beside each other, as `rundbord serve` runs them. Documents are dropped, stored,
read and looked up in the register of the demo, while the secretary opens pages and writes lines, one every 100 ms. The
documents are invented (parts/archive.py), no two alike: 45 % PDF, 45 % DOCX, 10 % TXT. With `--archive` they stay for
the next run; other documents that stand there are taken as they are.

The peer is the extraction library alone on the same files, in the same run, in one process; that of the pages are the
same pages while nothing is read, and while another program computes at the worker's priority ("beside a loop"). The
lines of figures are `documents_per_hour=` with `peer_documents_per_hour=`, and `page_median_ms=`, `page_p95_ms=`,
`page_p99_ms=`, `page_worst_ms=` (while reading, pages and lines) with `worker_mb=` (at most, with the process that
opens files).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.parts.visitor import Press, Visitor
    from rundbord.apps.importing.models import Batch

DOCUMENTS, LOOK, TELL, ROUNDS = 300, 0.5, 30.0, 100
LOOP = ["-c", "import os; os.nice(10)\nwhile True: pass"]
ROOT = Path(__file__).parents[1]


def main() -> None:
    """Build the demo in a folder of its own, serve it, import, report."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        from bench.parts.entering import enter_demo
        from bench.parts.serving import free_port, running, secretary

        enter_demo(Path(name))
        paths = _archive(options.archive or Path(name) / "archive", options.documents)
        port = free_port()
        with running("-m", "rundbord", "web", "--port", str(port)):
            idle, beside, busy = (secretary(port, list(_presses())) for _ in range(3))
            idle.wait_for_server()
            idle.visit(ROUNDS)
            with running(*LOOP):
                beside.visit(ROUNDS)
            with running("-m", "rundbord", "worker") as worker:
                begun = perf_counter()
                batch = _drop(paths)
                dropped = perf_counter() - begun
                largest = _watch(batch, busy, worker)
                seconds = perf_counter() - begun
        _report(batch, {"stored": dropped, "read": seconds, "alone": _alone(paths)})
        _report_pages({"idle": idle, "beside a loop": beside, "while reading": busy})
        print(f"worker_mb={largest}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench/importing.py")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--archive", type=Path, help="where the documents are, or are written first")
    return parser.parse_args()


def _archive(folder: Path, count: int) -> list[Path]:
    from bench.parts.archive import write_archive

    begun = perf_counter()
    paths = write_archive(folder, count)
    print(f"{len(paths)} documents in {folder} ({perf_counter() - begun:.0f} s)", flush=True)
    return paths


def _presses() -> "Iterator[Press]":
    """The desk, a body, a meeting, the import itself, and a line written in the meeting that comes."""
    from django.urls import reverse

    from bench.parts.visitor import Press
    from rundbord.apps.importing.models import Batch
    from rundbord.apps.meetings.models import Meeting
    from rundbord.apps.people.models import Body, Cooperation

    slug = Cooperation.objects.get().slug
    coming = Meeting.objects.latest("date")
    yield Press("desk", reverse("people:cooperation", args=[slug]))  # where "/" leads to
    yield Press("body", reverse("people:body", args=[slug, Body.objects.earliest("pk")]))
    yield Press("meeting", reverse("record:meeting", args=[slug, Meeting.objects.earliest("pk")]))
    yield Press("imports", reverse("importing:index", args=[slug]))
    yield Press("batch", reverse("importing:batch", args=[slug, Batch.objects.latest("pk")]))
    line = {"text": "Vi kartlegger behovet sammen.", "kind": "contribution", "speaker_written": "Molde"}
    yield Press("a line", reverse("record:entry_add", args=[slug, coming, coming.items.earliest("pk")]), line)


def _drop(paths: list[Path]) -> "Batch":
    from rundbord.apps.accounts.viewer import System
    from rundbord.apps.importing.services.batches import Dropped, import_files
    from rundbord.apps.people.models import Cooperation

    files = [Dropped(path.name, path) for path in paths]
    return import_files(actor=System("bench"), cooperation=Cooperation.objects.get(), files=files, most=len(files))


def _watch(batch: "Batch", visitor: "Visitor", worker: int) -> int:
    """Until all is read, with somebody on the pages; tells now and then. The most memory that reading took, in MB."""
    from rundbord.apps.importing.progress import progress_of

    visitor.presses = list(_presses())
    visiting = threading.Thread(target=visitor.visit)
    visiting.start()
    begun, told, largest = perf_counter(), perf_counter(), 0
    while (progress := progress_of(batch)).goes_on:
        largest = max(largest, _megabytes(worker))
        if perf_counter() - told > TELL:
            told = perf_counter()
            hourly = progress.ended / (told - begun) * 3600
            print(f"{progress.ended:>7} read, {hourly:,.0f} an hour, {largest} MB, {_spread(visitor)}", flush=True)
        sleep(LOOK)
    visitor.stopped.set()
    visiting.join()
    return largest


def _megabytes(process: int) -> int:
    """The memory of a process and of those that it started."""
    command = ["ps", "-A", "-o", "pid=,ppid=,rss="]
    listed = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own words
    rows = [[int(word) for word in line.split()] for line in listed.stdout.splitlines()]
    return sum(kilobytes for own, parent, kilobytes in rows if process in (own, parent)) // 1024


def _spread(visitor: "Visitor") -> str:
    from bench.parts.visitor import spread

    return "p50 {:.0f}, p95 {:.0f}, p99 {:.0f}, worst {:.0f} ms".format(*spread(visitor.all_times))


def _alone(paths: list[Path]) -> float:
    """Seconds that the extraction libraries need for the texts alone; nothing is read in them, looked up or stored."""
    from bench.parts.peers import peer_of

    begun = perf_counter()
    for path in paths:
        peer_of(path.suffix[1:])(path.read_bytes())
    return perf_counter() - begun


def _report(batch: "Batch", seconds: dict[str, float]) -> None:
    from rundbord.apps.importing.progress import progress_of

    progress = progress_of(batch)
    print(
        f"{progress.total} documents, {progress.read} read, {progress.unreadable} could not be; {os.cpu_count()} cores"
    )
    called = {"stored": "stored", "read": "stored, read, looked up, indexed", "alone": "peer: the libraries alone"}
    for key, took in seconds.items():
        print(f"{called[key]:<34}{took:>8.1f} s{took / progress.total * 1000:>8.1f} ms each")
    hourly = {key: progress.total / took * 3600 for key, took in seconds.items()}
    print(f"documents_per_hour={hourly['read']:.0f} peer_documents_per_hour={hourly['alone']:.0f}")


def _report_pages(visitors: "dict[str, Visitor]") -> None:
    """Milliseconds: the median, the 95th and 99th percentile, and the worst, of each press and of all."""
    from bench.parts.visitor import spread

    for called, visitor in visitors.items():
        print(f"\n{called:<16}{'times':>8}{'p50':>8}{'p95':>8}{'p99':>8}{'worst':>8}")
        for name, times in [*visitor.times.items(), ("all", visitor.all_times)]:
            print(f"  {name:<14}{len(times):>8}" + "".join(f"{one:>8.0f}" for one in spread(times)))
    values = zip(("median", "p95", "p99", "worst"), spread(visitors["while reading"].all_times), strict=True)
    print(" ".join(f"page_{name}_ms={value:.0f}" for name, value in values), end=" ")


if __name__ == "__main__":
    main()
