"""How fast documents are read: 1,000 texts of 10 kB built from a folder's texts, and each format beside its library.

    python bench/reading.py [FOLDER]    the demo's documents where no folder is given

A page is a page of the same text printed on A4. Each format and its peer are measured in a process of its own; its
memory is the most that the process, or one that it started, had at a time (ours with reading).

The last line is `texts_per_s=` (reading alone, one process), `rss_mb=` (peak memory of this process after it), and for
each format its pages a second by extraction (`docx_pages_per_s=`) and with reading (`docx_read_pages_per_s=`), the
peer's (`docx_peer_pages_per_s=`) and our memory (`docx_mb=`).
"""

import resource
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parents[1] / "src"), str(Path(__file__).parents[1])]

from bench.parts import formats  # noqa: E402 - found beside this script
from bench.parts.peers import named, peer_of  # noqa: E402 - as above
from rundbord.engines.reader import read  # noqa: E402 - as above
from rundbord.engines.reader.extract import Extractor, extract_bytes  # noqa: E402 - as above
from rundbord.engines.reader.extract.libreoffice import libreoffice  # noqa: E402 - as above
from rundbord.engines.reader.extract.recognition import can_recognize  # noqa: E402 - as above
from rundbord.engines.reader.source import Source  # noqa: E402 - as above

TEXTS, SIZE, RUNS = 1000, 10_000, 7
LONGEST = 6.0
"""Seconds: a call that takes long is not repeated as often."""
WHOLE = 0.8
"""Of the text's letters: less, and something else than the text was measured."""
DOCUMENTS = Path(__file__).parents[1] / "src/rundbord/demo/documents"
MAKERS = {
    "txt": formats.as_txt,
    "html": formats.as_html,
    "docx": formats.as_docx,
    "odt": formats.as_odt,
    "rtf": formats.as_rtf,
    "pdf": formats.as_pdf,
    "pptx": formats.as_pptx,
    "xlsx": formats.as_xlsx,
    "doc": formats.as_doc,
    "scan": formats.as_scan,
}


@dataclass(frozen=True)
class Measured:
    """Seconds of a file's extraction and of extraction and reading (none for a peer), MB of memory, letters found."""

    extract: float
    whole: float
    memory: float
    letters: int


def texts_of(folder: Path) -> Iterator[str]:
    """Endless texts of 10 kB: the folder's texts one after the other, begun at another place each time."""
    found = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    if not found:
        sys.exit(f"no texts in {folder}")
    for number in cycle(range(len(found))):
        text = "\n\n".join(found[number:] + found[:number])
        while len(text) < SIZE:
            text += "\n\n" + text
        yield text[:SIZE]


def seconds(call: Callable[[], object]) -> float:
    """The median time of a call after one to warm up; of a long call fewer are timed."""
    times: list[float] = []
    call()
    while len(times) < RUNS and sum(times) < LONGEST:
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return median(times)


def memory_now() -> float:
    """MB that this process had at most, or one that it started and has ended.

    Linux tells the process's own peak apart from that of the process which started it; other systems may not.
    """
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    own = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
    return max(own or peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)) / 1024


def peak(of: int) -> int:
    """Kilobytes."""
    return resource.getrusage(of).ru_maxrss


def ours(name: str, content: bytes) -> Measured:
    """Our extraction, without and with reading; old Word documents by the child process that asks LibreOffice."""
    file = "x.pdf" if name == "scan" else f"x.{name}"
    with Extractor(seconds=100) as extractor:
        get = extractor.extract if name == "doc" else extract_bytes
        extract = seconds(lambda: get(content, file))
        whole = seconds(lambda: read(get(content, file)))
        letters = letters_of(get(content, file).text)
    return Measured(extract, whole, memory_now(), letters)


def peers(name: str, content: bytes) -> Measured:
    """The peer alone."""
    alone = peer_of(name)
    return Measured(seconds(lambda: alone(content)), 0.0, memory_now(), letters_of(alone(content)))


def letters_of(text: str) -> int:
    """How many characters are no white space."""
    return len("".join(text.split()))


def missing(name: str) -> str:
    """Why a format cannot be measured here; empty where it can."""
    if name == "doc" and not libreoffice():
        return "LibreOffice is not installed"
    if name == "scan" and not can_recognize():
        return "Tesseract with nor is not installed"
    return ""


def measured(name: str, content: bytes) -> tuple[Measured, Measured]:
    """Us and the peer, each in a fresh process."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as fresh:
        return fresh.submit(ours, name, content).result(), fresh.submit(peers, name, content).result()


def compare(text: str) -> dict[str, float]:
    """Print a row for each format; its numbers by key."""
    printed = letters_by_page(formats.as_pdf(text))
    numbers: dict[str, float] = {}
    print(f"{'format':<7}{'kB':>6}{'extract':>9}{'+ read':>9}{'peer':>9}{'MB':>6}{'peer':>6}  the peer", end="")
    print(f" (pages a second; {len(printed)} pages, of scan 1; median of up to {RUNS})")
    for name, make in MAKERS.items():
        if why := missing(name):
            print(f"{name:<7}not measured: {why}")
            continue
        content = make(text)
        we, peer = measured(name, content)
        pages = [printed[formats.SCANNED]] if name == "scan" else printed
        assert min(we.letters, peer.letters) > WHOLE * sum(pages), f"{name} was not read whole"
        extract, whole, alone = (len(pages) / taken for taken in (we.extract, we.whole, peer.extract))
        rates = f"{extract:>9.1f}{whole:>9.1f}{alone:>9.1f}{we.memory:>6.0f}{peer.memory:>6.0f}"
        print(f"{name:<7}{len(content) / 1000:>6.0f}{rates}  {named(name)}", flush=True)
        numbers |= {f"{name}_pages_per_s": extract, f"{name}_read_pages_per_s": whole}
        numbers |= {f"{name}_peer_pages_per_s": alone, f"{name}_mb": we.memory}
    return numbers


def letters_by_page(pdf: bytes) -> list[int]:
    """How many letters stand on each page of a PDF."""
    import pypdfium2

    return [letters_of(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(pdf)]


def main() -> None:
    """Print the tables and the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    sources = [Source(text) for text in islice(texts_of(folder), TEXTS)]
    read(sources[0])
    start = perf_counter()
    for source in sources:
        read(source)
    taken = perf_counter() - start
    memory = peak(resource.RUSAGE_SELF) / 1024
    print(f"{TEXTS} texts of {SIZE / 1000:.0f} kB read in {taken:.1f} s, {taken / TEXTS * 1000:.1f} ms a text\n")
    numbers = compare(sources[0].text)
    rest = " ".join(f"{key}={value:.1f}" for key, value in numbers.items())
    print(f"texts_per_s={TEXTS / taken:.0f} rss_mb={memory:.0f} {rest}")


if __name__ == "__main__":
    main()
