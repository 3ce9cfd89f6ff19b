"""A document is kept as JSON and comes back as it was."""

import json
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.minutes.frozen import digest, freeze, thaw
from rundbord.engines.typesetter.document import (
    Action,
    AgendaRow,
    Document,
    Item,
    Letterhead,
    Paragraph,
    Run,
    Table,
)

DOCUMENT = Document(
    kind="minutes",
    language="nn",
    title="Møtebok",
    issued=date(2026, 3, 10),
    letterhead=Letterhead(sender=("Fjordbyene",)),
    agenda=(AgendaRow("Pause", start=time(14, 9)),),
    items=(
        Item(
            "Sak",
            "3",
            blocks=(Paragraph((Run("Sjå "), Run("sida", link="https://example.no/"))), Table(("A",), (("b",),))),
        ),
    ),
    actions=(Action("Sende ut", due=date(2026, 4, 1)), Action("Ringe", due="før sommaren")),
)


def test_a_document_comes_back_as_it_was() -> None:
    assert thaw(json.loads(json.dumps(freeze(DOCUMENT)))) == DOCUMENT


def test_the_digest_does_not_depend_on_the_order_of_keys() -> None:
    kept = freeze(DOCUMENT)
    assert digest(kept) == digest(dict(reversed(kept.items())))


@given(st.text(min_size=1), st.text())
def test_any_text_comes_back_and_changes_the_digest(title: str, other: str) -> None:
    one, two = Item(title), Item(title + other)
    assert thaw(json.loads(json.dumps(freeze(one)))) == one
    assert (digest(freeze(one)) == digest(freeze(two))) == (one == two)
