"""The demo's documents in their formats: no word lost, always the same bytes, the structure of a real file."""

import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rundbord.demo.cast import DEMO_TODAY
from rundbord.demo.formats import MASTERS, PLANS, Plan, master, write_documents


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("documents") / "in"
    write_documents(made)
    return made


def words(text: str) -> Counter[str]:
    joined = re.sub(r"-\n\s*(?=[a-zæøå])", "", unicodedata.normalize("NFKC", text))
    return Counter(re.findall(r"\w+", joined))


def text_of(path: Path) -> str:
    return READERS[path.suffix](path)


def txt_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def docx_text(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def odt_text(path: Path) -> str:
    import odfdo

    parts = odfdo.Document(path).body.get_elements("//text:p|//text:h")
    return "\n".join(part.text_recursive for part in parts)


def pdf_text(path: Path) -> str:
    import pypdfium2

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    return "\n".join(pages).replace("\r", "")


class TextCollector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html_text(path: Path) -> str:
    collector = TextCollector()
    collector.feed(path.read_text(encoding="utf-8"))
    return " ".join(collector.texts)


READERS = {".txt": txt_text, ".docx": docx_text, ".odt": odt_text, ".pdf": pdf_text, ".html": html_text}


def test_every_master_has_a_plan_and_every_plan_a_master() -> None:
    assert sorted(plan.name for plan in PLANS) == sorted(path.stem for path in MASTERS.glob("*.txt"))
    assert {plan.format for plan in PLANS} == {"txt", "docx", "odt", "pdf", "html"}


def test_three_years_of_minutes_before_the_demo_day_and_two_notices_after_it() -> None:
    minutes = [plan for plan in PLANS if not plan.name.startswith("innkalling")]
    assert len(minutes) == 26
    assert all(plan.day < DEMO_TODAY and (DEMO_TODAY - plan.day).days < 3 * 366 for plan in minutes)
    assert [plan.day > DEMO_TODAY for plan in PLANS if plan.name.startswith("innkalling")] == [True, True]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_no_word_is_lost(plan: Plan, folder: Path) -> None:
    made = words(text_of(folder / f"{plan.name}.{plan.format}"))
    assert words(master(plan.name)) - made == Counter()


def test_the_same_bytes_every_time(folder: Path, tmp_path: Path) -> None:
    again = write_documents(tmp_path)
    assert [path.name for path in again] == [f"{plan.name}.{plan.format}" for plan in PLANS]
    assert all(path.read_bytes() == (folder / path.name).read_bytes() for path in again)


def test_word_files_have_headings_tables_and_lists(folder: Path) -> None:
    import docx

    document = docx.Document(str(folder / "naering-2023-03-16.docx"))
    styles = Counter(paragraph.style.name for paragraph in document.paragraphs if paragraph.style)
    assert styles["Heading 1"] == 1
    assert styles["Heading 2"] == 9
    assert styles["List Bullet"] == 10
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["NAVN", "SITTER FOR"]


def test_opendocument_files_have_headings_and_tables(folder: Path) -> None:
    import odfdo

    body = odfdo.Document(folder / "klima-2025-03-13.odt").body
    assert [header.text for header in body.headers] == ["Faggruppe for klima og miljø – Storeggaregionen"]
    assert [table.width for table in body.tables] == [2, 6]


def test_pages_name_their_language_and_link_addresses(folder: Path) -> None:
    page = (folder / "innkalling-klima-2026-03-19.html").read_text(encoding="utf-8")
    assert '<html lang="nn">' in page
    assert '<a href="https://moreforsking.example/tare-2025">' in page
    assert '<html lang="nb">' in (folder / "styre-2024-09-20.html").read_text(encoding="utf-8")
