"""What no document may lack, said clearly at once."""

from dataclasses import replace

import pytest

from rundbord.engines.typesetter.document import Logo, Table
from tests.engines.typesetter.samples import MINUTES, PNG

# The first bytes of a JPEG, 3 pixels wide and 2 high, with a comment before its frame.
JPEG = bytes.fromhex("ffd8fffe00046162ffc0000b080002000301011100")


@pytest.mark.parametrize("title", ["", "  \n", "\u200b\u00ad", "\x00"])
def test_a_title_is_needed(title: str) -> None:
    with pytest.raises(ValueError, match="needs a title"):
        replace(MINUTES, title=title)


def test_a_logo_needs_alternative_text() -> None:
    with pytest.raises(ValueError, match="alternative text"):
        Logo(PNG, " ")


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>"])
def test_a_logo_is_a_picture(content: bytes) -> None:
    with pytest.raises(ValueError, match="must be a PNG or a JPEG"):
        Logo(content, "Logo")


@pytest.mark.parametrize("content", [PNG[:20], JPEG[:12], JPEG[:3]])
def test_a_broken_logo_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="broken"):
        Logo(content, "Logo")


def test_a_logo_without_height_is_refused() -> None:
    with pytest.raises(ValueError, match="no width or no height"):
        Logo(PNG[:20] + b"\0\0\0\0" + PNG[24:], "Logo")


def test_a_jpeg_is_a_logo() -> None:
    assert Logo(JPEG, "Logo").width_mm == 40


def test_a_table_needs_a_header() -> None:
    with pytest.raises(ValueError, match="header row"):
        Table((), ())


def test_a_table_needs_full_rows() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Table(("a", "b"), (("1", "2"), ("3",)))
