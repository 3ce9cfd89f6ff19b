"""Widgets: the browser's own pickers of dates and times, and choices among hundreds, written in one go.

Django renders a template for each choice, which takes most of a page's time where there are hundreds.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.forms.widgets import ChoiceWidget
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

OPTION = '<option value="{}"{}>{}</option>'
BOX = '<div class="ds-field"><input type="{}" name="{}" value="{}"{}><label class="ds-label" for="{}">{}</label></div>'
SELECTED, NOTHING = mark_safe(" selected"), mark_safe("")


class Select(forms.Select):
    """A drop-down, with or without groups."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002 - Django's signature
        """The select with its options."""
        chosen = set(self.format_value(value))
        final = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        lines = [_option(key, label, chosen) for key, label in self.choices]
        return format_html("<select{}>{}</select>", flatatt(final), _joined(lines))


def _option(key: Any, label: Any, chosen: set[str]) -> SafeString:
    if not isinstance(label, list | tuple):
        return format_html(OPTION, key, SELECTED if str(key) in chosen else NOTHING, label)
    rows = ((one, SELECTED if str(one) in chosen else NOTHING, text) for one, text in label)
    return format_html('<optgroup label="{}">{}</optgroup>', key, format_html_join("", OPTION, rows))


class Boxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, each with its label."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002 - Django's signature
        """The boxes, one below the other."""
        return _boxes(self, name, value, attrs)


class Radios(forms.RadioSelect):
    """Buttons of which one is chosen, each with its label."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002 - Django's signature
        """The buttons, one below the other."""
        return _boxes(self, name, value, attrs)


def _boxes(widget: ChoiceWidget, name: str, value: Any, attrs: Any) -> SafeString:
    chosen = set(widget.format_value(value))
    final = widget.build_attrs(widget.attrs, attrs)
    start = final.pop("id", f"id_{name}")
    lines = []
    for number, (key, label) in enumerate(widget.choices):
        place = f"{start}_{number}"
        rest = flatatt({**final, "id": place, "checked": str(key) in chosen})
        lines.append(format_html(BOX, widget.input_type, name, key, rest, place, label))
    return _joined(lines)


def _joined(lines: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((line,) for line in lines))


class DateInput(forms.DateInput):
    """The browser's own date picker; it wants ISO dates whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A wall time, in hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


OURS: dict[type[forms.Widget], type[forms.Widget]] = {
    forms.Select: Select,
    forms.CheckboxSelectMultiple: Boxes,
    forms.RadioSelect: Radios,
    forms.DateInput: DateInput,
    forms.TimeInput: TimeInput,
}


def dressed(widget: forms.Widget) -> forms.Widget:
    """Our widget in the place of Django's own; any other as it is."""
    kind = OURS.get(type(widget))
    if kind is None:
        return widget
    ours = kind(widget.attrs)
    ours.is_required = widget.is_required
    if isinstance(widget, ChoiceWidget) and isinstance(ours, ChoiceWidget):
        ours.choices = widget.choices
    return ours
