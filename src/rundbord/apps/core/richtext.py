"""Rich text: a small, safe part of HTML that people's words are kept in.

Kept: paragraphs, lists, small headings, tables, bold, italic, links, line breaks. Everything else (styles, classes,
scripts, Word's own tags) is dropped, its words kept.
"""

import html
import re

import nh3

TAGS = {
    "p", "br", "ul", "ol", "li", "strong", "em", "a", "h3", "h4", "blockquote",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "th": {"colspan", "rowspan", "scope"}, "td": {"colspan", "rowspan"}}
SCHEMES = {"http", "https", "mailto", "tel"}

_BLOCK_END = re.compile(r"</(?:p|li|h3|h4|tr|blockquote)>|<br\s*/?>", re.IGNORECASE)
_CELL_END = re.compile(r"</(?:td|th)>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def clean(markup: str) -> str:
    """`markup` with only what rich text keeps; safe to show as it is."""
    return nh3.clean(
        markup, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener nofollow"
    ).strip()


def from_plain(text: str) -> str:
    """Plain text as rich text: an empty line parts paragraphs, a line break stays one."""
    paragraphs = [part.strip("\n") for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    return "".join(f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs)


def to_plain(markup: str) -> str:
    """The words of rich text: a line a block, cells parted by tabs."""
    text = _CELL_END.sub("\t", _BLOCK_END.sub("\n", markup))
    lines = html.unescape(_TAG.sub("", text)).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
