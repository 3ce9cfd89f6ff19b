"""Nothing points up: what import-linter cannot see (foreign keys, migrations, templates, url names)."""

import re

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.house.layers import PACKAGE, is_above, order, rooms

NAMES_URL = re.compile(r"""(?:\{%\s*url\s+|reverse(?:_lazy)?\(\s*|redirect\(\s*)["']([a-z]+):""")
NAMES_TEMPLATE = re.compile(r"""\{%\s*(?:include|extends)\s+["']([a-z]+)/""")


def test_every_app_has_its_place_in_the_order() -> None:
    assert set(rooms()) <= set(order())


def test_no_foreign_key_points_up() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in order()
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and is_above(field.related_model._meta.app_label, model._meta.app_label)
    ]
    assert wrong == []


def test_no_migration_depends_on_a_higher_app() -> None:
    loader = MigrationLoader(None)
    wrong = [
        f"{app}.{name} -> {parent}"
        for (app, name), migration in loader.disk_migrations.items()
        if app in order()
        for parent, _parent_name in migration.dependencies
        if is_above(parent, app)
    ]
    assert wrong == []


@pytest.mark.parametrize("room", rooms())
def test_no_template_or_view_names_a_higher_apps_page(room: str) -> None:
    folder = PACKAGE / "apps" / room
    wrong = []
    for path in [*folder.rglob("*.html"), *folder.rglob("*.txt"), *folder.rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        named = set(NAMES_URL.findall(text)) | set(NAMES_TEMPLATE.findall(text))
        wrong += [f"{path.name} -> {name}" for name in named if is_above(name, room) and room != "core"]
    assert wrong == []
