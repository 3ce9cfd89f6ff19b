"""Somebody who opens pages and writes lines all the time, and what it costs: over HTTP, as a browser asks."""

import http.client
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode

PAUSE = 0.1
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Press:
    """A page to open or, with `fields`, a form to send."""

    name: str
    path: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class Visitor:
    """Whoever these cookies let in; milliseconds by name of the press."""

    port: int
    cookies: dict[str, str]
    presses: Sequence[Press]
    times: dict[str, list[float]] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)

    def send(self, press: Press) -> float:
        """Ask once; how long it took. Raises OSError where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie, "X-CSRFToken": self.cookies["csrftoken"], "Content-Type": FORM}
        begun = perf_counter()
        connection.request("POST" if press.fields else "GET", press.path, urlencode(press.fields) or None, headers)
        answer = connection.getresponse()
        answer.read()
        took = (perf_counter() - begun) * 1000
        connection.close()
        if answer.status != (302 if press.fields else 200):
            raise SystemExit(f"{press.name} answers {answer.status}: {press.path}")
        return took

    def visit(self, most: int | None = None) -> None:
        """One press after the other, until so many are done or it is stopped."""
        for press in islice(cycle(self.presses), most):
            self.times.setdefault(press.name, []).append(self.send(press))
            if self.stopped.wait(PAUSE):
                return

    def wait_for_server(self) -> None:
        """Until the web server answers; it loads what the first visitor needs."""
        while True:
            try:
                for press in self.presses:
                    self.send(press)
            except OSError:
                self.stopped.wait(PAUSE)
            else:
                return

    @property
    def all_times(self) -> list[float]:
        """Of all presses together."""
        return [one for times in list(self.times.values()) for one in list(times)]


def spread(times: Sequence[float]) -> tuple[float, float, float, float]:
    """The median, the 95th and 99th percentile, and the largest."""
    cuts = quantiles(times, n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98], max(times)
