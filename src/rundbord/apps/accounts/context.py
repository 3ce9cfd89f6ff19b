"""What every page knows of its viewer."""

from typing import Any

from django.http import HttpRequest

from rundbord.apps.accounts.viewer import viewer_of


def viewer(request: HttpRequest) -> dict[str, Any]:
    """The viewer, found only if the page asks."""
    return {"viewer": lambda: viewer_of(request)}
