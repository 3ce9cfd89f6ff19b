"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from rundbord.apps.core import clock


def page(request: HttpRequest) -> dict[str, Any]:
    """Demo mode, today's date, and where language switches return to."""
    return {"demo": settings.DEMO, "today": clock.today(), "here": request.get_full_path()}
