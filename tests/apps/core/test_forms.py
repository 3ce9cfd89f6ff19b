"""The one look of forms: what a screen reader meets at a field, and what stands above a form that was refused."""

from datetime import date, time
from html.parser import HTMLParser

import pytest
from django import forms

from rundbord.apps.accounts.models import User
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.core.forms.base import DesignForm
from tests.house.layers import PACKAGE

Tag = dict[str, str | None]


class Example(DesignForm):
    """A field of each kind."""

    name = forms.CharField(label="Name", help_text="As it is written.")
    note = forms.CharField(label="Note", widget=forms.Textarea({"rows": 3}), required=False)
    day = forms.DateField(label="Day")
    begins = forms.TimeField(label="Begins", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")])
    many = forms.MultipleChoiceField(
        label="Many", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple, help_text="Tick some."
    )
    sure = forms.BooleanField(label="Sure", help_text="Think first.")
    seen = forms.IntegerField(widget=forms.HiddenInput)


class _Tags(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Tag]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def one(self, **attributes: str) -> Tag:
        found = [own for _name, own in self.tags if all(own.get(key) == value for key, value in attributes.items())]
        assert len(found) == 1, (attributes, found)
        return found[0]

    @property
    def ids(self) -> list[str]:
        return [own["id"] or "" for _name, own in self.tags if "id" in own]


def _drawn(form: forms.Form) -> _Tags:
    return _Tags(str(form))


def test_each_field_has_its_label_and_its_help() -> None:
    page = _drawn(Example())
    for name in ("name", "note", "day", "begins", "kind", "sure"):
        assert page.one(name=name)["id"] == page.one(**{"for": f"id_{name}"})["for"]
        assert page.one(name=name)["class"] == "ds-input"
    assert page.one(name="name")["aria-describedby"] == "id_name_helptext"
    assert "id_name_helptext" in page.ids
    assert "aria-describedby" not in page.one(name="day")


@pytest.mark.parametrize("name", ["name", "day", "kind", "sure"])
def test_a_wrong_field_says_so_and_points_at_the_error(name: str) -> None:
    field = (page := _drawn(Example({}))).one(name=name)
    assert field["aria-invalid"] == "true"
    assert set((field["aria-describedby"] or "").split()) <= set(page.ids)
    assert f"id_{name}_error" in (field["aria-describedby"] or "")


def test_the_group_of_boxes_points_at_its_help_and_its_error() -> None:
    page = _drawn(Example({}))
    group = page.one(id="id_many")
    assert (group["aria-describedby"] or "").split() == ["id_many_helptext", "id_many_error"]
    assert {"id_many_helptext", "id_many_error", "id_many_0", "id_many_1"} <= set(page.ids)


def test_no_id_stands_twice_and_every_link_to_a_wrong_field_leads_somewhere() -> None:
    page = _drawn(Example({"seen": "1"}))
    assert len(page.ids) == len(set(page.ids))
    links = [(own["href"] or "")[1:] for tag, own in page.tags if tag == "a"]
    assert links == ["id_name", "id_day", "id_kind", "id_many", "id_sure"]
    assert set(links) <= set(page.ids)


def test_dates_and_times_use_the_browsers_pickers() -> None:
    page = _drawn(Example(initial={"day": date(2026, 3, 2), "begins": time(13, 0)}))
    assert (page.one(name="day")["type"], page.one(name="day")["value"]) == ("date", "2026-03-02")
    assert (page.one(name="begins")["type"], page.one(name="begins")["value"]) == ("time", "13:00")


def test_a_text_area_fills_the_line_and_what_is_required_says_so() -> None:
    page = _drawn(Example())
    assert "cols" not in page.one(name="note")
    assert "required" in page.one(name="name")
    assert "required" not in page.one(name="note")


def test_a_choice_of_rows_has_a_dash_for_nobody(db: None) -> None:
    class Choosing(DesignForm):
        who = forms.ModelChoiceField(label="Who", queryset=User.objects.all(), required=False)

    kari = User.objects.create_user("kari@example.org")
    markup = str(Choosing(initial={"who": kari.pk})["who"].as_field_group())
    assert '<option value="">–</option>' in markup
    assert f'<option value="{kari.pk}" selected>kari@example.org</option>' in markup


@pytest.mark.parametrize(("refusal", "status"), [(NotPossibleError, 422), (ConflictError, 409)])
def test_a_refusal_stands_above_the_form(refusal: type[NotPossibleError], status: int) -> None:
    def refuse() -> None:
        raise refusal("Not now.")

    form = DesignForm({})
    assert form.is_valid()
    assert form.http_status == 200
    assert not form.carried_out(refuse)
    assert form.http_status == status
    assert _drawn(form).one(role="alert")
    assert "Not now." in str(form)


def test_forms_of_libraries_look_the_same() -> None:
    class Foreign(forms.Form):
        email = forms.EmailField(help_text="Yours.")

    field = _drawn(Foreign({})).one(name="email")
    assert field["class"] == "ds-input"
    assert field["aria-describedby"] == "id_email_helptext id_email_error"


def test_only_one_template_draws_an_error() -> None:
    drawn = {
        path.name for path in PACKAGE.rglob("*.html") if "ds-validation-message" in path.read_text(encoding="utf-8")
    }
    told_otherwise = {
        "_bad_rows.html",  # rows of a pasted list, which have no field
        "index.html",  # files too large to be sent, told before any form is
    }
    assert drawn == {"_error.html", *told_otherwise}
