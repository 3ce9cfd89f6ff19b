"""What stands around minutes and between their lines: page furniture, contents, letterheads, web pages."""

import re

from tests.engines.reader.transformations.shared import Gold, Transformed, headings_in, with_rest


def furniture(text: str, gold: Gold) -> Transformed:
    """A page's foot and the next one's head every thirty lines, in the middle of a sentence where one is at hand."""
    lines, found, page = text.split("\n"), [], 1
    foot, head = "Side {} av 9", "Møtereferat – Samarbeidsrådet"
    rest = []
    for index, line in enumerate(lines):
        found.append(line)
        if index % 30 != 20 or "\t" in line or "|" in line:
            continue
        cut = line.rfind(" ", 0, max(0, len(line) * 2 // 3))
        cut = cut if len(line) > 60 and not re.search(r"[.:,!?]\s*$", line[:cut]) else len(line)
        if cut < len(line) or (len(line) > 30 and line.endswith(".")):
            found[-1:] = [line[:cut], "", foot.format(page), head, "", line[cut + 1 :]]
            rest += [foot.format(page), head]
            page += 1
    return "\n".join(found), with_rest(gold, *rest)


def contents_in_front(text: str, gold: Gold) -> Transformed:
    """A table of contents above the first heading."""
    lines = text.split("\n")
    found = list(headings_in(lines, gold))
    if len(found) < 3 or len({one.number for one in found}) < len(found):
        return text, gold
    listed = [f"{lines[one.line].strip(' #*')} {'.' * 20} {2 + i // 2}" for i, one in enumerate(found)]
    lines[found[0].line : found[0].line] = ["Innhold", *listed, ""]
    return "\n".join(lines), with_rest(gold, "Innhold", *listed)


def letterhead(text: str, gold: Gold) -> Transformed:
    """A sender's block in front."""
    rest = [
        "Postadresse: Postboks 44, 4001 Stavanger     Besøksadresse: Torget 1     Org.nr. 971 045 698",
        "Deres ref.:          Vår ref.: 24/00311-7          Saksbehandler: Unni Bråten          Arkivkode: 033",
        "Telefon: 51 00 00 00     E-post: post@samarbeid.example     www.samarbeid.example",
    ]
    return "\n".join([*rest, "", text]), {
        **with_rest(gold, *rest),
        "links": [*gold.get("links", []), "www.samarbeid.example"],
    }


def web_page(text: str, gold: Gold) -> Transformed:
    """The navigation of a web page around."""
    before = ["Hopp til hovedinnhold", "Meny", "Søk", "Hjem > Politikk > Møter > Referater", ""]
    after = [
        "",
        "Publisert 3. januar",
        "Var denne siden nyttig?",
        "Ja",
        "Nei",
        "Kontakt oss",
        "Personvern og informasjonskapsler",
        "Tilgjengelighetserklæring",
    ]
    return "\n".join([*before, text, *after]), with_rest(gold, *before, *after)
