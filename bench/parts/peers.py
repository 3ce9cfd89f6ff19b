"""Others who get the text out of a file: the library alone, without what the reader makes of its text."""

import subprocess
from collections.abc import Callable
from importlib.metadata import version
from shutil import which

from bench.parts.formats import convert
from rundbord.engines.reader.extract.libreoffice import libreoffice

Peer = Callable[[bytes], str]
DOTS = 300
"""An inch: as the reader shows a scanned page to Tesseract."""
MIMES = {
    "txt": "text/plain",
    "html": "text/html",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def peer_of(name: str) -> Peer:
    """Who reads this format beside us."""
    return {"pdf": with_pdfium, "doc": with_libreoffice, "scan": with_tesseract}.get(name) or with_kreuzberg(
        MIMES[name]
    )


def named(name: str) -> str:
    """The peer of this format, with its version and settings."""
    pdfium = f"pypdfium2 {version('pypdfium2')}"
    return {
        "pdf": f"{pdfium}, text of each page",
        "doc": f"{_said(libreoffice())}, to plain text, started for each file",
        "scan": f"{_said('tesseract')}, nor, one thread, {DOTS} dots an inch by {pdfium}",
    }.get(name) or f"kreuzberg {version('kreuzberg')}, defaults without its cache"


def _said(program: str) -> str:
    """What a program calls itself: its name and version."""
    done = subprocess.run([program, "--version"], capture_output=True, check=True)  # noqa: S603 - a peer
    return " ".join((done.stdout or done.stderr).decode().split()[:2])


def with_kreuzberg(mime: str) -> Peer:
    """kreuzberg alone."""
    import kreuzberg

    settings = kreuzberg.ExtractionConfig(use_cache=False)
    return lambda content: kreuzberg.extract_bytes_sync(content, mime, settings).content


def with_pdfium(content: bytes) -> str:
    """pypdfium2 alone: the text of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def with_libreoffice(content: bytes) -> str:
    """LibreOffice alone, without the reader's confinement."""
    return convert(content, "doc", "txt:Text (encoded):UTF8").decode()


def with_tesseract(content: bytes) -> str:
    """Tesseract alone, on the picture of each page."""
    import pypdfium2

    texts = []
    for page in pypdfium2.PdfDocument(content):
        bitmap = page.render(scale=DOTS / 72, grayscale=True)
        rows = bytes(bitmap.buffer)
        lines = (rows[start : start + bitmap.width] for start in range(0, len(rows), bitmap.stride))
        picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
        command = [which("tesseract") or "", "stdin", "stdout", "-l", "nor"]
        done = subprocess.run(command, input=picture, capture_output=True, check=True, env={"OMP_THREAD_LIMIT": "1"})  # noqa: S603 - Tesseract
        texts.append(done.stdout.decode())
    return "".join(texts)
