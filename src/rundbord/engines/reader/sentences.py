"""Sentences of a folded line, as stretches."""

import re

_END = re.compile(r"[.!?][»\")\]]*\s+(?=[«\"(\[]?[A-ZÆØÅÁÉ0-9Ü])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:f\.eks|bl\.a|kl|nr|pkt|jf|ca|mill|mrd|dr|prof|st|chr|m\.fl|m\.m|osv|inkl|ekskl|evt|ev|tlf|"
    r"kr|art|ref|resp|maks|min|max|ift|mht|pga|p\.g\.a|dvs|d\.v\.s|off\.l|fvl|kap|vedl|tj|ass|adm|enst|samr|vedt|godkj)|(?:^|"
    r"\s|\.)[A-ZÆØÅ]|(?:^|[\s(–-])\d{1,2})$",
    re.IGNORECASE,
)
_SHORT_MONTH = re.compile(r"\d\.?\s?(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des)$", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan|feb|mar|"
    r"apr|jun|jul|aug|sep|okt|nov|des|kvartal|halvår|etg|etasje|trinn|klasse|ledd|gang|gong|vara|plass)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:^|[\s(–-])\d{1,2}$")


def sentences_of(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The stretches of the sentences in `text[start:end]`, without the blanks between."""
    stop = len(text) if end is None else end
    found = []
    position = start
    for match in _END.finditer(text, start, stop):
        if match.end() < stop and _is_end(text, position, match):
            found.append((position, match.start() + len(match[0].rstrip())))
            position = match.end()
    if position < stop:
        found.append((position, stop))
    return found


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if match[0][0] != ".":
        return True
    before = text[max(start, match.start() - 12) : match.start()]
    if _ORDINAL.search(before):
        return text[match.end()].isupper() and not _MONTH.match(text, match.end()) and match.start() - start > 3
    if re.search(r"(?:^|\s)[A-ZÆØÅ]$", before):
        return False
    return not _ABBREVIATION.search(before) and not _SHORT_MONTH.search(before)
