"""The cooperation itself."""

from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.people import rules
from rundbord.apps.people.models import BodyKind, Cooperation, Person
from rundbord.apps.people.services.bodies import add_body
from rundbord.apps.people.services.persons import add_person
from rundbord.apps.people.services.seats import add_seat, fill_seat
from rundbord.apps.people.versions import change

# First words of the installation's own addresses: no cooperation can have them.
RESERVED = {
    "accounts", "admin", "api", "demo", "fil", "filer", "helse", "konto", "logg-inn", "m", "mail", "media", "oppsett",
    "post", "postkasse", "robots.txt", "sprak", "start", "static", "utsendinger",
}  # fmt: skip


LAST = 1000  # the secretariat stands after all bodies that are added later


def slug_of(name: str) -> str:
    """The word that stands for a cooperation of this name in addresses."""
    return slugify(name.translate(str.maketrans("æøåÆØÅ", "eoaEOA")))[:60].strip("-")


def add_cooperation(
    *, actor: Viewer, name: str, secretary_name: str, secretary_email: str, slug: str = "", language: str = "nb"
) -> tuple[Cooperation, Person]:
    """A cooperation with its secretariat and the first secretary, who can log in at once.

    Raises NotPossibleError where the address is taken or reserved, or a name or the e-mail is missing.
    """
    rules.require(rules.founds(actor))
    written, word = " ".join(name.split()), slug or slug_of(name)
    if not written or not word:
        raise NotPossibleError(_("Write the cooperation's name."))
    if word in RESERVED or Cooperation.objects.filter(slug=word).exists():
        raise NotPossibleError(_("The address /%(slug)s/ is taken. Choose another one.") % {"slug": word})
    if not secretary_email.strip():
        raise NotPossibleError(_("Write the first secretary's e-mail address: it is the way in."))
    setup = System("cooperation_add")
    with transaction.atomic():
        cooperation = Cooperation.objects.create(name=written, slug=word, language=language)
        audit.record(actor=actor, verb="cooperation_add", subject=cooperation, cooperation=cooperation.pk)
        with translation.override(language):
            name_of_secretariat = _("The secretariat")
        secretariat = add_body(
            actor=setup,
            cooperation=cooperation,
            name=name_of_secretariat,
            kind=BodyKind.SECRETARIAT,
            position=LAST,
        )
        secretary = add_person(actor=setup, cooperation=cooperation, name=secretary_name, email=secretary_email)
        seat = add_seat(actor=setup, body=secretariat)
        fill_seat(actor=setup, seat=seat, seen=seat.version, person=secretary)
    return cooperation, secretary


def edit_cooperation(*, actor: Viewer, cooperation: Cooperation, seen: int, **fields: Any) -> None:
    """Change name, language, e-mail, website or letterhead; the address stays, because links to it do."""
    rules.require(rules.keeps(actor, cooperation))
    if "name" in fields and not fields["name"].strip():
        raise NotPossibleError(_("Write the cooperation's name."))
    with transaction.atomic():
        changed = change(cooperation, seen=seen, **fields)
        audit.record(
            actor=actor, verb="cooperation_edit", subject=cooperation, cooperation=cooperation.pk, changed=changed
        )
