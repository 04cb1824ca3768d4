"""Two papers that differ in a withheld figure, and in what follows from it, are told alike: no output lets anyone work it out."""

import json
import random
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any, Final

import pytest

from audit.appraisal.exact.rounding import show
from audit.appraisal.load.document import parse
from audit.examine import Examination, examine_document
from audit.log.part import part_of
from audit.report.document.build import report_of
from audit.report.document.html import html_of
from audit.report.document.provenance import Provenance
from audit.report.document.scope import Audience
from audit.report.explained import explained
from audit.report.json import audit_as_data, run_as_json
from audit.report.text import report
from audit.rules.baseline import entries_of
from audit.rules.pack import load_packs
from audit.rules.rule import Rule
from audit.rules.settings import Settings, Soft
from audit.why import because
from tests.rules.asserting import asserting

_SETTINGS: Final = Settings(soft=tuple(Soft))
_NOWHERE: Final = "0" * 64


@dataclass(frozen=True)
class DrawnPaper:
    """A paper that agrees in all its figures: scores by criterion and option, weights, and what it prints of results."""

    scores: dict[tuple[str, str], int]
    weights: dict[str, int]
    method: str
    prints: frozenset[str]
    odd: tuple[str, str] | None

    @property
    def options(self) -> list[str]:
        return sorted({option for _, option in self.scores})

    def weighted(self, criterion: str, option: str) -> Fraction:
        return Fraction(self.scores[criterion, option] * (self.weights[criterion] if self.method == "weighted-sum" else 1))

    def total(self, option: str) -> Fraction:
        found = sum((self.weighted(criterion, option) for criterion in self.weights), Fraction(0))
        return found / len(self.weights) if self.method == "mean" else found

    def printed(self, value: Fraction) -> str:
        return show(Fraction(round(value * 100), 100))

    def rank(self, option: str) -> int:
        return 1 + sum(self.total(other) > self.total(option) for other in self.options)


def drawn(seed: int) -> tuple[DrawnPaper, tuple[str, str], int]:
    """A paper, the cell of it that is withheld, and another value that this could have without a change in order."""
    chance = random.Random(seed)  # noqa: S311  # papers, no secrets
    options, criteria = "abcd"[: chance.randint(2, 4)], [f"c{n}" for n in range(chance.randint(2, 4))]
    prints = frozenset(one for one in ("weighted", "total", "percent", "rank", "gap", "share", "value", "prose", "reason") if chance.random() < 0.7)
    while True:
        scores = {(criterion, option): chance.randint(100, 900) for criterion in criteria for option in options}
        weights = dict(zip(criteria, chance.sample(range(2, 30), len(criteria)), strict=True))
        hidden = (chance.choice(criteria), chance.choice(options))
        others = [cell for cell in scores if cell[1] != hidden[1]]
        paper = DrawnPaper(scores, weights, chance.choice(["sum", "weighted-sum", "mean"]), prints, chance.choice([None, *others]))
        other = chance.randint(100, 900)
        again = replace(paper, scores={**scores, hidden: other})
        if other != scores[hidden] and len({paper.total(one) for one in options}) == len(options):
            return paper, hidden, other if [again.rank(one) for one in options] == [paper.rank(one) for one in options] else scores[hidden] + 1


def file_of(paper: DrawnPaper, hidden: tuple[str, str]) -> dict[str, Any]:
    """The paper as a file, with one score withheld, whose value may stand beside the state; one other printed figure may be odd."""
    criterion, option = hidden
    own = paper.printed(Fraction(paper.scores[hidden]))
    withheld = {"state": "withheld", **({"value": own, "note": f"exempt, {own}"} if "value" in paper.prints else {})}
    rows = {one: [withheld if (one, each) == hidden else _score(paper, one, each) for each in paper.options] for one in paper.weights}
    tables: dict[str, Any] = {"scores": {"prints": "score", "rows": "criteria", "columns": paper.options, "cells": rows}}
    if "weighted" in paper.prints and paper.method == "weighted-sum":
        cells = {one: [paper.printed(paper.weighted(one, each)) for each in paper.options] for one in paper.weights}
        tables["weighted"] = {"prints": "weighted-score", "rows": "criteria", "columns": paper.options, "cells": cells}
    columns = [name for name in ("total", "percent", "rank") if name in paper.prints]
    if columns:
        cells = {one: [_result(paper, name, one) for name in columns] for one in paper.options}
        tables["results"] = {"rows": "options", "columns": columns, "cells": cells}
    one, two = paper.options[:2]
    gap = paper.printed(paper.total(one) - paper.total(two))
    stated = {"gap": {"prints": "difference", "between": [{"kind": "total", "option": one}, {"kind": "total", "option": two}], "printings": [gap]}}
    claims = [
        {
            "id": "says", "summary": f"{option} has {paper.printed(paper.total(option))} in all.", "status": "confirmed",
            "asserts": f'total("{option}") == {paper.printed(paper.total(option))}',
        },
        {"id": "alone", "summary": f"{option} reaches {paper.printed(paper.total(option))}."},
    ]  # fmt: skip
    reasons = {criterion: {each: {"text": f"It was given {paper.scores[criterion, each]} points."} for each in paper.options}}
    return {
        "format": "1", "appraisal": {"id": "drawn", "title": "Drawn", "from": "published"},
        "scale": {"min": 0, "max": 1000}, "criteria": {one: {"weight": weight} for one, weight in paper.weights.items()},
        "options": {one: {} for one in paper.options},
        "method": {"total": paper.method, "percent": {"of": "grand-total" if "share" in paper.prints else "maximum"}, "rank": {"by": "total"}},
        "tables": tables,
        **({"stated": stated} if "gap" in paper.prints else {}),
        **({"claims": claims} if "prose" in paper.prints else {}),
        **({"texts": {"rationale": reasons}} if "reason" in paper.prints else {}),
    }  # fmt: skip


def _score(paper: DrawnPaper, criterion: str, option: str) -> str:
    off = 1 if (criterion, option) == paper.odd else 0
    return paper.printed(Fraction(paper.scores[criterion, option] + off))


def _result(paper: DrawnPaper, name: str, option: str) -> str:
    if name == "rank":
        return str(paper.rank(option))
    if name == "total":
        return paper.printed(paper.total(option))
    highest = 1000 * (sum(paper.weights.values()) if paper.method == "weighted-sum" else 1 if paper.method == "mean" else len(paper.weights))
    whole = sum(map(paper.total, paper.options), Fraction(0)) if "share" in paper.prints else Fraction(highest)
    return f"{show(Fraction(round(paper.total(option) * 10000 / whole), 100))}%"


@cache
def _rules() -> tuple[Rule, ...]:
    """All rules that ship, and some of somebody who would like to know a total."""
    curious = [asserting(f"option.total {sign} {value}", subject="option") for sign in ("<", ">") for value in range(400, 9000, 700)]
    named = [replace(one, id=f"CUR{at:03}", name=f"curious-{at}") for at, one in enumerate(curious)]
    return (*(rule for pack in load_packs([]) for rule in pack.rules), *named)


def examined(data: dict[str, Any], settings: Settings = _SETTINGS) -> Examination:
    """The audit of a file. Its digest is left out: that is of the bytes as they are, and of nothing that was read in them."""
    document = replace(parse(json.dumps(data, indent=1).encode(), "drawn.json"), sha256=_NOWHERE)
    return examine_document(document, list(_rules()), settings, robust=True)


def everything(found: Examination) -> list[str]:
    """All that any output says of an audit."""
    made = Provenance(as_of="2026-01-31")
    assert found.appraisal is not None
    return [
        report(found, width=100, full=True), report(found, width=80), explained(found),
        run_as_json([audit_as_data(found)], as_of="2026-01-31", exit_code=1),
        repr(asdict(part_of(found))), repr(entries_of(found.appraisal.id, found.outcomes)),
        *(html_of(report_of([(found, {})], made, audience=who, public=public)) for who in Audience for public in (False, True)),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(8, 80))])
def test_no_output_depends_on_what_is_withheld(seed: int) -> None:
    """With another value under the black bar, and all that follows from it printed accordingly, every output has the same bytes."""
    paper, hidden, other = drawn(seed)
    again = replace(paper, scores={**paper.scores, hidden: other})
    first, second = examined(file_of(paper, hidden)), examined(file_of(again, hidden))
    assert first.appraisal is not None
    assert file_of(paper, hidden) != file_of(again, hidden) or not paper.prints & {"total", "percent", "weighted", "gap", "value", "prose", "reason"}
    for one, two in zip(everything(first), everything(second), strict=True):
        assert one == two


@pytest.mark.parametrize("seed", range(3))
def test_what_is_withheld_is_told_where_it_is_asked_for(seed: int) -> None:
    """With --reveal-withheld the values that the file gives are read, all is checked, and every output is marked."""
    paper, hidden, other = drawn(seed)
    paper = replace(paper, prints=paper.prints | {"value", "total"}, odd=None)
    settings = replace(_SETTINGS, reveals=True)
    found = examined(file_of(paper, hidden), settings)
    assert found.hidden == frozenset()
    assert not [one for one in found.outcomes if one.status == "undecided" and one.reason == because("withheld")]
    said = everything(found)
    assert all("RESTRICTED" in one for at, one in enumerate(said) if at not in {4, 5})
    assert said[3] != everything(examined(file_of(replace(paper, scores={**paper.scores, hidden: other}), hidden), settings))[3]


def test_a_withheld_figure_without_a_value_can_be_worked_out_where_it_is_asked_for() -> None:
    """The file of one score withheld under printed totals: 8085 less 4121 and 303 leaves 3661 for the weighted score, 523 for the score."""
    paper = DrawnPaper(
        {("q", "a"): 317, ("c", "a"): 523, ("z", "a"): 101, ("q", "b"): 415, ("c", "b"): 509, ("z", "b"): 102},
        {"q": 13, "c": 7, "z": 3}, "weighted-sum", frozenset({"total"}), None,
    )  # fmt: skip
    data = file_of(paper, ("c", "a"))
    closed, open_ = examined(data), examined(data, replace(_SETTINGS, reveals=True))
    assert not any("8085" in one or "523" in one for one in everything(closed))
    assert [(one.figure.id, [str(value) for value in one.values.points]) for one in open_.inferred] == [("scores.c.a", ["523"])]
