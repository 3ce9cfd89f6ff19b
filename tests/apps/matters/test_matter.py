"""A matter's page."""

import pytest
from django.urls import reverse

from rundbord.apps.matters.models import Matter
from tests.cast import WITH_LOGIN, Cast
from tests.conftest import Login

SITTING = ("member", "neighbour", "chair", "secretary", "disqualified")


@pytest.mark.parametrize("who", ["anonymous", *WITH_LOGIN])
def test_a_matter_is_for_those_who_sit_in_the_cooperation(as_: Login, cast: Cast, who: str) -> None:
    matter = Matter.objects.create(cooperation=cast.cooperation, title="Regional plan for kompetanse")
    response = as_(who).get(reverse("matters:matter", args=[cast.cooperation.slug, matter]))
    assert response.status_code == (200 if who in SITTING else 404)


def test_another_cooperations_matter_is_not_here(as_: Login, cast: Cast) -> None:
    theirs = Matter.objects.create(cooperation=cast.other_cooperation, title="Deres sak")
    address = reverse("matters:matter", args=[cast.cooperation.slug, theirs])
    assert as_("secretary").get(address).status_code == 404
