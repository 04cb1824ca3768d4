"""A line for each finding."""

from audit.report.exchange.concise import whole
from tests.report.exchange.results import broken, clean, odd, restricted


def test_a_line_has_place_rule_and_message() -> None:
    """As editors read it: path, line, column."""
    one = odd().findings[0]
    assert whole([odd()], 1).split("\n")[0] == f"{odd().path}:{one.line}:{one.column}: {one.rule} {one.told}"


def test_the_last_line_counts_the_papers() -> None:
    """So that an output without findings is no silent all-clear."""
    assert whole([odd(), clean(), broken()], 2).endswith("\n3 appraisals: 1 with findings, 1 without, 1 that could not be audited.\n")
    assert whole([], 0) == "0 appraisals: 0 with findings, 0 without, 0 that could not be audited.\n"


def test_what_was_left_out_comes_first() -> None:
    """Before any finding of the paper."""
    assert whole([restricted()], 0).startswith("clean.yaml: note rule ARI001 is switched off")


def test_a_document_without_lines_is_named_alone() -> None:
    """No line is made up."""
    assert whole([broken()], 2).startswith("a, b/broken: 100%.yaml:3:7: not-a-source ")
