"""Random identifiers for the outside world, and how they stand in addresses."""

import secrets
from typing import Protocol

from django.utils.text import slugify

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letters that look like digits
LENGTH = 12
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A"})


class HasUid(Protocol):
    """Anything with an identifier for the outside."""

    uid: str


def new_uid() -> str:
    """Twelve random characters (60 bits): no two objects of an installation will share one."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class UidConverter:
    """`<uid:uid>` in an address: `<uid>-<slug>`, where the slug is for people and may be anything."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}(?:-[a-z0-9-]*)?"

    def to_python(self, value: str) -> str:
        """The identifier alone."""
        return value[:LENGTH]

    def to_url(self, value: HasUid | str) -> str:
        """`uid-slug` of an object, or a bare identifier."""
        if isinstance(value, str):
            return value
        slug = slugify(str(value).translate(PLAIN))[:60].strip("-")
        return f"{value.uid}-{slug}" if slug else value.uid
