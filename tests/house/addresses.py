"""Every address of the program, and who may use it. An address that is not here fails `test_addresses.py`.

Who may is said by the words of RULES, from what the world says about each thing; never by asking the program.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import WITH_LOGIN
from tests.house.world import IN_THE_COOPERATION, Thing, World

Rule = Callable[[str, Thing], int]
LET_IN = frozenset({200, 302, 409, 422})
NOTHING = Thing("the installation", "", ())


def _everyone(_who: str, _thing: Thing) -> int:
    return 200


def _sees(who: str, thing: Thing) -> int:
    return 200 if who in thing.sees else 404


def _reads(who: str, thing: Thing) -> int:
    """The minutes, for those who may read them; the others are not told that there are any."""
    return 200 if who in thing.reads else 404


def _keeps(who: str, thing: Thing) -> int:
    """Those who write; whoever may see the thing is told that they may not."""
    if who in thing.keeps and who in thing.sees:
        return 200
    return 403 if who in thing.sees else 404


def _leads(who: str, thing: Thing) -> int:
    """Those who write, and the chair of the body."""
    leads = thing.keeps | ({"chair"} if thing.whose == "secretary" else frozenset())
    if who in leads and who in thing.sees:
        return 200
    return 403 if who in thing.sees else 404


def _secretariat(who: str, thing: Thing) -> int:
    """The cooperation's secretariat; there is nothing to hide about the page itself."""
    if who != thing.whose:
        return 403
    return 200 if who in thing.sees else 404


def _history(who: str, thing: Thing) -> int:
    """Persons of the cooperation who may see the object, former members too; for everybody else there is none."""
    people = set(WITH_LOGIN) - {"stranger"} if thing.whose == "secretary" else {"stranger"}
    return 200 if who in thing.sees & people else 404


def _members(who: str, thing: Thing) -> int:
    """Those who sit in the cooperation today; others find nothing."""
    people = IN_THE_COOPERATION if thing.whose == "secretary" else {"stranger"}
    return 200 if who in people and who in thing.sees else 404


def _follows(who: str, thing: Thing) -> int:
    """Those who sit in the cooperation today and may read what was said there."""
    return 200 if who in thing.reads and _members(who, thing) == 200 else 404


def _may_follow_up(who: str, thing: Thing) -> int:
    """Those who write; whoever follows it is told that they may not."""
    if who in thing.keeps and _follows(who, thing) == 200:
        return 200
    return 403 if _follows(who, thing) == 200 else 404


def _speaks_for_asker(who: str, thing: Thing) -> int:
    """Those who sit for Asker or write; whoever else follows it is told that they may not."""
    allowed = thing.keeps | {"member", "neighbour"}
    return _follows(who, thing) if who in allowed or _follows(who, thing) == 404 else 403


def _logged_in(who: str, _thing: Thing) -> int:
    return 200 if who in WITH_LOGIN else 403


def _any_secretariat(who: str, _thing: Thing) -> int:
    return 200 if who in {"secretary", "stranger"} else 403


RULES: dict[str, Rule] = {
    "everyone": _everyone,
    "who sees it": _sees,
    "who reads it": _reads,
    "who keeps it": _keeps,
    "who leads it": _leads,
    "the secretariat": _secretariat,
    "members": _members,
    "members who read it": _follows,
    "who keeps what members read": _may_follow_up,
    "who speaks for Asker": _speaks_for_asker,
    "any secretariat": _any_secretariat,
    "anybody with a login": _logged_in,
    "its persons who see it": _history,
}


@dataclass(frozen=True)
class Address:
    """A named address: who may use it, what stands in it, how it is used.

    `of` is a kind of the world's things ("" for an address without any). `more` follows the thing's own arguments,
    `before` stands before them; `only` narrows the things to those of these labels. `posted` is what a press sends;
    `let_in` are the statuses of who is let in: carried out, refused with a reason, or somebody else was first.
    `page` says for single persons ("": for all) what the page answers instead of 200; `query` ends the address.
    """

    name: str
    who: str
    of: str = ""
    methods: tuple[str, ...] = ("GET",)
    before: tuple[Any, ...] = ()
    more: tuple[Any, ...] = ()
    posted: dict[str, str] = field(default_factory=dict)
    page: dict[str, int] = field(default_factory=dict)
    bare: bool = False
    only: frozenset[str] = frozenset()
    let_in: frozenset[int] = LET_IN
    query: str = ""

    @property
    def key(self) -> str:
        """What tests call it: the name, and the ending of a file."""
        return " ".join([self.name, *(str(one) for one in self.more)])

    @property
    def ending(self) -> str:
        """Of a file: "pdf", "docx", "odt"."""
        return str(self.more[-1]) if self.more else ""

    def expected(self, who: str, thing: Thing) -> int:
        """The status of a page: the rule's, or what the page does instead of 200."""
        status = RULES[self.who](who, thing)
        return self.page.get(who, self.page.get("", status)) if status == 200 else status

    def things(self, world: World) -> list[Thing]:
        """What it is asked for."""
        if not self.of:
            return [NOTHING]
        return [thing for thing in world.things[self.of] if not self.only or thing.label in self.only]

    def path(self, thing: Thing) -> str:
        """The address for this thing."""
        slug = (thing.slug,) if thing.slug and not self.bare else ()
        args = [getattr(one, "uid", one) for one in thing.args]  # a title in the address would come back in the page
        return reverse(self.name, args=[*slug, *self.before, *args, *self.more]) + self.query


GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")


def _of(kind: str, who: str, methods: tuple[str, ...], *names: str, **more: Any) -> list[Address]:
    return [Address(name, who, kind, methods, **more) for name in names]


SOME = frozenset({"sent", "agenda_published", "published", "foreign", "foreign under another name"})  # files take time
FILED = frozenset({"published", "foreign", "foreign under another name"})  # whose files' words are planted
OWN_NAME = frozenset(
    {"planned", "called", "cancelled", "agenda_published", "published", "foreign"}
)  # no cooperation in it
UNNAMED = LET_IN | {404}  # who is let in has to name something that is there
LOGGED_IN = dict.fromkeys(WITH_LOGIN, 302)  # they are led on
ADDRESSES: list[Address] = [
    Address("health", "everyone", page={"": 503}),  # no worker runs in a test
    Address("set_language", "everyone", methods=POST),
    Address("account_request_login_code", "everyone", methods=BOTH, page=LOGGED_IN),
    Address("account_login", "everyone", methods=BOTH, page=LOGGED_IN),
    Address("account_confirm_login_code", "everyone", methods=BOTH, page={"": 302}),  # no code was asked for
    Address("account_logout", "everyone", methods=BOTH, page={"anonymous": 302, "link_holder": 302}),
    Address("desk:first", "everyone", page=LOGGED_IN),
    *_of("cooperation", "who keeps it", POST, "desk:first_steps_hide", "desk:first_steps_show",
         "desk:test_mail_send"),
    Address("mail:outgoing", "any secretariat"),
    Address("mail:message_resend", "who sees it", "message", POST, bare=True),
    Address("files:attachment", "who sees it", "attachment", bare=True),
    Address("audit:history", "its persons who see it", "meeting", before=("meeting",)),
    # People
    *_of("cooperation", "everyone", GET, "people:cooperation"),
    *_of("cooperation", "who keeps it", GET, "people:settings"),
    *_of("cooperation", "who keeps it", BOTH, "people:cooperation_edit", "people:participants",
         "people:participation_add", "people:body_add", "people:person_add", "people:persons_paste",
         "people:organization_add"),
    *_of("cooperation", "members", GET, "people:persons", "people:persons_csv"),
    *_of("participation", "the secretariat", BOTH, "people:participation_end"),
    *_of("body", "who sees it", GET, "people:body"),
    *_of("body", "members", GET, "people:body_addresses", "people:body_csv", "people:body_vcard"),
    *_of("body", "who keeps it", BOTH, "people:body_edit", "people:body_agenda", "people:role_give",
         "people:seat_add", "people:body_renew", "people:body_withdraw"),
    *_of("role", "who keeps it", BOTH, "people:role_end"),
    *_of("seat", "who keeps it", BOTH, "people:seat_fill", "people:seat_end", "people:seat_correct"),
    *_of("membership", "who keeps it", BOTH, "people:membership_end", "people:membership_correct"),
    *_of("person", "who sees it", GET, "people:person", "people:person_vcard"),
    *_of("person", "who keeps it", BOTH, "people:person_edit", "people:post_add", "people:person_merge",
         "people:person_split", "people:person_withdraw"),
    *_of("person", "who keeps it", POST, "people:person_separate", "people:person_restore"),
    *_of("post", "who keeps it", BOTH, "people:post_end"),
    *_of("organization", "who sees it", GET, "people:organization"),
    *_of("organization", "who keeps it", BOTH, "people:organization_edit", "people:organization_merge",
         "people:organization_split", "people:part_add"),
    *_of("part", "who keeps it", BOTH, "people:part_end"),
    *_of("organization", "who keeps it", POST, "people:organization_separate"),
    *_of("matter", "who sees it", GET, "matters:matter"),
    *_of("matter", "who keeps it", BOTH, "matters:matter_edit", "matters:matter_withdraw"),
    *_of("cooperation", "members", GET, "matters:matters"),
    *_of("cooperation", "who keeps it", BOTH, "matters:matter_add"),
    # Meetings
    *_of("cooperation", "everyone", GET, "meetings:meetings"),
    *_of("cooperation", "who keeps it", BOTH, "meetings:meeting_add"),
    *_of("cooperation", "anybody with a login", POST, "meetings:paste"),
    *_of("meeting", "who sees it", GET, "record:meeting"),
    *_of("meeting", "who keeps it", BOTH, "meetings:meeting_edit", "meetings:meeting_withdraw", "meetings:item_add"),
    *_of("meeting", "who keeps it", POST, "meetings:meeting_move_to_state", "meetings:meeting_restore",
         "meetings:undo_step", "meetings:attendance_add_from_seats", "meetings:attendance_set_all_present"),
    *_of("meeting", "who keeps it", BOTH, "meetings:attendance", "meetings:papers_add",
         "meetings:attendance_from_teams"),
    *_of("item", "who keeps it", BOTH, "meetings:item_edit", "meetings:item_withdraw", "meetings:item_exclude"),
    *_of("item", "who keeps it", POST, "meetings:item_move", "meetings:item_indent", "meetings:item_restore"),
    *_of("item", "who keeps it", POST, "meetings:item_set_number", "meetings:item_readmit", let_in=UNNAMED),
    *_of("row", "who keeps it", BOTH, "meetings:attendance_edit"),
    *_of("row", "who keeps it", POST, "meetings:attendance_set_status", "meetings:attendance_remove"),
    *_of("row", "who keeps it", POST, "meetings:attendance_call_deputy", let_in=UNNAMED),
    *_of("paper", "who keeps it", BOTH, "meetings:paper_edit"),
    *_of("paper", "who keeps it", POST, "meetings:paper_replace", "meetings:paper_withdraw"),
    # The record
    *_of("meeting", "who keeps it", GET, "record:meeting_as_the_public", "record:entries_withdrawn"),
    *_of("item", "who keeps it", BOTH, "record:entry_add"),
    *_of("entry", "who keeps it", BOTH, "record:entry_edit", "record:entry_split",
         "record:action_add", "record:mark_add", "record:vote_set"),
    *_of("entry", "who keeps it", POST, "record:entry_withdraw", "record:entry_restore"),
    *_of("entry", "who keeps it", POST, "record:entry_move", "record:entry_set_kind", "record:entry_join",
         let_in=UNNAMED),
    *_of("action", "who keeps it", BOTH, "record:action_edit"),
    *_of("action", "who keeps it", POST, "record:action_settle", let_in=UNNAMED),
    *_of("mark", "who keeps it", POST, "record:mark_settle", "record:mark_withdraw"),
    # Follow-up
    *_of("cooperation", "members", GET, "followup:register", "followup:register_csv", "followup:mine",
         "followup:decisions", "followup:decisions_csv"),
    *_of("promise", "members who read it", GET, "followup:action"),
    *_of("promise", "who keeps what members read", POST, "followup:action_settle", "followup:action_share",
         posted={"version": "0", "state": "done"}),
    *_of("report", "who speaks for Asker", POST, "followup:report", posted={"version": "0", "state": "done"}),
    *_of("promise link", "who sees it", BOTH, "followup:action_by_link"),
    # Writing
    *_of("meeting", "who keeps it", BOTH, "writing:minutes"),
    *_of("item", "who keeps it", GET, "writing:item"),
    *_of("item", "who keeps it", POST, "writing:line_aside", "writing:go_back", let_in=UNNAMED),
    *_of("meeting", "who keeps it", POST, "writing:attendance_note", posted={"all": "came"}),
    # Minutes and notices
    *_of("minutes", "who reads it", GET, "minutes:minutes"),
    *_of("version", "who reads it", GET, "minutes:version"),
    *_of("meeting", "who keeps it", POST, "minutes:version_make"),
    *_of("meeting", "who keeps it", BOTH, "minutes:word_return"),
    *_of("item", "who keeps it", BOTH, "minutes:approve", let_in=UNNAMED),
    *_of("returned", "who keeps it", GET, "minutes:word_changes"),
    *_of("returned", "who keeps it", POST, "minutes:word_decide", let_in=UNNAMED),
    *_of("meeting", "who keeps it", POST, "notices:joining_set", "notices:call"),
    *_of("meeting", "who keeps it", GET, "notices:left_out"),
    *_of("meeting", "who sees it", GET, "notices:notice"),
    *_of("body", "who keeps it", BOTH, "notices:next_meeting", "notices:all_open"),
    *_of("body", "who keeps it", POST, "notices:agenda_preview"),
    *[Address(name, who, of, more=(ending,), only=SOME) for ending in ("pdf", "docx", "odt") for name, of, who in (
        ("minutes:file", "minutes", "who reads it"),
        ("minutes:version_file", "version", "who reads it"),
        ("notices:file", "meeting", "who sees it"),
    )],
    *_of("meeting", "who leads it", GET, "notices:running_order", "notices:signing_list", only=SOME),
    *_of("body", "who keeps it", BOTH, "minutes:letterhead"),
    *_of("body", "who keeps it", BOTH, "minutes:word_template"),
    *_of("body", "who keeps it", GET, "minutes:letterhead_preview"),
    *_of("body", "who keeps it", GET, "minutes:letterhead_example", more=("pdf",)),
    # Sending
    *_of("meeting", "who keeps it", BOTH, "sending:send"),
    *_of("meeting", "who keeps it", GET, "sending:mail"),
    *_of("meeting", "who keeps it", BOTH, "sending:remarks"),
    *_of("dispatch", "who keeps it", GET, "sending:dispatch", "sending:dispatch_state"),
    *_of("dispatch", "who keeps it", POST, "sending:dispatch_stop"),
    *_of("remark", "who keeps it", POST, "sending:remark_answer", posted={"row_version": "0", "state": "accepted"}),
    *_of("minutes link", "who sees it", BOTH, "sending:by_link"),
    *_of("body", "who keeps it", BOTH, "sending:copy_list"),
    # Publishing
    Address("robots", "everyone"),
    Address("short", "who sees it", "meeting", bare=True, page={"": 301}, only=OWN_NAME),
    *_of("cooperation", "everyone", GET, "publishing:calendar", "publishing:follow", "publishing:atom",
         "publishing:ics", "publishing:snippet", "publishing:snippet_list"),
    *_of("cooperation", "everyone", GET, "publishing:search", query="?q=zq"),
    *_of("body", "who sees it", GET, "publishing:body_atom", "publishing:body_ics", "publishing:body_snippet",
         "publishing:body_snippet_list"),
    *_of("body", "who keeps it", BOTH, "publishing:habits"),
    *_of("meeting", "who keeps it", BOTH, "publishing:publish", posted={"what": "agenda"}),
    *_of("meeting", "who keeps it", GET, "publishing:publish_check"),
    # Archiving
    *_of("cooperation", "who keeps it", GET, "archiving:waiting"),
    *_of("meeting", "who keeps it", BOTH, "archiving:archive"),
    *_of("meeting", "who keeps it", GET, "archiving:package", only=FILED),
    *_of("item", "who keeps it", BOTH, "archiving:extracts"),
    *_of("item", "who keeps it", GET, "archiving:extracts_zip", only=SOME),
    *_of("extract", "who keeps it", BOTH, "archiving:extract_follow"),
    *_of("extract", "who keeps it", GET, "archiving:extract_file", more=("pdf",), only=SOME),
    *_of("extract", "who keeps it", GET, "archiving:extract_file", more=("docx",)),
    # Importing
    *_of("cooperation", "the secretariat", GET, "importing:index"),
    *_of("cooperation", "the secretariat", GET, "importing:search", query="?q=referat"),
    *_of("cooperation", "the secretariat", POST, "importing:batch_make"),
    *_of("batch", "the secretariat", GET, "importing:batch", "importing:batch_progress", "importing:batch_report",
         "importing:batch_report_csv", "importing:names_progress"),
    *_of("batch", "the secretariat", POST, "importing:batch_accept", "importing:rows_mend", "importing:batch_pause",
         "importing:batch_continue", "importing:batch_stop"),
    *_of("batch", "the secretariat", BOTH, "importing:batch_names"),
    *_of("batch", "the secretariat", POST, "importing:names_undo", let_in=UNNAMED),
    *_of("batch", "the secretariat", BOTH, "importing:batch_undo"),
    *_of("document", "the secretariat", GET, "importing:document", "importing:document_read",
         "importing:document_attendance", "importing:document_changes"),
    *_of("document", "the secretariat", POST, "importing:document_mend", "importing:mend_undo",
         "importing:document_accept", "importing:document_set_aside", "importing:document_take_up",
         "importing:document_read_again"),
    *_of("document", "the secretariat", BOTH, "importing:document_undo"),
    *_of("document", "the secretariat", POST, "importing:documents_join", "importing:document_separate",
         "importing:document_ask_again", "importing:document_choose_part"),
    *_of("document pair", "the secretariat", GET, "importing:document_compare"),
]  # fmt: skip


def names(patterns: Any = None, space: str = "") -> Iterator[str]:
    """The name of every address of the program."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
