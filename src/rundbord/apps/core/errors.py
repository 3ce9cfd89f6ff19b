"""What services raise; views turn these into pages."""

from django.core.exceptions import PermissionDenied


class NotAllowedError(PermissionDenied):
    """The actor may not do this (403)."""


class NotPossibleError(Exception):
    """It cannot be done now; the message is a translated sentence that says why and what to do (shown on the page)."""


class ConflictError(NotPossibleError):
    """Somebody else changed the same thing meanwhile; nothing was overwritten (409)."""
