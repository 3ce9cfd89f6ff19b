"""Forms about persons and organizations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.core.models import Language
from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.people.forms.bodies import ListForm, OrganizationField, PersonField
from rundbord.apps.people.mentions import MentionGroup, Subject
from rundbord.apps.people.models import Cooperation, Person


class NewPersonForm(DesignForm):
    """A new person."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("With an address the person can log in, by a code in an e-mail.")
    )
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    language = forms.ChoiceField(
        label=_("Language of mails and pages"),
        choices=[("", _("The cooperation's")), *Language.choices[:3]],
        required=False,
    )


class PersonForm(VersionedForm, NewPersonForm):
    """A person's name, addresses and language; without `may_log_in` the address is not theirs to change."""

    def __init__(self, *args: Any, whole: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not whole:
            del self.fields["email"]

    @classmethod
    def of(cls, person: Person, *, whole: bool) -> "PersonForm":
        """The form filled with what is known."""
        initial = {name: getattr(person, name) for name in ("name", "email", "phone", "language")}
        return cls(initial={"seen": person.version, **initial}, whole=whole)

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned fields without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class PersonWithdrawForm(VersionedForm):
    """Why a person is taken out of the register."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("For the secretariat, for example “registered twice”. Write nothing about health."),
    )


class PostForm(DesignForm):
    """An office in an organization."""

    title = forms.CharField(label=_("Title"), max_length=200)
    valid_from = forms.DateField(label=_("First day"), required=False)

    def __init__(self, cooperation: Cooperation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"] = OrganizationField(cooperation, label=_("Organization"), required=True)
        self.order_fields(("title", "organization", "valid_from"))


class MergeForm(VersionedForm):
    """Which row to keep."""

    def __init__(self, cooperation: Cooperation, subject: Subject, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = PersonField if isinstance(subject, Person) else OrganizationField
        self.fields["kept"] = choose(cooperation, leave_out=subject.uid, label=_("The one to keep"), required=True)


class SplitForm(DesignForm):
    """The new one's name, and what belongs to it."""

    name = forms.CharField(label=_("Name of the new one"), max_length=200)

    def __init__(self, groups: list[MentionGroup], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, group in enumerate(groups):
            self.fields[f"keys_{number}"] = forms.MultipleChoiceField(
                label=group.label,
                choices=[(one.key, one.text) for one in group.mentions],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def keys(self) -> list[str]:
        """Everything that is ticked."""
        return [key for name, keys in self.cleaned_data.items() if name.startswith("keys_") for key in keys]


class PersonsListForm(ListForm):
    """A list of persons: added or mended, never removed."""
