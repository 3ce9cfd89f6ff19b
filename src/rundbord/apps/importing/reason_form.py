"""Why something that was accepted is taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.forms.base import DesignForm


class ReasonForm(DesignForm):
    """The reason, which is kept with what is taken back."""

    reason = forms.CharField(label=_("Why?"), max_length=200)
