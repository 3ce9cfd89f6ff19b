"""Reading files without storing anything, and what a line of a plain table says of a file that was read."""

from collections.abc import Iterator
from dataclasses import dataclass

from rundbord.apps.importing.draft import Draft, Heading, from_json
from rundbord.apps.importing.models import Document, State
from rundbord.apps.importing.services.extraction import extractor
from rundbord.apps.importing.services.knowing import names_of
from rundbord.apps.importing.services.reading import draft_from
from rundbord.apps.people.models import Body, Cooperation
from rundbord.engines.reader.source import Reason, UnreadableError


@dataclass(frozen=True)
class Tried:
    """A file and what was read in it; `why` says why it was not, in the reader's own English.

    `body` is the body's name, the words of the document in quotation marks where the register does not know them.
    `date` is an ISO date or empty; `places` counts places to look at.
    """

    file: str
    kind: str = ""
    body: str = ""
    date: str = ""
    items: int = 0
    places: int = 0
    why: str = ""


def try_file(cooperation: Cooperation, content: bytes, path: str, body: Body | None) -> Iterator[Tried]:
    """What an import would read in the file, or in each file of a container; nothing is written anywhere."""
    from rundbord.engines.reader.extract.containers import is_container

    if not is_container(content, path):
        yield _tried(cooperation, content, path, body)
        return
    found = extractor().unpack(content, path.rsplit("/", 1)[-1])
    for member in found.members:
        yield _tried(cooperation, member.content, f"{path}/{member.path}", body)
    for refused in found.refused:
        yield Tried(f"{path}/{refused.path}", why=refused.reason.value)
    if not found.members and not found.refused:
        yield Tried(path, why=Reason.EMPTY.value)


def _tried(cooperation: Cooperation, content: bytes, path: str, body: Body | None) -> Tried:
    try:
        source = extractor().extract(content, path.rsplit("/", 1)[-1])
    except UnreadableError as error:
        return Tried(path, why=error.reason.value)
    return _line(path, draft_from(source, cooperation, body, names_of(cooperation)))


def tried_document(document: Document) -> Tried:
    """The line of a document that was brought in (`select_related` its body and parent)."""
    path = f"{document.parent.name}/{document.path}" if document.parent else document.path or document.name
    if document.draft:
        return _line(path, from_json(document.draft))
    why = Reason[document.reason].value if document.reason else ""
    return Tried(path, why=why or State(document.state).name.capitalize())


def _line(path: str, draft: Draft) -> Tried:
    facts = draft.facts
    known = Body.objects.filter(uid=facts.body_uid).values_list("name", flat=True).first() if facts.body_uid else None
    return Tried(
        path,
        kind=facts.kind,
        body=known or (f"“{facts.body}”" if facts.body else ""),
        date=facts.date,
        items=sum(isinstance(part, Heading) for part in draft.parts),
        places=len(draft.open_doubts),
    )
