"""What changed fields are called: in the words of the model, which are those of its form, and never a column's name."""

from collections.abc import Iterable
from functools import cache

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise


def field_names(kind: str, changed: Iterable[str]) -> list[str]:
    """The translated names of those fields that have one, in the model's order; the verb tells the rest."""
    model, wanted = _models().get(kind), set(changed)
    if model is None:
        return []
    fields = [field for field in model._meta.concrete_fields if field.name in wanted]
    return [_within(str(field.verbose_name)) for field in fields if isinstance(field.verbose_name, Promise)]


@cache
def _models() -> dict[str, type[Model]]:
    """Our models by the kinds that the trail names them by."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("rundbord.")]
    return {model.__name__.lower(): model for model in ours}


def _within(name: str) -> str:
    """The name as it stands within a sentence; what begins with two capitals is no word of its own."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
