"""Text made fit to print: what no reader should see is dropped, what a format cannot hold is replaced."""

import unicodedata
from urllib.parse import quote, urlsplit

LINK_SCHEMES = ("http", "https", "mailto", "tel")
URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"

# Embeddings, overrides and isolates turn the order of what follows and so can make a name read as another one.
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNSEEN = ("Zs", "Zl", "Zp", "Cc", "Cf", "Cs")
BYTE_ORDER_MARK = "\ufeff"
LINE_BREAKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and noncharacters; each kind of line break as a newline."""
    broken = text.replace("\r\n", "\n").replace("\r", "\n").translate(LINE_BREAKS)
    return "".join(character for character in broken if character == "\n" or _is_text(character))


def one_line(text: str) -> str:
    """The cleaned text on one line, with single spaces; empty if there is nothing to read."""
    line = " ".join(clean(text).split())
    return "" if is_blank(line) else line


def is_blank(text: str) -> bool:
    """Whether there is nothing to read: only spaces and characters that are never seen."""
    return all(unicodedata.category(character) in UNSEEN for character in text)


def _is_text(character: str) -> bool:
    if character in BIDI_CONTROLS or character == BYTE_ORDER_MARK:
        return False
    return unicodedata.category(character) not in ("Cc", "Cs") and not _is_noncharacter(ord(character))


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def safe_link(address: str) -> str:
    """The address in plain ASCII if it is one to follow from a document (web, mail, telephone); otherwise empty."""
    try:
        parts = urlsplit(clean(address).strip())
    except ValueError:
        return ""
    if parts.scheme not in LINK_SCHEMES or not (parts.netloc or parts.path):
        return ""
    if parts.scheme in ("http", "https") and not parts.hostname:
        return ""
    return quote(parts.geturl(), safe=URL_CHARACTERS)
