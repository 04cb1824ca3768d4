"""What rules assert about: each subject once, under its names, with the words that a message about it can name."""

import pytest

from audit.rules.assertion import MAKERS, NAMES, sorts_of, told_of
from audit.rules.run import run_rules
from tests.rules.asserting import asserting
from tests.rules.language.worlds import LEVELS, SMALL, found

_NEVER = {
    "option": "option.total < 0", "criterion": "criterion.weight < 0", "group": "group.weight < 0", "cell": "cell.score < 0",
    "pair": "first.total < 0 and second.total < 0", "level": "level.value < 0", "band": "band.number < 0", "table": 'table.id == "x"',
    "stated": "stated_figure.value < 0", "gateway": "gateway.scored", "appraisal": "max_total() < 0",
}  # fmt: skip


@pytest.mark.parametrize("kind", MAKERS)
def test_messages_are_given_the_words_that_they_may_name(kind: str) -> None:
    """A field that a message is let name is filled for every outcome that fails, and no other is offered."""
    failed = [one for text in (SMALL, LEVELS) for one in run_rules([asserting(_NEVER[kind], subject=kind)], found(text)) if one.status == "fail"]
    assert failed
    for outcome in failed:
        assert set(outcome.words) == set(told_of(kind))
        assert all(outcome.words[name] for name in ("about", "terms") if kind not in {"band", "table"} or name == "about")


@pytest.mark.parametrize("kind", MAKERS)
def test_every_subject_is_looked_at_once(kind: str) -> None:
    """No two outcomes of a rule are about the same subject, and each has a place in the file."""
    for text in (SMALL, LEVELS):
        outcomes = run_rules([asserting(_NEVER[kind], subject=kind)], found(text))
        subjects = [outcome.subject for outcome in outcomes]
        assert len(subjects) == len(set(subjects))
        assert all(outcome.where.line for outcome in outcomes if outcome.status == "fail")


def test_names_have_sorts() -> None:
    """Every name that an expression can use stands for a kind of thing."""
    assert {kind: tuple(sorts_of(kind)) for kind in MAKERS} == dict(NAMES)
