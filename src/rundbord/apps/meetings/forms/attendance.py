"""Forms for the attendance list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Access
from rundbord.apps.meetings.forms.styled import EXEMPT_HELP, StyledForm, VersionedForm
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.people.models import Organization, Person

WRITTEN = (
    "name_written", "person", "organization_written", "organization", "role", "category", "status", "deputy_for",
    "from_time", "to_time", "note", "access", "law", "paragraph",
)  # fmt: skip


class GuestForm(StyledForm):
    """Somebody who sits in no seat of the body."""

    name_written = forms.CharField(label=_("Name"), max_length=200)
    organization_written = forms.CharField(label=_("Comes from"), max_length=200, required=False)
    role = forms.CharField(label=_("Role"), max_length=200, required=False)
    category = forms.ChoiceField(
        label=_("Takes part as"), choices=Attendance.Category, initial=Attendance.Category.GUEST
    )
    status = forms.ChoiceField(label=_("Came"), choices=Attendance.Status, initial=Attendance.Status.EXPECTED)


class AttendanceForm(VersionedForm, GuestForm):
    """Everything about a row of the list."""

    closing = ("access", "law", "paragraph")
    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none(), required=False)
    organization = forms.ModelChoiceField(label=_("Organization"), queryset=Organization.objects.none(), required=False)
    deputy_for = forms.CharField(label=_("Deputy for"), max_length=200, required=False)
    from_time = forms.TimeField(label=_("Came at"), required=False)
    to_time = forms.TimeField(label=_("Left at"), required=False)
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("Never why somebody is absent: that may be health information."),
    )
    access = forms.ChoiceField(label=_("Access to the note"), choices=Access)
    law = forms.CharField(label=_("Law"), max_length=80, required=False, help_text=EXEMPT_HELP)
    paragraph = forms.CharField(label=_("Paragraph"), max_length=40, required=False)

    def __init__(self, *args: Any, row: Attendance, **options: Any) -> None:
        initial = {name: getattr(row, name) for name in (*WRITTEN, "version")}
        super().__init__(*args, **{"initial": initial, **options})
        choose_from_cooperation(self, row.meeting)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Related rows are opened with their keys."""
        value = super().get_initial_for_field(field, field_name)
        return getattr(value, "pk", value)

    def written(self) -> dict[str, Any]:
        """What is written on the row."""
        return {name: self.cleaned_data[name] for name in WRITTEN}


def choose_from_cooperation(form: StyledForm, meeting: Meeting) -> None:
    """Offer the cooperation's persons, and the organizations that take part or sit in it."""
    persons = Person.objects.filter(cooperation=meeting.cooperation_id, withdrawn_at=None, merged_into=None)
    taking_part = Organization.objects.filter(participations__cooperation=meeting.cooperation_id)
    sitting = Organization.objects.filter(seats__body__cooperation=meeting.cooperation_id)
    organizations = Organization.objects.filter(merged_into=None, withdrawn_at=None)
    here = organizations.filter(pk__in=taking_part.values("pk")) | organizations.filter(pk__in=sitting.values("pk"))
    for name, rows in (("person", persons), ("organization", here.order_by("name"))):
        field = form.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows
