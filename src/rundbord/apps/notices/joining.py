"""What a pasted Teams or Zoom invitation says: where to join, with which id and code, or by phone."""

import re
from dataclasses import dataclass, fields
from urllib.parse import unquote

_LINK = re.compile(
    r"https://(?:teams\.microsoft\.com/(?:l/meetup-join|meet)/|teams\.live\.com/meet/|[\w.-]*zoom\.us/[jw]/|"
    r"meet\.google\.com/|[\w.-]+\.webex\.com/|whereby\.com/)[^\s<>\"')\]]+",
    re.IGNORECASE,
)
_WRAPPED = re.compile(
    r"https://[\w.-]*safelinks\.protection\.outlook\.com/\S*?[?&]url=([^&\s>]+)[^\s>]*", re.IGNORECASE
)
_ID = re.compile(r"(?:møte-?\s?id|meeting\s?id|konferanse-?id)\s*:?\s*(\d[\d ]{6,}\d)", re.IGNORECASE)
_CODE = re.compile(r"(?:passord|passcode|password|tilgangskode|kode|passkode)\s*:\s*(\S{3,40})", re.IGNORECASE)
_PHONE = re.compile(r"(\+\d[\d ().-]{6,}\d)(?:\s*,,\s*(\d+)\s*#)?")
_SERVICES = (("teams.", "Teams"), ("zoom.us", "Zoom"), ("meet.google", "Google Meet"), ("webex", "Webex"))


@dataclass(frozen=True)
class Joining:
    """How to join; what the invitation does not say is empty. `service` is the name people know."""

    service: str = ""
    url: str = ""
    meeting_id: str = ""
    code: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def read_invitation(text: str) -> Joining:
    """What the pasted text says; empty where it says nothing that we understand.

    A link that a mail filter has wrapped (Outlook's Safe Links) is unwrapped.
    """
    url = _url(text)
    return Joining(
        service=service_of(url),
        url=url,
        meeting_id=_first(_ID, text),
        code=_first(_CODE, text),
        phone=_phone(text),
    )


def service_of(url: str) -> str:
    """The name of the service that a link leads to, or empty."""
    return next((name for part, name in _SERVICES if part in url.lower()), "")


def _url(text: str) -> str:
    unwrapped = _WRAPPED.sub(lambda found: unquote(found.group(1)), text)
    found = _LINK.search(unwrapped)
    return found.group(0).rstrip(".,;") if found else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return " ".join(found.group(1).split()) if found else ""


def _phone(text: str) -> str:
    found = _PHONE.search(text)
    if found is None:
        return ""
    number = " ".join(found.group(1).split())
    return f"{number},,{found.group(2)}#" if found.group(2) else number
