"""A page that is one form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.people.models import Body, Cooperation


class FormPage:
    """A page with a heading, a form and one button; `body` and `back` say where it stands and leads back to."""

    def __init__(
        self,
        cooperation: Cooperation,
        form: DesignForm,
        *,
        heading: str,
        action: str = "",
        intro: str = "",
        body: Body | None = None,
        back: str = "",
    ) -> None:
        self.cooperation, self.form = cooperation, form
        home = reverse("people:cooperation", args=[cooperation.slug])
        at_body = reverse("people:body", args=[cooperation.slug, body]) if body else ""
        self.context: dict[str, Any] = {
            "cooperation": cooperation,
            "form": form,
            "heading": heading,
            "intro": intro,
            "action": action or _("Save"),
            "crumb": body.name if body else "",
            "crumb_address": at_body,
            "back": back or at_body or home,
        }

    def render(self, request: HttpRequest, template: str = "people/form_page.html", **more: Any) -> HttpResponse:
        """The page, with the status that the form's fate asks for."""
        return render(request, template, {**self.context, **more}, status=self.form.http_status)
