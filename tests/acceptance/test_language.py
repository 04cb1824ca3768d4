"""Papers whose prose fits their tables, or does not: read as documents and audited as they come."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import run

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "files"

TABLE = """\
# Parks: options appraisal

Each criterion was scored from 0 to 10.

| Criteria | Weight | Partnership | Company | Contract |
|---|---|---|---|---|
| Improvement | 10 | 5 | 10 | 5 |
| Accountability | 10 | 5 | 10 | 5 |
| Running cost | 10 | 5 | 5 | 10 |
| Total | | 150 | 250 | 200 |

"""
TRUE = (
    "The appraisal identified the Company as the option that would be the most desirable in that it best supports improvement.",
    "The Company best supports improvement.",
    "The Partnership and the Company are equally favourable in terms of running cost.",
    "The Contract has the lowest running cost of the options.",
    "The Contract has scored 5 on improvement, which is in line with the Partnership.",
)
UNTRUE = (
    "The appraisal identified the Contract as the option that would be the most desirable in that it best supports improvement.",
    "The Partnership best supports improvement.",
    "The Contract and the Company are equally favourable in terms of running cost.",
    "The Partnership has the lowest running cost of the options.",
    "The Company has scored 10 on improvement, which is in line with the majority of other options.",
)


def claims(tmp_path: Path, *sentences: str) -> list[str]:
    """The messages about sentences that a paper with these does not bear out."""
    file = tmp_path / "paper.md"
    file.write_text(TABLE + "\n\n".join(sentences), encoding="utf-8")
    return [one["message"] for one in findings(file) if one["rule"] == "CLM011"]


def findings(file: Path) -> list[dict[str, Any]]:
    (audit,) = json.loads(run("check", "--no-log", "--format", "json", str(file)).stdout)["audits"]
    return list(audit["findings"])


def test_sentences_that_the_table_bears_out_are_not_noted(tmp_path: Path) -> None:
    """Best supports, would be the most, equally favourable, the lowest and in line with, each true of its table."""
    assert claims(tmp_path, *TRUE) == []


@pytest.mark.parametrize("sentence", UNTRUE)
def test_a_sentence_that_the_table_does_not_bear_out_is_noted(sentence: str, tmp_path: Path) -> None:
    """The same said of another option."""
    assert claims(tmp_path, *TRUE, sentence)


@pytest.mark.parametrize(("sign", "found"), [("-", True), ("+", False)])
def test_a_sentence_that_counts_both_ways_is_noted_beside_another(sign: str, found: bool, tmp_path: Path) -> None:
    """For one option and against another, in a paper with a table for each; with the same sign there is nothing to tell."""
    file = tmp_path / "paper.md"
    duty = "The council would keep its role as landlord and its duty to visitors."
    parts = (("Trust", "+", "", 4), ("Agent", sign, " However, the role of the agent may confuse visitors.", 3))
    tables = (
        f"Option {number} \u2013 {name}\n\n| Criteria | Evaluation | Score |\n|---|---|---|\n| 1. People | {mark} {duty}{more} | {score} |\n"
        f"| 2. Cost | {mark} It is what it is. | 2 |\n| TOTAL SCORE | | {score + 2} |\n"
        for number, (name, mark, more, score) in enumerate(parts, 1)
    )
    file.write_text("# Parks: options appraisal\n\n" + "\n".join(tables), encoding="utf-8")
    assert any(one["rule"] == "RAT006" and duty.rstrip(".") in one["message"] for one in findings(file)) is found


@pytest.mark.parametrize(
    ("name", "rule", "count"),
    [("claims-not-proposed.md", "CLM011", 2), ("level-words-service-name.yaml", "RAT003", 0), ("same-sentence-other-sign.md", "RAT006", 1)],
)
def test_the_cases_that_fell_short_come_right(name: str, rule: str, count: int) -> None:
    """Each with as many notes as its paper gives reason for."""
    if not (CASES / name).is_file():
        pytest.skip(f"the case is not held: no {name} in {CASES}")
    assert sum(one["rule"] == rule for one in findings(CASES / name)) == count
