"""Any file in, a Source out: TXT, Markdown, HTML, DOCX, ODT, RTF and PDF.

The kind of file is found in its content, then in its name. What cannot be read raises UnreadableError and nothing
else; no file but the one given is opened, and nothing is fetched. For files from strangers use `extract_safely` or
`Extractor`, which do the same in a child process with limits.
"""

from pathlib import Path

from rundbord.engines.reader.extract.child import Extractor, extract_safely
from rundbord.engines.reader.extract.formats import LARGEST_FILE, extract_bytes
from rundbord.engines.reader.source import Reason, Source, UnreadableError

__all__ = ["Extractor", "extract_bytes", "extract_file", "extract_safely"]


def extract_file(path: Path) -> Source:
    """The text of a file; raises UnreadableError."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableError(Reason.TOO_LARGE)
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise UnreadableError(Reason.UNOPENABLE) from error
    return extract_bytes(content, path.name)
