"""List numbers as they are shown, and numbers as files write them."""

import re

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_WHOLE = re.compile(r"[0-9]{1,6}")


def roman(number: int) -> str:
    """The number in small Roman numerals; plain digits where there are none."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letters(number: int) -> str:
    """a to z, then aa, bb, cc, as word processors count; plain digits below one."""
    if number < 1:
        return str(number)
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(turns + 1, 9)


def numeral(number: int, kind: str) -> str:
    """The number in HTML's and OpenDocument's short names of formats: 1, a, A, i, I."""
    match kind:
        case "a":
            return letters(number)
        case "A":
            return letters(number).upper()
        case "i":
            return roman(number)
        case "I":
            return roman(number).upper()
        case _:
            return str(number)


def whole(text: str | None, default: int) -> int:
    """A number that a file gives; the default where it gives none, or none that makes sense."""
    return int(text) if text and _WHOLE.fullmatch(text) else default
