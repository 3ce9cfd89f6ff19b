"""The names by which lines and items are known in a file that comes back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rundbord.engines.typesetter.document import Block

_LINE = re.compile(r"rb_e_([a-z0-9]{12})_(\d+)_\d+")
_ITEM = re.compile(r"rb_i_([a-z0-9]{12})")


@dataclass(frozen=True)
class Named:
    """A line of the record (`entry`, a uid) in one of its versions, or an item's heading."""

    entry: str = ""
    version: int = 0
    item: str = ""


def item_anchor(uid: str) -> str:
    """The name of an item's heading."""
    return f"rb_i_{uid}"


def anchored(blocks: Iterable[Block], uid: str, version: int) -> Iterator[Block]:
    """The blocks of a line, each with its name."""
    for number, block in enumerate(blocks):
        yield replace(block, anchor=f"rb_e_{uid}_{version}_{number}")


def named(anchors: Iterable[str]) -> Named:
    """What the first name that we gave means; nothing for text that is new."""
    for anchor in anchors:
        if found := _LINE.fullmatch(anchor):
            return Named(entry=found[1], version=int(found[2]))
        if found := _ITEM.fullmatch(anchor):
            return Named(item=found[1])
    return Named()
