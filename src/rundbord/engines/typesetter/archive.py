"""Zip files that are the same for the same content: DOCX and ODT are such files."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)


def steady(archive: bytes) -> bytes:
    """The same files in the same order, without the clock's times; "mimetype" uncompressed, as OpenDocument asks."""
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as given, ZipFile(written, "w") as made:
        for name in given.namelist():
            kind = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = kind
            made.writestr(entry, given.read(name))
    return written.getvalue()
