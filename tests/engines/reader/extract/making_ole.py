"""Compound files (OLE, [MS-CFB] version 3) and Outlook messages ([MS-OXMSG]) made for the tests."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

Tree = Mapping[str, "bytes | Tree"]
"""Streams by name, and storages of more."""

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
MESSAGE_CLASS = bytes.fromhex("0B0D020000000000C000000000000046")
WORD_CLASS = bytes.fromhex("0609020000000000C000000000000046")


@dataclass
class Entry:
    """A row of the directory."""

    name: str
    kind: int
    content: bytes = b""
    child: int = NONE
    right: int = NONE
    start: int = 0
    size: int = 0


def compound_file(tree: Tree, root_class: bytes = MESSAGE_CLASS) -> bytes:
    """A compound file that holds these streams and storages."""
    entries = [Entry("Root Entry", 5)]
    entries[0].child = _plant(tree, entries)
    small, small_fat = _packed([entry for entry in entries if entry.kind == 2 and len(entry.content) < CUTOFF], SMALL)
    entries[0].content = small
    large = [entry for entry in entries if entry.kind != 1 and (entry.kind == 5 or len(entry.content) >= CUTOFF)]
    data, fat = _packed(large, SECTOR)
    small_fat_start = _append(fat, len(small_fat) * 4)
    directory_start = _append(fat, len(entries) * 128)
    fat_start, fat_sectors = len(fat), 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    fat += [FAT] * fat_sectors
    header = struct.pack(
        "<8s16s5H6x9L", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_sectors,
        directory_start, 0, CUTOFF, small_fat_start, -(-len(small_fat) * 4 // SECTOR), END, 0,
    )  # fmt: skip
    places = [fat_start + number for number in range(fat_sectors)] + [FREE] * (109 - fat_sectors)
    directory = b"".join(_row(entry, root_class if entry.kind == 5 else b"") for entry in entries)
    body = data + _padded(_longs(small_fat), FREE) + _padded(directory, 0) + _padded(_longs(fat), FREE)
    return header + _longs(places) + body


def _plant(tree: Tree, entries: list[Entry]) -> int:
    """Add what a storage holds; the number of its first entry, the others hang to the right of each other."""
    before: Entry | None = None
    first = NONE
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        inner = tree[name]
        entry = Entry(name, 2, inner) if isinstance(inner, bytes) else Entry(name, 1)
        entries.append(entry)
        number = len(entries) - 1
        if before is None:
            first = number
        else:
            before.right = number
        before = entry
        if not isinstance(inner, bytes):
            entry.child = _plant(inner, entries)
    return first


def _packed(entries: Sequence[Entry], size: int) -> tuple[bytes, list[int]]:
    """The streams one after the other in sectors of this size, and the chain of sectors."""
    data = b""
    chain: list[int] = []
    for entry in entries:
        entry.size = len(entry.content)
        entry.start = _append(chain, entry.size, size)
        data += entry.content + b"\0" * (-entry.size % size)
    return data, chain


def _append(chain: list[int], length: int, size: int = SECTOR) -> int:
    count = -(-length // size)
    start = len(chain)
    chain += [*range(start + 1, start + count), END] if count else []
    return start if count else END


def _row(entry: Entry, class_id: bytes) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBB3L16sL8x8xLQ", name, len(name), entry.kind, 1, NONE, entry.right, entry.child, class_id, 0,
        entry.start, entry.size,
    )  # fmt: skip


def _longs(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}L", *numbers)


def _padded(data: bytes, filler: int) -> bytes:
    return data + bytes([filler & 0xFF]) * (-len(data) % SECTOR)


def outlook_message(
    subject: str,
    body: str = "",
    *,
    html: str = "",
    sender: str = "Kari Nordmann",
    address: str = "kari@kommune.example",
    attachments: Sequence[Tree] = (),
    embedded: bool = False,
) -> Tree:
    """The tree of a message; `compound_file` makes a file of it."""
    sent = int((datetime(2026, 3, 12, 9, 30, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
    head = b"\0" * (24 if embedded else 32)
    properties = head + _property(0x00390040, sent) + _property(0x3FDE0003, 65001)
    texts = {0x0037: subject, 0x0C1A: sender, 0x5D01: address, 0x1000: body}
    return {
        "__properties_version1.0": properties,
        **{f"__substg1.0_{key:04X}001F": text.encode("utf-16-le") for key, text in texts.items() if text},
        **({"__substg1.0_10130102": html.encode()} if html else {}),
        **{f"__attach_version1.0_#{number:08X}": tree for number, tree in enumerate(attachments)},
    }


def attachment(name: str, content: "bytes | Tree", *, kind: str = "", content_id: str = "") -> Tree:
    """An attachment; a tree is an attached message."""
    data = {"__substg1.0_37010102": content} if isinstance(content, bytes) else {"__substg1.0_3701000D": content}
    texts = {0x3707: name, 0x370E: kind, 0x3712: content_id}
    return {
        "__properties_version1.0": b"\0" * 8,
        **{f"__substg1.0_{key:04X}001F": text.encode("utf-16-le") for key, text in texts.items() if text},
        **data,
    }


def _property(tag: int, value: int) -> bytes:
    return struct.pack("<LLQ", tag, 6, value)
