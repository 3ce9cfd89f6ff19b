"""What a visitor fills in to set up Rundbord."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core import clock
from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.desk.services import Beginning
from rundbord.norway import register

NORWEGIAN_LAST = str.maketrans("æøå", "{|}")  # the three characters behind z


def alphabetical(name: str) -> str:
    """The name so that Norwegian order comes out: æ, ø and å stand last."""
    return name.casefold().translate(NORWEGIAN_LAST)


@dataclass(frozen=True)
class County:
    """A county's municipalities to tick: key, name, and whether it is ticked."""

    name: str
    municipalities: list[tuple[str, str, bool]]

    @property
    def ticked(self) -> int:
        """How many are ticked."""
        return sum(ticked for _key, _name, ticked in self.municipalities)


class BeginningForm(DesignForm):
    """The first cooperation, its municipalities and its first secretary."""

    name = forms.CharField(max_length=200, label=_("Name of the cooperation"))
    slug = forms.SlugField(
        max_length=60,
        required=False,
        label=_("Its word in addresses"),
        help_text=_("Short, without spaces: it stands in every address. Leave it empty to have it made from the name."),
    )
    municipalities = forms.MultipleChoiceField(required=False, label=_("Municipalities"))
    secretary_name = forms.CharField(
        max_length=200, label=_("Your name"), widget=forms.TextInput({"autocomplete": "name"})
    )
    secretary_email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("You log in with this address."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    test_mail = forms.BooleanField(required=False, label=_("Send me a message to see whether mail arrives"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        field = self.fields["municipalities"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(unit.key, unit.name(today)) for unit in register.municipalities(today)]

    def counties(self) -> list[County]:
        """The municipalities of today by county, both by name."""
        today, ticked = clock.today(), set(self["municipalities"].value() or [])
        found: dict[str, list[tuple[str, str, bool]]] = {}
        for unit in register.municipalities(today):
            county = register.county_of(unit, today)
            name = county.name(today) if county else ""
            found.setdefault(name, []).append((unit.key, unit.name(today), unit.key in ticked))
        by_name = sorted(found.items(), key=lambda item: alphabetical(item[0]))
        return [County(name, sorted(rows, key=lambda row: alphabetical(row[1]))) for name, rows in by_name]

    def beginning(self) -> Beginning:
        """What was filled in, once it is valid."""
        return Beginning(**self.cleaned_data)
