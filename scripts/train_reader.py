"""Fits what the reader learns from gold, and writes it to `src/rundbord/engines/reader/learnt.py`.

    .venv/bin/python -m scripts.train_reader [FOLDER...]     more folders with gold beside the project's own
    .venv/bin/python -m scripts.train_reader --report        only report, by families held back; write nothing

A folder holds NAME.txt and NAME.json (docs/reference/reading.md; "marks" is a list of {kind, text}), and may hold
`families.txt` with the beginning of a name and its family on each line. Deterministic: the same gold, the same file.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from rundbord.engines.reader.reading import MarkKind
from scripts.training import marks
from scripts.training.gold import OWN, ROOT, documents

LEARNT = ROOT / "src/rundbord/engines/reader/learnt.py"
HEAD = '''"""What was learnt from gold: written by `scripts/train_reader.py`, not by hand."""

from rundbord.engines.reader.reading import MarkKind

'''


def main() -> int:
    """Train, report and write."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folders", nargs="*", type=Path)
    words.add_argument("--report", action="store_true")
    asked = words.parse_args()
    found = list(documents([*OWN, *asked.folders]))
    sentences = marks.sentences_of(found)
    for kind, tally in marks.held_back(sentences).items():
        precision, recall = tally.right / max(tally.found, 1), tally.right / max(tally.gold, 1)
        sys.stdout.write(f"{kind:<10} precision {precision:.2f}  recall {recall:.2f}  of {tally.gold}\n")
    if not asked.report:
        _write({"MARKS: dict[MarkKind, dict[str, float]]": marks.trained(sentences)})
    return 0


def _write(tables: Mapping[str, Mapping[MarkKind, Mapping[str, float]]]) -> None:
    text = HEAD
    for name, table in tables.items():
        rows = {
            key: {word: round(value, 2) for word, value in row.items() if abs(value) >= 0.05}
            for key, row in table.items()
        }
        text += f"{name} = {rows!r}\n"
    LEARNT.write_text(text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(LEARNT)], check=True)  # noqa: S603 -- our own file


if __name__ == "__main__":
    sys.exit(main())
