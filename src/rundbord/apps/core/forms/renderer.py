"""One look for all forms, also those of libraries (the setting FORM_RENDERER names it)."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates

from rundbord.apps.core.forms.widgets import dressed


class DesignField(BoundField):
    """A field in Designsystemet's look; Django itself ties its help and its error to it (`aria-describedby`)."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        field.widget = dressed(field.widget)
        if isinstance(field, forms.ModelChoiceField) and field.empty_label:
            field.empty_label = "–"
        super().__init__(form, field, name)

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        """Designsystemet's class; a text area without `cols` fills the line."""
        drawn = widget or self.field.widget
        look: dict[str, Any] = {} if drawn.is_hidden else {"class": drawn.attrs.get("class", "ds-input")}
        if isinstance(drawn, forms.Textarea):
            look["cols"] = False
        return super().build_widget_attrs({**look, **attrs}, widget)


class DesignRenderer(DjangoTemplates):
    """Forms and fields as Designsystemet draws them."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"
    bound_field_class = DesignField
