"""What people paste from Word and Outlook, as rich text: structure kept, styling dropped.

Word writes lists as paragraphs: class `MsoListParagraph`, `mso-list:l0 level2 lfo1` in the style, and the bullet as
text in a span with `mso-list:Ignore`. Outlook on the web writes paragraphs as `div`. Both come with conditional
comments, `o:p` tags and styles.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rundbord.apps.core import richtext

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element
else:
    Element = Any

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_CONDITIONAL = re.compile(r"<!\[(?:if|endif)[^>]*\]>|<!--\[if.*?<!\[endif\]-->", re.DOTALL | re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LIST_LEVEL = re.compile(r"mso-list:\s*\S+\s+level(\d)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_ORDINAL = re.compile(r"^\(?(?:\d{1,3}|[a-zæøå]|[ivx]{1,5})[.)]", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[·•▪■§–-]|o(?=[\s\u00a0]{2}))[\s\u00a0]+")
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
_HEADING_CLASS = re.compile(r"\bMso(?:Title|Subtitle|Heading[1-9])\b")

RENAMED = {
    "b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "article": "div", "section": "div",
}  # fmt: skip
DROPPED = ("style", "script", "title", "meta", "link", "xml", "img")
BLOCKS = {"p", "div", "ul", "ol", "li", "table", "tbody", "thead", "tr", "td", "th", "h3", "h4", "blockquote"}


def from_office(markup: str) -> str:
    """`markup` as it came from the clipboard, as rich text. Never raises: what cannot be read comes as its words."""
    from lxml import html

    fragment = _FRAGMENT.search(markup)
    text = _CONDITIONAL.sub("", _CONTROL.sub("", fragment.group(1) if fragment else markup))
    if not text.strip():
        return ""
    parser = html.HTMLParser(huge_tree=True)  # else all words below 256 levels are lost
    root = html.fragment_fromstring(text, create_parent="div", parser=parser)
    _drop(root)
    _rename(root)
    _lists(root)
    _paragraphs(root)
    inner = (root.text or "") + "".join(html.tostring(child, encoding="unicode") for child in root)
    return _tidy(richtext.clean(inner))


def _drop(root: Element) -> None:
    for element in list(root.iter(*DROPPED)):
        element.drop_tree()
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            element.drop_tree()
        elif ":" in element.tag and element is not root:
            element.drop_tag()


def _rename(root: Element) -> None:
    for element in list(root.iter()):
        if element.tag in RENAMED:
            element.tag = RENAMED[element.tag]
        if element.tag == "p" and _HEADING_CLASS.search(element.get("class", "")):
            element.tag = "h3"
        if element.tag == "span" and element is not root:
            _emphasize(element)


def _emphasize(span: Element) -> None:
    """A span that is bold or italic by its style becomes what it looks like."""
    style = span.get("style", "")
    if _IGNORED.search(style):
        return
    if _BOLD.search(style):
        span.tag = "strong"
    elif _ITALIC.search(style):
        span.tag = "em"


def _lists(root: Element) -> None:
    """Runs of list paragraphs become nested lists."""
    for first in [one for one in root.iter("p") if _level(one) and not _level(one.getprevious())]:
        run = list(_run(first))
        container = first.getparent()
        place, tail = container.index(first), run[-1].tail
        made = _nested([(_level(one), _ordered(one), one) for one in run])
        for paragraph in run:
            _strip_marker(paragraph)
            paragraph.tag = "li"
        made.tail = tail
        container.insert(place, made)


def _run(first: Element) -> Iterator[Element]:
    here = first
    while here is not None and _level(here):
        yield here
        here = None if (here.tail or "").strip() else here.getnext()


def _nested(rows: list[tuple[int, bool, Element]]) -> Element:
    """Lists within lists from rows of (level, ordered, paragraph); levels that are skipped count as one."""
    outer = _new_list(rows[0][1])
    stack = [(rows[0][0], outer)]
    for level, ordered, paragraph in rows:
        while len(stack) > 1 and level < stack[-1][0]:
            stack.pop()
        if level > stack[-1][0]:
            inner = _new_list(ordered)
            stack[-1][1][-1].append(inner)
            stack.append((level, inner))
        paragraph.tail = None
        stack[-1][1].append(paragraph)
    return outer


def _new_list(ordered: bool) -> Element:  # noqa: FBT001 - one flag, private
    from lxml import html

    return html.Element("ol" if ordered else "ul")


def _level(element: Element | None) -> int:
    """The list level of a paragraph, 0 for any other element."""
    if element is None or element.tag != "p":
        return 0
    if match := _LIST_LEVEL.search(element.get("style", "")):
        return int(match.group(1))
    is_list = "MsoListParagraph" in element.get("class", "")
    return 1 if is_list and _BULLET.match(_text(element)) else 0


def _ordered(paragraph: Element) -> bool:
    marker = next((one for one in paragraph.iter() if _IGNORED.search(one.get("style", ""))), None)
    return bool(_ORDINAL.match(_text(marker) if marker is not None else _text(paragraph)))


def _strip_marker(paragraph: Element) -> None:
    markers = [one for one in paragraph.iter() if _IGNORED.search(one.get("style", ""))]
    for marker in markers:
        marker.drop_tree()
    if not markers:
        holder = next((one for one in paragraph.iter() if (one.text or "").strip()), paragraph)
        holder.text = _BULLET.sub("", (holder.text or "").lstrip())


def _paragraphs(root: Element) -> None:
    """Divisions without blocks are paragraphs, others fall away; empty paragraphs too; one paragraph in a cell too."""
    for element in list(root.iter("div")):
        if element is root:
            continue
        if any(child.tag in BLOCKS for child in element):
            element.drop_tag()
        else:
            element.tag = "p"
    for element in list(root.iter("p", "h3", "h4", "strong", "em", "span")):
        if element is not root and not _text(element) and all(child.tag == "br" for child in element):
            element.drop_tree()
    for paragraph in list(root.iter("p")):
        parent = paragraph.getparent()
        if parent is not None and parent.tag in {"td", "th", "li"} and len(parent.findall("p")) == 1:
            paragraph.drop_tag()


def _text(element: Element) -> str:
    return str(element.text_content()).replace("\u00a0", " ").strip()


def _tidy(markup: str) -> str:
    """Spaces and line ends of the source mean nothing; text that stood in no paragraph gets one."""
    markup = re.sub(r"[ \t\r\n]*(?:&nbsp;|\u00a0)[ \t\r\n]*", " ", markup)
    markup = re.sub(r"\s+", " ", markup)
    markup = re.sub(r"\s*(</?(?:p|ul|ol|li|table|thead|tbody|tr|td|th|h3|h4|blockquote)\b[^>]*>)\s*", r"\1", markup)
    return markup if markup.startswith("<") else f"<p>{markup}</p>" if markup.strip() else ""
