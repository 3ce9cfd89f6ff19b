"""What people write of archive and extracts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.archiving.models import ArchiveCase, Extract, Outcome
from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.people.models import Organization

LANGUAGES = [("nb", _("Norwegian Bokmål")), ("nn", _("Norwegian Nynorsk"))]


class ArchiveForm(VersionedForm):
    """The archive's number, and the day of journaling."""

    case_number = forms.CharField(label=_("The archive's case number"), max_length=60, required=False)
    journaled_on = forms.DateField(label=_("Journaled on"), required=False)

    @classmethod
    def of(cls, case: ArchiveCase) -> "ArchiveForm":
        """The form filled with what is known."""
        values = {"case_number": case.case_number, "journaled_on": case.journaled_on}
        return cls(initial={"seen": case.version, **values})


class ExtractsForm(DesignForm):
    """To whom the decision is sent, and the letter's own words."""

    text = forms.CharField(
        label=_("The letter"),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("It stands before the decision. Ask for their treatment, and by when."),
    )

    def __init__(self, organizations: list[Organization], languages: dict[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {one.uid: one for one in organizations}
        self.fields["nb"] = self._choice(_("Letters in bokmål to"), "nb", languages)
        self.fields["nn"] = self._choice(_("Letters in nynorsk to"), "nn", languages)
        self.order_fields(("nb", "nn", "text"))

    def _choice(self, label: Any, language: str, languages: dict[int, str]) -> forms.MultipleChoiceField:
        known = [one for one in self.organizations.values() if languages[one.pk] == language]
        return forms.MultipleChoiceField(
            label=label,
            choices=[(one.uid, one.name) for one in self.organizations.values()],
            initial=[one.uid for one in known],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        """Nobody gets the letter in two languages."""
        cleaned: dict[str, Any] = super().clean() or {}
        if set(cleaned.get("nb", [])) & set(cleaned.get("nn", [])):
            self.add_error("nn", _("Choose one language for each of them."))
        return cleaned

    @property
    def chosen(self) -> list[tuple[Organization, str]]:
        """Whom, with the language of each letter."""
        return [(self.organizations[uid], one) for one, _label in LANGUAGES for uid in self.cleaned_data[one]]


class FollowForm(VersionedForm):
    """What became of a letter."""

    sent_on = forms.DateField(label=_("Sent on"), required=False)
    their_case = forms.CharField(label=_("Their case number"), max_length=60, required=False)
    treated_on = forms.DateField(label=_("Treated on"), required=False)
    outcome = forms.ChoiceField(label=_("What they decided"), choices=Outcome.choices, required=False)

    @classmethod
    def of(cls, extract: Extract) -> "FollowForm":
        """The form filled with what is known."""
        names = ("sent_on", "their_case", "treated_on", "outcome")
        return cls(initial={"seen": extract.version, **{name: getattr(extract, name) for name in names}})
