"""Whom names mean: what the register knows for certain, what is asked, what is remembered."""

from dataclasses import replace

import pytest

from rundbord.apps.importing.draft import Attendee, Doubt, Draft, Facts, Heading, Line, Name, replaced
from rundbord.apps.importing.matching import match
from rundbord.apps.importing.mends import line_of
from rundbord.apps.importing.mends_people import answer_doubt, choose_name, edit_facts, settle_moved
from rundbord.apps.people.models import Person
from rundbord.apps.people.naming import directory
from rundbord.apps.people.services.persons import remember_alias
from tests import factories
from tests.apps.importing.samples import IMPORTER
from tests.cast import Cast


def _draft(cast: Cast, *speakers: str, names: tuple[str, ...] = ("Marit Solheim",), body: str = "") -> Draft:
    parts = [Line(f"l{at}", "contribution", "Tips.", label=one, person=one) for at, one in enumerate(speakers, 10)]
    return Draft(
        facts=Facts(body=body or cast.body.name, date="2021-11-25"),
        attendance=tuple(Attendee(f"a{at}", name) for at, name in enumerate(names, 1)),
        parts=(Heading("i9", "1", "Runde"), *parts),
        next_key=30,
    )


def _matched(cast: Cast, draft: Draft) -> Draft:
    return match(draft, directory(cast.cooperation))


def _asked(draft: Draft) -> list[tuple[str, str, str]]:
    return [(doubt.kind, doubt.text, doubt.proposal) for doubt in draft.open_doubts]


def _uid(draft: Draft, kind: str, written: str) -> str:
    name = draft.resolved(kind, written)
    assert name is not None
    return name.choice or name.found


def test_whole_names_are_found_and_nothing_is_asked(cast: Cast) -> None:
    draft = _matched(cast, _draft(cast, "Marit Solheim"))
    assert _uid(draft, "person", "Marit Solheim") == cast.member.uid
    assert draft.facts.body_uid == cast.body.uid
    assert _asked(draft) == []


def test_a_first_name_is_proposed_to_be_who_was_there_and_one_answer_holds_everywhere(cast: Cast) -> None:
    draft = _matched(cast, _draft(cast, "Marit", "Marit"))
    assert _asked(draft) == [("speaker", "Marit", "Marit Solheim")]
    answered = answer_doubt(draft, draft.open_doubts[0].key, "yes")
    assert _uid(answered, "person", "Marit") == cast.member.uid
    assert answered.open_doubts == []


def test_a_slip_of_the_pen_is_proposed_and_never_mended_silently(cast: Cast) -> None:
    draft = _matched(cast, _draft(cast, names=("Marit Solhejm",)))
    assert _asked(draft) == [("spelling", "Marit Solhejm", "Marit Solheim")]
    assert _uid(draft, "person", "Marit Solhejm") == ""
    refused = answer_doubt(draft, draft.open_doubts[0].key, "no")
    assert _uid(refused, "person", "Marit Solhejm") == ""
    accepted = answer_doubt(draft, draft.open_doubts[0].key, "yes")
    assert _uid(accepted, "person", "Marit Solhejm") == cast.member.uid
    assert accepted.attendance[0].name == "Marit Solhejm"


def test_a_spelling_once_decided_is_known_the_next_time(cast: Cast) -> None:
    remember_alias(actor=IMPORTER, cooperation=cast.cooperation, written="Marit Solhejm", means=cast.member)
    draft = _matched(cast, _draft(cast, names=("Marit Solhejm",)))
    assert _asked(draft) == []
    assert _uid(draft, "person", "Marit Solhejm") == cast.member.uid


def test_two_of_the_same_name_are_not_told_apart_by_the_program(cast: Cast) -> None:
    factories.make_person(cast.cooperation, "Marit Solheim")
    draft = _matched(cast, _draft(cast))
    assert _uid(draft, "person", "Marit Solheim") == ""


def test_persons_of_another_cooperation_are_not_known(cast: Cast) -> None:
    draft = _matched(cast, _draft(cast, names=(cast.stranger.name,)))
    assert _uid(draft, "person", cast.stranger.name) == ""


def test_a_person_who_was_merged_is_the_one_they_became(cast: Cast) -> None:
    Person.objects.filter(pk=cast.neighbour.pk).update(merged_into=cast.member)
    draft = _matched(cast, _draft(cast, names=("Nils Bakke",)))
    assert _uid(draft, "person", "Nils Bakke") == cast.member.uid


def test_organizations_are_found_with_and_without_their_kind(cast: Cast) -> None:
    draft = Draft(
        facts=Facts(body=cast.body.name, date="2021-11-25"),
        attendance=(Attendee("a1", "Marit Solheim", "Asker kommune"),),
        parts=(Heading("i2", "1", "Runde"), Line("l3", "contribution", "Tips.", label="Asker", organization="Asker")),
    )
    matched = _matched(cast, draft)
    assert _uid(matched, "organization", "Asker kommune") == _uid(matched, "organization", "Asker") != ""


@pytest.mark.parametrize("written", ["Klimautvalget", ""])
def test_an_unknown_body_is_asked_about(cast: Cast, written: str) -> None:
    draft = match(Draft(facts=Facts(body=written, date="2021-11-25")), directory(cast.cooperation))
    assert [kind for kind, _text, _proposal in _asked(draft)] == ["body"]
    chosen = edit_facts(draft, {"body_uid": cast.other_body.uid})
    assert chosen.open_doubts == []


def test_a_body_that_is_only_alike_is_proposed(cast: Cast) -> None:
    draft = _matched(cast, _draft(cast, body="Faggruppe for nering"))
    assert _asked(draft) == [("body", "Faggruppe for nering", "Faggruppe for næring")]
    accepted = answer_doubt(draft, draft.open_doubts[0].key, "yes")
    assert accepted.facts.body_uid == cast.body.uid


def test_questions_of_the_reader_about_names_that_the_register_knows_are_left_out(cast: Cast) -> None:
    doubts = (Doubt("d1", "speaker", "l10", "Marit Solheim"), Doubt("d2", "speaker", "l10", "Horten"))
    draft = _draft(cast, "Marit Solheim")
    matched = _matched(cast, Draft(draft.facts, draft.attendance, draft.parts, doubts=doubts, next_key=30))
    assert _asked(matched) == [("speaker", "Horten", "")]


def test_a_misspelt_word_is_mended_in_the_text_only_when_somebody_says_so() -> None:
    line = Line("l2", "contribution", "Kongsberg og Aker går sammen, ikke Akershus.")
    doubt = Doubt("d3", "spelling", "l2", "Aker", "Asker")
    draft = Draft(parts=(Heading("i1", "1", "Runde"), line), doubts=(doubt,))
    assert answer_doubt(draft, "d3", "no").parts == draft.parts
    mended = answer_doubt(draft, "d3", "yes").parts[1]
    assert isinstance(mended, Line)
    assert mended.text == "Kongsberg og Asker går sammen, ikke Akershus."


def test_a_change_of_employer_is_noted_only_when_somebody_says_so() -> None:
    row = Attendee("a1", "Maria Hoff", "Nedre Romerike", note="NB. Bytte til Lillestrøm kommune")
    doubt = Doubt("d2", "employer", "a1", "NB. Bytte til Lillestrøm kommune", "Lillestrøm kommune")
    draft = Draft(attendance=(row,), doubts=(doubt,))
    assert answer_doubt(draft, "d2", "no").attendance == (row,)
    assert answer_doubt(draft, "d2", "yes").attendance[0].employer == "Lillestrøm kommune"


def test_whoever_nobody_knows_can_be_added_to_the_register_where_the_question_stands() -> None:
    name = Name("organization:horten", "organization", "Horten")
    draft = Draft(names=(name,), doubts=(Doubt("d1", "speaker", "l2", "Horten"),))
    answered = answer_doubt(draft, "d1", "new")
    assert answered.open_doubts == []
    assert answered.names[0].choice == "new"


def test_a_question_follows_the_name_when_a_line_gets_another_speaker(cast: Cast) -> None:
    draft = _matched(cast, _draft(cast, "Marit", "Marit"))
    for key, left in (("l10", ["l11"]), ("l11", [])):
        line = line_of(draft, key)
        draft = settle_moved(replaced(draft, replace(line, person="Leif Dahl")), key)
        assert [doubt.node for doubt in draft.open_doubts] == left


def test_saying_that_a_name_is_unknown_answers_what_was_asked_about_it() -> None:
    name = Name("person:eli", "person", "Eli")
    draft = Draft(names=(name,), doubts=(Doubt("d1", "speaker", "l2", "Eli", "Eli Berg"),))
    answered = choose_name(draft, "person:eli", "unknown")
    assert answered.open_doubts == []
    assert answered.names[0].choice == "unknown"
