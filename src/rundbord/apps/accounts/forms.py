"""The login library's forms in our words and look."""

from allauth.account import forms as library
from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.forms.base import DesignForm


class RequestCodeForm(DesignForm, library.RequestLoginCodeForm):  # type: ignore[misc]  # the library has no types
    """Where the code is to be sent."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput({"autocomplete": "email"}))


class ConfirmCodeForm(DesignForm, library.ConfirmLoginCodeForm):  # type: ignore[misc]  # the library has no types
    """The code that came."""

    code = forms.CharField(
        label=_("Code from the e-mail"),
        widget=forms.TextInput(
            {"size": 12, "autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
