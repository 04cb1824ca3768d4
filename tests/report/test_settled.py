"""What put a way to make figures agree before others, as people read it."""

import pytest

from audit.explain import soft
from audit.explain.finding import Explanation
from audit.report.explained import explained
from audit.report.json_result import audit_as_data
from audit.report.settled import put_first
from audit.report.text import report
from audit.settings.soft import Soft
from tests.explain.soft_paper import REASONS, examination


def test_nothing_is_said_where_nothing_settled() -> None:
    """Without a soft relation the words are as before."""
    assert put_first(Explanation((), (), "no", "no")) == ""


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "; told before others, since it is 0"), (2, "; told before others, since it is 0; and it is 1"),
     (3, "; told before others, since it is 0; and it is 1; and for 1 more such reason"),
     (5, "; told before others, since it is 0; and it is 1; and for 3 more such reasons")],
)  # fmt: skip
def test_two_are_told_and_the_others_counted(count: int, said: str) -> None:
    """What would fill the page is counted."""
    assert put_first(Explanation((), (), "no", "no", settled_by=tuple(f"it is {number}" for number in range(count)))) == said


def test_pages_and_data_say_what_settled() -> None:
    """Both pages tell the way apart from others that would be told with it, and say why it comes first; the data say so too."""
    found = examination(REASONS, [Soft.reasons])
    words = "told before others, since on risk, the reason for a is word for word that for b, and both then have 3"
    assert f"Would agree if a, risk: score is 3, not 5: the order may change; a is joint 1st; {words} if a, care: score is 2" in _line(report(found))
    assert f"if a, risk: score is 3, not 5; {words} " in _line(explained(found))
    assert [one["settled_by"] for one in audit_as_data(found)["findings"][0]["explanations_detail"]] == [[words.removeprefix("told before others, since ")], [], []]
    plain = examination(REASONS)
    assert "any one of 2 scores is 2 lower" in _line(report(plain))
    assert "told before others" not in report(plain) + explained(plain)


def test_what_did_not_count_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that takes too much work is named on both pages and in the data."""
    monkeypatch.setattr(soft, "_MOST", {**soft._MOST, Soft.reasons: 0})  # the limit itself is what is tried
    found = examination(REASONS, [Soft.reasons])
    words = "not counted in putting these in order: reasons; it takes more work than is allowed"
    assert f"{words.capitalize()}." in _line(report(found))
    assert f"{words.capitalize()}." in _line(explained(found))
    assert audit_as_data(found)["findings"][0]["unsettled"] == words


def _line(page: str) -> str:
    return " ".join(page.split())
