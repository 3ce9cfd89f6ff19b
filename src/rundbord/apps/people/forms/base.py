"""How forms look (Designsystemet) and how a service's refusal ends up beside them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.errors import ConflictError, NotPossibleError


class DesignRenderer(DjangoTemplates):
    """Fields and forms as Designsystemet draws them."""

    form_template_name = "people/forms/form.html"
    field_template_name = "people/forms/field.html"


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DesignForm(forms.Form):
    """A form whose fields carry Designsystemet's class."""

    default_renderer = DesignRenderer
    use_required_attribute = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "ds-input")
            if isinstance(field, forms.DateField):
                field.widget = DateInput()
                field.widget.attrs["class"] = "ds-input"
                field.widget.is_required = field.required

    def carried_out(self, act: Callable[[], object]) -> bool:
        """Do `act`; a refusal becomes an error of the form (see `status`)."""
        try:
            act()
        except NotPossibleError as refusal:
            self.add_error(None, str(refusal))
            self.conflict = isinstance(refusal, ConflictError)
            return False
        return True

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form: 409 after a conflict, 422 with other errors."""
        if getattr(self, "conflict", False):
            return 409
        return 422 if self.is_bound and self.errors else 200


class VersionedForm(DesignForm):
    """A form that remembers the version of what it changes."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


LANGUAGES = [
    ("nb", _("Norwegian Bokmål")),
    ("nn", _("Norwegian Nynorsk")),
    ("en", _("English")),
    ("se", _("Northern Sámi")),
]
