"""The address that watchers ask: `/helse/`."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rundbord.operations import checks


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - a view
    """200 while database, disk and worker are well, else 503; tells nothing else."""
    found = checks.look(checks.HEALTH)
    well = all(one.well for one in found)
    return JsonResponse({"well": well, **{one.name: one.well for one in found}}, status=200 if well else 503)
