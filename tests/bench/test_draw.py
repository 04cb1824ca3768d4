"""Drawn papers: the same number gives the same paper, and what is said to be true of it is."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bench.layouts.draw import Drawn, draw
from bench.layouts.faults import FAULTS
from bench.layouts.formats import FORMATS
from bench.layouts.models import MODELS
from bench.layouts.truth import Decision, number, places


@cache
def drawn() -> Sequence[Drawn]:
    """As many as it takes for everything to come up."""
    return [draw(seed) for seed in range(300)]


def test_the_same_number_gives_the_same_paper() -> None:
    """All formats, byte for byte; what a run found can be looked at again."""
    for paper in drawn()[:40]:
        assert draw(paper.seed) == paper


def test_everything_there_is_is_drawn() -> None:
    """Each model, format and kind of fault comes up within a few hundred papers, and half of the papers are clean."""
    assert set(MODELS) <= {paper.model for paper in drawn()}
    assert set(FORMATS) == {paper.format for paper in drawn()}
    assert {"rank", "total", "subtotal", "weighted-score", "weight-sum", "percent", "mean", "score"} <= {paper.fault for paper in drawn()}
    assert len(FAULTS) == 9
    assert 1 / 3 < sum(not paper.fault for paper in drawn()) / len(drawn()) < 2 / 3


def added(decision: Decision, rows: Sequence[Sequence[str | None]], weights: Sequence[Fraction]) -> list[Fraction]:
    """Work totals out anew from the printed figures alone."""
    values = [[number(text) for text in row] for row in rows]
    return [sum((weight * (row[at] or 0) for weight, row in zip(weights, values, strict=True)), Fraction(0)) for at in range(len(decision.options))]


def expected(decision: Decision) -> list[Fraction] | None:
    """Work the totals of the plain methods out from what is printed."""
    if decision.method not in {"sum", "mean", "weighted-sum", "weighted-mean"} or any(
        number(text) is None for row in decision.scores.values() for text in row
    ):
        return None
    ones = [Fraction(1)] * len(decision.criteria)
    if decision.weighted:
        return added(decision, list(decision.weighted.values()), ones)
    rows = list(decision.scores.values())
    if decision.method == "sum":
        return added(decision, rows, ones)
    if decision.method == "mean":
        return [total / len(ones) for total in added(decision, rows, ones)]
    weights = [number(weight) or Fraction(0) for weight in decision.criteria.values()]
    over = (
        sum(weights, Fraction(0))
        if decision.method == "weighted-mean" or all("%" in (text or "") for text in decision.criteria.values())
        else Fraction(1)
    )
    return [total / over for total in added(decision, rows, weights)]


def leeway(paper: Drawn, decision: Decision, text: str) -> Fraction:
    """Half of the last place; for averages of a panel, which are printed rounded and added before, half of it for each of them too."""
    rounded = len(decision.criteria) if paper.model == "scorers" else 0
    return Fraction(1 + rounded, 2 * 10 ** places(text))


def test_printed_totals_follow_where_no_fault_was_put() -> None:
    """The totals are worked out again from the texts of the truth, by other code than drew them."""
    tried = 0
    clean = [(paper, decision) for paper in drawn() if not paper.truth.discrepancies for decision in paper.truth.decisions]
    for paper, decision in clean:
        totals, wanted = decision.totals.get("total") or decision.totals.get("mean"), expected(decision)
        if totals is None or wanted is None or decision.method == "other":
            continue
        for text, value in zip(totals, wanted, strict=True):
            assert abs((number(text) or 0) - value) <= leeway(paper, decision, text or ""), (paper.seed, paper.model, text, value)
            tried += 1
    assert tried > 150


def test_a_planted_figure_differs_from_the_right_one_and_is_printed() -> None:
    """What is printed stands in the text of the paper; what is right is another figure."""
    tried = Counter[str]()
    for paper in drawn():
        for slip in paper.truth.discrepancies:
            assert number(slip.printed) != number(slip.right), paper.seed
            if paper.format in {"md", "csv", "tsv", "html"}:
                assert slip.printed in paper.data.decode(), (paper.seed, slip)
                tried[slip.what] += 1
    assert {"total", "rank"} <= set(tried)


def test_a_planted_total_is_off_by_what_is_said() -> None:
    """With the right figure put back, the paper follows."""
    for paper in drawn():
        if paper.fault != "total" or len(paper.truth.decisions) > 1:
            continue
        (decision,), (slip,) = paper.truth.decisions, paper.truth.discrepancies
        wanted = expected(decision)
        if wanted is not None:
            value = wanted[decision.options.index(slip.option)]
            assert abs((number(slip.right) or 0) - value) <= leeway(paper, decision, slip.right), paper.seed


def texts(paper: Drawn) -> str:
    return paper.data.decode()


def test_names_and_figures_of_the_truth_stand_in_the_paper() -> None:
    """Every option, criterion, score and total of a decision can be found by somebody who reads the text."""
    for paper in drawn():
        if paper.format not in {"md", "tsv", "csv"}:
            continue
        for decision in paper.truth.decisions:
            printed = [
                *decision.options,
                *decision.criteria,
                *(text for rows in (decision.scores, decision.weighted, decision.totals) for row in rows.values() for text in row if text),
            ]
            missing = [text for text in printed if text not in texts(paper)]
            assert not missing, (paper.seed, paper.model, paper.layout, missing)


def test_formulas_give_what_their_cells_print() -> None:
    """A workbook with formulas holds them, with results that print as the truth says; a planted figure is typed."""
    papers = [paper for paper in drawn() if paper.format == "xlsx with formulas"]
    held = 0
    for paper in papers:
        formulas, results = (load_workbook(BytesIO(paper.data), data_only=only) for only in (False, True))
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        held += 1
                        assert isinstance(results[sheet.title][cell.coordinate].value, int | float)
    assert held > 40


@pytest.mark.parametrize("name", sorted(MODELS))
def test_each_model_says_how_its_totals_follow(name: str) -> None:
    """A method, results of every option, and a score or a weighted score in every cell."""
    from random import Random  # noqa: PLC0415  # only here

    for seed in range(20):
        case = MODELS[name](Random(seed))  # noqa: S311  # seeded on purpose
        assert case.method
        assert all(len(row) == len(case.options) for row in (*case.results.values(), *case.scores, *case.weighted))
        assert len(case.scores) == len(case.criteria) or len(case.weighted) == len(case.criteria)
