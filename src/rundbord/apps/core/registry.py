"""Where higher apps join pages and addresses of lower ones: panels, commands and kinds of objects.

A page belongs to the app of the highest thing it must always show. Anything higher registers a `Panel` or a
`Command` in its `AppConfig.ready()`; the page asks the registry and never learns who joined it.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Panel:
    """A part of another app's page.

    `context` gets the request and the page's subject and returns the template's context, or None where the viewer
    may not see the panel (or it has nothing to say). It may ask the database at most `queries` times.
    """

    place: str
    template: str
    context: Callable[[HttpRequest, Any], dict[str, Any] | None]
    order: int = 100
    queries: int = 2


@dataclass(frozen=True)
class Command:
    """A button on another app's page; `address` returns where it leads, or None where the viewer may not."""

    place: str
    label: Callable[[HttpRequest, Any], str]
    address: Callable[[HttpRequest, Any], str | None]
    order: int = 100
    main: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of object that lower apps name by kind and uid.

    `find` returns the object if the viewer may see it, else None; `address` is the object's own page. `audience_of`
    tells to which audience ("public", "members", "secretariat") of the object's files the viewer belongs, None for
    none; without it nobody fetches the object's files. Those of the audience "secretariat" also write them.
    `cooperation_of` is the integer key of the cooperation that holds the object; without it the object has no files.
    """

    name: str
    find: Callable[[Any, str], Any | None]
    address: Callable[[Any], str]
    audience_of: Callable[[Any, Any], str | None] | None = None
    cooperation_of: Callable[[Any], int] | None = None


_panels: dict[str, list[Panel]] = defaultdict(list)
_commands: dict[str, list[Command]] = defaultdict(list)
_kinds: dict[str, Kind] = {}


def add_panel(panel: Panel) -> None:
    """Join a page."""
    _panels[panel.place].append(panel)
    _panels[panel.place].sort(key=lambda panel: panel.order)


def add_command(command: Command) -> None:
    """Offer a button on a page."""
    _commands[command.place].append(command)
    _commands[command.place].sort(key=lambda command: command.order)


def add_kind(kind: Kind) -> None:
    """Let lower apps name objects of this kind."""
    _kinds[kind.name] = kind


def kind(name: str) -> Kind | None:
    """The kind of this name, or None."""
    return _kinds.get(name)


def panels(place: str, request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """The panels of a place that this request may see, each with its template and context."""
    shown = []
    for panel in _panels[place]:
        context = panel.context(request, subject)
        if context is not None:
            shown.append({"template": panel.template, "context": context})
    return shown


def commands(place: str, request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """The buttons of a place that this request may press."""
    shown = []
    for command in _commands[place]:
        address = command.address(request, subject)
        if address is not None:
            shown.append({"label": command.label(request, subject), "address": address, "main": command.main})
    return shown
