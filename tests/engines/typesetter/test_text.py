"""Text is cleaned, and addresses are followed only where that is safe."""

import pytest

from rundbord.engines.typesetter.text import clean, is_blank, one_line, safe_link


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("a\x00b\x1bc\x7f", "abc"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("\ufeffHorten", "Horten"),
        ("\u202egnal\u202c", "gnal"),
        ("\ud800x\ufffe\U0001ffff", "x"),
        ("👩\u200d👦 Ålesund אב", "👩\u200d👦 Ålesund אב"),
    ],
)
def test_clean(given: str, cleaned: str) -> None:
    assert clean(given) == cleaned


def test_one_line() -> None:
    assert one_line(" a \n  b\t") == "a b"
    assert one_line("\u200b") == ""


def test_blank() -> None:
    assert is_blank(" \u00a0\u200b\n")
    assert not is_blank("–")


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("https://ks.no/a?b=c&d#e", "https://ks.no/a?b=c&d#e"),
        (" https://ks.no/æ å ", "https://ks.no/%C3%A6%20%C3%A5"),
        ("https://ks.no/%20", "https://ks.no/%20"),
        ("mailto:post@ks.no", "mailto:post@ks.no"),
        ("tel:+4722000000", "tel:+4722000000"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("http://[::1", ""),
        ("mailto:", ""),
        ("ks.no", ""),
        ("", ""),
    ],
)
def test_safe_link(given: str, safe: str) -> None:
    assert safe_link(given) == safe
