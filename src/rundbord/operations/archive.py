"""The form of a backup: one tar file with the database, all files, and a manifest of their checksums at its end.

`database.sqlite3` is a SQLite file, `database.dump` is PostgreSQL's custom format; `files/…` are the names in Django's
storage. Whoever has Python, tar and the database's own tools can read it without Rundbord.
"""

import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
FILES = "files/"
CHUNK = 1024 * 1024


class BackupError(Exception):
    """It cannot be done; the message says why and what to do."""


class BadBackupError(BackupError):
    """The file is no whole backup; the message says what is wrong with it."""


@dataclass
class Manifest:
    """What a backup holds. `checksums` are SHA-256 in hex by name in the archive; `migrations` are "app.name"."""

    program: str
    made_at: str
    database: str
    migrations: list[str]
    format: int = FORMAT
    checksums: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """The manifest as it stands in the archive."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


class Hashing:
    """A stream that notes the checksum of what is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        chunk = self._stream.read(size)
        self._digest.update(chunk)
        return chunk

    @property
    def checksum(self) -> str:
        """SHA-256 in hex of what was read."""
        return self._digest.hexdigest()


class Writer:
    """Writes a backup; compressed if its name ends in gz."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        mode = "w:gz" if path.suffix in {".gz", ".tgz"} else "w:"
        self._tar: tarfile.TarFile = tarfile.open(fileobj=stream, mode=mode)  # type: ignore[call-overload]  # noqa: SIM115 - closed by finish
        self.checksums: dict[str, str] = {}

    def add(self, name: str, stream: IO[bytes], size: int) -> None:
        """Add `size` bytes of the stream."""
        hashing = Hashing(stream)
        self._tar.addfile(_member(name, size), hashing)
        self.checksums[name] = hashing.checksum

    def finish(self, manifest: Manifest) -> None:
        """Add the manifest and close."""
        manifest.checksums = self.checksums
        content = manifest.to_json()
        self._tar.addfile(_member(MANIFEST, len(content)), BytesIO(content))
        self._tar.close()


def _member(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


def verify(path: Path) -> Manifest:
    """Read the whole backup and compare all checksums. Raises BadBackupError."""
    try:
        found, manifest = _read_through(path)
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        raise BadBackupError(f"{path} is no backup or is damaged ({type(error).__name__}).") from error
    if manifest is None:
        raise BadBackupError("The backup is not whole: it has no manifest. Perhaps it was cut off.")
    if manifest.get("format") != FORMAT:
        raise BadBackupError(f"The backup has form {manifest.get('format')}; this program reads form {FORMAT}.")
    promised = manifest["checksums"]
    wrong = sorted(name for name in {*found, *promised} if found.get(name) != promised.get(name))
    if wrong:
        raise BadBackupError(f"The backup is damaged: {len(wrong)} parts are not as they were written ({wrong[0]} …).")
    return Manifest(**manifest)


def _read_through(path: Path) -> tuple[dict[str, str], dict[str, Any] | None]:
    """The checksums as they are, and the manifest if there is one."""
    found: dict[str, str] = {}
    manifest: dict[str, Any] | None = None
    for name, stream in members(path):
        if name == MANIFEST:
            manifest = json.loads(stream.read())
            continue
        hashing = Hashing(stream)
        while hashing.read(CHUNK):
            pass
        found[name] = hashing.checksum
    return found, manifest


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Names and contents in order; each content is good until the next is asked for. Raises tarfile's own errors."""
    with tarfile.open(path, mode="r|*") as tar:
        for info in tar:
            stream = tar.extractfile(info)
            if stream is not None:
                yield info.name, stream
