"""The table of calibration in the documentation, written anew from families held back."""

from collections.abc import Sequence
from pathlib import Path

from rundbord.engines.reader.chances import Thing
from scripts.training.certainty import Judged, bins
from scripts.training.gold import ROOT

PAGE = ROOT / "docs/decisions/0008-reading.md"
_HEAD = "| confidence | to 0.5 | 0.5 to 0.7 | 0.7 to 0.8 | 0.8 to 0.9 | above 0.9 |"
_NAMES: dict[str, str] = {"header": "body and place", "": "all"}


def write_calibration(rows: Sequence[tuple[Judged, float]], things: Sequence[Thing], page: Path = PAGE) -> None:
    """Put the counts and shares of each kind of thing, and of all, under the head of the table; the rest stays."""
    before, head, after = page.read_text(encoding="utf-8").partition(_HEAD)
    if not head:
        raise ValueError(f"{page} has no table of calibration")
    rest = after.partition("\n\n")[2]
    lines = [head, "| --- | --- | --- | --- | --- | --- |", *(_row(thing, rows) for thing in [*things, ""])]
    page.write_text(before + "\n".join(lines) + "\n\n" + rest, encoding="utf-8")


def _row(thing: str, rows: Sequence[tuple[Judged, float]]) -> str:
    inside = [(one.right, sure) for one, sure in rows if thing in {one.thing, ""}]
    cells = [f"{count}: {share:.2f}" if count else "" for _, count, share in bins(inside)]
    return f"| {' | '.join([_NAMES.get(thing, thing), *cells])} |"
