"""How fast a document is set: seven pages of minutes with a table of 45 rows, as PDF, DOCX and ODT, beside WeasyPrint.

Then minutes to two hundred by mail (parts/mails.py): rendered and queued (`mails_s=`) beside Django alone with the same
words, and pages while a worker hands them to a mail server (`busy_page_ms=`) beside the same pages in peace.

Every run sets other text, so that no cache of a finished document is measured; `pdf_same_ms` is the unchanged one.
"""

import resource
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from html import escape
from importlib.metadata import version
from io import BytesIO
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

from rundbord.engines.typesetter import flow
from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import (
    Action,
    AttendanceSection,
    Attendee,
    Document,
    Fact,
    Item,
    Letterhead,
    Paragraph,
    Run,
)
from rundbord.engines.typesetter.docx import to_docx
from rundbord.engines.typesetter.odt import to_odt
from rundbord.engines.typesetter.pdf import to_pdf

PAGES, ROWS, ITEMS, RUNS = 7, 45, 14, 15
FONTS = Path(__file__).parents[1] / "src/rundbord/engines/typesetter/fonts"
PLACES = ("Asker", "Bærum", "Drammen", "Horten", "Kongsberg", "Lillestrøm", "Lunner", "Moss", "Ringerike")
GIVEN = ("Anne", "Bjørn", "Cecilie", "Dag", "Eli", "Finn", "Guro")
FAMILY = ("Vik", "Li", "Moe", "Dal", "Ås", "Bakken", "Nord", "Haugen")
PROSE = (
    "Sekretariatet orienterte om arbeidet siden forrige møte. Kampanjen har nådd flere bedrifter enn planlagt, og "
    "kommunene melder om god respons. Det er behov for å avklare hvem som følger opp henvendelsene fra næringslivet, "
    "og hvordan erfaringene deles mellom kommunene utenom møtene."
)
SAID = (
    "Har etablert et nettverk for bedrifter som vil rekruttere fagfolk. Tar gjerne imot tips fra andre som har gjort "
    "det samme, og deler planen med dem som vil se den."
)
STYLE = """
@page { size: A4; margin: 24mm 24mm 28mm 34mm; @bottom-right { content: "Side " counter(page) " av " counter(pages) } }
@font-face { font-family: Inter; src: url("Inter-Regular.ttf") }
@font-face { font-family: Inter; font-weight: bold; src: url("Inter-SemiBold.ttf") }
body { font: 10pt/1.4 Inter } h2 { font-size: 12pt; margin: 6mm 0 2mm } p, ul { margin: 2mm 0 }
table { width: 100%; border-collapse: collapse } th, td { border-bottom: 0.5pt solid; padding: 1mm 0; text-align: left }
.ruled { border-left: 1.6pt solid; padding-left: 4mm }
"""


def minutes(number: int) -> Document:
    """Minutes in which every text carries the run's number."""
    attendees = tuple(
        Attendee(
            f"{GIVEN[row % 7]} {FAMILY[row % 8]} {number}", f"{PLACES[row % 9]} kommune", "vara" if row % 9 == 4 else ""
        )
        for row in range(ROWS)
    )
    return Document(
        kind="minutes",
        language="nb",
        title=f"Referat fra møte {number} i Faggruppe for næring",
        issued=date(2022, 3, 12),
        letterhead=Letterhead(
            sender=("Viksamarbeidet", "Postboks 12, 1300 Sandvika"), footer=("viksamarbeidet.example",)
        ),
        author="Viksamarbeidet",
        mark="UTKAST",
        facts=(Fact("Tid", "torsdag 10. mars 2022 kl. 13.00–15.00"), Fact("Sted", "Asker rådhus og Teams")),
        attendance=(AttendanceSection("members", attendees),),
        items=tuple(item(number, index) for index in range(1, ITEMS + 1)),
        actions=tuple(
            Action(f"{SAID} {number}", PLACES[index], date(2022, 4, 1 + index), str(index)) for index in range(8)
        ),
    )


def item(number: int, index: int) -> Item:
    """An item with prose, contributions, bullets and a decision."""
    return Item(
        f"Kompetanse og rekruttering, del {index}",
        f"{index}/22",
        blocks=(
            Paragraph(f"{PROSE} {number}"),
            *(Paragraph(f"{SAID} {number}", "contribution", place) for place in PLACES[index % 5 : index % 5 + 2]),
            *(
                Paragraph((Run("Se "), Run(f"planen {number}", link="https://plan.example/a")), "bullet")
                for _ in range(2)
            ),
            Paragraph(f"Saken tas til orientering. {number}", "decision"),
        ),
    )


def to_html(document: Document) -> str:
    """The same document as HTML for WeasyPrint: the same headings, paragraphs, lists and tables."""
    composed = compose(document)
    body = "".join(html_of(element) for element in composed.elements)
    return (
        f'<html lang="{composed.language}"><head><title>{escape(composed.title)}</title><style>{STYLE}</style></head>'
        f"<body><h1>{escape(composed.title)}</h1>{body}</body></html>"
    )


def html_of(element: flow.Element) -> str:
    """An element as HTML."""
    match element:
        case flow.Heading():
            return f"<h{element.level}>{escape(element.number)} {line(element.text)}</h{element.level}>"
        case flow.Prose():
            return f"<p>{line(element.text)}</p>"
        case flow.Bullets():
            return f"<ul>{''.join(f'<li>{line(point)}</li>' for point in element.items)}</ul>"
        case flow.Terms():
            return "".join(f"<p>{escape(label)} {line(value)}</p>" for label, value in element.rows)
        case flow.Ruled():
            texts = "".join(f"<p>{line(text)}</p>" for text in element.texts)
            return f'<div class="ruled"><b>{escape(element.label)}</b>{texts}</div>'
        case flow.Grid():
            return table(element)
        case flow.Signing():
            return "".join(f"<p>{escape(name)}, {escape(role)}</p>" for name, role in element.rows)


def table(grid: flow.Grid) -> str:
    """A table as HTML."""
    head = "".join(f"<th>{escape(title)}</th>" for title in grid.header)
    rows = "".join(f"<tr>{''.join(f'<td>{line(cell)}</td>' for cell in row)}</tr>" for row in grid.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def line(text: flow.Line) -> str:
    """A line's runs as HTML."""
    return "".join(run_html(run) for run in text.runs)


def run_html(run: Run) -> str:
    """A run as HTML."""
    inner = f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text)
    return f'<a href="{escape(run.link)}">{inner}</a>' if run.link else inner


def weasyprint_pdf(document: Document) -> bytes:
    """The document by WeasyPrint, tagged for PDF/UA-1."""
    import weasyprint

    made: bytes = weasyprint.HTML(string=to_html(document), base_url=f"{FONTS}/").write_pdf(pdf_variant="pdf/ua-1")
    return made


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(BytesIO(pdf)))


def timed(write: Callable[[Document], bytes], document: Document) -> float:
    """Milliseconds that one document takes."""
    start = perf_counter()
    write(document)
    return (perf_counter() - start) * 1000


def main() -> None:
    """Measure, print the table and the line of numbers."""
    documents: Iterator[Document] = (minutes(number) for number in count(1000))
    cold = timed(to_pdf, next(documents))
    figures = {"pdf_warm_ms": median(timed(to_pdf, next(documents)) for _ in range(RUNS))}
    same = next(documents)
    figures["pdf_same_ms"] = median(timed(to_pdf, replace(same)) for _ in range(RUNS))
    figures["docx_ms"] = median(timed(to_docx, next(documents)) for _ in range(RUNS))
    figures["odt_ms"] = median(timed(to_odt, next(documents)) for _ in range(RUNS))
    timed(weasyprint_pdf, next(documents))
    figures["weasyprint_ms"] = median(timed(weasyprint_pdf, next(documents)) for _ in range(5))
    figures["pdf_cold_ms"] = cold
    report(figures, pages_of(to_pdf(same)), pages_of(weasyprint_pdf(same)))


def report(figures: dict[str, float], pages: int, weasyprint_pages: int) -> None:
    """The table of who was measured how, and one line of numbers."""
    assert pages == PAGES, f"the document should have {PAGES} pages, not {pages}"
    settings = {
        "pdf_warm_ms": f"typst {version('typst')}, PDF/UA-1 and PDF/A-2a, other text each time, {pages} pages",
        "pdf_same_ms": "the same, the very same document again",
        "pdf_cold_ms": "the same, the first document of the process",
        "docx_ms": f"python-docx {version('python-docx')}",
        "odt_ms": "own OpenDocument writer",
        "weasyprint_ms": f"WeasyPrint {version('weasyprint')}, PDF/UA-1, same text and fonts, {weasyprint_pages} pages",
    }
    print(f"Minutes of {ROWS} persons and {ITEMS} items; median of {RUNS} (WeasyPrint of 5)")
    for key, what in settings.items():
        print(f"  {figures[key]:8.1f} ms  {what}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    numbers = {**figures, "pages": pages, "rss_mb": memory}
    mails = mailed()
    print(" ".join(f"{key}={value:.0f}" for key, value in numbers.items()), end=" ")
    print(" ".join(f"{key}={value:.2f}" for key, value in mails.items()))


def mailed() -> dict[str, float]:
    """Minutes to two hundred by mail, in a process of its own; tells how it went."""
    sys.path[:0] = [str(Path(__file__).parents[1])]
    from bench.parts.mails import mail_figures

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        found = fresh.submit(mail_figures).result()
    print(
        f"Minutes to 200 by mail: {found['mails_s']:.2f} s rendered and queued with PDF (Django {version('django')} "
        f"alone, the same words in memory: {found['peer_mails_s']:.2f} s)"
    )
    print(f"A page {found['busy_page_ms']:.1f} ms while they go out, {found['idle_page_ms']:.1f} ms in peace (medians)")
    return found


if __name__ == "__main__":
    main()
