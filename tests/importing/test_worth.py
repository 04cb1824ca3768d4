"""Scores that are printed as words, with and without a word on what these are worth."""

from audit.appraisal.load.document import parse
from audit.importing.write import text_of
from audit.rules.pack import load_pack
from audit.rules.run import facts_of_document, run_rules
from tests.importing.make import Rows, draft, plain

_ROWS = [
    ["Criterion", "Weighting", "Council", "Trust"], ["Reach", "5", "High", "Medium"], ["Cost", "3", "Low", "High"],
    ["Risk", "2", "Medium", "Medium"], ["Total", "", "60", "65"],
]  # fmt: skip
_WORTH = "High scores 10, medium 5 and low 0; each score is multiplied by the weighting."


def _failed(*blocks: Rows | str) -> list[str]:
    facts = facts_of_document(parse(text_of(draft(*blocks)).encode(), "x.yaml"))
    return [one.message for one in run_rules(load_pack("arithmetic", cases=False).rules, facts) if one.status == "fail"]


def test_totals_of_words_are_tried_with_what_the_words_are_worth() -> None:
    """High, medium and low times a weight: the weighted sum is found, holds, and a total that does not is told."""
    assert plain(draft(_WORTH, _ROWS))["method"]["total"] == "weighted-sum"
    assert _failed(_WORTH, _ROWS) == []
    other = [*_ROWS[:-1], ["Total", "", "60", "70"]]
    assert _failed(_WORTH, other) == ["Trust: the scores add to 65; the total printed is 70."]


def test_totals_are_held_against_no_guess() -> None:
    """Where nothing says what the words are worth, no total is declared, and that is said; the figures are kept."""
    found = draft(_ROWS)
    assert plain(found)["method"]["total"] == "none"
    assert "total: not declared, since the documents do not say what the levels are worth" in found.method.said
    assert plain(found)["tables"]["scores"]["cells"]["total"]["values"][-2:] == ["60", "65"]
    assert _failed(_ROWS) == []
