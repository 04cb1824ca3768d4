"""What stands beside a table of scores and must not be held against it: what if, other rankings, lists of requirements, words with weights."""

from tests.importing.make import layout
from tests.importing.reading.found import audits, errors

SITES = [
    ["Criterion", "Weight", "Mill", "Quay", "Barn"], ["Access", "3", "4", "2", "5"], ["Space", "2", "3", "5", "1"], ["Noise", "1", "2", "4", "3"],
    ["Total", "", "20", "20", "20"],
]  # fmt: skip


def test_a_table_that_asks_what_if_contradicts_nothing() -> None:
    """One score and its total are other figures in a second table, in which all follows: neither is a misprint of the other."""
    what_if = [*SITES[:3], ["Noise", "1", "2", "8", "3"], ["Total", "", "20", "24", "20"]]
    assert [found for audit in errors(audits("# Sites", SITES, "What if the quay were quieter?", what_if)) for found in audit] == []


def test_a_misprint_in_one_of_two_tables_is_still_told() -> None:
    """A score that differs where its total stays the same does not follow in one of the two."""
    misprint = [*SITES[:3], ["Noise", "1", "2", "8", "3"], SITES[4]]
    assert [found for audit in errors(audits("# Sites", SITES, "Again, for the annex:", misprint)) for found in audit] != []


def test_ranks_of_before_and_after_are_not_those_of_the_totals() -> None:
    """Two columns of ranks under names of their own say nothing of the order by the totals beside them."""
    moves = [["Option", "Spring rank", "Autumn rank", "Move"], ["Alder", "5", "2", "+3"], ["Birch", "4", "1", "+3"], ["Cedar", "1", "5", "-4"]]
    assert [column.text for column in layout(moves).of("other")] == ["Spring rank", "Autumn rank"]
    one = [["Option", "Rank", "Autumn rank"], ["Alder", "2", "3"], ["Birch", "1", "2"]]
    assert [(column.text, column.role) for column in layout(one).columns[1:]] == [("Rank", "kind"), ("Autumn rank", "other")]


def test_lists_of_requirements_are_no_gateways_of_the_options() -> None:
    """What each thing meets, requirement by requirement, does not make gateways of criteria that are called alike."""
    head = ["Requirement", "Meets", "Notes"]
    first = [head, ["R1 Search", "Yes", "by module"], ["R2 Export", "No", "not yet"], ["R3 Backup", "No", "left out"]]
    second = [head, ["R1 Search", "Yes", "built in"], ["R2 Export", "Yes", "built in"], ["R3 Backup", "Yes", "built in"]]
    rows = [
        ["Criterion", "Weight", "Alder", "Birch"],
        ["Meets what is required", "60%", "4", "5"],
        ["Cost", "40%", "3", "2"],
        ["Total", "100%", "3.6", "3.8"],
    ]
    assert errors(audits("# Tools", "Alder", first, "Birch", second, "The choice:", rows))[0] == []


def test_a_criterion_in_words_keeps_its_weight() -> None:
    """A row of words that has a weight is a criterion: the weights add up with it."""
    rows = [["Criterion", "Weight", "Alder", "Birch"], ["Fit", "30%", "4", "5"], ["Reach", "20%", "4", "5"], ["Cost", "30%", "3", "2"],
            ["Upkeep", "20%", "little to do", "a lot to do"], ["Total", "100%", "3.9", "3.7"]]  # fmt: skip
    (found,) = audits("# Tools", rows)
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert "upkeep" in found.appraisal.criteria
