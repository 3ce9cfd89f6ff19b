"""Showing the one-time code with which an empty installation is set up on the web."""

import sys

from django.conf import settings

from rundbord.apps.desk.services import make_setup_code
from rundbord.apps.people.models import Cooperation


def announce() -> None:
    """On an empty installation, print where to set it up; the code made before holds no more."""
    if Cooperation.objects.exists():
        return
    code = make_setup_code()
    sys.stdout.write(
        "\nThere is no cooperation here yet. Set up the first one on the web (the code holds for two days):\n\n"
        f"    {settings.SITE_URL}/?kode={code}\n\n"
    )
    sys.stdout.flush()
