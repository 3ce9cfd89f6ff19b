"""What is asked before the next meeting is made, and how people join it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.meetings.models import Form as MeetingForm
from rundbord.apps.notices.joining import Joining, read_invitation


def _input(kind: str) -> forms.Widget:
    return forms.TextInput(attrs={"type": kind, "class": "ds-input"})


class NextMeetingForm(forms.Form):
    """When and where. Times are wall times, the date is local."""

    date = forms.DateField(label=_("Date"), widget=_input("date"))
    start_time = forms.TimeField(label=pgettext_lazy("time of a meeting", "From"), widget=_input("time"))
    end_time = forms.TimeField(label=pgettext_lazy("time of a meeting", "Until"), widget=_input("time"))
    place = forms.CharField(label=_("Place"), required=False, max_length=300, widget=_input("text"))
    form = forms.ChoiceField(
        label=_("How you meet"), choices=MeetingForm.choices, widget=forms.Select(attrs={"class": "ds-input"})
    )

    def clean(self) -> dict[str, Any]:
        """The meeting ends after it begins."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("start_time"), cleaned.get("end_time")
        if start and end and end <= start:
            self.add_error("end_time", _("The meeting must end after it begins."))
        return cleaned


class JoiningForm(forms.Form):
    """A Teams or Zoom invitation, pasted whole."""

    invitation = forms.CharField(
        label=_("Paste the invitation from Teams or Zoom"),
        widget=forms.Textarea(attrs={"class": "ds-input", "rows": 6, "cols": False}),
        max_length=20_000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_invitation(self) -> Joining:
        """What it says. An error where it says nothing that we understand."""
        found = read_invitation(self.cleaned_data["invitation"])
        if not found:
            raise forms.ValidationError(
                _("There is no link, meeting id or phone number in this text. Paste the whole invitation.")
            )
        return found
