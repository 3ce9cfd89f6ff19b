"""Names of a document that nobody has settled: neither the register nor a person says whom they mean."""

from dataclasses import asdict, dataclass
from typing import Any

from rundbord.apps.importing.draft import Draft, Line, Name
from rundbord.apps.people.spelling import fold

LONGEST_QUOTE, BODY = 160, "body"


@dataclass(frozen=True)
class Unsettled:
    """A name that waits, with what the overview shows of it.

    `kind` is "person", "organization" or "body", `key` the name's key in the draft ("body:…" for the body that the
    document names), `place` the organization that stands beside a person, `quote` where it stands. `proposal` is
    another name of the same document that it seems to be short for, `likely` the uid of somebody in the register.
    """

    kind: str
    key: str
    written: str
    place: str = ""
    quote: str = ""
    proposal: str = ""
    likely: str = ""


def unsettled(draft: Draft) -> list[Unsettled]:
    """All names of the draft that wait, each once; the body first."""
    quotes = _Quotes(draft)
    short_for = {
        fold(doubt.text): doubt.proposal for doubt in draft.open_doubts if doubt.kind == "speaker" and doubt.proposal
    }
    found = _body(draft)
    for name in draft.names:
        if waits(name) and fold(name.written) in quotes.by_name:
            place, quote = quotes.by_name[fold(name.written)]
            proposal = _of_the_document(draft, name, short_for.get(fold(name.written), ""))
            likely = "" if proposal else name.likely
            found.append(Unsettled(name.kind, name.key, name.written, place, quote, proposal, likely))
    return found


def waits(name: Name) -> bool:
    """Has nobody said whom the name means?"""
    return not (name.found or name.choice or name.means)


def columns(draft: Draft) -> list[dict[str, Any]]:
    """The same as they are kept beside the draft."""
    return [asdict(one) for one in unsettled(draft)]


def _body(draft: Draft) -> list[Unsettled]:
    facts = draft.facts
    if facts.body_uid or not facts.body:
        return []
    return [
        Unsettled(BODY, f"{BODY}:{fold(facts.body)}", facts.body, quote=facts.cooperation, likely=facts.likely_body)
    ]


def _of_the_document(draft: Draft, name: Name, proposal: str) -> str:
    """The proposal, where it is another name of the same kind in the same document."""
    other = draft.name(name.kind, proposal) if proposal else None
    return proposal if other and other.key != name.key else ""


class _Quotes:
    """The first place where each name stands: the organization beside it and the words around it."""

    def __init__(self, draft: Draft) -> None:
        self.by_name: dict[str, tuple[str, str]] = {}
        for row in draft.attendance:
            words = ", ".join(one for one in (row.name, row.role, row.organization) if one)
            self._add(row.name, row.organization, words)
            self._add(row.organization, "", words)
        for part in draft.parts:
            if isinstance(part, Line) and part.kind != "rest":
                self._add_line(part)

    def _add_line(self, line: Line) -> None:
        words = f"{line.label}: {line.text}" if line.label else line.text
        self._add(line.person, line.organization, words)
        self._add(line.organization, "", words)
        for task in line.tasks:
            self._add(task.responsible, "", words)

    def _add(self, name: str, place: str, words: str) -> None:
        if name:
            self.by_name.setdefault(fold(name), (place, _cut(words)))


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
