"""Typed readers of environment variables that fail loudly.

A value may also stand in a file named by ``NAME_FILE`` (secrets of container platforms).
"""

import os
from collections.abc import Collection
from pathlib import Path


class SettingError(Exception):
    """A setting is missing or malformed; the message names it and says what it should be."""


def text(name: str, default: str | None = None) -> str:
    """The variable's value; raises SettingError when it is missing and has no default."""
    if file := os.environ.get(f"{name}_FILE"):
        return Path(file).read_text(encoding="utf-8").strip()
    value = os.environ.get(name, default)
    if value is None:
        raise SettingError(f"{name} is not set. See docs/reference/settings.md.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """True for true/1/yes/on, False for false/0/no/off; anything else raises SettingError."""
    value = text(name, str(default)).lower()
    if value in {"true", "1", "yes", "on"}:
        return True
    if value in {"false", "0", "no", "off", ""}:
        return False
    raise SettingError(f"{name} must be true or false, not {value!r}.")


def number(name: str, default: int) -> int:
    """A whole number; anything else raises SettingError."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise SettingError(f"{name} must be a whole number, not {value!r}.") from None


def choice(name: str, options: Collection[str], default: str) -> str:
    """One of the options, in small letters; anything else raises SettingError."""
    value = text(name, default).lower()
    if value not in options:
        raise SettingError(f"{name} must be one of {', '.join(options)}, not {value!r}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A list parted by commas; empty entries are left out."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
