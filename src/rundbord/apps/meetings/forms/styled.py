"""What forms of meetings and above share: the field for rich text, and what closes a row."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core import richtext
from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.pasting import from_office

FORMAT = "_format"
PLAIN, HTML = "plain", "html"


class RichTextInput(forms.Textarea):
    """A text field that a script turns into an editor; without the script it takes plain text.

    The script sends markup and says so in a second field; plain text becomes paragraphs.
    """

    template_name = "meetings/widgets/rich_text.html"

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002 - Django's signature
        """The script hides the field, and a browser sends no form whose hidden field it finds empty."""
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The markup for the script, and its words for those without."""
        context = super().get_context(name, value, attrs)
        context["widget"]["markup"] = value or ""
        context["widget"]["value"] = plain_of(value or "")
        context["widget"]["format_name"] = f"{name}{FORMAT}"
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ARG002 - Django's signature
        """Rich text, whatever was sent."""
        text = data.get(name)
        if text is None:
            return None
        return from_office(text) if data.get(f"{name}{FORMAT}") == HTML else richtext.from_plain(_lines(text))


class RichTextField(forms.CharField):
    """Rich text. Where plain text comes back unchanged, what it stood for keeps its structure."""

    widget = RichTextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"strip": False, **options})


class StyledForm(DesignForm):
    """A form about a meeting; what closes the row (`closing`) stands apart, below."""

    template_name = "meetings/_form.html"
    closing: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """The values; rich text that was only seen as plain text keeps its structure."""
        values = super().clean() or {}
        for name, field in self.fields.items():
            before = self.get_initial_for_field(field, name) or ""
            if isinstance(field, RichTextField) and before and self._is_same(name, before):
                values[name] = before
        return values

    def _is_same(self, name: str, before: str) -> bool:
        plain = self.data.get(self.add_prefix(name) + FORMAT) != HTML
        return plain and _lines(self.data.get(self.add_prefix(name), "")).split() == plain_of(before).split()

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What stands in sight at once."""
        return [field for field in self.visible_fields() if field.name not in self.closing]

    @property
    def closing_fields(self) -> list[forms.BoundField]:
        """Whether and why it is exempt from public disclosure."""
        return [self[name] for name in self.closing]

    @property
    def closing_is_open(self) -> bool:
        """Are these fields to be seen at once: is it exempt, or something wrong?"""
        return bool(self.errors) or (bool(self.closing) and self["access"].value() == Access.EXEMPT)


class VersionedForm(StyledForm):
    """A form about something that others may change meanwhile; `version` is the one that the actor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def plain_of(markup: str) -> str:
    """The words of rich text for a plain text field: an empty line between blocks."""
    return "\n\n".join(richtext.to_plain(markup).splitlines())


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


EXEMPT_HELP = _("The law and paragraph that the exemption rests on, for example “offentleglova” and “§ 13”.")
