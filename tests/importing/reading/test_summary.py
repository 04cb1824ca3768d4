"""Blocks of criteria in tables of their own, which a summary adds up, are one table; a table that differs in one figure is no block."""

from audit.appraisal.model.appraisal import Appraisal
from audit.examine import Examination
from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

LIGHT: Rows = [["Criterion", "Weight", "Inn", "Barn"], ["Windows", "2", "5", "3"], ["Lamps", "3", "4", "2"], ["Weighted subtotal", "", "22", "12"]]
NOISE: Rows = [["Criterion", "Weight", "Inn", "Barn"], ["Road", "4", "1", "5"], ["Rail", "1", "2", "4"], ["Weighted subtotal", "", "6", "24"]]
SUMMARY: Rows = [["Block", "Inn", "Barn"], ["Light", "22", "12"], ["Noise", "6", "24"], ["Total", "28", "36"]]


def _read(examination: Examination) -> Appraisal:
    assert examination.appraisal is not None
    return examination.appraisal


def test_blocks_and_their_summary_are_one_appraisal() -> None:
    """Four criteria of two groups, weighted, with a total of the whole: nothing disagrees."""
    found = audits("# Light", LIGHT, "# Noise", NOISE, "# Summary", SUMMARY)
    assert errors(found) == [[]]
    assert [sorted(_read(one).criteria) for one in found] == [["lamps", "rail", "road", "windows"]]
    assert len(_read(found[0]).groups) == 2  # the blocks


def test_a_total_that_the_blocks_do_not_make_is_told() -> None:
    """A total of 38 over subtotals that make 36 is one error."""
    changed = [*SUMMARY[:3], ["Total", "28", "38"]]
    assert [found[1:] for found in errors(audits("# Light", LIGHT, "# Noise", NOISE, "# Summary", changed))[0]] == [("barn", "38", "36")]


def test_a_summary_with_other_figures_joins_nothing() -> None:
    """Where a summary prints another figure than the block, the tables are read as they stand, and nobody is accused."""
    changed = [SUMMARY[0], ["Light", "22", "14"], *SUMMARY[2:]]
    found = audits("# Light", LIGHT, "# Noise", NOISE, "# Summary", changed)
    assert "road" not in _read(found[0]).criteria
    assert errors(found) == [[]]
