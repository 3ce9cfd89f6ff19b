"""From an empty installation to a first cooperation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.grants import create_grant, find_grant, revoke_grant
from rundbord.apps.accounts.models import Grant, User
from rundbord.apps.accounts.viewer import PersonViewer, System, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.desk.mail_fate import key_of, test_mails
from rundbord.apps.desk.models import FirstStepsHidden
from rundbord.apps.mail.models import Message
from rundbord.apps.mail.services import queue_message, resend_message
from rundbord.apps.people import rules
from rundbord.apps.people.models import Cooperation, Organization, Person
from rundbord.apps.people.services.cooperations import add_cooperation
from rundbord.apps.people.services.norway import load_norway
from rundbord.apps.people.services.organizations import choose_participants

PURPOSE = "setup"
CODE_LASTS = timedelta(days=2)
ACTOR = System("setup")


@dataclass(frozen=True)
class Beginning:
    """What a first cooperation is made of. `municipalities` are keys of `rundbord.norway`; an empty slug is made up."""

    name: str
    secretary_name: str
    secretary_email: str
    slug: str = ""
    municipalities: Sequence[str] = ()
    test_mail: bool = False


def make_setup_code() -> str:
    """A new one-time code for setting up on the web; codes made before hold no more."""
    Grant.objects.filter(purpose=PURPOSE, revoked_at=None).update(revoked_at=clock.now())
    _grant, code = create_grant(purpose=PURPOSE, subject_kind="installation", subject_uid="", lasts=CODE_LASTS)
    return code


def setup_grant(code: str) -> Grant | None:
    """The grant of a setup code that holds, on an installation that has no cooperation yet."""
    return None if Cooperation.objects.exists() else find_grant(code, purpose=PURPOSE)


def begin_with_code(*, code: str, beginning: Beginning) -> tuple[Cooperation, User]:
    """Set up for a visitor who has the one-time code, and use the code up.

    Raises NotAllowedError without a code that holds, ConflictError for the second of two who use it at once, and what
    `begin` raises (then the code holds on).
    """
    grant = setup_grant(code)
    if grant is None:
        raise NotAllowedError
    load_norway(actor=ACTOR)
    with transaction.atomic():
        if not revoke_grant(grant):
            raise ConflictError(_("Somebody else has set up Rundbord meanwhile."))
        return _begin(beginning)


def begin(*, beginning: Beginning) -> tuple[Cooperation, User]:
    """Set up for whoever runs the installation. Raises NotPossibleError where the name or address will not do."""
    load_norway(actor=ACTOR)
    with transaction.atomic():
        return _begin(beginning)


def _begin(beginning: Beginning) -> tuple[Cooperation, User]:
    """Cooperation, participants and first secretary, who may also add more cooperations."""
    cooperation, secretary = add_cooperation(
        actor=ACTOR,
        name=beginning.name,
        slug=beginning.slug,
        secretary_name=beginning.secretary_name,
        secretary_email=beginning.secretary_email,
    )
    if beginning.municipalities:
        chosen = list(Organization.objects.filter(register_key__in=beginning.municipalities))
        choose_participants(actor=ACTOR, cooperation=cooperation, organizations=chosen, first_day=clock.today())
    if beginning.test_mail:
        queue_test_mail(cooperation=cooperation, person=secretary)
    user = secretary.user
    if user is None:
        raise NotPossibleError(_("The first secretary needs an e-mail address to log in with."))
    user.is_operator = True
    user.save(update_fields=["is_operator"])
    return cooperation, user


def queue_test_mail(*, cooperation: Cooperation, person: Person) -> Message:
    """A message that shows whether mail arrives, in the caller's transaction."""
    return queue_message(
        key=f"{key_of(cooperation)}{clock.machine_now().isoformat()}",
        to=person.email,
        subject=_("Rundbord can send mail"),
        text=_(
            "This message shows that %(name)s can send mail from Rundbord. You need not answer it.",
        )
        % {"name": cooperation.name},
        cooperation=cooperation.pk,
    )


def send_test_mail(*, actor: Viewer, cooperation: Cooperation) -> None:
    """Send the actor a message that shows whether mail arrives; one that was not sent is sent again.

    Raises NotAllowedError to all but the secretariat, and NotPossibleError where the actor has no address.
    """
    rules.require(rules.keeps(actor, cooperation))
    last = test_mails(cooperation).first()
    if last is not None and last.may_be_sent_again:
        resend_message(actor=actor, message=last)
        return
    standing = actor.standing(cooperation.pk) if isinstance(actor, PersonViewer) else None
    person = Person.objects.filter(pk=standing.person).exclude(email="").first() if standing else None
    if person is None:
        raise NotPossibleError(_("You have no e-mail address in the register."))
    with transaction.atomic():
        queue_test_mail(cooperation=cooperation, person=person)
        audit.record(actor=actor, verb="test_mail_send", subject=cooperation, cooperation=cooperation.pk)


def hide_first_steps(*, actor: Viewer, cooperation: Cooperation) -> None:
    """Put the first steps away for the whole secretariat. Raises NotAllowedError."""
    rules.require(rules.keeps(actor, cooperation))
    with transaction.atomic():
        FirstStepsHidden.objects.get_or_create(cooperation=cooperation, defaults={"at": clock.now()})
        audit.record(actor=actor, verb="first_steps_hide", subject=cooperation, cooperation=cooperation.pk)


def show_first_steps(*, actor: Viewer, cooperation: Cooperation) -> None:
    """Take the first steps out again. Raises NotAllowedError."""
    rules.require(rules.keeps(actor, cooperation))
    with transaction.atomic():
        FirstStepsHidden.objects.filter(cooperation=cooperation).delete()
        audit.record(actor=actor, verb="first_steps_show", subject=cooperation, cooperation=cooperation.pk)
