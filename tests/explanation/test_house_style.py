"""The house style of rounding, found again in generated papers."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from audit.appraisal.exact.rounding import Mode
from audit.appraisal.load.document import parse
from audit.appraisal.model.read.build import build
from audit.explanation.house_style import STYLES, HouseStyle, house_style
from audit.relations.derive.derive import derive
from audit.rules.run import facts_of
from testbed.papers.draw import Truth, draw
from testbed.papers.layout import lay_out
from testbed.papers.paper import Paper
from testbed.papers.seeded import CHOICES, random, seeds
from testbed.papers.text import yaml_of
from tests.examples import examples


def style_of(paper: Paper) -> HouseStyle:
    appraisal = build(parse(yaml_of(paper.plain()).encode(), "x.yaml"))
    facts = facts_of(appraisal, derive(appraisal))
    return house_style(facts.valuation, facts.checks)


def printed_in(seed: int, model: str, mode: str, *, said: bool = False) -> Paper:
    """Print a generated appraisal in one style, which the file declares or not."""
    source = random(seed)
    truth = draw(source, model)
    design = replace(truth.design, rounding={"other": mode}, percent_said=True)
    paper = lay_out(source, Truth(design, truth.weights, truth.raw))
    return paper if said else replace(paper, design=replace(design, rounding={}))


@pytest.mark.parametrize("mode", STYLES[:-1])
@examples(5)
@given(seed=seeds)
def test_the_style_of_a_paper_fits_all_its_figures(mode: Mode, seed: int) -> None:
    """Whatever the style, declared or not, every figure that tells fits it, and none departs."""
    model = CHOICES[seed % len(CHOICES)]
    for said in (False, True):
        found = style_of(printed_in(seed, model, mode, said=said))
        assert found.fits[mode] == found.telling
        assert not found.departs
        assert (mode in found.styles) == (found.telling > 0)


def test_one_figure_of_another_hand() -> None:
    """Over many papers, a percentage that is cut off among rounded ones departs where it tells, and changes no style."""
    departed = 0
    for seed in range(60):
        paper = printed_in(seed, "points", "half-away")
        for name, cell in paper.cells.items():
            exact = cell.key.kind == "percent" and not cell.state and paper.figures[cell.key] * cell.factor
            cut = Fraction(int(exact * 10**cell.places), 10**cell.places) if exact else cell.value
            if cut == cell.value:
                continue
            other = replace(cell, value=cut)
            before, after = style_of(paper), style_of(paper.put(name, other))
            if before.telling > 2 and "truncated" not in before.styles and after.departs:
                assert [one.text for one in after.departs] == [other.text]
                assert set(after.styles) & set(before.styles)
                departed += 1
            break
    assert departed > 3


def test_nothing_tells_where_everything_is_exact() -> None:
    """Whole totals of whole scores tell nothing about rounding."""
    text = """
format: "1"
appraisal: {id: x, title: X, from: draft}
scale: {min: 0, max: 4, step: 1}
criteria: {a: {title: A}, b: {title: B}}
options: {p: {title: P}, q: {title: Q}}
method: {total: sum}
tables: {t: {prints: score, rows: criteria, columns: [p, q], cells: {a: [1, 2], b: [3, 4], total: [4, 6]}}}
"""
    appraisal = build(parse(text.encode(), "x.yaml"))
    facts = facts_of(appraisal, derive(appraisal))
    found = house_style(facts.valuation, facts.checks)
    assert (found.figures, found.telling, found.styles, found.departs) == (2, 0, (), ())
