"""A document in somebody's own Word template: fields such as `{{tittel}}` are replaced, and `{{innhold}}` by the text.

The template's styles stand; those that it lacks come from us. Fields are found in paragraphs, tables, headers and
footers, also where Word has parted them into several runs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from rundbord.engines.typesetter.document import Document
from rundbord.engines.typesetter.docx_back import NotADocxError, require_package

CONTENT, TITLE = "innhold", "tittel"
NEEDED = (TITLE, CONTENT)
FIELDS = (TITLE, "status", "organ", "tid", "sted", CONTENT)
_FIELD = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")


@dataclass(frozen=True)
class Checked:
    """What a template holds: fields that we know, needed ones that are missing, and names that we do not know.

    `content_alone` tells that `{{innhold}}` stands in a paragraph of its own in the text, as it must.
    """

    found: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    content_alone: bool

    @property
    def usable(self) -> bool:
        """Can documents be made with it?"""
        return not self.missing and self.content_alone


def check(template: bytes) -> Checked:
    """What the template holds. Raises NotADocxError."""
    word = _opened(template)
    names = _names(word)
    return Checked(
        found=tuple(name for name in FIELDS if name in names),
        missing=tuple(name for name in NEEDED if name not in names),
        unknown=tuple(sorted(names - set(FIELDS))),
        content_alone=_place(word) is not None or CONTENT not in names,
    )


def fill(template: bytes, document: Document, fields: Mapping[str, str]) -> bytes:
    """The document as DOCX in the template; `fields` are values beside the title and the status.

    What a field says does not stand in the text again. Raises NotADocxError; ValueError where the template has no place
    for the text.
    """
    from rundbord.engines.typesetter.archive import steady
    from rundbord.engines.typesetter.compose import compose
    from rundbord.engines.typesetter.docx import write_elements

    word = _opened(template)
    place = _place(word)
    if place is None:
        raise ValueError("The template has no paragraph {{innhold}} of its own.")
    told = replace(document, facts=() if {"organ", "tid", "sted"} <= _names(word) else document.facts)
    styles = _with_our_styles(word)
    before = len(word.element.body)
    write_elements(word, compose(told).elements)
    made = list(word.element.body)[before - 1 : -1]  # the last element is the section's own
    _name_styles(made, styles)
    for element in made:
        place._p.addprevious(element)  # noqa: SLF001 - python-docx does not move paragraphs
    place._p.getparent().remove(place._p)  # noqa: SLF001 - as above
    values = {**fields, TITLE: document.title, "status": document.mark}
    for paragraph in _paragraphs(word):
        _replace_fields(paragraph, values)
    word.core_properties.title = document.title[:255]
    saved = BytesIO()
    word.save(saved)
    return steady(saved.getvalue())


def _opened(template: bytes) -> Any:
    import docx

    require_package(template)
    try:
        return docx.Document(BytesIO(template))
    except Exception as error:  # python-docx and lxml raise whatever a broken file leads them to
        raise NotADocxError(str(error)) from error


def _names(word: Any) -> set[str]:
    """The names of all fields, known or not."""
    return {name.lower() for paragraph in _paragraphs(word) for name in _FIELD.findall(paragraph.text)}


def _paragraphs(word: Any) -> Iterator[Any]:
    """All paragraphs: of the text, of its tables, of headers and footers."""
    yield from _within(word)
    for section in word.sections:
        parts = (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer,
        )  # fmt: skip
        for part in parts:
            if not part.is_linked_to_previous:
                yield from _within(part)


def _within(holder: Any) -> Iterator[Any]:
    yield from holder.paragraphs
    for table in holder.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _within(cell)


def _place(word: Any) -> Any | None:
    """The paragraph of the text that is `{{innhold}}` and nothing else."""
    for paragraph in word.paragraphs:
        found = _FIELD.fullmatch(paragraph.text.strip())
        if found and found[1].lower() == CONTENT:
            return paragraph
    return None


def _replace_fields(paragraph: Any, values: Mapping[str, str]) -> None:
    """The value stands in the run where its field begins, in that run's look."""
    for match in reversed(list(_FIELD.finditer("".join(run.text for run in paragraph.runs)))):
        value = values.get(match[1].lower())
        if value is None:
            continue
        at = 0
        for run in paragraph.runs:
            low, high = at, at + len(run.text)
            at = high
            first, last = max(match.start(), low), min(match.end(), high)
            if first < last:
                begins = value if low <= match.start() else ""
                run.text = run.text[: first - low] + begins + run.text[last - low :]


def _with_our_styles(word: Any) -> dict[str, str]:
    """Add the styles that the template lacks; by our style ids, the template's ids of the styles of the same name."""
    import docx

    from rundbord.engines.typesetter import docx_styles

    ours = docx.Document()
    docx_styles.prepare(ours, "nb-NO", 0)
    there = {style.name: style.style_id for style in word.styles if style.name}
    ids: dict[str, str] = {}
    for style in ours.styles:
        if style.name in there:
            ids[style.style_id] = there[style.name]
        else:
            word.styles.element.append(deepcopy(style.element))
    return ids


def _name_styles(elements: Iterable[Any], ids: Mapping[str, str]) -> None:
    """Word of another language has the same styles under other ids ("Overskrift1")."""
    from docx.oxml.ns import qn

    for element in elements:
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            for used in element.iter(qn(tag)):
                used.set(qn("w:val"), ids.get(used.get(qn("w:val")), used.get(qn("w:val"))))
