"""Labels above lists of people that stand side by side, such as who met at the left and who did not at the right."""

import re
from collections.abc import Sequence

_PRESENT = (
    r"til\s?stede|tilstades|fr[ae]mm?øtt|(?<!ikke )(?<!ikkje )(?:har )?møtt?e?|deltok|deltakar|deltaker|deltagere"
)
_ABSENT = r"forfall|fravær|fråvær|(?:ikke|ikkje) (?:til\s?stede|til stades|møtt|møtte|deltok)|meldte? avbud"
_OTHERS = r"medlem|vara|observatør|sekretær|sekretariat|administrasjon|gjest|inviter|innkalt|andre"
_LABEL = re.compile(rf"\b(?:{_PRESENT}|{_ABSENT}|{_OTHERS})", re.IGNORECASE)
_AWAY = re.compile(rf"\b(?:{_ABSENT})", re.IGNORECASE)
_MOST_WORDS = 5


def are_lists(labels: Sequence[str]) -> bool:
    """Whether cells that stand side by side each open a list of their own.

    Each tells of attendance and nothing more; and they end with colons, or one tells who is there and one who is not.
    (A table may well have the columns "Medlem" and "Varamedlem", and there the rows belong together.)
    """
    texts = [label.strip() for label in labels]
    if len(texts) < 2 or not all(_LABEL.search(text) and len(text.split()) <= _MOST_WORDS for text in texts):
        return False
    away = [bool(_AWAY.search(text)) for text in texts]
    return all(text.endswith(":") for text in texts) or (any(away) and not all(away))
