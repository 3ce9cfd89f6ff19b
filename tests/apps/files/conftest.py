"""An owner for files whose audiences tests choose."""

from dataclasses import dataclass

import pytest

from rundbord.apps.accounts.viewer import Anonymous, PersonViewer, System, Viewer
from rundbord.apps.core import registry
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.files.services import attach, store_blob
from tests.cast import Cast

OWNER = "0123456789ab"
PDF = b"%PDF-1.7\n..."


@dataclass
class Thing:
    """What tests attach files to: the public sees it when `published`."""

    cast: Cast
    published: bool = False

    def find(self, viewer: Viewer, uid: str) -> "Thing | None":
        return self if uid == OWNER and (isinstance(viewer, System) or self.audience_of(viewer)) else None

    def audience_of(self, viewer: Viewer) -> str | None:
        standing = viewer.standing(self.cast.cooperation.pk) if isinstance(viewer, PersonViewer) else None
        if standing and standing.secretariat:
            return "secretariat"
        if standing and self.cast.body.pk in standing.member_of:
            return "members"
        return "public" if self.published and isinstance(viewer, Anonymous | PersonViewer) else None

    def attach(self, content: bytes = PDF, **fields: object) -> Attachment:
        values = {"name": "Sak 4.pdf", "role": "paper", "audience": Audience.MEMBERS, **fields}
        return attach(
            actor=System(name="test"),
            owner_kind="thing",
            owner_uid=OWNER,
            blob=store_blob(content=content, name=str(values["name"])),
            **values,  # type: ignore[arg-type]  # tests name the service's own keywords
        )


@pytest.fixture
def thing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Thing:
    """A thing of the cast's body, not published."""
    thing = Thing(cast)
    kind = registry.Kind(
        name="thing",
        find=thing.find,
        address=lambda _thing: "/",
        audience_of=lambda viewer, _owner: thing.audience_of(viewer),
        cooperation_of=lambda thing: thing.cast.cooperation.pk,
    )
    monkeypatch.setitem(registry._kinds, "thing", kind)
    return thing
