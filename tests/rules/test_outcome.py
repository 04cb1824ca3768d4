"""The message of an outcome."""

from audit.rules.outcome import Outcome, Subject
from tests.rules.packs import rule


def message(text: str, **words: str) -> str:
    return Outcome(rule(message=text), "fail", Subject("option"), words=words).message


def test_words_stand_in_the_place_of_fields() -> None:
    """Each field of the message is replaced by its word, wherever it stands."""
    assert message("{about}: {computed}, not {published}; {about}", about="A", computed="3", published="4") == "A: 3, not 4; A"


def test_braces_in_words_are_no_fields() -> None:
    """An option that is called {published} is told so: what an appraisal holds is never read as a field."""
    assert message("{about}: {published}", about="{published} {x!r}", published="{about}") == "{published} {x!r}: {about}"


def test_a_field_without_a_word_is_left_out() -> None:
    """No bare field name ever reaches a reader."""
    assert message("{about}: {terms}", about="A") == "A: "


def test_doubled_braces_are_braces() -> None:
    """A brace that is meant as such is written twice."""
    assert message("{{{about}}}", about="A") == "{A}"
