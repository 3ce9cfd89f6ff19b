"""Forms about organizations and who takes part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core import clock
from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.people.forms.bodies import OrganizationField
from rundbord.apps.people.models import Cooperation, Organization, OrganizationKind


class NewOrganizationForm(DesignForm):
    """An organization that Norway's register does not have."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind of organization"),
        choices=[one for one in OrganizationKind.choices if one[0] not in {"municipality", "county"}],
        initial=OrganizationKind.REGION,
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")


class OrganizationForm(VersionedForm, NewOrganizationForm):
    """What the cooperation knows of an organization that it added."""

    @classmethod
    def of(cls, organization: Organization) -> "OrganizationForm":
        """The form filled with what is known."""
        names = ("name", "kind", "email", "website")
        return cls(initial={"seen": organization.version, **{name: getattr(organization, name) for name in names}})


class PartForm(DesignForm):
    """From when an organization is part of a region: a region chooses its part, any other its region."""

    valid_from = forms.DateField(label=_("First day"), initial=clock.today, required=False)

    def __init__(self, cooperation: Cooperation, organization: Organization, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of_region = is_own_region(cooperation, organization)
        self.fields["other"] = OrganizationField(
            cooperation,
            only="" if self.of_region else OrganizationKind.REGION,
            leave_out=organization.uid,
            label=_("Organization") if self.of_region else _("Region"),
            required=True,
        )
        self.order_fields(("other", "valid_from"))
        self.cooperation = cooperation

    def clean_other(self) -> Organization:
        """Only a region that this cooperation added is its own to fill."""
        other: Organization = self.cleaned_data["other"]
        if not self.of_region and not is_own_region(self.cooperation, other):
            raise forms.ValidationError(_("Only a region that you have added yourselves can be given parts."))
        return other


def is_own_region(cooperation: Cooperation, organization: Organization) -> bool:
    """Is this a region that the cooperation added?"""
    return organization.kind == OrganizationKind.REGION and organization.added_in_id == cooperation.pk


class ParticipationForm(DesignForm):
    """Who takes part, and through which region."""

    valid_from = forms.DateField(label=_("First day"), initial=clock.today)

    def __init__(self, cooperation: Cooperation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"] = OrganizationField(cooperation, label=_("Organization"), required=True)
        through = OrganizationField(
            cooperation,
            only=OrganizationKind.REGION,
            label=_("Through the region"),
            required=False,
            help_text=_("Nobody: directly."),
        )
        self.fields["through"] = through
        self.order_fields(("organization", "through", "valid_from"))
