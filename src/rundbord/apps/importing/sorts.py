"""What kind of organization or body a name tells of: a proposal, which the secretariat may change."""

import re

from rundbord.apps.importing.names import BODY
from rundbord.apps.people.models import BodyKind, OrganizationKind

LONGEST_INITIALS = 6
# The first whose words stand in the name counts. Legal forms come first: "Asker kommune Eiendom KF" is a company.
ORGANIZATIONS: dict[str, str] = {
    OrganizationKind.COMPANY: r"\b(?:AS|ASA|BA|DA|HF|IKS|KF|RHF|SA|SF)$ | \bfor[eu]tak | selskap",
    OrganizationKind.COUNTY: r"fylke(?:skommune|sting)?\b",
    OrganizationKind.REGION: r"\bregion | politisk\ råd\b",
    OrganizationKind.MUNICIPALITY: r"kommune\b | \bherad\b | \bgielda\b | \bsuohkan\b | \btj[iï]elte\b",
    OrganizationKind.MINISTRY: r"""departement | direktorat | statsforvalt | fylkesm[ae]nn | \bstat(?:ens|lige?)\b
        | \bnav\b | politi(?:et|distrikt) | sametinget | stortinget | tilsyn(?:et)?$
        | (?:kyst|kart|riks|toll|jernbane)verk(?:et)?$""",
    OrganizationKind.UNIVERSITY: r"""universitet | university | h[øo][gy]e?skol[ea]
        | \b(?:NTNU|NMBU|NHH|UiA|UiB|UiO|UiS|UiT|USN)\b""",
    OrganizationKind.CLUSTER: r"klyng[ea] | cluster | \b(?:NCE|GCE)\b",
}
BODIES: dict[str, str] = {
    BodyKind.SECRETARIAT: r"sekretariat",
    BodyKind.WORKING: r"(?:arbeids?|prosjekt)\W?(?:grupp|utval) | \bAU\b",
    BodyKind.COORDINATION: r"""koordin | samordning | styringsgrupp | administrativ
        | (?:direktør|rådmann)\w*(?:forum|grupp|møte)""",
    BodyKind.EXPERT: r"fag",
    BodyKind.COUNCIL: r"(?<!om)råd(?:et)?\b | representantskap | årsmøte | generalforsamling | politisk | fylkesting",
    BodyKind.BOARD: r"styret?\b",
}


def sort_of(kind: str, name: str) -> str:
    """The OrganizationKind that the name tells of (of a "body" the BodyKind); the commonest where it tells none."""
    rules = BODIES if kind == BODY else ORGANIZATIONS
    otherwise = BodyKind.EXPERT if kind == BODY else OrganizationKind.OTHER
    found = (sort for sort, words in rules.items() if re.search(words, name, re.IGNORECASE | re.VERBOSE))
    return next(found, otherwise)


def sorts_of(kind: str) -> list[tuple[str, str]]:
    """All that one of this kind may be, with their words; nothing for persons."""
    if kind == "person":
        return []
    return [(value, str(words)) for value, words in (BodyKind if kind == BODY else OrganizationKind).choices]


def new_name(kind: str, written: str) -> str:
    """What somebody new is called who stands there as written: a body or organization begins with a capital letter, and
    what is printed in capitals only is written as usual, but for short names (KS, NTNU).
    """
    if kind == "person":
        return written
    usual = written.lower() if written.isupper() and len(written) > LONGEST_INITIALS else written
    return usual[:1].upper() + usual[1:]
