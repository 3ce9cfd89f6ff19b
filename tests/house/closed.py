"""A meeting with everything that can be closed in it, every text planted with a word of its own."""

from datetime import date, time, timedelta
from typing import Any

from rundbord.apps.accounts.grants import create_grant
from rundbord.apps.archiving.models import Extract
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock, richtext
from rundbord.apps.files.models import Audience
from rundbord.apps.files.services import Exemption, attach, replace, store_blob
from rundbord.apps.followup.models import Report
from rundbord.apps.followup.services import link_for
from rundbord.apps.meetings.models import AgendaItem, Attendance, Exclusion, ItemNumber, Meeting, MeetingBody
from rundbord.apps.minutes.models import MinutesVersion, ReturnedChange, ReturnedFile
from rundbord.apps.minutes.services import make_version
from rundbord.apps.people.models import Organization
from rundbord.apps.record.models import Action, Entry, EntryKind, Mark, MarkKind, Vote
from rundbord.apps.sending.models import CopyAddress, Dispatch, DispatchState, Purpose, Reason, Recipient, Remark
from rundbord.apps.writing.models import Note
from tests.house.world import (
    EVERYBODY,
    EXEMPT,
    IN_THE_COOPERATION,
    KEEPERS,
    NOBODY,
    SYSTEM,
    Filled,
    Stage,
    Thing,
    World,
)

ASKED_FOR_FILES = {"planned", "called", "published", "foreign"}  # the others differ in nothing that files know
WITH_VERSIONS = {"sent", "published", "foreign"}


def fill(world: World, stage: Stage) -> Filled:
    """The meeting of this stage with open, exempt, kept-out and withdrawn items, papers, attendance and versions."""
    filled = Filled(stage, _meeting(world, stage))
    outside = stage.sees - {"disqualified"}
    table = stage.sees & stage.table
    _item(world, filled, "open", stage.sees, stage.sees)
    public = _word(world, filled, "exempt item's public title", stage.sees)
    exempt = _item(world, filled, "exempt", table, table, **EXEMPT, public_title=public)
    _item(world, filled, "under_exempt", table, table, parent=exempt)
    kept_out = _item(world, filled, "kept_out", stage.sees, outside)
    _exclude(world, filled, kept_out)
    closed = _item(world, filled, "exempt_kept_out", table - {"disqualified"}, table - {"disqualified"}, **EXEMPT)
    _exclude(world, filled, closed)
    _item(
        world,
        filled,
        "withdrawn",
        stage.keeps,
        stage.keeps,
        withdrawn_at=clock.now(),
        withdrawn_reason=_word(world, filled, "withdrawn item's reason", NOBODY),
    )
    _attendance(world, filled)
    _papers(world, filled)
    _versions(filled)
    _report(world, filled)
    _extract(world, filled)
    _returned(filled)
    _notes(world, filled)
    _dispatch(world, filled)
    _things(world, filled)
    return filled


def _word(world: World, filled: Filled, where: str, seen_by: frozenset[str]) -> str:
    return world.plant(f"{filled.stage.name}: {where}", seen_by)


def _meeting(world: World, stage: Stage) -> Meeting:
    table = stage.sees & stage.table
    meeting = Meeting.objects.create(
        cooperation=stage.body.cooperation,
        state=stage.state,
        date=date(2026, 3, 10),
        start_time=time(13),
        end_time=time(15),
        title=world.plant(f"{stage.name}: title", stage.sees),
        place=world.plant(f"{stage.name}: place", stage.sees),
        join_url=f"https://teams.example/{world.plant(f'{stage.name}: link to join', table)}",
        join_code=world.plant(f"{stage.name}: code to join", table),
        withdrawn_reason=world.plant(f"{stage.name}: reason", stage.keeps) if "withdrawn_at" in stage.fields else "",
        **stage.fields,
    )
    MeetingBody.objects.create(meeting=meeting, body=stage.body)
    audit.record(actor=SYSTEM, verb="meeting_add", subject=meeting, cooperation=meeting.cooperation_id)
    return meeting


def _item(
    world: World, filled: Filled, name: str, titled: frozenset[str], seen_by: frozenset[str], **fields: Any
) -> AgendaItem:
    """An item and its record; `titled` may read its title, `seen_by` the rest."""

    def word(where: str) -> str:
        return _word(world, filled, f"{name} item's {where}", seen_by)

    item = AgendaItem.objects.create(
        meeting=filled.meeting,
        position=len(filled.items) + 1,
        title=_word(world, filled, f"{name} item's title", titled),
        case_text=richtext.from_plain(word("case text")),
        proposed_decision=richtext.from_plain(word("proposed decision")),
        presenter=word("presenter"),
        **fields,
    )
    filled.items[name] = item
    if item.parent is None:
        series = {"series": filled.meeting.uid, "ordinal": item.position}
        ItemNumber.objects.create(item=item, body=filled.stage.body, printed=str(item.position), **series)
    _record(world, filled, name, item, seen_by & filled.stage.reads)
    return item


def _record(world: World, filled: Filled, name: str, item: AgendaItem, seen_by: frozenset[str]) -> None:
    """A line of each kind with its facets, an exempt one and a withdrawn one."""

    def word(where: str, who: frozenset[str] = seen_by) -> str:
        return _word(world, filled, f"{name} item's {where}", who)

    said = _entry(item, EntryKind.CONTRIBUTION, word("contribution"), speaker_written=word("speaker"))
    mark = Mark.objects.create(entry=said, kind=MarkKind.ASK, quote=word("ask"))
    decided = _entry(item, EntryKind.DECISION, word("decision"))
    Vote.objects.create(entry=decided, text=word("vote"))
    action = Action.objects.create(entry=decided, text=word("action"), responsible_written=word("responsible"))
    closed = seen_by & filled.stage.table
    _entry(item, EntryKind.PROSE, word("exempt line", closed), **EXEMPT)
    _entry(item, EntryKind.PROSE, word("withdrawn line", seen_by & filled.stage.keeps), withdrawn_at=clock.now())
    for kind, row in (("entry", said), ("action", action), ("mark", mark)):
        filled.rows.setdefault(kind, row)


def _entry(item: AgendaItem, kind: EntryKind, word: str, **fields: Any) -> Entry:
    return Entry.objects.create(
        item=item,
        kind=kind,
        text=richtext.from_plain(word),
        position=item.entries.count() + 1,
        created_at=clock.now(),
        **fields,
    )


def _exclude(world: World, filled: Filled, item: AgendaItem) -> None:
    Exclusion.objects.create(
        item=item,
        person=world.person("disqualified"),
        reason=_word(world, filled, "reason of an exclusion", KEEPERS),
    )


def _attendance(world: World, filled: Filled) -> None:
    """A row whose note is exempt; the list stands in the record, and for those at the table in the called meeting."""
    table = filled.stage.sees & filled.stage.table
    called = table if filled.stage.state != "planned" else filled.stage.reads & filled.stage.table
    filled.row = Attendance.objects.create(
        meeting=filled.meeting,
        name_written=_word(world, filled, "attendance name", called | filled.stage.reads),
        note=_word(world, filled, "attendance note", called),
        **EXEMPT,
    )


def _report(world: World, filled: Filled) -> None:
    """What an organization says of its part of the open item's action: for those inside the cooperation."""
    inside = IN_THE_COOPERATION if filled.stage.whose == "secretary" else frozenset({"stranger"})
    filled.report = Report.objects.create(
        action=filled.rows["action"],
        organization=Organization.objects.get(name="Asker"),
        note=_word(world, filled, "report", filled.stage.reads & inside),
    )


def _notes(world: World, filled: Filled) -> None:
    """Private notes under the open item: the secretary's own, and one of somebody who does not come by."""
    writers = {world.cast.user("secretary").uid: filled.stage.sees & {"secretary"}, "0" * 12: NOBODY}
    for user_uid, seen_by in writers.items():
        word = _word(world, filled, "private note", seen_by)
        Note.objects.create(item=filled.items["open"], user_uid=user_uid, text=word)


def _returned(filled: Filled) -> None:
    """A Word file that changes the open item's line; its page is for those who write."""
    blob = store_blob(content=b"PK", name="referat.docx")
    file = attach(
        actor=SYSTEM, owner_kind="meeting", owner_uid=filled.meeting.uid, role="returned", name="referat.docx",
        blob=blob, audience=Audience.SECRETARIAT,
    )  # fmt: skip
    filled.returned = ReturnedFile.objects.create(meeting=filled.meeting, file=file, created_at=clock.now())
    for entry in Entry.objects.filter(item__meeting=filled.meeting, kind=EntryKind.CONTRIBUTION).select_related("item"):
        ReturnedChange.objects.create(
            returned=filled.returned,
            kind="changed",
            item=entry.item,
            entry_uid=entry.uid,
            before=entry.text,
            after=entry.text,
        )


def _extract(world: World, filled: Filled) -> None:
    """A letter with the open item's decision, for those who write it."""
    Extract.objects.create(
        item=filled.items["open"],
        organization=Organization.objects.get(name="Asker"),
        text=_word(world, filled, "letter's text", filled.stage.keeps & filled.stage.sees),
        their_case=_word(world, filled, "letter's case number", filled.stage.keeps & filled.stage.sees),
        made_on=date(2026, 3, 12),
    )


def _papers(world: World, filled: Filled) -> None:
    """Papers for each audience, an exempt one, a replaced one, and one of the exempt item."""
    stage = filled.stage
    table, staff = stage.sees & stage.table, stage.sees & {"secretary", "stranger"} & stage.table
    public, meeting, exempt = Audience.PUBLIC, filled.meeting, filled.items["exempt"]
    _paper(world, filled, "public paper", "meeting", meeting.uid, public, stage.sees)
    _paper(world, filled, "members' paper", "meeting", meeting.uid, Audience.MEMBERS, table)
    _paper(world, filled, "secretariat's paper", "meeting", meeting.uid, Audience.SECRETARIAT, staff)
    _paper(world, filled, "exempt paper", "meeting", meeting.uid, public, table, Exemption("offentleglova", "§ 13"))
    _paper(world, filled, "exempt item's paper", "agendaitem", exempt.uid, public, table)
    kept_out = stage.sees - {"disqualified"}
    _paper(world, filled, "kept out item's paper", "agendaitem", filled.items["kept_out"].uid, public, kept_out)


def _paper(
    world: World,
    filled: Filled,
    name: str,
    owner_kind: str,
    owner_uid: str,
    audience: Audience,
    seen_by: frozenset[str],
    exemption: Exemption | None = None,
) -> None:
    title = _word(world, filled, f"{name}'s name", seen_by)
    asked = filled.stage.name in ASKED_FOR_FILES
    old = _word(world, filled, f"{name}'s old words", seen_by & filled.stage.table if asked else NOBODY)
    made = attach(
        actor=SYSTEM,
        owner_kind=owner_kind,
        owner_uid=owner_uid,
        role="paper",
        name=f"{title}.txt",
        blob=store_blob(content=old.encode(), name="a.txt"),
        audience=audience,
        exemption=exemption,
    )
    words = _word(world, filled, f"{name}'s words", seen_by if asked else NOBODY)
    newer = replace(actor=SYSTEM, attachment=made, blob=store_blob(content=words.encode(), name="a.txt"))
    inside = seen_by & filled.stage.table
    slug = filled.meeting.cooperation.slug
    if asked:
        world.add("attachment", Thing(f"{filled.stage.name}: {name}", slug, (newer,), sees=seen_by))
        world.add("attachment", Thing(f"{filled.stage.name}: {name}, old version", slug, (made,), sees=inside))
    filled.rows.setdefault("paper", newer)


def _versions(filled: Filled) -> None:
    if filled.stage.name in WITH_VERSIONS:
        version = make_version(actor=SYSTEM, meeting=filled.meeting)
        MinutesVersion.objects.filter(pk=version.pk).update(state="sent")


def _things(world: World, filled: Filled) -> None:
    """The meeting and its parts as what addresses are asked for; ours also under the other cooperation's name."""
    stage, meeting = filled.stage, filled.meeting
    ours = meeting.cooperation == world.cast.cooperation
    known: dict[str, Any] = {"whose": stage.whose, "sees": stage.sees, "reads": stage.reads, "keeps": stage.keeps}
    other = world.cast.other_cooperation if ours else world.cast.cooperation
    other_secretary = "stranger" if ours else "secretary"
    places = [(stage.name, meeting.cooperation.slug, known)]
    if stage.name in {"published", "foreign"}:
        nobodys: dict[str, Any] = {"whose": other_secretary, "sees": NOBODY, "reads": NOBODY, "keeps": NOBODY}
        places.append((f"{stage.name} under another name", other.slug, nobodys))
    for label, slug, who in places:
        world.add("meeting", Thing(label, slug, (meeting,), **who))
        world.add("item", Thing(label, slug, (meeting, filled.items["open"]), **who))
        world.add("row", Thing(label, slug, (meeting, filled.row), **who))
        for kind, row in filled.rows.items():
            world.add(kind, Thing(label, slug, (meeting, row), **who))
        action, report = filled.rows["action"], filled.report
        world.add("returned", Thing(label, slug, (meeting, filled.returned), **who))
        world.add("promise", Thing(label, slug, (action,), **who))
        world.add("report", Thing(label, slug, (action, report), **who))
        extract = Extract.objects.get(item=filled.items["open"])
        world.add("extract", Thing(label, slug, (meeting, filled.items["open"], extract), **who))
        if stage.name == "published":
            token = link_for(action=action, person=world.cast.member)
            world.add("promise link", Thing(label, slug, (token,), **who))
        if filled.dispatch and filled.remark:
            world.add("dispatch", Thing(label, slug, (meeting, filled.dispatch), **who))
            world.add("remark", Thing(label, slug, (meeting, filled.remark), **who))
            if stage.name == "published":
                world.add("minutes link", Thing(label, slug, (_minutes_link(filled.dispatch),), **who))
        if stage.name in WITH_VERSIONS:
            world.add("version", Thing(label, slug, (meeting, 1), **who))
        world.add("minutes", Thing(label, slug, (meeting,), **{**who, "reads": who["reads"] & _minuted(stage)}))


def _dispatch(world: World, filled: Filled) -> None:
    """Minutes that were sent, with the secretary's own words, a remark, and a name on the copy list."""
    keeps = filled.stage.keeps
    named = _word(world, filled, "name on the copy list", keeps)
    CopyAddress.objects.create(body=filled.stage.body, name=named, address=f"{named}@kommune.example")
    version = MinutesVersion.objects.filter(meeting=filled.meeting).first()
    if version is None:
        return
    filled.dispatch = Dispatch.objects.create(
        meeting=filled.meeting,
        version=version,
        purpose=Purpose.ALL,
        state=DispatchState.SENT,
        greeting=_word(world, filled, "greeting", keeps),
        leaves_at=clock.now(),
        created_at=clock.now(),
        sent_at=clock.now(),
    )
    filled.remark = Remark.objects.create(
        meeting=filled.meeting,
        version=version,
        item=filled.items["open"],
        text=_word(world, filled, "remark", keeps),
        name=_word(world, filled, "name of who remarks", keeps),
        created_at=clock.now(),
    )


def _minutes_link(dispatch: Dispatch) -> str:
    """A link to the public's copy: whoever has it reads no more than everybody."""
    recipient = Recipient.objects.create(
        dispatch=dispatch, name="Marit Solheim", address="marit@kommune.example", reason=Reason.COPY
    )
    _grant, token = create_grant(
        purpose="minutes", subject_kind="recipient", subject_uid=recipient.uid, lasts=timedelta(days=1)
    )
    return token


def _minuted(stage: Stage) -> frozenset[str]:
    """Who finds minutes: keepers always, others once there is a version, the original or a published record."""
    there = stage.name in WITH_VERSIONS or "batch_uid" in stage.fields or "record_public_at" in stage.fields
    return EVERYBODY if there else stage.keeps
