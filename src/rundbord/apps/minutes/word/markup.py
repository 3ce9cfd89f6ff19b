"""Lines of a word processor's file as a line of the record: rich text, its kind and who says it."""

import html
import re
from collections.abc import Sequence
from itertools import groupby

from rundbord.apps.record.models import EntryKind
from rundbord.engines.typesetter.document import Run, Table, Text
from rundbord.engines.typesetter.docx_back import Line, plain

_SPEAKER = re.compile(r"\s*([^:\n]{2,80}):\s*")
_NUMBER = re.compile(r"\s*\d{1,3}\.\s+")
_DASH = re.compile(r"\s*–\s+")
KINDS = {"decision": EntryKind.DECISION, "proposal": EntryKind.PROPOSAL}


def speaker_in(lines: Sequence[Line], known: str) -> str:
    """Who says it: the bold words before a colon at the beginning, or `known` where these stand there without style."""
    text = lines[0].text if lines else ""
    found = _SPEAKER.match(plain(text))
    if not found:
        return ""
    bold = not isinstance(text, str) and text[0].bold and ":" in text[0].text
    return found[1] if bold or found[1] == known else ""


def kind_of(lines: Sequence[Line]) -> EntryKind:
    """What kind of line it is by its style; with a speaker, a contribution."""
    if lines[0].kind in KINDS:
        return KINDS[lines[0].kind]
    return EntryKind.CONTRIBUTION if speaker_in(lines, "") else EntryKind.PROSE


def markup_of(lines: Sequence[Line], speaker: str = "") -> str:
    """The lines as rich text, without the speaker before the first."""
    texts = [(_tag(line), line) for line in lines]
    parts = []
    for number, (tag, group) in enumerate(groupby(texts, key=lambda pair: pair[0])):
        rows = [_inner(line, speaker if not number and not at else "") for at, (_tag_, line) in enumerate(group)]
        filled = [row for row in rows if row]
        if tag in {"ul", "ol"}:
            parts.append(f"<{tag}>{''.join(f'<li>{row}</li>' for row in filled)}</{tag}>" if filled else "")
        else:
            parts += [row if tag == "table" else f"<{tag}>{row}</{tag}>" for row in filled]
    return "".join(parts)


def _tag(line: Line) -> str:
    words = plain(line.text)
    if line.kind == "table":
        return "table"
    if line.kind == "bullet" or (line.kind in KINDS and _DASH.match(words)):
        return "ul"
    if _NUMBER.match(words):
        return "ol"
    return "h3" if line.kind == "heading" else "p"


def _inner(line: Line, speaker: str) -> str:
    if isinstance(line.block, Table):
        return _table(line.block)
    runs = (Run(line.text),) if isinstance(line.text, str) else line.text
    marker = {"ul": _DASH, "ol": _NUMBER}.get(_tag(line))
    if speaker:
        runs = _without(runs, _SPEAKER)
    elif marker:
        runs = _without(runs, marker)
    return "".join(map(_run, runs)).strip()


def _without(runs: Sequence[Run], start: re.Pattern[str]) -> tuple[Run, ...]:
    """The runs without what the whole text begins with."""
    found = start.match("".join(run.text for run in runs))
    left = found.end() if found else 0
    kept = []
    for run in runs:
        kept.append(Run(run.text[left:], run.bold, run.italic, run.link))
        left = max(0, left - len(run.text))
    return tuple(run for run in kept if run.text)


def _run(run: Run) -> str:
    text = html.escape(run.text, quote=False).replace("\n", "<br>").replace("\t", " ")
    for tag, is_on in (("em", run.italic), ("strong", run.bold)):
        text = f"<{tag}>{text}</{tag}>" if is_on and text.strip() else text
    return f'<a href="{html.escape(run.link)}">{text}</a>' if run.link else text


def _table(table: Table) -> str:
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in table.header)
    rows = ("".join(f"<td>{_text(cell)}</td>" for cell in row) for row in table.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(text: Text) -> str:
    return html.escape(plain(text), quote=False)
