"""Text made fit to print: what no reader should see is dropped, what a format cannot hold is replaced."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

LINK_SCHEMES = ("http", "https", "mailto", "tel")
URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"

CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f"  # all but the newline
# Embeddings, overrides and isolates turn the order of what follows and so can make a name read as another one.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
BYTE_ORDER_MARK = "\ufeff"
LONE_SURROGATES = "\ud800-\udfff"
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
NO_TEXT = re.compile(f"[{CONTROLS}{BIDI_CONTROLS}{BYTE_ORDER_MARK}{LONE_SURROGATES}{NONCHARACTERS}]")
UNSEEN = ("Zs", "Zl", "Zp", "Cc", "Cf", "Cs")
LINE_BREAKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and noncharacters; each kind of line break as a newline."""
    return NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").translate(LINE_BREAKS))


def one_line(text: str) -> str:
    """The cleaned text on one line, with single spaces; empty if there is nothing to read."""
    line = " ".join(clean(text).split())
    return "" if is_blank(line) else line


def is_blank(text: str) -> bool:
    """Whether there is nothing to read: only spaces and characters that are never seen."""
    return all(unicodedata.category(character) in UNSEEN for character in text)


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
