"""The child process that takes texts out of files: one a thread, kept while there is more to read.

Starting one costs more than reading a document of three pages, and the limits hold for each file by itself.
"""

import threading
import weakref

from rundbord.engines.reader.extract import Extractor

SECONDS = 60.0
MEMORY_MB = 1024


class _Kept:
    """The child of one thread; it ends with the thread."""

    def __init__(self) -> None:
        self.extractor = Extractor(seconds=SECONDS, memory_mb=MEMORY_MB)
        weakref.finalize(self, self.extractor.close)


_own = threading.local()


def extractor() -> Extractor:
    """This thread's child; it is started by the first file."""
    if not hasattr(_own, "kept"):
        _own.kept = _Kept()
    kept: _Kept = _own.kept
    return kept.extractor


def rest() -> None:
    """End this thread's child: nothing more is to be read soon."""
    extractor().close()
