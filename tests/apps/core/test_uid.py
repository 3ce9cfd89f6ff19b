"""Addresses carry a uid and words for people."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.core.uid import ALPHABET, LENGTH, UidConverter, new_uid


@dataclass
class Named:
    """Something with a uid and a name."""

    uid: str
    name: str

    def __str__(self) -> str:
        return self.name


def test_uids_are_long_and_of_letters_that_nobody_mixes_up() -> None:
    made = {new_uid() for _ in range(200)}
    assert len(made) == 200
    assert all(len(uid) == LENGTH and set(uid) <= set(ALPHABET) for uid in made)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Faggruppe for næring", "faggruppe-for-naering"), ("Åse Østby", "ase-ostby"), ("§ 13", "13"), ("…", "")],
)
def test_the_slug_is_for_people(name: str, slug: str) -> None:
    address = UidConverter().to_url(Named("0" * LENGTH, name))
    assert address == ("0" * LENGTH + (f"-{slug}" if slug else ""))


@given(st.text())
def test_whatever_the_name_the_uid_is_found_again(name: str) -> None:
    converter, uid = UidConverter(), new_uid()
    assert converter.to_python(converter.to_url(Named(uid, name))) == uid
