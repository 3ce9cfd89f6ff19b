"""Logs hold no personal content."""

import logging
import sys

import pytest

from rundbord.operations.logs import AccessFilter, PlainFormatter, without_personal_content


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Not Found: /fjordbyene/person/0123456789ab-marit-solheim/", "Not Found: /fjordbyene/person/0123456789ab/"),
        ("GET /?kode=hemmelig 200", "GET / 200"),
        ("GET /svar/0Zl5JbQxv4hN1y2c3d4e5f6g7h8i9j0k/ 200", "GET /svar/(token)/ 200"),
        ("to marit.solheim@asker.kommune.no failed", "to (e-mail) failed"),
        ("GET /fjordbyene/mote/0123456789ab-styret/ 200", "GET /fjordbyene/mote/0123456789ab/ 200"),
        ("GET /static/core/vendor/designsystemet.css 200", "GET /static/core/vendor/designsystemet.css 200"),
    ],
)
def test_what_tells_of_people_is_left_out(line: str, kept: str) -> None:
    assert without_personal_content(line) == kept


def test_errors_show_where_and_not_what() -> None:
    def fail() -> None:
        raise ValueError("Marit Solheim har ikke svart")

    try:
        fail()
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "Trouble", None, sys.exc_info())
    text = PlainFormatter("{message}", style="{").format(record)
    assert "test_logs.py" in text
    assert text.endswith("ValueError")
    assert "Marit" not in text.replace('raise ValueError("Marit Solheim har ikke svart")', "")


def test_access_lines_hold_no_network_address() -> None:
    arguments = ("10.1.2.3:4711", "GET", "/fil/0123456789ab/?last-ned", "1.1", 200)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "x.py", 1, '%s - "%s %s HTTP/%s" %d', arguments, None)
    assert AccessFilter().filter(record)
    assert PlainFormatter("{message}", style="{").format(record) == "GET /fil/0123456789ab/ 200"


def test_the_program_logs_so(settings: object) -> None:
    logging_settings = settings.LOGGING  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    handlers = [one for one in logging.getLogger().handlers if isinstance(one.formatter, PlainFormatter)]
    assert handlers
    assert any(isinstance(one, AccessFilter) for one in logging.getLogger("uvicorn.access").filters)
    assert set(logging_settings["handlers"]) == {"console"}
