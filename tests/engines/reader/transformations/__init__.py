"""Minutes changed in the ways that other writers and other programs would have made them, with the same gold.

Each transformation takes a text with its gold and gives both back; where printed words change (a date's form), they
change in gold too. What is put in front or between stands in no field of the gold.
"""

import json

from tests.engines.reader.transformations import headings, pages, text
from tests.engines.reader.transformations.shared import Gold, Transformation

ALL: tuple[Transformation, ...] = (
    headings.no_sak, headings.with_sak, headings.sak_dash, headings.sak_nr, headings.closing_bracket,
    headings.wide_gap, headings.capitals, headings.heading_colon, headings.number_above, headings.number_apart,
    headings.bold_headings, headings.prefixed, headings.unnumbered("plain", str),
    headings.unnumbered("capitals", str.upper), headings.unnumbered("marked", "## {}".format),
    headings.unnumbered("bold", "**{}**".format),
    text.other_labels, text.capital_labels, text.label_above, text.no_colons, text.no_blank_lines, text.double_blanks,
    text.blank_everywhere, text.bulleted("• "), text.bulleted("* "), text.bulleted("– "), text.bulleted("▪\t"),
    text.bulleted("o   "), text.indented, text.wrapped, text.hyphenated, text.bars, text.blanks, text.numeric_dates,
    text.slashed_dates, text.other_times, text.carriage_returns,
    pages.furniture, pages.contents_in_front, pages.letterhead, pages.web_page,
)  # fmt: skip


def copied(gold: Gold) -> Gold:
    """A copy of the gold that a transformation may change."""
    return dict(json.loads(json.dumps(gold)))
