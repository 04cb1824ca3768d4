"""A page of text of a given width, and text made safe to show.

Parts of a screen that share the room there is.
"""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.text.shown import clean
from audit.report.page import Page, ScreenSection, fill

_TEXTS = st.text(max_size=300)


@given(_TEXTS)
def test_nothing_hidden_reaches_a_terminal(text: str) -> None:
    """Whatever a file holds, no control, formatting, surrogate or private character and no line break is left of it."""
    shown = clean(text)
    assert not [letter for letter in shown if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}]
    assert clean(shown) == shown


def test_what_is_put_in_the_place_of_hidden_characters() -> None:
    """Escapes become a visible mark, line breaks a space; soft hyphens and characters without width go."""
    assert clean("a\x1b[31mb\x9bc\u202ed") == "a\ufffd[31mb\ufffdc\ufffdd"
    assert clean("one\n two\ttoo\u00a0three") == "one two too three"
    assert clean("co\u00adope\u200bra\ufefftion") == "cooperation"


@given(_TEXTS, st.integers(40, 130), st.integers(0, 8), st.integers(1, 4))
def test_no_line_is_longer_than_the_page(text: str, width: int, indent: int, most: int) -> None:
    """However long a text or its words are, no line passes the edge, and no more lines are given than asked for."""
    page = Page(width)
    page.say(text, first=" " * indent)
    page.labelled("Published", text, indent=indent)
    page.say(text, first="  - ", rest="    ", most=most)
    assert all(len(line) <= width for line in page.lines)
    assert len(page.wrapped(text, first="  ", most=most)) <= most


def test_paragraphs_and_labels() -> None:
    """A paragraph hangs under its first line, a label stands in a column of its own, and nothing to say adds nothing."""
    page = Page(40)
    page.say("one two three four five six seven eight nine ten", first="1. ")
    page.labelled("Ask", "why this figure is here and not there")
    page.labelled("Empty", "")
    assert page.lines == [
        "1. one two three four five six seven", "   eight nine ten", "    Ask               why this figure is", "                      here and not there",
    ]  # fmt: skip
    page = Page(40)
    page.say("", first="  - ")
    assert page.lines == ["  -"]


def test_what_is_cut_short_shows_it() -> None:
    """What does not fit into the lines allowed ends in dots."""
    assert Page(20).wrapped("one two three four five six seven", most=1) == ["one two three ..."]


def test_headings_and_blank_lines() -> None:
    """A heading has an empty line before it, but never two, and none at the top."""
    page = Page(40)
    page.heading("First")
    page.blank()
    page.heading("Second")
    assert page.lines == ["First", "", "Second"]
    assert page.text() == "First\n\nSecond\n"


def test_styles_only_where_asked_for() -> None:
    """Without colour there are no styles; with it each line is styled by itself."""
    plain, coloured = Page(40), Page(40, colour=True)
    for page in (plain, coloured):
        page.heading("Head")
        page.say("text", "bold", "red")
        page.labelled("Ask", "why", indent=0)
    assert plain.lines == ["Head", "text", "Ask               why"]
    assert coloured.lines == ["\x1b[1mHead\x1b[0m", "\x1b[1;31mtext\x1b[0m", "\x1b[2mAsk               \x1b[0mwhy"]
    assert coloured.style("", "bold") == ""
    assert coloured.style("plain") == "plain"


_PARTS = st.lists(
    st.builds(
        ScreenSection,
        st.lists(st.just("head"), max_size=2),
        st.lists(st.lists(st.just("item"), min_size=1, max_size=3), max_size=5),
        st.just("{} more"),
        st.integers(0, 1),
    ),
    max_size=4,
)


@given(_PARTS, st.integers(0, 40))
def test_room_is_kept_and_used(parts: list[ScreenSection], room: int) -> None:
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
    part = ScreenSection(["head"], [["one"], ["two"], ["three"]], "and {} more")
    part.shown = 1
    assert part.lines() == ["head", "one", "and 2 more"]
    part.shown = 3
    assert part.lines() == ["head", "one", "two", "three"]
    assert ScreenSection().lines() == []
