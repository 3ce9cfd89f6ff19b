"""Persons' names for the trail."""

from collections.abc import Collection

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.people.models import Person


def person_names(viewer: Viewer, uids: Collection[str]) -> dict[str, str]:
    """Names by uid, within the cooperations where the viewer sits today (people.rules.sees_persons); one query."""
    if not isinstance(viewer, PersonViewer):
        return {}
    own = [one.cooperation for one in viewer.standings if one.secretariat or one.member_of or one.secretary_of]
    return dict(Person.objects.filter(uid__in=uids, cooperation__in=own).values_list("uid", "name"))
