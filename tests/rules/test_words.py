"""The words that fill messages: names as the paper has them, and operands as sums, products, quotients and means."""

import pytest

from audit.appraisal.model.quantity import Quantity
from audit.relations.outcome import Check
from audit.rules.checks.base import Facts
from audit.rules.words import FIELDS, about, named, printed_text, terms_of, title_of_option, unknown_fields, words_of
from tests.rules.packs import example, facts, only, run

NAMED = """\
scale: {min: 0, max: 5}
groups: {people: {title: People}}
criteria: {access: {title: Access, group: people}, care: {group: people}}
options: {a: {title: Option A}, b: {}}
method: {total: sum, scorers: {one: {}}}
stated: {longlist: {title: Longlist, prints: count, printings: [7]}, dropped: {prints: count, printings: [4]}}
"""


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity("total", "a"), "Option A"),
        (Quantity("total", "b"), "b"),
        (Quantity("score", "a", "access"), "Option A, Access"),
        (Quantity("score", "a", "care"), "Option A, care"),
        (Quantity("score", "a", "access", scorer="one"), "Option A, Access, scorer one"),
        (Quantity("subtotal", "a", group="people"), "Option A, People"),
        (Quantity("weight", criterion="access", group="people"), "Access"),
        (Quantity("weight", group="people", item="sub-weights"), "People"),
        (Quantity("max-score", criterion="access", item="raw"), "Access"),
        (Quantity("count", item="longlist"), "Longlist"),
        (Quantity("count", item="dropped"), "dropped"),
        (Quantity("count", item="options-ranked"), "number of options ranked"),
        (Quantity("cost", "a", item="price"), "Option A, price"),
        (Quantity("total"), "All options"),
        (Quantity("weight"), "All criteria"),
    ],
)
def test_about_names_things_as_the_paper_does(quantity: Quantity, expected: str) -> None:
    """Options, criteria, groups, scorers and stated figures have their titles, else their ids; inner names are not told."""
    assert about(facts(NAMED).appraisal, quantity) == expected


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity("total", "a"), 'the total for "Option A"'),
        (Quantity("score", "a", "access"), 'the score for "Option A" on "Access"'),
        (Quantity("score", "b", "care", scorer="one"), 'the score for "b" on "care" by scorer one'),
        (Quantity("weight", criterion="access", group="people"), 'the weight of "Access"'),
        (Quantity("weight", group="people"), 'the weight of "People"'),
        (Quantity("subtotal", "a", group="people"), 'the subtotal for "Option A" in "People"'),
        (Quantity("count", item="longlist"), "the count (Longlist)"),
        (Quantity("max-total"), "the highest possible total"),
    ],
)
def test_a_quantity_is_named_inside_a_sentence(quantity: Quantity, expected: str) -> None:
    """What the paper names stands in quotes, with the small word that fits what comes before it."""
    assert named(facts(NAMED).appraisal, quantity) == expected


@pytest.mark.parametrize(("option", "expected"), [("a", "Option A"), ("b", "b"), (None, "all options"), ("gone", "gone")])
def test_the_title_of_an_option(option: str | None, expected: str) -> None:
    """An option has its title, else its id; no option means all of them."""
    assert title_of_option(facts(NAMED).appraisal, option) == expected


def test_words_fill_every_field_of_a_relation() -> None:
    """A message about a relation may name these fields, and each has a word."""
    held = example("points")
    assert set(words_of(held.appraisal, held.checks[0], "1", "2")) == set(FIELDS)


def check_of(held: Facts, name: str) -> Check:
    """The checked relation of that role, or whose figure has that id."""
    return next(check for check in held.checks if name in {check.relation.role, check.figure.id if check.figure is not None else ""})


@pytest.mark.parametrize(
    ("given", "change", "name", "expected"),
    [
        ("points", "{}", "total", "8 + 7 + 9"),
        ("points", "{/tables/scores/cells/care/0: blank}", "total", "8 + (blank) + 9"),
        ("points", "{/method/total: {as: sum, over: 3}}", "total", "(8 + 7 + 9) / 3"),
        ("points", "{}", "percent", "24 / 30"),
        ("points", "{/tables/scores/cells/percent/0: 80}", "scores.percent.a", "24 / 30 x 100"),
        ("weighted", "{}", "weighted-score", "5 x 50 / 100"),
        ("weighted", "{}", "scores.time.b", "5 x 30 / 100"),
        ("levels", "{}", "max-score", "6 x 10"),
        ("points", "{/criteria/care/max: 10}", "max-score", ""),
        ("means", "{}", "scores.users.a", "the mean of 50 x 20, 30 x 70 and 20 x 30"),
        ("scorers", "{}", "aggregate", "the mean of 4, 5 and 5"),
        ("scorers", "{/method/aggregate: median}", "aggregate", "the median of 4, 5 and 5"),
        ("scorers", "{/method/aggregate: sum}", "aggregate", "4 + 5 + 5"),
        ("text", "{}", "difference", "25 - 24"),
        ("text", "{}", "declared", "7 - 4"),
        ("prices", "{}", "scored-from", "£800.00, £1,000.00, £1,200.00"),
        ("points", "{}", "on-scale", ""),
    ],
)
def test_terms_are_written_as_one_would_work_them_out(given: str, change: str, name: str, expected: str) -> None:
    """Operands stand as printed, without denominators and level names; blanks stand in brackets; what divides is told."""
    assert terms_of(check_of(example(given, change), name)) == expected


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("{type: extremum, pick: highest, result: best, terms: [longlist, dropped]}", "the highest of 7 and 4"),
        ("{type: mean, result: best, terms: [longlist, dropped]}", "the mean of 7 and 4"),
        ("{type: product, result: best, terms: [longlist, dropped]}", "7 x 4"),
        ("{type: ratio, times: 1000, result: best, terms: [longlist, dropped]}", "7 / 4 x 1000"),
        ("{type: sum, result: best, terms: [{kind: count, item: longlist, times: 2}, dropped]}", "2 x 7 + 4"),
        ("{type: sum, result: best, terms: [{kind: count, item: longlist, times: -1}, dropped]}", "-7 + 4"),
        ("{type: equal, result: best, terms: [longlist]}", "7"),
    ],
)
def test_terms_of_declared_relations(relation: str, expected: str) -> None:
    """Each type of relation that a file can declare is written in its own way, with signs and coefficients."""
    declared = NAMED.replace("total: sum", f"total: sum, relations: [{relation}]")
    declared = declared.replace("stated: {", "stated: {best: {prints: count, printings: [9]}, ")
    assert terms_of(check_of(facts(declared), "declared")) == expected


def test_terms_do_not_tell_what_is_withheld() -> None:
    """Where a withheld figure takes part, neither it nor the others are written out."""
    assert terms_of(check_of(example("points", "{/tables/scores/cells/care/0: withheld}"), "total")) == "withheld figures are involved"


def test_terms_of_what_is_not_printed_are_what_follows() -> None:
    """An operand that the paper does not print stands with the value that the other figures give it, exactly."""
    held = example("means", "{/tables/scores/cells/money: [blank, blank], /method/relations: []}")
    assert terms_of(check_of(held, "scores.total.a")) == "the mean of 60 x 37 and 40 x (blank)"
    tables = "{/tables/scores/cells/users: null, /tables/scores/cells/money: null}"
    assert terms_of(check_of(example("means", tables), "scores.total.a")) == "the mean of 60 x 37 and 40 x 57.75"


def test_the_level_is_told_by_its_name() -> None:
    """A message about a level names it as the paper prints it, not by its id."""
    (_, outcome) = run(example("weighted", "{/tables/scores/cells/quality/3: Medium (5)}"), roles=["level-value"])[:2]
    assert outcome.words["level"] == "Medium"


@pytest.mark.parametrize(
    ("text", "expected"), [('"33 / 40"', "33"), ("33 out of 40", "33"), ("33 of 40", "33"), ('"33"', "33"), ("33*", "33*"), ("pending", "(pending)")]
)
def test_a_figure_is_told_as_printed_without_its_denominator(text: str, expected: str) -> None:
    """What stands behind a slash is another figure; what stands instead of a figure is told in brackets."""
    held = example("points", f"{{/tables/scores/cells/total/0: {text}}}")
    assert printed_text(next(figure for figure in held.appraisal.figures if figure.id == "scores.total.a")) == expected


def test_unknown_fields_are_all_told() -> None:
    """Fields that do not exist, that look inside or that format are told, in their order."""
    assert unknown_fields("{about} {terms.x} {nothing} {about!r} {published:>3} {{about}}") == ["terms.x", "nothing", "about", "published"]


def test_known_fields_depend_on_the_check() -> None:
    """A check that gives other words has other fields."""
    assert unknown_fields("{about} {list}", ("list",)) == ["about"]


@pytest.mark.parametrize("text", ["{about", "about}", "{about}}"])
def test_braces_that_do_not_match_are_refused(text: str) -> None:
    """A brace that is left open is an error, not a field."""
    with pytest.raises(ValueError, match=r"brace|'}'|expected"):
        unknown_fields(text)


def test_a_message_in_full() -> None:
    """A reader is told who, what is printed and what the figures make."""
    outcome = only(example("weighted"), message="{about}: {terms} makes {computed}; {published} is printed.", roles=["weight-sum"])
    assert outcome.message == "All criteria: 50 + 30 + 20 makes 100; 100 is printed."
