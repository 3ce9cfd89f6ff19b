"""Personal data in running text: what is found, what is left alone, and how often each goes wrong.

The gold was written for this test; all numbers and persons are invented. `PRECISION` and `RECALL` are stated in
docs/how-to/publish.md.
"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.engines.norwegian.personal import find_personal, is_account_number, is_identity_number

PRECISION, RECALL = 0.9, 0.9

HOLDS = {
    "Søkeren (13097248022) fikk avslag.": "identity",
    "Fødselsnummer 130972 48022 ble oppgitt.": "identity",
    "D-nummer 53097248016 er registrert.": "identity",
    "Beløpet settes inn på konto 8601.11.17947.": "account",
    "Kontonummer: 86011117947": "account",
    "Refusjon til 8601 11 17947 innen fredag.": "account",
    "Ring Kari på 912 34 567.": "phone",
    "Kari Moe, mobil 91234567": "phone",
    "Kontakt: Per Li, 41 23 45 67.": "phone",
    "Tlf. +47 987 65 432 (privat)": "phone",
    "Nås på 0047 45612378 hele helgen.": "phone",
    "Send til kari.moe@gmail.com innen mandag.": "mail",
    "E-post: per_li@hotmail.com": "mail",
    "Privat e-post er anne@online.no.": "mail",
    "Svar til ola+styret@icloud.com": "mail",
    "Hun bor i Storgata 12 og ønsker varsel.": "address",
    "Klageren er bosatt i Bjørkeveien 4B.": "address",
    "Privatadresse: Kirkegata 7": "address",
    "Han bur i Strandvegen 21 i dag.": "address",
    "Post sendes hjem, hjemmeadresse Nedre Torggate 3 A.": "address",
    "Kari Moe er sykmeldt til påske.": "health",
    "Per Li var syk og meldte forfall.": "health",
    "Anne er innlagt på sykehus.": "health",
    "Prosjektlederen er gravid og går ut i juni.": "health",
    "Ola ble operert i februar.": "health",
    "Hun fikk diagnosen i fjor.": "health",
    "Kari har hatt kreft.": "health",
    "Forfall på grunn av sykdom: Per Li.": "health",
    "Forfall pga. sykemelding.": "health",
    "Rådgiveren er i svangerskapspermisjon fra mai.": "health",
    "Kari Moe er sjukmeld ut månaden.": "health",
    "Ola er ufør og kan ikke stille.": "health",
    "Hun lider av migrene.": "health",
    "Saken gjelder en barnevernssak i familien.": "health",
    "Han fekk hjarteinfarkt i haust.": "health",
    "Leder har fortsatt depresjon og er borte.": "health",
    "Anne har vore sjukmeldt sidan jul.": "health",
    "Per er alvorlig syk.": "health",
    "Permisjon etter operasjon er innvilget for Kari.": "health",
    "Hun er uføretrygdet.": "health",
    "Nestleder ble sykemeldt før møtet.": "health",
}
HOLDS_NOT = [
    "Sak 14/21 utsettes.", "PS 7/2022 Budsjett 2023", "Org.nr. 912 345 678 MVA", "Organisasjonsnummer 987654321",
    "Møte-ID: 412 345 678", "Saksnr. 2021/91234567", "Arkivsak 20/41234", "Møtet varer kl. 09.00–11.30.",
    "12. mai 2026 kl. 10.00", "Budsjettet er 91 234 567 kroner.", "Kr 45 000 000 er satt av.",
    "Det bor 98 765 432 mennesker der, sa han spøkefullt.", "Sentralbord 67 81 70 00", "Ring kommunen på 32 04 00 00.",
    "Telefon 55 56 62 00", "postmottak@asker.example", "kari.moe@viken.example", "post@samarbeid.no",
    "Møtested: Storgata 12, rådhuset", "Besøksadresse: Kirkegata 7", "Rådhuset i Strandvegen 21",
    "Vi drøftet psykisk helse blant unge.", "Mange eldre har demens.", "Flere pasienter er innlagt enn før.",
    "Andelen unge som har angst øker.", "Kommunen har mange sykmeldte, sa rådmannen.",
    "Sykefraværet er 7 prosent.", "Kampanjen mot kreft fortsetter.", "Barnevernet i regionen får ny ordning.",
    "Helseplattformen innføres i 2027.", "Nye boliger for eldre i Bjørkeveien.", "E18 og fv. 165 ble nevnt.",
    "ISBN 978-82-05-12345-6", "Prosjekt 41234567/22", "Faktura 2022-912345", "Dok. 21/04567-3",
    "Gnr. 45 bnr. 123", "Versjon 4.12.34567", "Postnummer 1383 Asker", "Postboks 355, 1372 Asker",
    "Kode 482913", "Passord sendes særskilt.", "Tall for 2019, 2020 og 2021: 412, 398, 405",
    "Befolkning: 94 441 innbyggere", "Areal 376 km2", "Lov 2018-06-22-83 § 11-5", "Forskrift 12.03.2009 nr. 45",
    "Vedtatt med 9 mot 4 stemmer", "Runde rundt bordet, 3 minutter hver", "Neste møte: 10.03.2026",
    "Uke 45–47", "Kl 1200 – 1500", "Fra 01.01.2024 til 31.12.2027", "Ansvar: Kari Moe, frist 15. november",
    "Kari Moe meldte forfall.", "Per Li kom kl. 10.15.", "Anne Vik møtte som vara for Kari Moe.",
    "Gruppa har ti medlemmer.", "Tiltaket er dyrt.", "Legevakta er overbelastet.",
    "Regionen har fått diagnosen «overmoden», skrev avisa om de 12 kommunene.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), HOLDS.items())
def test_what_is_personal_is_found_where_it_stands(text: str, kind: str) -> None:
    found = find_personal(text)
    assert kind in {one.kind for one in found}
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_precision_and_recall_are_what_the_docs_say() -> None:
    hits = sum(any(one.kind == kind for one in find_personal(text)) for text, kind in HOLDS.items())
    false = [text for text in HOLDS_NOT if find_personal(text)]
    assert hits / len(HOLDS) >= RECALL
    assert hits / (hits + len(false)) >= PRECISION, false
    assert len(HOLDS) >= 40
    assert len(HOLDS_NOT) >= 60


def test_control_digits_decide() -> None:
    assert is_identity_number("13097248022")
    assert not is_identity_number("13097248023")
    assert not is_identity_number("31027248022")
    assert is_account_number("86011117947")
    assert not is_account_number("86011117946")
    assert not is_account_number("00000000000")


@given(st.text())
def test_any_text_is_searched_and_findings_never_overlap(text: str) -> None:
    found = find_personal(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.integers(0, 10**9 - 1), st.sampled_from(["Saken gjelder {}.", "{}", "Nr {} ble oppgitt"]))
def test_every_number_with_right_control_digits_is_found(number: int, sentence: str) -> None:
    digits = _with_control_digits(f"{number:09d}")
    if digits is None or not is_identity_number(digits):
        return
    assert [one.kind for one in find_personal(sentence.format(digits))] == ["identity"]


def _with_control_digits(nine: str) -> str | None:
    figures = [int(one) for one in nine]
    first = -sum(a * b for a, b in zip(figures, (3, 7, 6, 1, 8, 9, 4, 5, 2), strict=True)) % 11
    second = -sum(a * b for a, b in zip([*figures, first], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    return None if 10 in (first, second) else f"{nine}{first}{second}"
