"""Starting Django for a command, with a plain sentence where a setting is wrong."""

import os

from rundbord.environment import SettingError


def start_django() -> None:
    """Load settings and apps. Ends the program with a sentence and exit code 1 where a setting is missing or wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rundbord.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (SettingError, ImproperlyConfigured) as error:
        raise SystemExit(f"rundbord: {error}") from None
