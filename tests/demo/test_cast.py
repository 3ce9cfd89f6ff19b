"""The cast must be of one piece: every key leads somewhere and nobody sits before the seat is there."""

from datetime import date

from rundbord.demo.cast import BODIES, DEMO_TODAY, ORGANIZATIONS, PEOPLE, ROLES, SEATS, Membership

ORGANIZATION_KEYS = {organization.key for organization in ORGANIZATIONS}
PERSON_KEYS = {person.key for person in PEOPLE}
BODY_KEYS = {body.key for body in BODIES}


def covers(membership: Membership, day: date) -> bool:
    return membership.since <= day and (membership.until is None or day <= membership.until)


def test_counts_of_the_sample_world() -> None:
    assert len(PEOPLE) == len(PERSON_KEYS) == 40
    assert len(BODIES) == len(BODY_KEYS) == 4
    assert sum(organization.kind == "municipality" for organization in ORGANIZATIONS) == 13


def test_every_key_leads_somewhere() -> None:
    assert {post.organization for person in PEOPLE for post in person.posts} <= ORGANIZATION_KEYS
    assert {part for organization in ORGANIZATIONS for part in organization.parts} <= ORGANIZATION_KEYS
    assert {seat.organization for seat in SEATS} <= ORGANIZATION_KEYS
    assert {holder.person for seat in SEATS for holder in seat.memberships} <= PERSON_KEYS
    assert {seat.body for seat in SEATS} == {role.body for role in ROLES} == BODY_KEYS
    assert {role.person for role in ROLES} <= PERSON_KEYS


def test_everybody_has_an_address_that_cannot_exist() -> None:
    assert len({person.email for person in PEOPLE}) == 40
    assert all(person.email.endswith(".example") for person in PEOPLE)


def test_seats_and_posts_follow_the_calendar() -> None:
    for seat in SEATS:
        assert all(seat.since <= holder.since <= (holder.until or DEMO_TODAY) for holder in seat.memberships)
    for person in PEOPLE:
        ends = [post.until for post in person.posts[:-1]]
        starts = [post.since for post in person.posts[1:]]
        assert all(end is not None and end < start for end, start in zip(ends, starts, strict=True))


def test_no_seat_has_two_holders_of_a_rank_on_a_day() -> None:
    for day in (date(2023, 3, 1), date(2023, 11, 14), date(2023, 11, 15), DEMO_TODAY):
        for seat in SEATS:
            ranks = [holder.rank for holder in seat.memberships if covers(holder, day)]
            assert len(ranks) == len(set(ranks)), (seat.body, seat.organization, day)


def test_two_seats_are_vacant_today() -> None:
    vacant = {
        (seat.body, seat.organization)
        for seat in SEATS
        if not any(holder.rank == 0 and covers(holder, DEMO_TODAY) for holder in seat.memberships)
    }
    assert vacant == {("naering", "sula"), ("klima", "haram")}


def test_the_agenda_fits_into_the_meeting() -> None:
    for body in BODIES:
        assert sum(line.minutes for line in body.agenda) <= body.meeting_minutes


def test_numbers_are_printed_in_the_style_of_the_body() -> None:
    numbers = {body.key: body.number(7, 2024) for body in BODIES}
    assert numbers == {"representantskapet": "PS 7/24", "styret": "7/24", "naering": "7", "klima": "KM 7/24"}
