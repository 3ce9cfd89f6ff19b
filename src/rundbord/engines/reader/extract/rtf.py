"""Rich Text Format: what a printed copy shows, in its order.

Written after Microsoft's Rich Text Format specification 1.9.1. Pictures, deleted and hidden text are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rundbord.engines.reader.extract.blocks import compose
from rundbord.engines.reader.extract.rtf_text import Flow, State
from rundbord.engines.reader.source import Reason, Source, UnreadableError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # control word
    rb"|\\'([0-9a-fA-F]{2})"  # a byte of the code page
    rb"|\\([^a-zA-Z])"  # control symbol
    rb"|([{}])"
    rb"|[\r\n]+"
    rb"|([^\\{}\r\n]+)",
    re.DOTALL,
)
_DEEPEST = 1000
_SKIPPED = frozenset({
    "colortbl", "info", "pict", "objdata", "objclass", "datastore", "themedata", "colorschememapping", "latentstyles",
    "rsidtbl", "generator", "listtable", "listoverridetable", "xmlnstbl", "revtbl", "filetbl", "bkmkstart", "bkmkend",
    "annotation", "atnid", "atnauthor", "atntime", "atndate", "atnref", "nonshppict", "template", "mmathPr", "pgptbl",
    "protusertbl", "userprops", "passwordhash", "fontemb", "panose", "falt", "xe", "tc", "private", "docvar", "sp",
    "pnseclvl", "nonesttables", "pntxta", "pntxtb", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "shprslt",
})  # fmt: skip
_KEPT = frozenset({
    "shpinst", "shptxt", "shppict", "fldinst", "pn", "listtext", "pntext", "nesttableprops", "do", "footnote"
})  # fmt: skip


@dataclass(frozen=True)
class Token:
    """One token: a control word with its number, a group's brace, or bytes of text."""

    word: str = ""
    number: int | None = None
    content: bytes = b""


def extract_rtf(content: bytes) -> Source:
    """The text of an RTF file; raises UnreadableError."""
    start = content.find(b"{\\rtf")
    if start < 0:  # written in UTF-16
        raise UnreadableError(Reason.UNKNOWN)
    flow = Flow()
    _run(_tokens(content, start), flow)
    return compose(flow.blocks(), "rtf")


def _tokens(content: bytes, position: int) -> Iterator[Token]:
    while match := _TOKEN.match(content, position):
        position = match.end()
        word, number, byte, symbol, brace, text = match.groups()
        if word == b"bin":
            position = min(position + max(int(number or 0), 0), len(content))
        elif word:
            yield Token(word.decode("ascii"), None if number is None else int(number))
        elif byte:
            yield Token("'", content=bytes.fromhex(byte.decode("ascii")))
        elif symbol or brace:
            yield Token((symbol or brace).decode("latin-1"))
        elif text:
            yield Token(content=text)


def _run(tokens: Iterator[Token], flow: Flow) -> None:
    """Follow the groups to the closing brace of the first; a file that ends before is cut off."""
    stack: list[State] = []
    state = State(part=flow.body)
    starred = False
    for token in tokens:
        if token.word == "{":
            if len(stack) >= _DEEPEST:
                raise UnreadableError(Reason.UNSAFE)
            flow.flush()
            stack.append(state)
            state = replace(state, opened=True)
        elif token.word == "}":
            flow.close(state, stack[-1])
            state = stack.pop()
            if not stack:
                return
        else:
            state = _obey(token, state, flow, starred=starred)
        starred = token.word == "*"
    raise UnreadableError(Reason.DAMAGED)


def _obey(token: Token, state: State, flow: Flow, *, starred: bool) -> State:
    if state.skipped or token.word == "*":
        return state
    opened = state.opened
    if opened:
        state = replace(state, opened=False)
        if token.word in _SKIPPED or (starred and token.word not in _KEPT):
            return replace(state, skipped=True)
    if token.word in {"", "'"}:
        flow.text(token.content, state)
        return state
    return flow.command(token.word, token.number, state, opened=opened)
