"""Plain text and Markdown."""

import re

from rundbord.engines.reader.extract.blocks import Draft, clean
from rundbord.engines.reader.source import Reason, Source, UnreadableError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_BULLET = re.compile(r"^(\s*)([-*+•–]|\d{1,4}[.)])[ \t]+\S")
_RULE = re.compile(r"^\s*\|?\s*:?-{1,}:?\s*(\|\s*:?-{1,}:?\s*)*\|?\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(<?([^)\s>]{0,2000})>?(?:\s+\"[^\"]{0,500}\")?\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def decode(content: bytes) -> str:
    """The bytes as text: UTF-8 and UTF-16 (with or without a mark), else Windows' Western alphabet.

    Norwegian text that is not UTF-8 is cp1252 in practice (Latin-1 is a part of it), except from old Mac and DOS
    programs: their letters æøå decide. Raises UnreadableError for bytes that are no text.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _printable(content[len(mark) :].decode(encoding, errors="replace"))
    if wide := _utf16_without_mark(content):
        return _printable(content.decode(wide, errors="replace"))
    try:
        return _printable(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > 0:  # cut in the middle of a letter
            return _printable(content.decode("utf-8", errors="replace"))
    return _printable(_single_bytes(content))


def _utf16_without_mark(content: bytes) -> str | None:
    sample = content[:4000]
    half = len(sample) // 2
    if half == 0:
        return None
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _single_bytes(content: bytes) -> str:
    """The reading with the most Norwegian letters beside other letters; cp1252 wins a tie."""
    readings = [content.decode(encoding, errors="replace") for encoding in ("cp1252", "mac-roman", "cp865")]
    return max(readings, key=_norwegian_letters)


def _norwegian_letters(text: str) -> int:
    return len(re.findall(r"[æøåÆØÅ](?=[a-zæøå])|(?<=[a-zæøå])[æøå]", text))


def _printable(text: str) -> str:
    """The text, unless it holds so many control characters that it is no text."""
    if len(_CONTROLS.findall(text)) * 50 > len(text):
        raise UnreadableError(Reason.UNKNOWN)
    return text


def extract_text(content: bytes) -> Source:
    """Plain text as it stands; form feeds become page hints. Raises UnreadableError."""
    draft = Draft()
    pages = decode(content).split("\f")
    for number, page in enumerate(pages, start=1):
        start = draft.length
        for line in clean(page).split("\n"):
            draft.line(line.rstrip())
        if len(pages) > 1:
            draft.hint("page", start, draft.length, number)
    return draft.source("txt")


def extract_markdown(content: bytes) -> Source:
    """Markdown with its headings, bullets and tables as hints and its marks taken off. Raises UnreadableError."""
    draft = Draft()
    fenced = False
    for line in clean(decode(content)).split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        if fenced:
            draft.line(line)
        else:
            _markdown_line(draft, line)
    return draft.source("md")


def _markdown_line(draft: Draft, line: str) -> None:
    if "|" in line and _RULE.match(line):
        return
    if heading := _HEADING.match(line):
        text = _unmarked(heading[2])
        start = draft.line(text)
        draft.hint("heading", start, start + len(text), len(heading[1]))
        return
    if line.lstrip().startswith("|"):
        cells = [_unmarked(cell.strip()) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        start = draft.line("\t".join(cells).rstrip())
        draft.hint("row", start, draft.length - 1)
        return
    bullet = _BULLET.match(line)
    text = _unmarked(line.strip())
    if bullet and bullet[2] in "*+•":
        text = "- " + text[1:].lstrip()
    start = draft.line(text)
    if bullet:
        draft.hint("bullet", start, draft.length - 1, len(bullet[1].expandtabs(4)) // 2 + 1)


def _unmarked(text: str) -> str:
    text = _LINK.sub(lambda link: with_address(link[1], link[2]), text)
    return _ESCAPE.sub(r"\1", _STRONG.sub(r"\2", text))


def with_address(text: str, address: str) -> str:
    """A link's text, followed by its address as ``<address>`` where they differ and the address leads out."""
    shown = text.strip()
    address = address.strip()
    bare = address.removeprefix("mailto:")
    if not bare or bare.startswith("#") or _same(shown, bare):
        return text
    return f"{text.rstrip()} <{bare}>" if shown else f"<{bare}>"


def _same(shown: str, address: str) -> bool:
    def core(written: str) -> str:
        return re.sub(r"^https?://(www\.)?|^www\.", "", written.strip("<>").casefold()).rstrip("/")

    return core(shown) == core(address)
