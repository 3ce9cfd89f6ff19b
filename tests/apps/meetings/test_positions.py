"""Moving things keeps a permutation, whatever the order of the moves."""

from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.meetings.positions import arranged, tree_order

KEYS = st.lists(st.integers(1, 40), unique=True, min_size=1, max_size=20)
MOVES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 41)), max_size=30)


@given(KEYS, MOVES)
def test_any_moves_keep_a_permutation(keys: list[int], moves: list[tuple[int, int]]) -> None:
    order = keys
    for moved, after in moves:
        key = keys[moved % len(keys)]
        order = arranged(order, [key], after or None)
        assert sorted(order) == sorted(keys)


@given(KEYS, st.integers(0, 40), st.integers(0, 40))
def test_what_is_moved_lands_right_behind(keys: list[int], moved: int, after: int) -> None:
    key, target = keys[moved % len(keys)], keys[after % len(keys)]
    if key == target:
        return
    order = arranged(keys, [key], target)
    assert order.index(key) == order.index(target) + 1
    assert [one for one in order if one != key] == [one for one in keys if one != key]


@given(KEYS, st.dictionaries(st.integers(1, 40), st.integers(1, 40)))
def test_children_stand_right_behind_their_parents(keys: list[int], wanted: dict[int, int]) -> None:
    parents: dict[int, int | None] = dict.fromkeys(keys)
    for child, parent in wanted.items():
        childless = child not in parents.values()
        if child in parents and parent in parents and child != parent and childless and parents[parent] is None:
            parents[child] = parent
    order = tree_order(keys, parents)
    assert sorted(order) == sorted(keys)
    last_top: int | None = None
    for key in order:
        above = parents[key]
        assert above in {None, last_top}
        if above is None:
            last_top = key


def test_nothing_behind_means_first() -> None:
    assert arranged([1, 2, 3], [3], None) == [3, 1, 2]
    assert arranged([1, 2, 3, 4], [1, 2], 3) == [3, 1, 2, 4]
