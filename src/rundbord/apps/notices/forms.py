"""What is asked before the next meeting is made, and how people join it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.meetings.models import Form as MeetingForm
from rundbord.apps.notices.joining import Joining, read_invitation


class NextMeetingForm(DesignForm):
    """When and where. Times are wall times, the date is local."""

    date = forms.DateField(label=_("Date"))
    start_time = forms.TimeField(label=pgettext_lazy("time of a meeting", "From"))
    end_time = forms.TimeField(label=pgettext_lazy("time of a meeting", "Until"))
    place = forms.CharField(label=_("Place"), required=False, max_length=300)
    form = forms.ChoiceField(label=_("How you meet"), choices=MeetingForm.choices)

    def clean(self) -> dict[str, Any]:
        """The meeting ends after it begins."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("start_time"), cleaned.get("end_time")
        if start and end and end <= start:
            self.add_error("end_time", _("The meeting must end after it begins."))
        return cleaned


class JoiningForm(DesignForm):
    """A Teams or Zoom invitation, pasted whole."""

    invitation = forms.CharField(
        label=_("Paste the invitation from Teams or Zoom"),
        widget=forms.Textarea({"rows": 6}),
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
