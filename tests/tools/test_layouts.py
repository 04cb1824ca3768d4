"""Where the reasons for scores stand, for tables by criterion and tables by option."""

from __future__ import annotations

from typing import Any, Final

import pytest

from audit.appraisal.text.normalise import digest
from audit.appraisal.text.recorded import source_lines
from tools.layouts import evaluations, questions

APPRAISAL: Final[dict[str, Any]] = {
    "criteria": {
        "open": {"kind": "gateway", "label": "0"},
        "cost": {"kind": "scored", "label": "1"},
        "shade": {"label": "2"},
        "view": {"kind": "unscored", "label": "3"},
    },
    "options": {"tent": {}, "hut": {}},
}

QUESTIONS: Final = source_lines(
    "# Cost\n"
    "Question\tIs it cheap?\t\n"
    "Option\tTent\tHut\t\n"
    "Rationale\tVery cheap.\tDear and\t\n"
    "----\t---\t--\n"
    "# Shade\n"
    "Question\tIs it dark?\n"
    "Option\tTent\tHut\n"
    "\n"
    "\tthin\t\n"
    "Rationale\tcloth\t\n"
    "A note below the table.\n"
)

EVALUATIONS: Final = source_lines(
    "Criteria\tEvaluation\tScore\n"
    "1. Cost\t<ul> + Cheap in\t4\n"
    "\n"
    "\tsummer. - Dear in winter.\t\n"
    "<p>2. Shade</p>\tNone to speak of.\t1\n"
    "<ul> repeated\tsomething else\t\n"
    "\tTOTAL SCORE\t5\n"
    "Option 2\n"
    "Criteria\tEvaluation\tScore\n"
    "1. Cost\t\u2022 As option 1.\t4\n"
    "2. Shade\tplenty\t5\n"
    "Summary\tTOTAL SCORE\t9\n"
)


def test_tables_by_criterion() -> None:
    """Each scored criterion has its table in order; cells run on, rules and notes are left out, and so is an empty cell."""
    found = {(reason.criterion, reason.option): reason for reason in questions(QUESTIONS, APPRAISAL)}
    assert {key: reason.passage.text for key, reason in found.items()} == {
        ("cost", "tent"): "Very cheap.",
        ("cost", "hut"): "Dear and",
        ("shade", "tent"): "thin cloth",
    }
    thin = found["shade", "tent"]
    assert (thin.first, thin.last, thin.column, thin.digest, thin.points) == (10, 11, 2, digest("thin cloth"), ())


def test_tables_that_do_not_fit_the_criteria() -> None:
    """A table too few or too many is not guessed about."""
    with pytest.raises(ValueError, match="1 tables of reasons, but 2 scored criteria"):
        questions(QUESTIONS[:5], APPRAISAL)


def test_tables_by_option() -> None:
    """A reason runs on over rows without a label; a repeated row and the total are no part of it."""
    found = {(reason.option, reason.criterion): reason for reason in evaluations(EVALUATIONS, APPRAISAL)}
    assert {key: (reason.first, reason.last) for key, reason in found.items()} == {
        ("tent", "cost"): (2, 4),
        ("tent", "shade"): (5, 5),
        ("hut", "cost"): (10, 10),
        ("hut", "shade"): (11, 11),
    }
    points = found["tent", "cost"].points
    assert [(line, point.sign, point.text) for line, point in points] == [(2, "+", "Cheap in summer."), (4, "-", "Dear in winter.")]


def test_a_single_marked_point_is_a_point() -> None:
    """A list of one is a list; a cell of running text is not."""
    by_option = {(reason.option, reason.criterion): len(reason.points) for reason in evaluations(EVALUATIONS, APPRAISAL)}
    assert (by_option["hut", "cost"], by_option["hut", "shade"]) == (1, 0)
