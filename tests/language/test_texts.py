"""Functions on text: patterns match as their letters say, and capitals do not matter."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from audit.language.texts import fits
from tests.language.worlds import truth, value


@given(st.text("ab?*", max_size=8), st.text("ab", max_size=8))
@example("*a*b", "bbabab")
@example("a*?b*", "aab")
def test_patterns_match_as_a_regular_expression_would(pattern: str, text: str) -> None:
    """The linear matcher gives what the same pattern gives as a regular expression."""
    meant = "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern)
    assert fits(text, pattern) is (re.fullmatch(meant, text, re.DOTALL) is not None)


def test_capitals_do_not_matter() -> None:
    """Titles are found however they are written."""
    assert truth('contains("Do Nothing", "NOTHING")') is True
    assert truth('contains("Do Nothing", "everything")') is False
    assert truth('like("DO NOTHING", "do*")') is True
    assert truth('lower("DO NOTHING") == "do nothing"') is True


def test_words_are_counted() -> None:
    """White space of any kind parts words."""
    assert value('words("  one two\u00a0three ")') == value("3")
    assert value('words("")') == value("0")
