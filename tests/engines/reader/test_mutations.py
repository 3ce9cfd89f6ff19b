"""Minutes by many hands, broken in every way that copying and scanning break them: never an error, never a lost word.

What may be lost is counted on the source: each word character stands in a span of the reading.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rundbord.engines.reader import as_full_json, read
from rundbord.engines.reader.reading import Reading, Span
from rundbord.engines.reader.source import Source
from tests.engines.reader.samples import ALL

FOLDER = Path(__file__).parent
TEXTS = (*ALL, *(path.read_text(encoding="utf-8") for path in sorted((FOLDER / "unseen").glob("*.txt"))))
_MARKS = ("\u200f", "\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\u00a0", "\u0301", "\x0c", "\x00")
_WORD = re.compile(r"\w")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of some minutes after a few mutations of its lines and characters."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 5))):
        change = draw(st.sampled_from((swapped, dropped, doubled, replaced, cut, followed, marked, widened)))
        text = change(draw, text)
    return text


def swapped(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    one, two = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def dropped(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    del lines[start : start + draw(st.integers(1, 4))]
    return "\n".join(lines)


def doubled(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    piece = lines[start : start + draw(st.integers(1, 6))]
    return "\n".join([*lines[:start], *piece, *lines[start:]])


def replaced(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.characters(codec="utf-8")) + text[at + 1 :]


def cut(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[at:] if draw(st.booleans()) else text[:at]


def followed(draw: st.DrawFn, text: str) -> str:
    return text[:3000] + "\n" + draw(st.sampled_from(TEXTS))


def marked(draw: st.DrawFn, text: str) -> str:
    """Marks that no eye sees, or that turn the writing around, within words."""
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(_MARKS)) + text[at:]


def widened(draw: st.DrawFn, text: str) -> str:
    """One huge line of what were many."""
    at = draw(st.integers(0, len(text)))
    return (
        text[:at]
        + text[at : at + 1500].replace("\n", draw(st.sampled_from((" ", "\t", " | ", "  "))))
        + text[at + 1500 :]
    )


def spans_of(reading: Reading) -> list[Span]:
    found = [one.span for one in (reading.body, reading.cooperation, reading.place) if one]
    found += [rest.span for rest in reading.remainder]
    for row in reading.attendance:
        found += row.spans
    for item in reading.items:
        found += [*item.spans, *(span for line in item.lines for span in line.spans)]
    return found


def lost(text: str, reading: Reading) -> list[int]:
    """Where word characters stand that no span of the reading holds."""
    held = bytearray(len(text))
    for span in spans_of(reading):
        held[span.start : span.end] = b"\x01" * (span.end - span.start)
    return [match.start() for match in _WORD.finditer(text) if not held[match.start()]]


@given(texts())
@settings(deadline=None, max_examples=60)
def test_broken_minutes_are_read_without_loss(text: str) -> None:
    reading = read(Source(text))
    assert lost(text, reading) == []
    assert as_full_json(reading)["short"]["kind"] == reading.kind
    for span in spans_of(reading):
        assert 0 <= span.start <= span.end <= len(text)


@given(texts())
@settings(deadline=None, max_examples=30)
def test_confidence_is_a_share_and_marks_lie_in_their_line(text: str) -> None:
    reading = read(Source(text))
    for item in reading.items:
        assert 0 <= item.confidence <= 1
        for line in item.lines:
            assert 0 <= line.confidence <= 1
            assert all(0 <= action.confidence <= 1 for action in line.actions)
            low, high = min(span.start for span in line.spans), max(span.end for span in line.spans)
            assert all(low <= mark.span.start <= mark.span.end <= high for mark in line.marks)


@pytest.mark.parametrize("text", TEXTS[:: len(TEXTS) // 8], ids=lambda text: text.split("\n")[0][:30])
def test_minutes_cut_at_every_tenth_are_read_without_loss(text: str) -> None:
    for tenth in range(10):
        part = text[: len(text) * tenth // 10]
        assert lost(part, read(Source(part))) == []


def test_one_line_of_fifty_thousand_characters_is_read() -> None:
    text = "1. Sak\n" + " ".join(TEXTS[0].split()) * 60
    assert len(text) > 50_000
    assert lost(text, read(Source(text))) == []
