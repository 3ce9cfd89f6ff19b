"""How fast documents are read: 1,000 texts of 10 kB built from a folder's texts, and each format beside its library.

    python bench/reading.py [FOLDER]    the demo's documents where no folder is given

The last line is `texts_per_s=` (reading alone, one process) and `rss_mb=` (peak memory of this process after it).
"""

import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from importlib.metadata import version
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from rundbord.engines.reader import read
from rundbord.engines.reader.extract import extract_bytes
from rundbord.engines.reader.source import Source

TEXTS, SIZE, RUNS = 1000, 10_000, 7
DOCUMENTS = Path(__file__).parents[1] / "src/rundbord/demo/documents"


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


def as_html(text: str) -> bytes:
    """The text as a page of paragraphs."""
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<!doctype html><meta charset=utf-8><body>{body}".encode()


def as_docx(text: str) -> bytes:
    """The text as a Word document of paragraphs."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def as_odt(text: str) -> bytes:
    """The text as an OpenDocument text of paragraphs."""
    from odfdo import Document, Paragraph

    document = Document("text")
    document.body.clear()
    for line in text.splitlines():
        document.body.append(Paragraph(line))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def as_pdf(text: str) -> bytes:
    """The text as a PDF, a paragraph a line."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.typ"
        lines = "\n".join(f"#text({quoted(line)})\\" for line in text.splitlines())
        source.write_text(lines, encoding="utf-8")
        return typst.compile(str(source))


def quoted(line: str) -> str:
    """A typst string."""
    return '"' + line.expandtabs().replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_kreuzberg(mime: str) -> Callable[[bytes], object]:
    """kreuzberg alone, with its defaults."""
    import kreuzberg

    return lambda content: kreuzberg.extract_bytes_sync(content, mime)


def with_pdfium(content: bytes) -> object:
    """pypdfium2 alone: the text of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


def milliseconds(call: Callable[[], object]) -> float:
    """The median time of a call."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return median(times) * 1000


def formats(text: str) -> Iterator[str]:
    """One row a format: extraction, extraction with reading, and the library alone."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    open_text = "application/vnd.oasis.opendocument.text"
    kreuzberg = f"kreuzberg {version('kreuzberg')}, defaults"
    pdfium = f"pypdfium2 {version('pypdfium2')}, text of each page"
    rows: tuple[tuple[str, bytes, str, Callable[[bytes], object]], ...] = (
        ("html", as_html(text), kreuzberg, with_kreuzberg("text/html")),
        ("docx", as_docx(text), kreuzberg, with_kreuzberg(word)),
        ("odt", as_odt(text), kreuzberg, with_kreuzberg(open_text)),
        ("pdf", as_pdf(text), pdfium, with_pdfium),
    )
    for name, content, peer, alone in rows:
        file = f"x.{name}"
        extracted = milliseconds(lambda content=content, file=file: extract_bytes(content, file))  # type: ignore[misc]  # bound now
        whole = milliseconds(lambda content=content, file=file: read(extract_bytes(content, file)))  # type: ignore[misc]  # as above
        peer_time = milliseconds(lambda content=content, alone=alone: alone(content))  # type: ignore[misc]  # as above
        yield f"{name:<6}{len(content) / 1000:>8.0f}{extracted:>10.1f}{whole:>10.1f}{peer_time:>10.1f}  {peer}"


def main() -> None:
    """Print the tables and the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    sources = [Source(text) for text in islice(texts_of(folder), TEXTS)]
    read(sources[0])
    start = perf_counter()
    for source in sources:
        read(source)
    seconds = perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{TEXTS} texts of {SIZE / 1000:.0f} kB read in {seconds:.1f} s, {seconds / TEXTS * 1000:.1f} ms a text\n")
    print(f"{'format':<6}{'kB':>8}{'extract':>10}{'+ read':>10}{'peer':>10}  ms, median of {RUNS}; the peer")
    for row in formats(sources[0].text):
        print(row)
    print(f"texts_per_s={TEXTS / seconds:.0f} rss_mb={memory:.0f}")


if __name__ == "__main__":
    main()
