"""Writing the agenda: add, edit, move, indent, withdraw, number."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings import services
from rundbord.apps.meetings.models import AgendaItem, ItemNumber, Meeting, State
from rundbord.apps.people.models.bodies import NumberStyle
from tests import factories
from tests.cast import WITH_LOGIN, Cast

SYSTEM = System("test")


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return factories.make_meeting(cast.body)


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.filter(withdrawn_at=None).order_by("position")]


def numbers(meeting: Meeting) -> dict[str, str]:
    return {row.item.title: row.printed for row in ItemNumber.objects.filter(item__meeting=meeting)}


def add(meeting: Meeting, *names: str) -> list[AgendaItem]:
    return [services.add_item(actor=SYSTEM, meeting=meeting, title=name) for name in names]


@pytest.mark.parametrize("who", [*(one for one in WITH_LOGIN if one != "secretary"), "anonymous", "link"])
def test_only_keepers_write(cast: Cast, meeting: Meeting, who: str) -> None:
    viewer: Viewer = cast.viewer(who) if who in WITH_LOGIN else cast.link_holder()
    if who == "anonymous":
        viewer = cast.anonymous()
    with pytest.raises(NotAllowedError):
        services.add_item(actor=viewer, meeting=meeting, title="Sak")
    assert not meeting.items.exists()
    assert not AuditRow.objects.exists()


def test_an_item_leaves_its_trace(cast: Cast, meeting: Meeting) -> None:
    item = services.add_item(actor=cast.viewer("secretary"), meeting=meeting, title="  Kampanje \n 2026 ")
    assert item.title == "Kampanje 2026"
    row = AuditRow.objects.get()
    assert (row.verb, row.kind, row.uid, row.person_uid) == ("item_add", "agendaitem", item.uid, cast.secretary.uid)


def test_rich_text_is_cleaned(meeting: Meeting) -> None:
    item = services.add_item(
        actor=SYSTEM, meeting=meeting, title="Sak", case_text='<p style="color:red">Ja<script>x()</script></p>'
    )
    assert item.case_text == "<p>Ja</p>"


def test_an_item_needs_a_title(meeting: Meeting) -> None:
    with pytest.raises(NotPossibleError):
        services.add_item(actor=SYSTEM, meeting=meeting, title="   ")


def test_an_exemption_needs_its_legal_basis(meeting: Meeting) -> None:
    with pytest.raises(NotPossibleError):
        services.add_item(actor=SYSTEM, meeting=meeting, title="Tilsetting", access="exempt")
    [item] = add(meeting, "Tilsetting")
    with pytest.raises(NotPossibleError):
        services.edit_item(actor=SYSTEM, item=item, version=0, access="exempt", law="offentleglova")
    services.edit_item(actor=SYSTEM, item=item, version=0, access="exempt", law="offentleglova", paragraph="§ 25")
    assert AgendaItem.objects.get().legal_basis == "offentleglova § 25"


def test_who_saw_an_older_version_overwrites_nothing(meeting: Meeting) -> None:
    [item] = add(meeting, "Sak")
    stale = AgendaItem.objects.get(pk=item.pk)
    services.edit_item(actor=SYSTEM, item=item, version=0, title="Min")
    with pytest.raises(ConflictError):
        services.edit_item(actor=SYSTEM, item=stale, version=0, title="Din")
    assert AgendaItem.objects.get().title == "Min"


def test_things_of_another_cooperation_cannot_be_treated(cast: Cast, meeting: Meeting) -> None:
    elsewhere = factories.make_meeting(factories.make_body(cast.other_cooperation))
    with pytest.raises(NotPossibleError):
        services.add_item(actor=SYSTEM, meeting=meeting, title="Referat", approves=elsewhere)


def test_items_are_stepped_up_and_down(meeting: Meeting) -> None:
    first, _second, third = add(meeting, "A", "B", "C")
    services.step_item(actor=SYSTEM, item=third, version=0, steps=-1)
    assert titles(meeting) == ["A", "C", "B"]
    services.step_item(actor=SYSTEM, item=first, version=0, steps=1)
    assert titles(meeting) == ["C", "A", "B"]
    services.step_item(actor=SYSTEM, item=first, version=1, steps=9)
    assert titles(meeting) == ["C", "B", "A"]


def test_an_item_moves_with_its_sub_items(meeting: Meeting) -> None:
    a, _b, _c = add(meeting, "A", "B", "C")
    services.add_item(actor=SYSTEM, meeting=meeting, title="A1", parent=a)
    assert titles(meeting) == ["A", "A1", "B", "C"]
    services.step_item(actor=SYSTEM, item=a, version=0, steps=1)
    assert titles(meeting) == ["B", "A", "A1", "C"]


def test_an_item_dropped_on_a_sub_item_lands_behind_the_whole_item(meeting: Meeting) -> None:
    a, b, c = add(meeting, "A", "B", "C")
    below = services.add_item(actor=SYSTEM, meeting=meeting, title="A1", parent=a)
    services.add_item(actor=SYSTEM, meeting=meeting, title="A2", parent=a)
    services.move_item(actor=SYSTEM, item=c, version=0, after=below)
    assert titles(meeting) == ["A", "A1", "A2", "C", "B"]
    services.move_item(actor=SYSTEM, item=AgendaItem.objects.get(pk=below.pk), version=0, after=b)
    assert titles(meeting) == ["A", "A2", "C", "B", "A1"]
    assert AgendaItem.objects.get(pk=below.pk).parent == b


def test_indenting_makes_a_sub_item_and_back(meeting: Meeting) -> None:
    _a, b, c = add(meeting, "A", "B", "C")
    services.indent_item(actor=SYSTEM, item=b, version=0)
    assert numbers(meeting) == {"A": "1", "C": "2"}
    with pytest.raises(NotPossibleError):
        services.add_item(actor=SYSTEM, meeting=meeting, title="B1", parent=b)
    services.indent_item(actor=SYSTEM, item=AgendaItem.objects.get(pk=c.pk), version=0)
    assert numbers(meeting) == {"A": "1"}
    services.outdent_item(actor=SYSTEM, item=AgendaItem.objects.get(pk=b.pk), version=1)
    assert titles(meeting) == ["A", "C", "B"]
    assert numbers(meeting) == {"A": "1", "B": "2"}


def test_the_first_item_cannot_be_indented(meeting: Meeting) -> None:
    [item] = add(meeting, "A")
    with pytest.raises(NotPossibleError):
        services.indent_item(actor=SYSTEM, item=item, version=0)


def test_provisional_numbers_follow_the_order(meeting: Meeting) -> None:
    _a, b = add(meeting, "A", "B")
    services.add_item(actor=SYSTEM, meeting=meeting, title="Lunsj", kind="break")
    services.step_item(actor=SYSTEM, item=b, version=0, steps=-1)
    assert numbers(meeting) == {"B": "1", "A": "2"}
    assert all(row.provisional for row in ItemNumber.objects.all())


def test_numbers_are_given_with_the_call_and_never_reused(cast: Cast) -> None:
    cast.body.number_style, cast.body.number_prefix = NumberStyle.YEAR_PREFIX, "PS"
    cast.body.save()
    first = factories.make_meeting(cast.body, date(2026, 2, 3))
    a, _b = add(first, "A", "B")
    second = factories.make_meeting(cast.body, date(2026, 4, 7))
    add(second, "C")
    services.move_to_state(actor=SYSTEM, meeting=first, version=0, state=State.CALLED)
    assert numbers(first) == {"A": "PS 1/26", "B": "PS 2/26"}
    services.withdraw_item(actor=SYSTEM, item=AgendaItem.objects.get(pk=a.pk), version=0)
    add(first, "Hastesak")
    assert numbers(first) == {"A": "PS 1/26", "B": "PS 2/26", "Hastesak": "PS 3/26"}
    services.move_to_state(actor=SYSTEM, meeting=second, version=0, state=State.CALLED)
    assert numbers(second) == {"C": "PS 4/26"}


def test_a_joint_meeting_has_a_number_in_each_body(cast: Cast) -> None:
    cast.other_body.number_style = NumberStyle.YEAR
    cast.other_body.save()
    meeting = services.add_meeting(actor=SYSTEM, bodies=[cast.body, cast.other_body], date=date(2026, 5, 5))
    [item] = add(meeting, "Felles sak")
    assert {row.body: row.printed for row in item.numbers.all()} == {cast.body: "1", cast.other_body: "1/26"}


@pytest.mark.parametrize(
    ("printed", "ordinal", "year", "series"),
    [
        ("PS 7/22", 7, 2022, "PS"),
        ("14/2007", 14, 2007, ""),
        ("Sak 42/ 25", 42, 2025, "Sak"),
        ("LR-28/14", 28, 2014, "LR"),
    ],
)
def test_imported_numbers_are_kept_as_printed(
    meeting: Meeting, printed: str, ordinal: int, year: int, series: str
) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(batch_uid="b" * 12, state=State.HELD)
    meeting.refresh_from_db()
    services.add_item(actor=SYSTEM, meeting=meeting, title="Gammel sak", number=printed)
    services.add_item(actor=SYSTEM, meeting=meeting, title="Uten nummer")
    row = ItemNumber.objects.get()
    assert (row.printed, row.ordinal, row.year, row.series, row.imported) == (printed, ordinal, year, series, True)


def test_a_number_without_ordinal_is_kept_too(meeting: Meeting) -> None:
    item = services.add_item(actor=SYSTEM, meeting=meeting, title="Gammel sak", number="Eventuelt")
    assert item.numbers.get().ordinal is None


def test_approved_minutes_are_frozen(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.body, state=State.APPROVED)
    with pytest.raises(NotPossibleError):
        add(meeting, "For sent")


class TestMoves(TestCase):
    """Any moves, in the database."""

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 5), st.sampled_from(["move", "in", "out"])), max_size=8)
    )
    def test_any_moves_keep_a_dense_order(self, moves: list[tuple[int, int, str]]) -> None:
        meeting = factories.make_meeting(factories.make_body(factories.make_cooperation()))
        keys = [item.pk for item in add(meeting, *"ABCDEF")]
        for moved, after, how in moves:
            item = AgendaItem.objects.get(pk=keys[moved])
            target = AgendaItem.objects.get(pk=keys[after]) if after >= 0 and after != moved else None
            try:
                self.move(item, target, how)
            except NotPossibleError:
                continue
        rows = list(AgendaItem.objects.filter(meeting=meeting).order_by("position"))
        assert [row.position for row in rows] == [1, 2, 3, 4, 5, 6]
        self.assert_children_follow(rows)

    @staticmethod
    def move(item: AgendaItem, target: AgendaItem | None, how: str) -> None:
        if how == "in":
            services.indent_item(actor=SYSTEM, item=item, version=item.version)
        elif how == "out":
            services.outdent_item(actor=SYSTEM, item=item, version=item.version)
        elif target is None or target.parent_id != item.pk:
            services.move_item(actor=SYSTEM, item=item, version=item.version, after=target)

    @staticmethod
    def assert_children_follow(rows: list[AgendaItem]) -> None:
        top = None
        for row in rows:
            assert row.parent_id in {None, top}
            top = row.pk if row.parent_id is None else top
