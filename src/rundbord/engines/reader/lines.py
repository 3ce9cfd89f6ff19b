"""The text as lines: what wraps is joined, what a format or a typist put in front is set aside, offsets are kept."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rundbord.engines.reader.furniture import page_stretches
from rundbord.engines.reader.reading import Span
from rundbord.engines.reader.source import Source
from rundbord.engines.reader.wrapping import continues

_BULLET = re.compile(
    r"(?:(?:=>|->|→|⇒|>{1,2})\s+|(?:[-–—*+]\s)?\[[ xX✓]?\]\s+|[-–—•*·▪●○◦‣►➢+]\s+|o\s{2,}|o\t|"
    r"o\s(?=[A-ZÆØÅ])|[•▪●○◦‣►➢]|–(?=[A-ZÆØÅ]))"
)
_ENUMERATOR = re.compile(r"(?:\(?[a-zæøå]\)|\(?\d{1,2}[.)]|\d{1,2}[a-z]\)|[ivx]{1,4}\)|[a-z]\.)\s+")
_HEADING = re.compile(r"(#{1,6})\s+")
_RULE = re.compile(r"^[\s|:=*\-–—+]*$")
_GAP = re.compile(r"[^\S\n\t]*\t|\s*\|\s*|[^\S\n\t]{2,}")
_TO_FOLD = re.compile(r"[*\u00ad]|\s[^\S ]|[^\S ]|\s\s")
_RUN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One logical line: a paragraph, a list point, a heading, a table row.

    `text` is folded: white space is single, a word hyphenated at a line's end is whole, bullets and mark-up are gone.
    `at[i]` is the source offset of `text[i]`; `parts` are the stretches of `text` that stand on one source line
    each; `breaks` are where page furniture stood in between; `columns` are the stretches parted by tabs, bars or
    wide gaps; `lead` is the length of an enumerator ("a) "); `meaning` is the kind of label that its symbol stands for.
    """

    text: str
    at: Sequence[int]
    parts: tuple[tuple[int, int], ...]
    columns: tuple[tuple[int, int], ...]
    start: int
    end: int
    indent: int = 0
    blank_before: int = 0
    rule_before: bool = False
    bullet: str = ""
    lead: int = 0
    heading: int = 0
    emphasis: bool = False
    table: bool = False
    furniture: bool = False
    breaks: tuple[int, ...] = ()
    meaning: str = ""

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The source spans of `text[start:end]`, one for each source line it stands on."""
        stop = len(self.text) if end is None else end
        found = []
        for first, last in self.parts:
            low, high = self._trimmed(max(first, start), min(last, stop))
            if low < high:
                found.append(Span(self.at[low], self.at[high - 1] + 1))
        return tuple(found)

    def whole(self, start: int, end: int) -> tuple[int, Span]:
        """One span for `text[start:end]`, and where it ends: page furniture inside ends it early."""
        begin, _ = self._trimmed(start, end)
        stop = min([end, *(cut for cut in self.breaks if cut > begin)])
        spans = self.spans(begin, stop) or (Span(self.start, self.start),)
        return stop, Span(spans[0].start, spans[-1].end)

    @property
    def filled(self) -> tuple[tuple[int, int], ...]:
        """The columns that hold something."""
        if len(self.columns) == 1 and self.text:
            return self.columns
        return tuple(one for one in self.columns if one[0] < one[1])

    def cell(self, column: int) -> str:
        """The text of a column; empty where the row is shorter."""
        if column >= len(self.columns):
            return ""
        start, end = self.columns[column]
        return self.text[start:end]

    def slice(self, start: int, end: int) -> "TextLine":
        """The stretch `text[start:end]` as a line of its own, without outer blanks."""
        low, high = self._trimmed(start, end)
        parts = tuple(
            (max(first, low) - low, min(last, high) - low) for first, last in self.parts if first < high and last > low
        )
        return replace(
            self,
            text=self.text[low:high],
            at=self.at[low:high],
            parts=parts,
            columns=((0, high - low),),
            start=self.at[low] if low < high else self.start,
            end=self.at[high - 1] + 1 if low < high else self.start,
            lead=max(0, self.lead - low),
            breaks=tuple(cut - low for cut in self.breaks if low < cut < high),
            table=False,
        )

    def _trimmed(self, low: int, high: int) -> tuple[int, int]:
        while low < high and self.text[low].isspace():
            low += 1
        while high > low and self.text[high - 1].isspace():
            high -= 1
        return low, high


@dataclass(frozen=True, slots=True)
class _Physical:
    """One line of the source between `start` and `end`, without outer white space."""

    start: int
    end: int
    indent: int
    blank_before: int
    rule_before: bool
    furniture: bool = False
    tabs: int = 0
    goes_on: bool = False


def lines_of(source: Source) -> list[TextLine]:
    """The logical lines of a document in order; blank lines and rules are told by the line after them."""
    text = source.text
    physical = _physical(text, [(hint.start, hint.end) for hint in source.hints if hint.kind == "row"])
    hinted = {hint.start: hint for hint in source.hints if hint.kind in {"heading", "bullet"}}
    width = _width(text, physical)
    lines: list[TextLine] = []
    for one in physical:
        line = _line(text, one, hinted.get(one.start))
        previous = _joinable(lines)
        over_furniture = previous is not None and previous < len(lines) - 1
        if over_furniture and line.text[:1].islower() and not line.bullet:
            line = replace(line, blank_before=0)
        if (
            previous is not None
            and not one.furniture
            and (one.goes_on or continues(text, lines[previous], line, width))
        ):
            lines[previous] = joined(lines[previous], line, over_furniture=over_furniture)
        else:
            lines.append(line)
    return lines


def _joinable(lines: list[TextLine]) -> int | None:
    """The last line that could go on; page furniture between is stepped over."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        if not lines[index].furniture:
            return index
    return None


def _physical(text: str, rows: list[tuple[int, int]]) -> list[_Physical]:
    """The source lines; the lines of a table row that takes several are one."""
    inside = {offset: start for start, end in rows for offset in _line_starts(text, start, end)}
    found: list[_Physical] = []
    blank, rule, position = 0, False, 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if not stripped or _RULE.match(stripped):
            blank, rule = blank + 1, rule or bool(stripped)
        else:
            start = position + len(raw) - len(raw.lstrip())
            lead = raw[: start - position]
            indent, tabs = len(lead.expandtabs()), lead.count("\t")
            if position in inside and found:
                found[-1] = replace(found[-1], end=start + len(stripped))
            else:
                found.append(_Physical(start, start + len(stripped), indent, blank, rule, tabs=tabs))
            blank, rule = 0, False
        position += len(raw)
    return _parted_by_furniture(text, found)


def _line_starts(text: str, start: int, end: int) -> list[int]:
    """Where lines begin inside a stretch, without the first."""
    found, at = [], text.find("\n", start, end)
    while at >= 0:
        found.append(at + 1)
        at = text.find("\n", at + 1, end)
    return found


def _parted_by_furniture(text: str, lines: list[_Physical]) -> list[_Physical]:
    """Page headers and footers as lines of their own, also where they stand in the middle of another line."""
    stretches = page_stretches([text[one.start : one.end] for one in lines])
    if not any(stretches):
        return lines
    found: list[_Physical] = []
    for one, stretch in zip(lines, stretches, strict=True):
        if stretch is None:
            found.append(one)
            continue
        low, high = one.start + stretch[0], one.start + stretch[1]
        after = replace(one, start=high, blank_before=0, goes_on=bool(text[one.start : low].strip()))
        found.append(replace(one, start=low, end=high, furniture=True))
        if text[one.start : low].strip():
            before = replace(one, end=low)
            found.insert(len(found) - 1, before)
        if text[high : one.end].strip():
            start = high + len(text[high : one.end]) - len(text[high : one.end].lstrip())
            found.append(replace(after, start=start))
    return found


def _width(text: str, lines: list[_Physical]) -> int:
    """The column at which the document wraps its lines, or 0 where each paragraph is one line."""
    wrapped: list[int] = []
    for one, after in itertools.pairwise(lines):
        length = one.indent + one.end - one.start
        going_on = not after.blank_before and text[after.start].islower() and text[one.end - 1] not in ".:;!?"
        if going_on and 50 <= length <= 200:
            wrapped.append(length)
    wrapped.sort()
    widest = wrapped[len(wrapped) * 9 // 10] if wrapped else 0
    alike = sum(widest - 15 <= length <= widest + 3 for length in wrapped)
    return widest if widest >= 65 and alike * 2 > len(wrapped) else 0


def _line(text: str, one: _Physical, hint: object) -> TextLine:
    start, end = one.start, one.end
    heading, bullet, table = 0, "", False
    match = _HEADING.match(text, start, end)
    if match:
        heading, start = len(match[1]), match.end()
    elif not one.furniture:
        match = _BULLET.match(text, start, end)
        if match and match.end() < end and not text.startswith("**", start):
            bullet, start = match[0].strip(), match.end()
    kind = getattr(hint, "kind", "")
    if kind == "heading" and not heading:
        heading = int(getattr(hint, "level", 1)) or 1
    if kind == "bullet" and not bullet:
        bullet = "•"
    content = text[start:end]
    table = "\t" in content or content.count("|") > 1 or " | " in content
    emphasis = _is_emphasis(content)
    folded, at, columns = _folded(text, start, end)
    if one.tabs:
        columns = (*[(0, 0)] * one.tabs, *columns)
    lead = _ENUMERATOR.match(folded)
    return TextLine(
        text=folded,
        at=at,
        parts=((0, len(folded)),),
        columns=columns,
        start=one.start,
        end=one.end,
        indent=one.indent,
        blank_before=one.blank_before,
        rule_before=one.rule_before,
        bullet=bullet,
        lead=lead.end() if lead else 0,
        heading=heading,
        emphasis=emphasis,
        table=table,
        furniture=one.furniture,
    )


def _is_emphasis(content: str) -> bool:
    stripped = content.strip()
    return len(stripped) > 2 and stripped[0] in "*_" and stripped[-1] in "*_" and any(map(str.isalnum, stripped))


def _folded(text: str, start: int, end: int) -> tuple[str, Sequence[int], tuple[tuple[int, int], ...]]:
    """The words of `text[start:end]` with single blanks and without mark-up, where each came from, and the columns."""
    content = text[start:end]
    if "|" not in content and not _TO_FOLD.search(content):
        return content, range(start, end), ((0, end - start),)
    words: list[str] = []
    at: list[int] = []
    columns: list[tuple[int, int]] = []
    position = start + (text[start] == "|")
    for stop, after in _column_ends(text, position, end):
        begin = len(at) + (1 if at else 0)
        _fold_into(words, at, text, position, stop)
        columns.append((min(begin, len(at)), len(at)))
        position = after
    return " ".join(words), tuple(at), tuple(columns)


def _column_ends(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each column ends, and where the next begins."""
    bars = text.count("|", start, end) > 0 and (text[start - 1] == "|" or " | " in text[start:end])
    found = []
    for match in _GAP.finditer(text, start, end):
        if "|" in match[0] and not bars:
            continue
        found.append((match.start(), match.end()))
    if not found or found[-1][1] < end:
        found.append((end, end))
    return found


def _fold_into(words: list[str], at: list[int], text: str, start: int, end: int) -> None:
    """Add the words of a stretch, with one blank before each but the first."""
    piece = text[start:end].strip()
    if piece and not _TO_FOLD.search(piece):
        first = text.index(piece[0], start)
        if words:
            at.append(max(at[-1] + 1, first - 1))
        words.append(piece)
        at.extend(range(first, first + len(piece)))
        return
    for match in _RUN.finditer(text, start, end):
        word = match[0]
        kept: range | list[int] = range(match.start(), match.end())
        if "*" in word or "\u00ad" in word:
            kept = _kept(text, match.start(), match.end(), start, end)
            if not kept:
                continue
            word = "".join(text[index] for index in kept)
        if words:
            at.append(kept[0] - 1 if kept[0] - 1 > at[-1] else at[-1] + 1)
        words.append(word)
        at.extend(kept)


def _kept(text: str, low: int, high: int, start: int, end: int) -> list[int]:
    """The offsets of a word's characters without soft hyphens and mark-up."""
    return [
        index
        for index in range(low, high)
        if text[index] != "\u00ad" and not (text[index] == "*" and _is_mark_up(text, index, start, end))
    ]


def _is_mark_up(text: str, index: int, start: int, end: int) -> bool:
    """Stars in pairs are bold; a star at a word's outer edge is italic."""
    doubled = text.startswith("**", index) or text.startswith("**", index - 1)
    edge = index == start or index == end - 1
    return doubled or edge


def joined(before: TextLine, line: TextLine, *, over_furniture: bool = False) -> TextLine:
    """Two lines that belong together as one; a word that is parted by a hyphen is whole again."""
    hyphenated = before.text[-1] == "-" and line.text[0].islower() and before.text[-2:-1].isalpha()
    if hyphenated and re.search(r"\w-$", before.text) and not re.match(r"(?:og|eller)\b", line.text):
        head, at = before.text[:-1], (*before.at[:-1],)
        parts = (*before.parts[:-1], (before.parts[-1][0], len(head)))
    else:
        head, at, parts = before.text + " ", (*before.at, before.at[-1] + 1), before.parts
    offset = len(head)
    return replace(
        before,
        text=head + line.text,
        at=(*at, *line.at),
        parts=(*parts, (offset, offset + len(line.text))),
        columns=(*before.columns[:-1], (before.columns[-1][0], offset + len(line.text))),
        end=line.end,
        breaks=(*before.breaks, offset) if over_furniture else before.breaks,
    )
