"""Forms of the follow-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.followup.models import ReportState
from rundbord.apps.record.models import Action


class SettleForm(DesignForm):
    """What became of an action, of the version that the page showed."""

    state = forms.ChoiceField(choices=Action.State)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ReportForm(DesignForm):
    """What became of an organization's part."""

    state = forms.ChoiceField(label=_("State"), choices=ReportState)
    note = forms.CharField(label=_("What became of it"), max_length=500, required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
