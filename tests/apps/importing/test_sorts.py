"""What kind of organization or body a name tells of."""

import re

import pytest
from django.urls import reverse

from rundbord.apps.importing.sorts import new_name, sort_of
from rundbord.apps.people.models import Body, Organization
from tests.apps.importing.samples import TEXT, bring_in
from tests.cast import Cast
from tests.conftest import Login


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Horten kommune", "municipality"),
        ("Voss herad", "municipality"),
        ("Deanu gielda", "municipality"),
        ("Buskerud fylkeskommune", "county"),
        ("Vestfold fylkesting", "county"),
        ("Regionrådet for Gjøvik", "region"),
        ("Lister interkommunalt politisk råd", "region"),
        ("Fjordkraft AS", "company"),
        ("Vesar IKS", "company"),
        ("Asker kommune Eiendom KF", "company"),
        ("Kommunal- og distriktsdepartementet", "ministry"),
        ("Statens vegvesen", "ministry"),
        ("Statsforvalteren i Agder", "ministry"),
        ("Miljødirektoratet", "ministry"),
        ("Mattilsynet", "ministry"),
        ("Universitetet i Agder", "university"),
        ("Høgskolen i Østfold", "university"),
        ("NTNU", "university"),
        ("Havbruksklyngen", "cluster"),
        ("Naturvernforbundet", "other"),
        ("Stasjonsvenner", "other"),
    ],
)
def test_organizations(name: str, sort: str) -> None:
    assert sort_of("organization", name) == sort


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Styret", "board"),
        ("Hovedstyret", "board"),
        ("Styringsgruppa for Fjordbyen", "coordination"),
        ("Koordinatorforum", "coordination"),
        ("Representantskapet", "council"),
        ("Fiskerådet", "council"),
        ("Politisk råd for næring", "council"),
        ("Fagrådet for klima", "expert"),
        ("Faggruppe for næring", "expert"),
        ("Nettverk for området klima", "expert"),
        ("Arbeidsgruppe for havn", "working"),
        ("Arbeidsutvalget", "working"),
        ("Sekretariatet", "secretariat"),
        ("Utvalg for plan", "expert"),
    ],
)
def test_bodies(name: str, sort: str) -> None:
    assert sort_of("body", name) == sort


def test_the_page_proposes_the_kind_and_the_secretary_may_choose_another(as_: Login, cast: Cast) -> None:
    text = TEXT.replace("faggruppe for næring", "fiskeråd").replace("Leif Dahl\tBærum kommune", "Leif Dahl\tVesar IKS")
    batch = bring_in(cast.cooperation, text)
    client, address = as_("secretary"), reverse("importing:batch_names", args=[cast.cooperation.slug, batch])
    page = client.get(address).content.decode()
    numbers = {key: number for number, key in re.findall(r'name="key-(\d+)"\s+value="([^"]+)"', page)}
    body, place = (next(key for key in numbers if word in key) for word in ("fiskeråd", "vesar"))
    chosen = {
        key: re.findall(r'<option value="(\w+)" selected', page.split(f'name="sort-{numbers[key]}"')[1])[0]
        for key in (body, place)
    }
    assert chosen == {body: "council", place: "company"}
    sent = {"group": ["0", "1"], "key-0": body, "answer-0": "new", "name-0": "Fiskerådet", "sort-0": "board",
            "key-1": place, "answer-1": "new", "name-1": "Vesar IKS"}  # fmt: skip
    client.post(address, sent)
    assert Body.objects.get(name="Fiskerådet").kind == "board"
    assert Organization.objects.get(name="Vesar IKS").kind == "company"


def test_a_kind_that_is_none_is_told(as_: Login, cast: Cast) -> None:
    batch = bring_in(cast.cooperation)
    address = reverse("importing:batch_names", args=[cast.cooperation.slug, batch])
    sent = {"group": "0", "key-0": "organization:horten kommune", "answer-0": "new", "sort-0": "council"}
    assert as_("secretary").post(address, sent).status_code == 422


@pytest.mark.parametrize(
    ("kind", "written", "name"),
    [
        ("body", "faggruppe for næring", "Faggruppe for næring"),
        ("body", "STYRINGSGRUPPE REISELIV", "Styringsgruppe reiseliv"),
        ("organization", "NTNU", "NTNU"),
        ("organization", "Bane NOR", "Bane NOR"),
        ("person", "berg", "berg"),
    ],
)
def test_somebody_new_is_written_as_usual(kind: str, written: str, name: str) -> None:
    assert new_name(kind, written) == name
