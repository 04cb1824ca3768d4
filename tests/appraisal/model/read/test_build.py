"""The appraisal as a whole: heads, sources, ids, and all problems of a file at once."""

from pathlib import Path

import pytest

from audit.appraisal.load.document import read
from audit.appraisal.load.schema import validate
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.build import build
from tests.papers import SUMS, WEIGHTS, built, document, faults, figures

_ROOT = Path(__file__).parents[4]
_FILES = [*sorted((_ROOT / "examples").glob("*.yaml")), *sorted((_ROOT / "appraisals").glob("*.yaml"))]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_every_figure_has_an_id_and_a_place_of_its_own(file: Path) -> None:
    """In every example and appraisal ids are unique, and each figure's line and pointer lead to its cell."""
    source = read(file)
    validate(source, "appraisal")
    appraisal = build(source)
    assert len({figure.id for figure in appraisal.figures}) == len(appraisal.figures)
    for figure in appraisal.figures:
        path = [int(step) if step.isdigit() else step for step in figure.where.pointer.split("/")[1:]]
        node = source.root.at(list(path))
        assert (node.line, node.column) == (figure.where.line, figure.where.column)


def test_the_head_of_a_file() -> None:
    """What the file says of the paper is kept; what it leaves out has its default."""
    appraisal = built(SUMS)
    assert (appraisal.id, appraisal.title, appraisal.origin, appraisal.handling) == ("small", "Small paper", "published", "public")
    assert (appraisal.publisher, appraisal.jurisdiction, appraisal.dates, appraisal.sources) == ("", "", {}, {})
    assert [one.id for one in appraisal.scored] == ["care", "risk"]
    assert appraisal.sha256 == document(SUMS).sha256


def test_sources_and_places() -> None:
    """Places lie in the first source unless they name another; what a place leaves out comes from the one around it."""
    appraisal = built(
        SUMS,
        """
        sources:
          paper: {role: report, title: The paper, file: paper.pdf, date: 2017-10}
          annex: {role: appendix}
        tables:
          t: {place: {page: 3}, rows: criteria, columns: [a, b], prints: score, cells: {care: [1, {value: 2, place: {source: annex, row: 4}}]}}
        """,
    )
    first, second = appraisal.figures
    assert (first.place.source, first.place.page, second.place.source, second.place.page, second.place.row) == ("paper", 3, "annex", 3, 4)
    assert (appraisal.sources["paper"].title, appraisal.sources["paper"].file, appraisal.sources["paper"].date) == (
        "The paper",
        "paper.pdf",
        "2017-10",
    )


def test_a_place_in_a_source_that_is_not_declared() -> None:
    """Wherever a place stands, also in texts and lists that are not audited, its source must be declared."""
    said = faults(
        SUMS,
        """
        sources: {paper: {role: report}}
        claims:
          - {id: first, summary: A comes first., place: {source: papre}}
        texts: {assumptions: [{summary: None., place: {source: annex}}]}
        """,
    )
    assert said == [
        '8:58: "papre" is not declared under sources; did you mean "paper"?',
        '9:56: "annex" is not declared under sources; known here: paper',
    ]


def test_ids_that_cannot_be_told_apart() -> None:
    """A group may not be called like a criterion, and nothing may be called like the bottom row of a table."""
    said = faults(
        """
        groups: {care: {}, total: {}}
        criteria: {care: {}, total: {}}
        options: {total: {}}
        method: {total: sum, scorers: {total: null}}
        """
    )
    assert said == [
        '2:10: "care" is both a group and a criterion; give one of them another id',
        '2:20: "total" is both a group and a criterion; give one of them another id',
        '2:20: "total" is the name of the bottom row of a table; give this another id',
        '3:22: "total" is the name of the bottom row of a table; give this another id',
        '4:11: "total" is the name of the bottom row of a table; give this another id',
        '5:32: "total" is the name of the bottom row of a table; give this another id',
    ]


def test_the_declared_sum_of_weights_is_one_printing() -> None:
    """method.weights.sum is a printing of that sum; rounded weights do not make it rounded."""
    appraisal = built(WEIGHTS.replace("method: {", "method: {weights: {sum: 100, rounded: true}, "))
    found = figures(appraisal)["method.weights.sum"]
    assert (found.quantity, found.value, found.exact) == (Quantity("weight"), 100, True)
    assert not figures(appraisal)["criteria.care.weight"].exact


def test_weights_are_exact_unless_said_otherwise() -> None:
    """Weights are entered figures."""
    assert figures(built(WEIGHTS))["criteria.care.weight"].exact
    assert figures(built(WEIGHTS.replace("method: {", "method: {weights: {sum: 5}, ")))["criteria.care.weight"].exact


def test_all_problems_of_a_file_at_once() -> None:
    """Undefined ids and unreadable figures in every part of a file are told together, in the order of the file."""
    said = faults(
        """
        groups: {g: {parent: h, weight: many}}
        scale: {min: 5, max: 1, step: 0}
        criteria:
          care: {group: f, weight: "1,0", levels: {high: defined}, scored-from: {of: score, as: rank, criterion: crae}}
        options: {a: {}}
        method: {total: {as: sum, over: 0}, relations: [{type: sum, result: lost, terms: [lost]}]}
        tables: {t: {rows: criteria, columns: [b], prints: score, cells: {care: [1]}}}
        stated: {gap: {prints: difference, printings: [x]}}
        gateways: {gate: {criterion: fund, outcomes: {b: pass}, threshold: {kind: total}}}
        bands: {laid-on: total, ranges: [{label: Red, from: low}]}
        recommendation: {preferred: [b], taken-forward: c}
        """
    )
    assert [one.split(": ")[0] for one in said] == [
        "2:22", "2:33", "3:8", "3:8", "5:17", "5:28", "5:44", "5:106", "7:33", "7:69", "7:83", "8:40",
        "9:10", "9:48", "10:30", "10:47", "10:68", "11:53", "12:30", "12:49",
    ]  # fmt: skip
