"""What people choose and write when minutes are sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.sending.copy_list import parsed
from rundbord.apps.sending.models import Purpose, RemarkState
from rundbord.apps.sending.recipients import Candidate


class SendForm(DesignForm):
    """To whom, with what greeting, and until when remarks are taken; the chair is asked for a look only."""

    greeting = forms.CharField(
        label=_("Your own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("They stand first in the mail. It may be empty."),
    )
    remarks_due = forms.DateField(
        label=_("Last day for remarks"),
        required=False,
        help_text=_("Empty: nobody is asked for remarks."),
    )
    remind = forms.BooleanField(
        label=_("Remind once, two days before, those who have not answered"), required=False, initial=True
    )

    def __init__(self, candidates: list[Candidate], purpose: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_key = {one.key: one for one in candidates if one.address}
        self.fields["to"] = forms.MultipleChoiceField(
            label=_("Who gets it"),
            choices=[(one.key, f"{one.name}, {one.reason.label}") for one in self._by_key.values()],
            initial=list(self._by_key),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose at least one who has an e-mail address.")},
        )
        self.order_fields(("to", "greeting", "remarks_due", "remind"))
        if purpose == Purpose.CHAIR:
            del self.fields["remarks_due"], self.fields["remind"]

    @property
    def chosen(self) -> list[Candidate]:
        """Whom."""
        return [self._by_key[key] for key in self.cleaned_data["to"]]

    @property
    def words(self) -> dict[str, Any]:
        """What the mail says beside the minutes."""
        return {"greeting": self.cleaned_data["greeting"], "remarks_due": self.cleaned_data.get("remarks_due")}


class PasteForm(DesignForm):
    """A remark that came by mail or by phone."""

    name = forms.CharField(label=_("Who it is from"), max_length=200)
    item = forms.ChoiceField(label=_("Under which item"), required=False)
    text = forms.CharField(label=_("The remark"), max_length=5000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, items: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", _("In general")), *items]  # type: ignore[attr-defined]  # a choice field


class AnswerForm(DesignForm):
    """What becomes of a remark."""

    row_version = forms.IntegerField(min_value=0)
    state = forms.ChoiceField(choices=RemarkState.choices)
    answer = forms.CharField(max_length=500, required=False)


class CopyForm(DesignForm):
    """The copy list, one a line: "Name <address>"."""

    addresses = forms.CharField(
        label=_("Who gets a copy"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("One on each line: the name, then the e-mail address. They read the minutes as the public does."),
    )

    def clean_addresses(self) -> list[tuple[str, str]]:
        """Name and address of each line. Each line that has no address is named."""
        return parsed(self.cleaned_data["addresses"])
