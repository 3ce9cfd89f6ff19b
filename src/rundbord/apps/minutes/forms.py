"""What is asked about a body's letterhead."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Language
from rundbord.apps.minutes.head import kept_letterhead
from rundbord.apps.minutes.letterheads import Picture
from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.people.models import Body
from rundbord.apps.people.models.bodies import MinutesName


class LetterheadForm(VersionedForm):
    """A body's logo, lines and words on its documents."""

    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("A PNG or JPEG picture of at most 2 MB."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg"}),
    )
    logo_alt = forms.CharField(
        label=_("Alternative text of the logo"),
        max_length=200,
        required=False,
        help_text=_("What the logo says, for those who hear the document read. For example “Fjordbyene”."),
    )
    without_logo = forms.BooleanField(label=_("Remove the logo"), required=False)
    address_lines = forms.CharField(
        label=_("The sender's address"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Stands under the cooperation's name. Empty: the cooperation's own address."),
    )
    footer_lines = forms.CharField(
        label=_("Footer"), required=False, widget=forms.Textarea({"rows": 2}), help_text=_("At the foot of each page.")
    )
    language = forms.ChoiceField(label=_("Written language"), choices=Language.choices)
    minutes_name = forms.ChoiceField(label=_("What the minutes are called"), choices=MinutesName.choices)

    def __init__(self, body: Body, *args: Any, **options: Any) -> None:
        kept = kept_letterhead(body)
        written = {name: getattr(body, name) for name in ("footer_lines", "language", "minutes_name")}
        written |= {"address_lines": kept.address_lines, "logo_alt": kept.logo_alt, "seen": body.version}
        super().__init__(*args, **{"initial": written, **options})
        self.kept = kept
        self.has_logo = kept.logo is not None
        if not self.has_logo:
            del self.fields["without_logo"]

    def clean(self) -> dict[str, Any]:
        """A logo needs words that stand for it."""
        cleaned = super().clean() or {}
        stays = self.has_logo and not cleaned.get("without_logo")
        if (cleaned.get("logo") or stays) and not cleaned.get("logo_alt"):
            self.add_error("logo_alt", _("Write what the logo says, for those who cannot see it."))
        return cleaned

    @property
    def written(self) -> dict[str, Any]:
        """The values as `letterheads.write_letterhead` takes them."""
        values = dict(self.cleaned_data)
        upload = values.pop("logo", None)
        return {**values, "logo": Picture(upload.name, upload.read()) if upload else None}
