"""Addresses that stay: short ones for mails and print, and the whole ones that feeds need."""

from django.conf import settings
from django.urls import reverse


def short_path(uid: str) -> str:
    """The path that leads to a meeting whatever its cooperation and title are called."""
    return reverse("short", args=[uid])


def absolute(path: str) -> str:
    """The path with the installation's own address before it, as feeds and calendars need it."""
    return f"{settings.SITE_URL}{path}"
