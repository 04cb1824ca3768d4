"""How much of an appraisal could be checked."""

from audit.coverage import Coverage
from tests.papers import SUMS, WEIGHTS, examined
from tests.report.papers import examined_by_all, shipped

_TABLE = "tables: {t: {rows: criteria, columns: [a, b, {prints: cost, item: none, option: c}], prints: score, cells: {care: [4, %s, blank], risk: [2, 3, blank], total: [6, %s, %s]}}}\n"


def _figures(coverage: Coverage) -> tuple[int, int, int, int, int]:
    return coverage.figures.total, coverage.figures.verified, coverage.figures.contradicted, coverage.figures.undecided, coverage.figures.unchecked


def test_figures_are_counted_in_one_way() -> None:
    """A figure is contradicted if any relation of it fails, else verified if any holds, else undecided, else unchecked."""
    assert _figures(examined(SUMS, _TABLE % (1, 4, 9)).coverage) == (7, 6, 0, 0, 1)
    assert _figures(examined(SUMS, _TABLE % (1, 5, "blank")).coverage) == (6, 3, 3, 0, 0)
    assert _figures(examined(SUMS, _TABLE % ("blank", 5, "blank")).coverage) == (5, 4, 0, 1, 0)


def test_what_is_not_printed_is_not_counted() -> None:
    """Blanks and sums that are only expected are no figures; a declared sum of weights is one."""
    assert examined(SUMS).coverage.figures.total == 0
    assert examined(WEIGHTS.replace("method: {", "method: {weights: {sum: 5}, ")).coverage.figures.total == 3


def test_outcomes_are_counted_by_status() -> None:
    """Outcomes count for each rule and subject; their statuses add up to all that were run."""
    coverage = examined(SUMS, _TABLE % ("blank", 5, "blank")).coverage
    parts = (coverage.passed, coverage.failed, coverage.rules_undecided, coverage.not_applicable, coverage.error, coverage.waived)
    assert sum(parts) == coverage.run
    assert coverage.rules_undecided == 1
    assert coverage.failed == 1


_HEAD = """
appraisal: {id: small, title: Small, from: published}
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}, risk: {}}
options: {a: {base: true}, b: {}}
method: {total: sum}
"""
_SCORES = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [2, blank], total: [6, 5]}}}\n"
_TEXTS = """
texts:
  rationale:
    care: {a: {text: The same words.}, b: {text: The same words.}}
    risk: {a: {text: Nobody else says this.}}
"""


def _accounts(text: str, of: str) -> dict[str, tuple[str, str]]:
    return {name: (one.state, one.said) for one in examined_by_all(text).coverage.accounts if one.of == of for name in one.ids}


def test_every_figure_has_an_account() -> None:
    """Each printed figure stands in one account, with the rules that hold or do not, or why nothing could be said."""
    found = _accounts(_HEAD + _SCORES, "figure")
    assert found["t.total.a"] == ("verified", "ARI001")
    assert found["t.care.a"][0] == "verified"
    coverage = examined_by_all(_HEAD + _SCORES).coverage
    assert coverage.figures.total == len(found) == 5
    assert sum(len(one.ids) for one in coverage.accounts) == 5


def test_reasons_are_accounted_for() -> None:
    """One text with two scores is contradicted; one that nothing repeats has nothing to be held against, or is left open."""
    found = _accounts(_HEAD + _SCORES + _TEXTS, "rationale")
    assert found["a/care"][0] == found["b/care"][0] == "contradicted"
    assert "RAT001" in found["a/care"][1]
    assert found["a/risk"][0] != "contradicted"


def test_claims_that_no_rule_looks_at_are_unchecked() -> None:
    """A sentence that asserts nothing is counted, so that nothing is left out of the account."""
    text = _HEAD + _SCORES + "claims: [{id: aim, summary: The service should be good.}]\n"
    assert _accounts(text, "claim")["aim"][0] == "unchecked"


def test_accounts_add_up_for_the_published_appraisals() -> None:
    """Every id stands in one account of its sort, and the counts are those of the accounts."""
    for name in ("worcestershire", "rotherham"):
        coverage = shipped(f"appraisals/{name}-childrens-services-2017.yaml").coverage
        for of, counts in (("figure", coverage.figures), ("rationale", coverage.rationale), ("claim", coverage.claims)):
            held = [one for one in coverage.accounts if one.of == of]
            ids = [one for account in held for one in account.ids]
            assert len(ids) == len(set(ids)) == counts.total
            assert counts.total == counts.verified + counts.contradicted + counts.undecided + counts.unchecked
