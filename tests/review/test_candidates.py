"""The appraisals that a document holds."""

from audit.model.place import Place
from audit.review.candidates import whereabouts
from tests.review.made import asked, copy
from tests.review.papers import ROWS


def test_tables_of_the_same_options_are_one_appraisal() -> None:
    """A second table about the same options belongs to the first."""
    ranking = [["Option", "Total", "Rank"], ["Option A", "14", "2"], ["Option B", "75", "1"], ["Option C", "9", "3"]]
    found = asked(copy(ROWS, ranking)).candidates
    assert [(one.tables, one.options, one.criteria) for one in found] == [((1, 2), 3, 3)]


def test_tables_that_share_nothing_are_two() -> None:
    """Two appraisals in one pack are told apart, so that a person can choose."""
    other = [["Criterion", "Route North", "Route South"], ["Noise", "4", "2"], ["Speed", "1", "5"], ["Total", "5", "7"]]
    found = asked(copy(ROWS, other)).candidates
    assert [(one.tables, one.options, one.criteria) for one in found] == [((1,), 3, 3), ((2,), 2, 2)]


def test_where_a_table_stands_is_said_by_what_is_known() -> None:
    """Pages before sheets before lines before numbers of tables."""
    assert whereabouts([Place(page=3), Place(page=2)]) == "pages 2, 3"
    assert whereabouts([Place(page=3)]) == "page 3"
    assert whereabouts([Place(sheet="Scores")]) == "sheet Scores"
    assert whereabouts([Place(line=30), Place(line=12)]) == "line 12"
    assert whereabouts([Place(table=2)]) == "table 2"
    assert not whereabouts([Place()])
