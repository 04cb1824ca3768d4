"""Checks counted rule by rule, each of them once."""

from audit.report.tally import tally
from tests.papers import SUMS, examined

_TABLE = "tables: {t: {rows: options, columns: [care, risk, total, rank], prints: score, cells: {a: [4, 5, %s, %s], b: [3, 4, %s, 2], c: [2, %s, 4, 3]}}}\n"
_HEAD = SUMS.replace("total: sum", "total: sum, rank: {by: total}")


def test_what_is_open_is_told_rule_by_rule() -> None:
    """A rule with anything open has a sentence that counts what agrees, what does not and what could not be decided, and why."""
    found = tally(examined(_HEAD, _TABLE % (8, 1, 7, "blank")).outcomes)
    assert found.open == ["Total is the sum of the scores: 1 agree, 1 does not, 1 could not be decided (depends on figures that are missing (blank))."]
    assert found.undecided == {"Total is the sum of the scores": {"depends on figures that are missing (blank)": 1}}
    assert found.agreeing == 8


def test_a_relation_that_two_rules_look_at_counts_once() -> None:
    """Ranks, which two rules look at, are counted for the first of them; notes are not counted."""
    found = tally(examined(_HEAD, _TABLE % (9, 1, 7, 2)).outcomes)
    assert found.counts["Rank follows from the totals"]["pass"] == 3
    assert "Ranks tell apart what the exact figures tell apart" not in {title for title, count in found.counts.items() if count["pass"]}
    assert "Every score cell holds a score" not in found.counts
    assert found.open == []
    assert tally([]).agreeing == 0


def test_one_or_several_that_do_not_agree() -> None:
    """One does not agree, several do not."""
    assert tally(examined(_HEAD, _TABLE % (8, 1, 8, 2)).outcomes).open[0] == "Total is the sum of the scores: 1 agree, 2 do not."
