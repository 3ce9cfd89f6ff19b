"""What lower apps may ask about documents on their way in: their files are the secretariat's alone."""

from django.urls import reverse

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.registry import Kind, add_kind
from rundbord.apps.files.models import Audience
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.rules import may_import


def register() -> None:
    """Make documents known by kind and uid."""
    add_kind(Kind("document", find_document, document_address, audience_of, lambda one: one.batch.cooperation_id))


def find_document(viewer: Viewer, uid: str) -> Document | None:
    """The document, if the viewer belongs to its cooperation's secretariat."""
    rows = Document.objects.select_related("batch__cooperation").defer("text", "hints", "draft")
    document = rows.filter(uid=uid).first()
    return document if document and may_import(viewer, document.batch.cooperation) else None


def document_address(document: Document) -> str:
    """The document's page of review."""
    return reverse("importing:document", args=[document.batch.cooperation.slug, document])


def audience_of(viewer: Viewer, document: Document) -> str | None:
    """The secretariat, or nobody."""
    return Audience.SECRETARIAT if may_import(viewer, document.batch.cooperation) else None
