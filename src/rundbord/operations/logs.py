"""Logs without personal content: neither names in addresses, query strings, errors' messages nor e-mail addresses."""

import logging
import re
import traceback
from types import TracebackType

from rundbord.apps.core.uid import ALPHABET, LENGTH

SLUG = re.compile(rf"(/[{ALPHABET}]{{{LENGTH}}})-[a-z0-9-]+")
TOKEN = re.compile(r"/[A-Za-z0-9_-]{32,}(?=/|\s|$)")
QUERY = re.compile(r"\?\S*")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainFormatter(logging.Formatter):
    """Lines that hold times, names of actions, identifiers and places in the program, but nothing about people."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with everything left out that may tell of people."""
        return without_personal_content(super().format(record))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's own name
        """Where it went wrong and the class of the error; its message may hold what somebody wrote."""
        kind, _error, trace = ei
        name = kind.__name__ if kind else "unknown"
        return "".join([*traceback.format_tb(trace), name])


class AccessFilter(logging.Filter):
    """Makes the web server's access lines "GET /address 200", without the network address of who asked."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the line; every line passes."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            _client, method, address, _version, status = record.args
            record.msg, record.args = "%s %s %s", (method, address, status)
        return True


def without_personal_content(line: str) -> str:
    """The line without slugs (they hold names), tokens, query strings and e-mail addresses."""
    return EMAIL.sub("(e-mail)", TOKEN.sub("/(token)", QUERY.sub("", SLUG.sub(r"\1", line))))
