"""Persons, their logins, their offices, and the spellings that once meant them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rundbord.apps.accounts.models import User
from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.people import rules
from rundbord.apps.people.models import Alias, Body, BodyRole, Cooperation, Membership, Organization, Person, Post
from rundbord.apps.people.spelling import fold
from rundbord.apps.people.versions import change

OWN_FIELDS = {"name", "phone", "language"}


def add_person(
    *, actor: Viewer, cooperation: Cooperation, name: str, email: str = "", phone: str = "", language: str = ""
) -> Person:
    """A new person of the cooperation; with an e-mail address also a login.

    Raises NotPossibleError where the name is empty or somebody else in the cooperation has the address.
    """
    rules.require(rules.adds_persons(actor, cooperation))
    person = Person(
        cooperation=cooperation, name=_spaced(name), email=email.strip(), phone=_spaced(phone), language=language
    )
    _check(person)
    with transaction.atomic():
        person.save()
        _link_user(person)
        audit.record(actor=actor, verb="person_add", subject=person, cooperation=cooperation.pk)
    return person


def edit_person(*, actor: Viewer, person: Person, seen: int, **fields: Any) -> None:
    """Change name, e-mail, phone or language. Persons change their own, but for the address that they log in with."""
    own = rules.is_self(actor, person) and OWN_FIELDS.issuperset(fields)
    rules.require(own or rules.keeps(actor, person.cooperation))
    wanted = {name: _spaced(value) for name, value in fields.items()}
    _check(Person(pk=person.pk, **{"name": person.name, "cooperation": person.cooperation, **wanted}))
    with transaction.atomic():
        changed = change(person, seen=seen, **wanted)
        if "email" in changed:
            _link_user(person)
        audit.record(
            actor=actor, verb="person_edit", subject=person, cooperation=person.cooperation_id, changed=changed
        )


def withdraw_person(*, actor: Viewer, person: Person, seen: int, reason: str) -> None:
    """Take the person out of the register, which keeps the reason; the login goes, what was said stays.

    Raises NotPossibleError without a reason, and while the person sits in a body or serves it.
    """
    rules.require(rules.keeps(actor, person.cooperation))
    written = _spaced(reason)
    if not written:
        raise NotPossibleError(_("Write why."))
    _require_nowhere(person)
    with transaction.atomic():
        changed = change(person, seen=seen, withdrawn_at=clock.now(), withdrawn_reason=written[:200], user=None)
        audit.record(
            actor=actor, verb="person_withdraw", subject=person, cooperation=person.cooperation_id, changed=changed
        )


def _require_nowhere(person: Person) -> None:
    """Raise NotPossibleError while the person, or a row merged into it, sits or serves somewhere now or later."""
    same = Q(person=person) | Q(person__merged_into=person)
    lasting = Q(valid_to=None) | Q(valid_to__gte=clock.today())
    seats = Membership.objects.filter(same, lasting, seat__body__withdrawn_at=None)
    roles = BodyRole.objects.filter(same, lasting, body__withdrawn_at=None)
    names = {*seats.values_list("seat__body__name", flat=True), *roles.values_list("body__name", flat=True)}
    if names:
        raise NotPossibleError(
            _("%(name)s still has a place in %(bodies)s. End that first.")
            % {"name": person.name, "bodies": ", ".join(sorted(names))}
        )


def restore_person(*, actor: Viewer, person: Person, seen: int) -> None:
    """Take a withdrawn person back, with the login. Raises NotPossibleError where somebody else has the address now."""
    rules.require(rules.keeps(actor, person.cooperation))
    _check(person)
    with transaction.atomic():
        changed = change(person, seen=seen, withdrawn_at=None, withdrawn_reason="")
        _link_user(person)
        audit.record(
            actor=actor, verb="person_restore", subject=person, cooperation=person.cooperation_id, changed=changed
        )


def give_login(*, actor: Viewer, person: Person) -> User | None:
    """Let the person log in with their address; None where they have none."""
    rules.require(rules.adds_persons(actor, person.cooperation))
    with transaction.atomic():
        user = _link_user(person)
        audit.record(actor=actor, verb="person_give_login", subject=person, cooperation=person.cooperation_id)
    return user


def give_logins(persons: Iterable[Person]) -> None:
    """The same for many new persons at once, inside the caller's transaction and after its authorization."""
    wanted = {person.email.lower(): person for person in persons if person.email}
    known = {user.email: user for user in User.objects.filter(email__in=wanted)}
    new = [User(email=email, password="!") for email in wanted if email not in known]  # noqa: S106 - an unusable password
    User.objects.bulk_create(new, batch_size=200)
    known |= {user.email: user for user in new}
    for email, person in wanted.items():
        person.user = known[email]
    Person.objects.bulk_update(wanted.values(), ["user"], batch_size=200)


def _link_user(person: Person) -> User | None:
    """Link the user of the person's address, made if need be; who has no address has no login."""
    user: User | None = None
    if person.email:
        email = person.email.lower()
        user = User.objects.filter(email=email).first() or User.objects.create_user(email)
    person.user = user
    Person.objects.filter(pk=person.pk).update(user=user)
    return user


def _check(person: Person) -> None:
    if not person.name:
        raise NotPossibleError(_("Write the person's name."))
    if not person.email:
        return
    same = Person.objects.filter(cooperation=person.cooperation, email__iexact=person.email, withdrawn_at=None)
    other = next((one for one in same.select_related("merged_into") if one.current.pk != person.pk), None)
    if other:
        raise NotPossibleError(_("%(name)s has this e-mail address already.") % {"name": other.current.name})


def _spaced(text: str) -> str:
    return " ".join(text.split())


def add_post(
    *, actor: Viewer, person: Person, organization: Organization, title: str, valid_from: date | None = None
) -> Post:
    """An office that the person holds in an organization."""
    rules.require(rules.adds_persons(actor, person.cooperation))
    with transaction.atomic():
        post = Post.objects.create(
            person=person, organization=organization, title=_spaced(title), valid_from=valid_from
        )
        audit.record(actor=actor, verb="post_add", subject=person, cooperation=person.cooperation_id)
    return post


def end_post(*, actor: Viewer, post: Post, last_day: date) -> None:
    """The person leaves the office; raises NotPossibleError where that day lies before the first."""
    rules.require(rules.adds_persons(actor, post.person.cooperation))
    require_order(post.valid_from, last_day)
    with transaction.atomic():
        Post.objects.filter(pk=post.pk).update(valid_to=last_day)
        audit.record(actor=actor, verb="post_end", subject=post.person, cooperation=post.person.cooperation_id)


def require_order(first_day: date | None, last_day: date | None) -> None:
    """Raise NotPossibleError where the last day lies before the first."""
    if first_day and last_day and last_day < first_day:
        raise NotPossibleError(_("The last day cannot be before the first day."))


def remember_alias(
    *, actor: Viewer, cooperation: Cooperation, written: str, means: Person | Organization | Body
) -> Alias:
    """From now on this spelling is proposed to mean this person, organization or body."""
    rules.require(rules.adds_persons(actor, cooperation))
    meant: dict[str, Any] = {type(means).__name__.lower(): means}
    rules.require(isinstance(means, Organization) or means.cooperation_id == cooperation.pk)
    with transaction.atomic():
        alias, _created = Alias.objects.update_or_create(
            cooperation=cooperation,
            folded=fold(written),
            **meant,
            defaults={"written": _spaced(written), "created_at": clock.now()},
        )
        audit.record(actor=actor, verb="alias_remember", subject=means, cooperation=cooperation.pk)
    return alias
