"""Fits what the reader learns from gold, and writes it beside it: certainty to `learnt.py`, marks to `marks.tsv`.
The table of calibration in decision 8 is written anew too.

    .venv/bin/python -m scripts.train_reader [FOLDER...]     more folders with gold beside the project's own
    .venv/bin/python -m scripts.train_reader --report        only report, by families held back; write nothing
    .venv/bin/python -m scripts.train_reader --kinds         also: would learnt weights tell kinds of lines better?

A folder holds NAME.txt and NAME.json (docs/reference/reading.md; "marks" is a list of {kind, text}), and may hold
`families.txt` with the beginning of a name and its family on each line. Deterministic: the same gold, the same file.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.training import certainty, documented, kinds, marks
from scripts.training.gold import OWN, ROOT, Document, documents
from scripts.training.marked import marked
from scripts.training.priors import CERTAINTY

LEARNT = ROOT / "src/rundbord/engines/reader/learnt.py"
MARKS = LEARNT.with_name("marks.tsv")
HEAD = '''"""What was learnt from gold: written by `scripts/train_reader.py`, not by hand."""

from rundbord.engines.reader.chances import Thing

'''


def main() -> int:
    """Report, train and write."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folders", nargs="*", type=Path)
    words.add_argument("--report", action="store_true")
    words.add_argument("--kinds", action="store_true")
    asked = words.parse_args()
    found = list(documents([*OWN, *asked.folders]))
    sentences = marks.sentences_of(found, marked())
    _report_marks(sentences)
    sure = certainty.held_back(certainty.first_looks())
    _report_certainty(sure)
    if asked.kinds:
        _report_kinds(found)
    if not asked.report:
        MARKS.write_text(marks.written(marks.trained(sentences)), encoding="utf-8")
        told = _written("CERTAINTY: dict[Thing, dict[str, float]]", certainty.trained(certainty.first_looks()))
        LEARNT.write_text(f"{HEAD}{told}", encoding="utf-8")
        documented.write_calibration(sure, list(CERTAINTY))
        subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(LEARNT)], check=True)  # noqa: S603 -- our own file
    return 0


def _report_marks(sentences: Sequence[marks.Sentence]) -> None:
    for kind, tally in marks.held_back(sentences).items():
        precision, recall = tally.right / max(tally.found, 1), tally.right / max(tally.gold, 1)
        sys.stdout.write(f"{kind:<14} precision {precision:.2f}  recall {recall:.2f}  of {tally.gold}\n")


def _report_certainty(rows: Sequence[tuple[certainty.Judged, float]]) -> None:
    """How many things lie in each bin of confidence, and the share of them that is right."""
    for thing in [*CERTAINTY, ""]:
        inside = [(one.right, sure) for one, sure in rows if thing in {one.thing, ""}]
        cells = [f"to {high:.1f}: {count:>3} {share:.2f}" for high, count, share in certainty.bins(inside)]
        sys.stdout.write(f"{thing or 'all':<14} {'   '.join(cells)}\n")


def _report_kinds(found: Sequence[Document]) -> None:
    for family, count, by_hand, by_learning in kinds.held_back(found):
        sys.stdout.write(f"{family:<34} of {count:>4}  wrong by hand {by_hand:>3}, learnt {by_learning:>3}\n")


def _written(name: str, table: Mapping[Any, Mapping[str, float]]) -> str:
    rows = {
        key: {word: round(value, 2) for word, value in row.items() if abs(value) >= 0.05} for key, row in table.items()
    }
    return f"{name} = {rows!r}\n"


if __name__ == "__main__":
    sys.exit(main())
