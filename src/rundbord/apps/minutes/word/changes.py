"""What somebody changed in the minutes' Word file, line by line: pure comparison of two files' lines.

Both sides are read from a DOCX: the one that came back, and one made of the record as it stands. So whatever the file
says by itself ("Vedtak", numbers of lists) stands on both sides and is no change.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rundbord.apps.minutes.word.anchors import Named, named
from rundbord.engines.typesetter.document import Text
from rundbord.engines.typesetter.docx_back import Line

ChangeKind = Literal["changed", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """A line that was changed, added or removed.

    `entry` and `item` are uids; of an added line `after` is the uid of the line before it ("": first of the item).
    `stale` tells that the line was changed here too since the file was made. `version` is the line's version now.
    """

    kind: ChangeKind
    item: str
    entry: str = ""
    after: str = ""
    before_lines: tuple[Line, ...] = ()
    after_lines: tuple[Line, ...] = ()
    version: int = 0
    stale: bool = False


@dataclass
class _Piece:
    """Consecutive lines of one entry, or one line without a name."""

    name: Named
    item: str
    lines: list[Line] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "\n".join(line.words for line in self.lines)


def changes(ours: Sequence[Line], theirs: Sequence[Line]) -> list[Change]:
    """What `theirs` changes in `ours`, in the order of the file. The order of lines is not compared."""
    here, there = list(_pieces(ours)), _whole(list(_pieces(theirs)))
    own_text = {(piece.item, piece.words) for piece in here if not piece.name.entry}
    held = {piece.name.entry: piece for piece in here if piece.name.entry}
    kept = {piece.name.entry for piece in there}
    gone = [piece for piece in here if piece.name.entry and piece.name.entry not in kept]
    found = list(_compared(there, held, own_text))
    return _paired(found, gone)


def _pieces(lines: Iterable[Line]) -> Iterator[_Piece]:
    """The lines under items, together where they are one entry; what stands before the first item is left out."""
    item, inside, last = "", False, None
    for line in lines:
        name = named(line.anchors)
        if name.item:
            item, inside, last = name.item, True, None
            continue
        if line.heading and not name.entry and line.kind != "heading":
            inside = False
        if not inside:
            continue
        if last is not None and name.entry and name.entry == last.name.entry:
            last.lines.append(line)
            continue
        if last is not None:
            yield last
        last = _Piece(name, item, [line])
    if last is not None:
        yield last


def _whole(pieces: list[_Piece]) -> list[_Piece]:
    """What was written into the middle of an entry belongs to it."""
    found: list[_Piece] = []
    for piece in pieces:
        split = len(found) > 1 and piece.name.entry and found[-2].name.entry == piece.name.entry
        if split and not found[-1].name.entry:
            middle = found.pop()
            found[-1].lines += [*middle.lines, *piece.lines]
        else:
            found.append(piece)
    return found


def _compared(there: Sequence[_Piece], held: dict[str, _Piece], own_text: set[tuple[str, str]]) -> Iterator[Change]:
    before = ""
    item = ""
    for piece in there:
        if piece.item != item:
            item, before = piece.item, ""
        known = held.get(piece.name.entry)
        if known is not None:
            before = piece.name.entry
            if known.words != piece.words or _styles(known) != _styles(piece):
                yield Change(
                    "changed", known.item, piece.name.entry, before_lines=tuple(known.lines),
                    after_lines=tuple(piece.lines), version=known.name.version,
                    stale=known.name.version != piece.name.version,
                )  # fmt: skip
        elif (piece.item, piece.words) not in own_text:
            yield Change("added", piece.item, after=before, after_lines=tuple(piece.lines))


def _styles(piece: _Piece) -> list[Text]:
    return [line.text for line in piece.lines]


def _paired(found: list[Change], gone: list[_Piece]) -> list[Change]:
    """A line that went where another one came was rewritten: word processors drop the name of what is typed over."""
    removed = []
    for piece in gone:
        at = next((at for at, one in enumerate(found) if one.kind == "added" and one.item == piece.item), None)
        if at is not None and _alike(piece, found[at]):
            found[at] = Change(
                "changed", piece.item, piece.name.entry, before_lines=tuple(piece.lines),
                after_lines=found[at].after_lines, version=piece.name.version,
            )  # fmt: skip
        else:
            removed.append(
                Change("removed", piece.item, piece.name.entry, before_lines=tuple(piece.lines),
                       version=piece.name.version)
            )  # fmt: skip
    return [*found, *removed]


def _alike(piece: _Piece, change: Change) -> bool:
    """Do the two share half of their words?"""
    one = set(piece.words.split())
    other = {word for line in change.after_lines for word in line.words.split()}
    return bool(one) and len(one & other) * 2 >= len(one)
