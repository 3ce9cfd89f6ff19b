"""What must hold for any text: no exception, exact spans, no word lost, the same answer each time."""

import re
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rundbord.engines.reader import as_full_json, as_json, read
from rundbord.engines.reader.reading import Span
from rundbord.engines.reader.source import Hint, HintKind, Source
from tests.engines.reader.samples import ALL, CLASSIC
from tests.engines.reader.scorer import words

KINDS: tuple[HintKind, ...] = ("heading", "bullet", "row", "page")
_JUNK = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\t",
        "  ",
        "- ",
        "| ",
        ":",
        ".",
        "Vedtak:",
        "Sak 1",
        "1. ",
        "(",
        "x",
        "Å",
        "\u00ad",
        "**",
        "\r",
        "2024",
        "#",
        "Side 2 av 3",
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Minutes with stretches cut out, doubled, moved and filled with junk."""
    text = draw(st.sampled_from(ALL))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        kind = draw(st.sampled_from(["cut", "double", "junk", "upper", "join"]))
        piece = text[start:end]
        changed = {
            "cut": "",
            "double": piece + piece,
            "junk": piece + draw(_JUNK),
            "upper": piece.upper(),
            "join": piece.replace("\n", " "),
        }[kind]
        text = text[:start] + changed + text[end:]
    return text


def squashed(text: str) -> str:
    """The word characters alone: white space, bullets, mark-up and hyphens at line ends are folded away."""
    return re.sub(r"\W+", "", text)


def in_source(text: str, spans: tuple[Span, ...]) -> str:
    return squashed("".join(text[span.start : span.end] for span in spans))


@settings(deadline=None)
@given(mutated())
@example(CLASSIC)
def test_spans_hold_exactly_the_words_of_the_reading(text: str) -> None:
    reading = read(Source(text))
    for item in reading.items:
        assert in_source(text, item.spans) == squashed((item.number or "") + item.title)
        for line in item.lines:
            assert in_source(text, line.spans) == squashed((line.label or "") + line.text)
            for mark in line.marks:
                assert squashed(text[mark.span.start : mark.span.end]) in squashed(line.text)
    for found in (reading.body, reading.cooperation, reading.place):
        if found:
            assert squashed(text[found.span.start : found.span.end]) == squashed(found.value)
    for rest in reading.remainder:
        assert text[rest.span.start : rest.span.end] == rest.text
    for row in reading.attendance:
        assert squashed(row.name) in in_source(text, row.spans)


@settings(deadline=None)
@given(mutated())
@example("Forfall: Ola Nes møtte ikke, fra Oslo\n1. A\n\n2. B\nOla: hei. Vedtak: ja\n")
def test_every_word_of_the_source_stands_in_the_reading(text: str) -> None:
    reading = read(Source(text))
    held = bytearray(len(text))
    spans = [span for item in reading.items for span in item.spans]
    spans += [span for item in reading.items for line in item.lines for span in line.spans]
    spans += [span for row in reading.attendance for span in row.spans]
    spans += [found.span for found in (reading.body, reading.cooperation, reading.place) if found]
    spans += [rest.span for rest in reading.remainder]
    for span in spans:
        held[span.start : span.end] = b"\x01" * (span.end - span.start)
    assert all(held[match.start()] for match in re.finditer(r"\w", text))


@settings(deadline=None)
@given(mutated())
@example(CLASSIC.replace("Vedtak", "Ved\u00adtak").replace("Bakke", "**Bak**ke"))
def test_the_short_form_loses_almost_nothing(text: str) -> None:
    """At most a word that junk has cut in two, where its half is part of another word beside it."""
    lost = Counter(words(text)) - Counter(words(as_json(read(Source(text)))))
    assert sum(lost.values()) <= 2


@settings(deadline=None)
@given(mutated())
def test_reading_is_deterministic(text: str) -> None:
    assert as_full_json(read(Source(text))) == as_full_json(read(Source(text)))


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    reading = read(Source(text))
    assert as_json(reading)["kind"] in {"minutes", "notice"}


@settings(deadline=None)
@given(mutated(), st.lists(st.tuples(st.integers(0, 900), st.integers(0, 60)), max_size=4))
def test_hints_may_lie_anywhere(text: str, stretches: list[tuple[int, int]]) -> None:
    hints = tuple(
        Hint(kind, min(start, len(text)), min(start + length, len(text)), 1)
        for (start, length), kind in zip(stretches, KINDS, strict=False)
    )
    read(Source(text, "docx", hints))
