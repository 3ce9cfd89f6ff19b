"""Places to look at, as questions that a person can answer."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundbord.apps.importing.draft import Doubt, Draft, day
from rundbord.apps.importing.labels import kind_label

Fields = dict[str, str]
Words = tuple[str, str, str]
Make = Callable[[Fields], Words]


@dataclass(frozen=True)
class Question:
    """A place to look at. `yes` is empty where nothing is proposed, `no` where it must be mended by hand (the form of
    the node); `seen` is the version of the doubt, `kind` its kind.
    """

    key: str
    node: str
    kind: str
    sentence: str
    yes: str
    no: str
    seen: int


def questions_of(draft: Draft) -> list[Question]:
    """The open places to look at, in the order in which they stand in the document."""
    order = {key: place for place, key in enumerate(_nodes(draft))}
    doubts = sorted(draft.open_doubts, key=lambda one: order.get(one.node, len(order)))
    return [_question(draft, doubt) for doubt in doubts]


def _nodes(draft: Draft) -> list[str]:
    return ["facts", *(row.key for row in draft.attendance), *(part.key for part in draft.parts)]


def _question(draft: Draft, doubt: Doubt) -> Question:
    sentence, yes, no = _words(doubt)
    return Question(doubt.key, doubt.node, doubt.kind, sentence, yes, no, draft.version_of(doubt.key))


def asked_of(doubt: Doubt) -> str:
    """The sentence that asks."""
    return _words(doubt)[0]


def _words(doubt: Doubt) -> Words:
    """Sentence, words for yes (empty: nothing to say yes to), words for no."""
    make = WITH_PROPOSAL.get(doubt.kind) if doubt.proposal else WITHOUT_PROPOSAL.get(doubt.kind)
    return (make or _look)({"says": doubt.text, "means": doubt.proposal})


def _speaker(fields: Fields) -> Words:
    return _("“%(says)s”: is that %(means)s?") % fields, _("Yes, that is right"), _("No, somebody else")


def _spelling(fields: Fields) -> Words:
    return _("“%(says)s”: does that mean %(means)s?") % fields, _("Yes, %(means)s") % fields, _("No")


def _employer(fields: Fields) -> Words:
    sentence = _("“%(says)s”: has the person moved to %(means)s?") % fields
    return sentence, _("Yes, note that in the register"), _("No, leave it")


def _kind(fields: Fields) -> Words:
    label = kind_label(fields["means"])
    return _("Is this a line of the kind “%(label)s”?") % {"label": label}, label, _as_it_is()


def _what_kind(_fields: Fields) -> Words:
    return _("Is the kind of this line right?"), "", _as_it_is()


def _date(fields: Fields) -> Words:
    return _("Was the meeting on %(day)s?") % {"day": _long_date(fields["means"])}, _("Yes"), _as_it_is()


def _long_date(written: str) -> str:
    try:
        found = day(written)
    except ValueError:
        return written
    return date_format(found, "DATE_FORMAT") if found else written


def _who(fields: Fields) -> Words:
    return _("It is not certain who “%(says)s” is.") % fields, "", _("Leave it unknown")


def _body(fields: Fields) -> Words:
    if not fields["says"]:
        return _("Which body held the meeting?"), "", ""
    return _("The document says “%(says)s”. Which body held the meeting?") % fields, "", ""


def _likely_body(fields: Fields) -> Words:
    if not fields["says"]:
        return _("Did %(means)s hold the meeting?") % fields, _("Yes, %(means)s") % fields, ""
    return _("The document says “%(says)s”. Is that %(means)s?") % fields, _("Yes, %(means)s") % fields, ""


def _no_date(fields: Fields) -> Words:
    if fields["says"]:
        return _("Is the date right? The document says “%(says)s”.") % fields, "", _as_it_is()
    return _("When was the meeting? The document names no date."), "", _("The date is unknown")


def _number(fields: Fields) -> Words:
    return _("The numbers do not follow each other here: %(says)s.") % fields, "", _as_it_is()


def _attendance(fields: Fields) -> Words:
    return _("Is the attendance right here? The document says “%(says)s”.") % fields, "", _as_it_is()


def _look(fields: Fields) -> Words:
    return _("Look at this: “%(says)s”.") % fields, "", _as_it_is()


def _as_it_is() -> str:
    return _("It is right as it stands")


WITH_PROPOSAL: dict[str, Make] = {
    "speaker": _speaker,
    "spelling": _spelling,
    "employer": _employer,
    "kind": _kind,
    "date": _date,
    "body": _likely_body,
}
WITHOUT_PROPOSAL: dict[str, Make] = {
    "kind": _what_kind,
    "speaker": _who,
    "body": _body,
    "date": _no_date,
    "number": _number,
    "attendance": _attendance,
}
