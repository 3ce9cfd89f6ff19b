"""Dates and fixed words in each language."""

from dataclasses import fields
from datetime import date, time
from typing import get_args

import pytest

from rundbord.engines.typesetter.document import Kind, Language, SectionKind
from rundbord.engines.typesetter.words import Words, day_words, when_words, words

THURSDAY = date(2021, 11, 25)
LANGUAGES = get_args(Language)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nb", "torsdag 25. november 2021 kl. 13.00–15.00"),
        ("nn", "torsdag 25. november 2021 kl. 13.00–15.00"),
        ("en", "Thursday 25 November 2021 at 13:00–15:00"),
    ],
)
def test_when_a_meeting_is(language: Language, written: str) -> None:
    assert when_words(language, THURSDAY, time(13), time(15)) == written


def test_a_meeting_over_two_days() -> None:
    written = when_words("nn", date(2022, 9, 3), time(10), time(15, 30), date(2022, 9, 4))
    assert written == "laurdag 3. september 2022 kl. 10.00 til sundag 4. september 2022 kl. 15.30"


def test_a_meeting_over_two_days_without_times_in_english() -> None:
    written = when_words("en", date(2022, 9, 3), last=date(2022, 9, 4))
    assert written == "Saturday 3 September 2022 to Sunday 4 September 2022"


def test_a_meeting_without_an_end_or_without_times() -> None:
    assert when_words("nb", THURSDAY, time(9, 5)) == "torsdag 25. november 2021 kl. 09.05"
    assert when_words("nb", THURSDAY, last=THURSDAY) == "torsdag 25. november 2021"


def test_a_day() -> None:
    assert day_words(date(2022, 1, 1), "nn") == "1. januar 2022"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(language: Language) -> None:
    own = words(language)
    assert all(getattr(own, field.name) for field in fields(Words))
    assert (len(own.weekdays), len(own.months)) == (7, 12)
    assert set(own.sections) == set(get_args(SectionKind))
    assert set(own.kinds) == set(get_args(Kind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_filled_in(language: Language) -> None:
    own = words(language)
    assert "Rådet" in own.minutes_of.format(body="Rådet")
    assert "Rådet" in own.protocol_of.format(body="Rådet")
    assert "Rådet" in own.notice_of.format(body="Rådet")
    assert own.approved_in.format(item="2/22").endswith("2/22")
    assert own.corrected_in.format(item="2/22").endswith("2/22")
    assert own.join_on.format(service="Teams").endswith("Teams")
