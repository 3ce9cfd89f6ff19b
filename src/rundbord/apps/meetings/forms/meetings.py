"""Forms for a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Language
from rundbord.apps.meetings.forms.styled import StyledForm, VersionedForm
from rundbord.apps.meetings.models import Form, Meeting
from rundbord.apps.people.models import Body

WRITTEN = (
    "title", "date", "end_date", "start_time", "end_time", "form", "place", "language",
    "join_url", "join_id", "join_code", "join_phone",
)  # fmt: skip


class MeetingFields(StyledForm):
    """When, where and who."""

    bodies = forms.ModelMultipleChoiceField(
        queryset=Body.objects.none(),
        label=_("Who meets"),
        help_text=_("Several bodies hold a joint meeting; the first one leads."),
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False, help_text=_("Left empty: the name of the body.")
    )
    date = forms.DateField(label=_("Date"), required=False)
    end_date = forms.DateField(label=_("Last day"), required=False, help_text=_("Only if it lasts several days."))
    start_time = forms.TimeField(label=_("Starts at"), required=False)
    end_time = forms.TimeField(label=_("Ends at"), required=False)
    form = forms.ChoiceField(label=_("How people meet"), choices=Form)
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    language = forms.ChoiceField(label=_("Language of the papers"), choices=Language)
    join_url = forms.URLField(
        label=_("Link to the digital meeting"), max_length=1000, required=False, assume_scheme="https"
    )
    join_id = forms.CharField(label=_("Meeting ID"), max_length=60, required=False)
    join_code = forms.CharField(label=_("Passcode"), max_length=60, required=False)
    join_phone = forms.CharField(label=_("Phone"), max_length=60, required=False)

    def __init__(self, *args: Any, choices: list[Body], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["bodies"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = Body.objects.filter(pk__in=[body.pk for body in choices])

    def written(self) -> dict[str, Any]:
        """What is written on the meeting itself."""
        return {name: self.cleaned_data[name] for name in WRITTEN}


class MeetingForm(VersionedForm, MeetingFields):
    """The same about a meeting that is there already."""


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """What the form is opened with."""
    return {
        **{name: getattr(meeting, name) for name in WRITTEN},
        "bodies": [body.pk for body in meeting.held_by],
        "version": meeting.version,
    }


def habits_of(body: Body) -> dict[str, Any]:
    """What a new meeting of the body starts with."""
    return {"bodies": [body.pk], "language": body.language, "place": body.meeting_place}


class WithdrawForm(VersionedForm):
    """Why something is taken away."""

    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
