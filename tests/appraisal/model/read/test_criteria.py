"""Scales, levels, groups, criteria and options."""

from fractions import Fraction

from audit.appraisal.model.appraisal import ScoredFrom
from audit.appraisal.model.quantity import Quantity
from tests.papers import built, faults, figures

_OPTIONS = "options: {a: {title: First, label: A, base: true}, b: null}\nmethod: {total: sum}\n"


def test_levels_are_the_scale_where_no_other_is_given() -> None:
    """Named levels are the only scores; a scale that lists values or ends of its own comes before them."""
    named = built("levels: {high: 10, low: 0}\ncriteria: {care: {}}\n", _OPTIONS)
    assert named.criteria["care"].scale.listed == (Fraction(10), Fraction(0))
    assert named.levels["high"].label == "high"
    own = built("levels: {high: 10}\nscale: {values: [1, '2½']}\ncriteria: {care: {}, risk: {scale: {max: 3, basis: implied}}}\n", _OPTIONS)
    assert own.criteria["care"].scale.listed == (Fraction(1), Fraction(5, 2))
    assert (own.criteria["risk"].scale.high, own.criteria["risk"].scale.basis) == (3, "implied")
    empty = built("levels: {high: 10}\nscale: {basis: stated}\ncriteria: {care: {}}\n", _OPTIONS)
    assert empty.criteria["care"].scale.listed == (Fraction(10),)
    assert built("criteria: {care: {}}\n", _OPTIONS).criteria["care"].scale.basis == "unknown"


def test_what_criteria_say_of_levels() -> None:
    """A level may be defined, withheld or missing for a criterion, and may have a quota."""
    uses = (
        built("levels: {high: 1, low: 0}\ncriteria: {care: {levels: {high: {is: defined, quota: 1}, low: not-applicable}}}\n", _OPTIONS)
        .criteria["care"]
        .levels
    )
    assert (uses["high"].status, uses["high"].quota, uses["low"].status, uses["low"].quota) == ("defined", 1, "not-applicable", None)
    assert uses["low"].where.pointer == "/criteria/care/levels/low"


def test_titles_and_kinds() -> None:
    """A thing without a title is called by its id; a criterion is scored unless it says otherwise."""
    paper = built("criteria: {care: null, gate: {kind: gateway}, later: {kind: unscored, title: Later, label: L, direction: lower}}\n", _OPTIONS)
    assert [(one.title, one.kind, one.direction) for one in paper.criteria.values()] == [
        ("care", "scored", None), ("gate", "gateway", None), ("Later", "unscored", "lower"),
    ]  # fmt: skip
    assert [one.id for one in paper.scored] == ["care"]
    assert [(one.title, one.label, one.base) for one in paper.options.values()] == [("First", "A", True), ("b", "", False)]


def test_figures_beside_criteria_and_groups() -> None:
    """Weights, sub-weights, maxima and group weights beside them are printings like any other."""
    paper = built(
        "groups: {g: {weight: 60, line: 4}, h: {title: H}}\ncriteria: {care: {group: g, weight: 30, sub-weight: 50, max: 5, line: 9}}\n", _OPTIONS
    )
    assert {name: figure.quantity for name, figure in figures(paper).items()} == {
        "groups.g.weight": Quantity("weight", group="g"),
        "criteria.care.weight": Quantity("weight", criterion="care"),
        "criteria.care.max": Quantity("max-score", criterion="care"),
        "criteria.care.sub-weight": Quantity("weight", criterion="care", group="g"),
    }
    assert [figure.place.line for figure in paper.figures] == [4, 9, 9, 9]


def test_scores_computed_from_a_measure() -> None:
    """scored-from names the measure, the form, the top and the better end."""
    paper = built(
        "criteria: {price: {scored-from: {of: cost, item: bid, as: min-max, top: 40, direction: lower}}, place: {scored-from: {of: score, criterion: price, as: rank}}}\n",
        _OPTIONS,
    )
    assert paper.criteria["price"].scored_from == ScoredFrom(Quantity("cost", item="bid"), "min-max", Fraction(40), "lower")
    assert paper.criteria["place"].scored_from == ScoredFrom(Quantity("score", criterion="price"), "rank", None, None)


def test_groups_inside_groups() -> None:
    """A group may lie in another one; a circle is refused at each group in it, and at no group that only leads there."""
    paper = built("groups: {g: {}, h: {parent: g}, i: {parent: h}}\ncriteria: {care: {group: i}}\n", _OPTIONS)
    assert [one.parent for one in paper.groups.values()] == [None, "g", "h"]
    said = faults("groups: {g: {parent: h}, h: {parent: g}, i: {parent: g}, j: {parent: j}, k: {}}\ncriteria: {care: {}}\n", _OPTIONS)
    assert said == [
        '2:10: the group "g" lies inside itself; take one parent away',
        '2:26: the group "h" lies inside itself; take one parent away',
        '2:58: the group "j" lies inside itself; take one parent away',
    ]


def test_groups_too_deep_inside_groups() -> None:
    """Groups inside more than twenty others are refused, however long the chain or circle is."""
    chain = ", ".join(f"g{n}: {{parent: g{n + 1}}}" for n in range(22))
    said = faults(f"groups: {{{chain}, g22: {{}}}}\ncriteria: {{care: {{group: g0}}}}\n", _OPTIONS)
    assert [one.split(": ", 1)[1] for one in said] == [
        'the group "g0" lies inside more than 20 others; a paper has two or three levels',
        'the group "g1" lies inside more than 20 others; a paper has two or three levels',
    ]
    circle = chain + ", g22: {parent: g0}"
    assert len(faults(f"groups: {{{circle}}}\ncriteria: {{care: {{group: g0}}}}\n", _OPTIONS)) == 23
