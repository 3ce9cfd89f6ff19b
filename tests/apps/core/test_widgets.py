"""Our select and boxes say what Django's own say."""

import pytest
from django import forms
from pytest_django.asserts import assertHTMLEqual

from rundbord.apps.core.forms.widgets import Boxes, Select

CHOICES = [("", "Nobody"), ("a", 'A <b> & "c"'), ("Group", [("b", "B"), ("c", "C & D")]), (7, "Seven")]


@pytest.mark.parametrize("value", [None, "", "a", "c", 7, "unknown"])
def test_a_select_is_as_djangos(value: object) -> None:
    attributes = {"class": "ds-input", "required": True, "disabled": False}
    ours, theirs = Select(attributes, CHOICES), forms.Select(attributes, CHOICES)
    assertHTMLEqual(ours.render("one", value, {"id": "id_one"}), theirs.render("one", value, {"id": "id_one"}))


@pytest.mark.parametrize(("value", "ticked"), [(None, ""), (["b"], "b"), (["a", "b"], "ab"), (["unknown"], "")])
def test_boxes_have_a_label_each(value: object, ticked: str) -> None:
    boxes = "".join(
        f'<div class="ds-field"><input type="checkbox" name="many" value="{key}" class="ds-input" id="id_many_{number}"'
        f' {"checked" if key in ticked else ""}><label class="ds-label" for="id_many_{number}">{text}</label></div>'
        for number, (key, text) in enumerate([("a", "A &lt;b&gt;"), ("b", "B")])
    )
    rendered = Boxes({"class": "ds-input"}, [("a", "A <b>"), ("b", "B")]).render("many", value, {"id": "id_many"})
    assertHTMLEqual(rendered, boxes)


def test_keys_and_texts_are_escaped() -> None:
    choices = [('"><script>', "<script>")]
    assert "<script>" not in Boxes({}, choices).render("many", [])
    assert "<script>" not in Select({}, [*choices, ("<script>", choices)]).render("one", "")
