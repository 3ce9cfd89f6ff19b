"""Who the uids in the trail are. Audit knows no persons: the app that does registers how a viewer may see them."""

from collections.abc import Callable, Collection

from rundbord.apps.accounts.viewer import Viewer

Names = Callable[[Viewer, Collection[str]], dict[str, str]]

_providers: list[Names] = []


def register_names(provide: Names) -> None:
    """Let a higher app name persons by uid, as far as the viewer may see them."""
    _providers.append(provide)


def names_of(viewer: Viewer, uids: Collection[str]) -> dict[str, str]:
    """The names that the viewer may see, by uid; asks nothing where there are no uids."""
    found: dict[str, str] = {}
    for provide in _providers if uids else ():
        found.update(provide(viewer, uids))
    return found
