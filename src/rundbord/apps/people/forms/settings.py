"""Forms about the cooperation itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core import clock
from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.core.models import Language
from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.people.models import Cooperation

FIELDS = "name", "language", "email", "website", "address_lines", "about", "searchable"


class CooperationForm(VersionedForm):
    """Name, language and letterhead."""

    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Written language"), choices=Language.choices)
    email = forms.EmailField(label=_("E-mail"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    address_lines = forms.CharField(
        label=_("Letterhead"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("A line each: address, phone, organization number."),
    )

    about = forms.CharField(
        label=_("About the cooperation"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("It stands on the cooperation's front page, for everyone."),
    )
    searchable = forms.BooleanField(
        label=_("Search engines may show pages that name persons"),
        required=False,
        help_text=_("Otherwise they are asked to stay away, as the Norwegian Data Protection Authority recommends."),
    )

    @classmethod
    def of(cls, cooperation: Cooperation) -> "CooperationForm":
        """The form filled with what is known."""
        return cls(initial={"seen": cooperation.version, **{name: getattr(cooperation, name) for name in FIELDS}})

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned fields without the version."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class ParticipantsForm(DesignForm):
    """From which day the ticked ones take part."""

    first_day = forms.DateField(label=_("From"), initial=clock.today)
