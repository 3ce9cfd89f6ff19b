"""Bokmål or nynorsk, told by words that only one of them has."""

import re
from typing import Literal

from rundbord.engines.norwegian.words import word_set

_NYNORSK = word_set(
    """
    ikkje frå eit ein dei vart vert vore vere korleis kva kven kvar kvifor nokon noko berre også mykje høyring
    sakliste saka framlegg røysting handsaming samrøystes møtebok vedteke godkjend godkjende teken kommunane
    heilt eigen eige sjølv verte vorte ymse medlemer medlemane innspel tilråding stad møtestad leiar dagleg
    ordførar kommunar saman hausten haust sidan fleire difor kjem gjer såg låg tek gjekk fekk heiter ho kjende
    medan dykk ynskjer ønskjer arbeidsutvalet utval deltakarar følgjer følgje fråsegn uttale rekneskap stades
    """
)
_BOKMAL = word_set(
    """
    ikke fra et en de ble blir vært være hvordan hva hvem hvor hvorfor noen noe bare mye høring saksliste saken
    forslag votering behandling enstemmig vedtatt godkjent tatt kommunene hele egen eget selv innspill
    innstilling sted møtested leder daglig ordfører kommuner sammen høsten høst siden flere derfor kommer gjør
    så tar gikk fikk heter hun mens dere arbeidsutvalget utvalg deltakere følger uttalelse regnskap
    """
)
_WORD = re.compile(r"[^\W\d_]+")


def written_in(text: str) -> Literal["nb", "nn"]:
    """The form of Norwegian that a text is written in; bokmål where nothing tells."""
    found = _WORD.findall(text[:20000].casefold())
    nynorsk, bokmal = sum(map(_NYNORSK.__contains__, found)), sum(map(_BOKMAL.__contains__, found))
    return "nn" if nynorsk > bokmal else "nb"
