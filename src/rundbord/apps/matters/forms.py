"""Forms about matters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.matters.models import Matter
from rundbord.apps.people.forms.base import VersionedForm


class NewMatterForm(DesignForm):
    """A new matter."""

    title = forms.CharField(label=_("Title"), max_length=300)
    summary = forms.CharField(
        label=_("What it is about"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class MatterForm(VersionedForm, NewMatterForm):
    """A matter's title and summary."""

    @classmethod
    def of(cls, matter: Matter) -> "MatterForm":
        """The form filled with what the matter is."""
        return cls(initial={"seen": matter.version, "title": matter.title, "summary": matter.summary})
