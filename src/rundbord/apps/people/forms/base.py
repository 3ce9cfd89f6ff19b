"""What forms of the register share."""

from django import forms

from rundbord.apps.core.forms.base import DesignForm


class VersionedForm(DesignForm):
    """A form that remembers the version of what it changes."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
