"""What every page of importing looks up first; others than the secretariat find nothing."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from rundbord.apps.accounts.viewer import Viewer, viewer_of
from rundbord.apps.importing import queries
from rundbord.apps.importing.models import Batch, Document
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.queries.cooperations import cooperation_at


def find_cooperation(request: HttpRequest, slug: str) -> tuple[Viewer, Cooperation]:
    """Who asks, and the cooperation; raises Http404, and NotAllowedError for all but its secretariat."""
    viewer, cooperation = viewer_of(request), cooperation_at(slug)
    require_importer(viewer, cooperation)
    return viewer, cooperation


def find_batch(request: HttpRequest, slug: str, uid: str) -> tuple[Viewer, Batch]:
    """Who asks, and the batch; raises as `find_cooperation`."""
    viewer, cooperation = find_cooperation(request, slug)
    batches = queries.batches_visible_to(viewer, cooperation).select_related("cooperation")
    return viewer, get_object_or_404(batches, uid=uid)


def find_document(request: HttpRequest, slug: str, uid: str) -> tuple[Viewer, Document]:
    """Who asks, and the document; raises as `find_cooperation`."""
    viewer, cooperation = find_cooperation(request, slug)
    document = queries.document_of(viewer, cooperation, uid)
    if document is None:
        raise Http404
    return viewer, document
