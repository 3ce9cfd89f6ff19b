"""A form whose service may refuse."""

from collections.abc import Callable

from django import forms

from rundbord.apps.core.errors import ConflictError, NotPossibleError


class DesignForm(forms.Form):
    """A form that shows a service's refusal as its own error. Its look is the renderer's."""

    conflict = False

    def carried_out(self, act: Callable[[], object]) -> bool:
        """Do `act`; a refusal becomes an error of the form (see `http_status`)."""
        try:
            act()
        except NotPossibleError as refusal:
            self.add_error(None, str(refusal))
            self.conflict = isinstance(refusal, ConflictError)
            return False
        return True

    @property
    def http_status(self) -> int:
        """The HTTP status of the page that shows this form: 409 after a conflict, 422 with other errors."""
        if self.conflict:
            return 409
        return 422 if self.is_bound and self.errors else 200

    @property
    def wrong_fields(self) -> list[forms.BoundField]:
        """The fields that must be mended, for the list above the form."""
        return [self[name] for name in self.errors if name in self.fields]
