"""What stands in a node now, for the page that shows two reviewers' texts beside each other."""

from rundbord.apps.importing.draft import Draft, Heading, Line


def theirs(draft: Draft, key: str) -> list[str]:
    """The node's words as they are now; nothing where it is gone."""
    for part in draft.parts:
        if part.key == key and isinstance(part, Heading):
            return [f"{part.number} {part.title}".strip()]
        if part.key == key and isinstance(part, Line):
            return [": ".join(words for words in (part.speaker, part.text) if words)]
    for row in draft.attendance:
        if row.key == key:
            return [", ".join(words for words in (row.name, row.organization, row.note) if words)]
    facts = draft.facts
    return [word for word in (facts.date, facts.start, facts.end, facts.place) if word] if key == "facts" else []
