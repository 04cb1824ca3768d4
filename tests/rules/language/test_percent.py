"""Differences in per cent that allow for both senses: percentage points, and per cent of the other total."""

import pytest

from audit.rules.language.claim import in_both_senses, judgement
from audit.rules.language.parse import parse
from audit.rules.language.percent import meanings
from tests.rules.language.worlds import world

_BOTH = '(percent("b") - percent("c") == {0} or 100 * (total("b") - total("c")) / total("b") == {0})'
_PAPER = """\
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}, risk: {}}
options: {a: {}, b: {}, c: {}}
method: {total: sum, percent: {of: maximum}}
tables:
  t:
    prints: score
    rows: options
    columns: [care, risk, total, percent]
    cells: {a: [5, 5, 10, '100%'], b: [4, 4, 8, '80%'], c: [2, 2, 4, '40%']}
"""


def _judged(text: str) -> tuple[object, str]:
    found = judgement(text, world(_PAPER))
    return found.truth, found.meaning.code


@pytest.mark.parametrize(
    ("said", "came"),
    [(40, (True, "only-points")), (50, (True, "only-per-cent")), (45, (False, ""))],
)
def test_each_sense_is_tried_by_itself(said: int, came: tuple[object, str]) -> None:
    """80 and 40 of 100 are 40 points apart and half of one another; what fits neither does not hold, and nothing is said of a sense."""
    assert _judged(_BOTH.format(said)) == came


def test_where_both_fit_nothing_is_asked() -> None:
    """100 per cent and 80: 20 points, and a fifth of the larger total."""
    assert _judged(_BOTH.replace('"b"', '"a"').replace('"c"', '"b"').format(20)) == (True, "")


def test_each_pair_of_a_longer_sentence_is_replaced() -> None:
    """Every place that allows for both is taken in one sense at a time; the rest stays, also behind letters of several bytes."""
    pair = _BOTH.format(1)
    points, part = meanings(parse(f'"ä" != "é" and {pair} and {pair} and rank("b") == 2')) or ("", "")
    assert points.count("percent") == 4
    assert "total" not in points
    assert part.count("total") == 6
    assert "percent" not in part
    for one in (points, part):
        assert parse(one).text.startswith('"ä" != "é" and (')
        assert one.endswith('rank("b") == 2')


@pytest.mark.parametrize("text", ['percent("b") > 2 or percent("c") > 3', 'total("b") > 2 or rank("b") == 1', 'total("b") == 9'])
def test_other_conditions_have_one_meaning(text: str) -> None:
    """Only percentages beside a part of a total are two senses of one thing."""
    assert not in_both_senses(text)
