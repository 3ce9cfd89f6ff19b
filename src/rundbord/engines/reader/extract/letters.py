"""The body of an e-mail as a document of its own: subject, sender and time above what was written."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape

from rundbord.engines.reader.extract.html import extract_html
from rundbord.engines.reader.extract.parts import Part, held
from rundbord.engines.reader.source import UnreadableError

_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
)  # fmt: skip


@dataclass(frozen=True)
class Letter:
    """An e-mail's head and body; `sent` is in the sender's time zone."""

    subject: str
    sender: str
    sent: datetime | None
    text: str
    html: str

    def part(self) -> Part | None:
        """The body as a web page where it holds one that can be read (it keeps tables), else as text; None if empty."""
        if self.html and _readable(self.html):
            page = "".join(f"<p>{escape(line)}</p>\n" for line in self._head()) + self.html
            return held(f"{subject_name(self.subject)}.html", b"\xef\xbb\xbf" + page.encode("utf-8", errors="replace"))
        if not self.text.strip():
            return None
        lines = "\n".join([*self._head(), "", self.text])
        return held(f"{subject_name(self.subject)}.txt", lines.encode("utf-8", errors="replace"))

    def _head(self) -> list[str]:
        """As Outlook writes it above a forwarded e-mail."""
        head = {"Fra": self.sender, "Sendt": self._sent(), "Emne": self.subject}
        return [f"{label}: {' '.join(value.split())}" for label, value in head.items() if value.strip()]

    def _sent(self) -> str:
        if self.sent is None:
            return ""
        day = f"{_DAYS[self.sent.weekday()]} {self.sent.day}. {_MONTHS[self.sent.month - 1]} {self.sent.year}"
        return f"{day} {self.sent:%H:%M}"


def subject_name(subject: str) -> str:
    """A name for an e-mail: its subject; a slash in it opens no folder."""
    return re.sub(r"[/\\\s]+", lambda found: " " if found[0].isspace() else "-", subject).strip() or "e-post"


def _readable(html: str) -> bool:
    try:
        extract_html(html.encode("utf-8", errors="replace"))
    except UnreadableError:
        return False
    return True
