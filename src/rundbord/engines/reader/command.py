"""`rundbord read FILE... --out DIR`: readings as JSON, without a database."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TextIO

from rundbord.engines.reader import as_full_json, as_json, read
from rundbord.engines.reader.extract import Extractor
from rundbord.engines.reader.extract.containers import is_container
from rundbord.engines.reader.extract.formats import LARGEST_FILE
from rundbord.engines.reader.source import Reason, UnreadableError

_BAR = 30
_SUFFIXES = frozenset({
    ".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".docm", ".odt", ".fodt", ".rtf", ".pdf", ".doc", ".pptx",
    ".xlsx", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".zip", ".eml", ".msg",
})  # fmt: skip
_FORMATS = {"short": as_json, "full": as_full_json}


def main(arguments: Sequence[str]) -> int:
    """Read every file; returns 0, or 1 if any could not be read."""
    options = _parser().parse_args(arguments)
    files = list(_documents(options.files))
    targets = _targets(files, options.out)
    found = failed = 0
    with Extractor() as extractor:
        for count, ((path, _), target) in enumerate(zip(files, targets, strict=True), 1):
            _show_progress(sys.stderr, count, len(files), _shown(path.name))
            for document in _opened(extractor, path, target):
                found += 1
                try:
                    _read_one(extractor, document, options.format)
                except (UnreadableError, OSError) as error:
                    failed += 1
                    _end_bar(sys.stderr)
                    sys.stderr.write(f"{_shown(document.shown)}: {_message(error)}\n")
    _end_bar(sys.stderr)
    sys.stdout.write(f"{found - failed} of {found} documents read into {options.out}\n")
    return 1 if failed or not found else 0


@dataclass(frozen=True)
class _Document:
    """What is read: how it is called in messages, its content or what stands against it, and where its reading goes."""

    shown: str
    content: bytes | Exception
    target: Path


def _opened(extractor: Extractor, path: Path, target: Path) -> Iterator[_Document]:
    """The file's document, or those in a ZIP or e-mail file: their readings go into a folder of the file's name."""
    try:
        content = _content(path)
    except (UnreadableError, OSError) as error:
        yield _Document(str(path), error, target)
        return
    if not is_container(content, path.name):
        yield _Document(str(path), content, target)
        return
    unpacked = extractor.unpack(content, path.name)
    for member in unpacked.members:
        place = target.with_suffix("") / f"{member.path}.json"
        yield _Document(f"{path}/{member.path}", member.content, place)
    for refused in unpacked.refused:
        yield _Document(f"{path}/{refused.path}", UnreadableError(refused.reason), target)


def _content(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise UnreadableError(Reason.TOO_LARGE)
    return path.read_bytes()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rundbord read", description="Read minutes and notices, also those in ZIP and e-mail files, into JSON."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a document, or a folder of documents")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the readings")
    parser.add_argument(
        "--format",
        choices=sorted(_FORMATS),
        default="short",
        help="short: the fields alone; full: with spans, confidence, lines in order, marks and doubts",
    )
    return parser


def _documents(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Each document with its place below the folder it was found in; of a folder only what can be a document."""
    for path in paths:
        if not path.is_dir():
            yield path, Path(path.name)
            continue
        for inner in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
            if inner.is_file() and not hidden and inner.suffix.lower() in _SUFFIXES:
                yield inner, inner.relative_to(path)


def _targets(documents: Sequence[tuple[Path, Path]], out: Path) -> list[Path]:
    """One file for each reading; where two documents differ in their ending alone, the ending stays in the name."""
    alike = Counter(place.with_suffix("") for _, place in documents)
    taken: Counter[Path] = Counter()
    found = []
    for _, place in documents:
        name = place.with_suffix("") if alike[place.with_suffix("")] == 1 else place
        taken[name] += 1
        number = f"-{taken[name]}" if taken[name] > 1 else ""
        found.append(out / name.with_name(f"{name.name}{number}.json"))
    return found


def _read_one(extractor: Extractor, document: _Document, form: str) -> None:
    if isinstance(document.content, Exception):
        raise document.content
    source = extractor.extract(document.content, PurePath(document.shown).name)
    document.target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_FORMATS[form](read(source)), ensure_ascii=False, indent=1)
    document.target.write_text(text + "\n", encoding="utf-8")


def _shown(name: str) -> str:
    """A name without letters that command a terminal or turn its writing round."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _message(error: Exception) -> str:
    return (
        str(error) if isinstance(error, UnreadableError) else f"{Reason.UNOPENABLE.value} ({error.__class__.__name__})"
    )


def _show_progress(stream: TextIO, count: int, total: int, name: str) -> None:
    """A bar on a terminal; nothing where the output goes to a file."""
    if not stream.isatty():
        return
    done = _BAR * count // total
    stream.write(f"\r\x1b[K[{'#' * done}{'.' * (_BAR - done)}] {count}/{total} {name[:40]}")
    stream.flush()


def _end_bar(stream: TextIO) -> None:
    if stream.isatty():
        stream.write("\r\x1b[K")
