"""`rundbord read FILE... --out DIR`: readings as JSON, without a database."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from rundbord.engines.reader import as_full_json, as_json, read
from rundbord.engines.reader.extract import Extractor
from rundbord.engines.reader.source import Reason, UnreadableError

_BAR = 30
_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".odt", ".rtf", ".pdf", ".doc"})
_FORMATS = {"short": as_json, "full": as_full_json}


def main(arguments: Sequence[str]) -> int:
    """Read every file; returns 0, or 1 if any could not be read."""
    options = _parser().parse_args(arguments)
    documents = list(_documents(options.files))
    targets = _targets(documents, options.out)
    failed = 0
    with Extractor() as extractor:
        for count, ((path, _), target) in enumerate(zip(documents, targets, strict=True), 1):
            _show_progress(sys.stderr, count, len(documents), path.name)
            try:
                _read_one(extractor, path, target, options.format)
            except (UnreadableError, OSError) as error:
                failed += 1
                _end_bar(sys.stderr)
                sys.stderr.write(f"{path}: {_message(error)}\n")
    _end_bar(sys.stderr)
    sys.stdout.write(f"{len(documents) - failed} of {len(documents)} documents read into {options.out}\n")
    return 1 if failed or not documents else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rundbord read", description="Read minutes and notices (TXT, MD, HTML, DOCX, ODT, RTF, PDF) into JSON."
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


def _read_one(extractor: Extractor, path: Path, target: Path, form: str) -> None:
    source = extractor.extract(path.read_bytes(), path.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_FORMATS[form](read(source)), ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8")


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
