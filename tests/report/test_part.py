"""Parts of a screen that share the room there is."""

from hypothesis import given
from hypothesis import strategies as st

from audit.report.part import Part, fill

_PARTS = st.lists(
    st.builds(
        Part,
        st.lists(st.just("head"), max_size=2),
        st.lists(st.lists(st.just("item"), min_size=1, max_size=3), max_size=5),
        st.just("{} more"),
        st.integers(0, 1),
    ),
    max_size=4,
)


@given(_PARTS, st.integers(0, 40))
def test_room_is_kept_and_used(parts: list[Part], room: int) -> None:
    """The least of each part is shown; beyond that nothing passes the room, and no further item would fit."""
    fill(parts, room)
    shown = [part.shown for part in parts]
    assert all(part.shown >= min(part.least, len(part.items)) for part in parts)
    height = sum(len(part.lines()) for part in parts)
    assert height <= room or all(part.shown <= part.least for part in parts)
    for place, part in enumerate(parts):
        if part.shown < len(part.items):
            part.shown += 1
            assert sum(len(one.lines()) for one in parts) > room
            part.shown = shown[place]


def test_what_is_left_out_is_counted() -> None:
    """Items that are not shown are counted in one line; where all are shown there is no such line."""
    part = Part(["head"], [["one"], ["two"], ["three"]], "and {} more")
    part.shown = 1
    assert part.lines() == ["head", "one", "and 2 more"]
    part.shown = 3
    assert part.lines() == ["head", "one", "two", "three"]
    assert Part().lines() == []
