"""E-mail files as mail programs write them (EML, RFC 5322 and MIME)."""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import PurePath
from typing import cast

from rundbord.engines.reader.extract.letters import Letter, subject_name
from rundbord.engines.reader.extract.parts import Part, held
from rundbord.engines.reader.source import Reason, UnreadableError

_HEADERS = re.compile(rb"\A(?:[!-9;-~]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}", re.ASCII)
_TECHNICAL = re.compile(
    rb"^(?:received|return-path|message-id|mime-version|content-type|delivered-to|dkim-signature|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_ANY = re.compile(rb"^(?:from|to|subject|date|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 65536
_MOST_PARTS = 2000
_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError)
"""What the standard library lets through of headers that nobody foresaw."""


def is_mail(content: bytes, name: str) -> bool:
    """Whether this is an e-mail file: by headers that only machines write, or by its name and any header."""
    head = _HEADERS.match(content[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    if head is None:
        return False
    named = PurePath(name).suffix.casefold() == ".eml" and _ANY.search(head[0]) is not None
    return named or len(_TECHNICAL.findall(head[0])) > 1


def mail_parts(content: bytes) -> Iterator[Part]:
    """The body and the attachments of an e-mail; raises UnreadableError."""
    try:
        message = message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
        parts = list(_parts(message))
    except _BROKEN as error:
        raise UnreadableError(Reason.DAMAGED) from error
    except RecursionError as error:
        raise UnreadableError(Reason.UNSAFE) from error
    yield from parts


def _parts(message: EmailMessage) -> Iterator[Part]:
    texts: dict[str, list[str]] = {"plain": [], "html": []}
    attachments: list[Part] = []
    for count, part in enumerate(_leaves(message)):
        if count >= _MOST_PARTS:
            raise UnreadableError(Reason.TOO_MANY)
        if _is_body(part):
            texts[part.get_content_subtype()].append(_text(part))
        elif not _is_decoration(part):
            attachments.append(_attachment(part))
    letter = Letter(
        subject=_header(message, "Subject"),
        sender=_header(message, "From"),
        sent=_sent(message),
        text="\n".join(texts["plain"]),
        html="\n".join(texts["html"]),
    )
    body = letter.part()
    yield from [body] if body else []
    yield from attachments


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something; an e-mail within the e-mail is one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting += reversed([inner for inner in part.get_payload() if isinstance(inner, EmailMessage)])
        else:
            yield part


def _is_body(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    return kind in {"text/plain", "text/html"} and not _written_name(part) and not part.is_attachment()


def _is_decoration(part: EmailMessage) -> bool:
    """Logos in signatures, and what programs say to each other."""
    if part.is_attachment():
        return False
    picture = part.get_content_maintype() == "image" and part.get("Content-ID") is not None
    return picture or (part.get_content_type() == "text/calendar" and not _written_name(part))


def _attachment(part: EmailMessage) -> Part:
    if part.get_content_type() == "message/rfc822":
        inner = cast("EmailMessage", part.get_payload(0))
        name = _written_name(part) or subject_name(_header(inner, "Subject"))
        return held(f"{name.removesuffix('.eml')}.eml", inner.as_bytes())
    content = part.get_payload(decode=True)
    return held(_written_name(part) or f"vedlegg.{part.get_content_subtype()}", bytes(content or b""))


def _written_name(part: EmailMessage) -> str:
    return str(part.get_filename("") or "")


def _text(part: EmailMessage) -> str:
    """The text in its alphabet; one that nobody knows is read as cp1252."""
    raw = bytes(part.get_payload(decode=True) or b"")
    try:
        return raw.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return raw.decode("cp1252", errors="replace")


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name, "") or "")


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, OverflowError):
        return None
