"""Files in which many cells are something else: whatever stands there, something is told and nothing breaks."""

import json
from pathlib import Path
from typing import Final

import pytest

from audit.appraisal.load.document import parse
from audit.explanation.house_style import house_style
from audit.explanation.robust.robustness import robustness_of
from audit.problems import InputError
from audit.report.json import robustness_as_data, style_as_data
from audit.report.robust import sentences
from audit.rules.run import facts_of_document
from testbed.papers.filed import Filed, put
from testbed.papers.seeded import random
from testbed.papers.text import yaml_of

_FILES: Final = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
_STATES: Final = (
    "blank", "dash", "pending", "not-applicable", "withheld", "elsewhere", {"state": "illegible", "value": "1?"}, "99", "-1", "0", "<5", "c. 4", "1.5",
    {"value": "3", "reading": "doubtful"},
)  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_whatever_stands_in_the_cells_something_is_told(seed: int) -> None:
    """With up to twenty cells of an example replaced, and parts of its method taken away, there are sentences and data."""
    source = random(seed)
    filed = Filed(source.choice(_FILES).read_text(encoding="utf-8"))
    plain = filed.with_cells({})
    names = list(filed.paper.cells)
    for name in source.sample(names, min(len(names), source.choice((1, 3, 8, 20)))):
        put(plain, name, source.choice(_STATES))
    if source.random() < 0.3:
        plain["method"].pop(source.choice(list(plain["method"])))
    try:
        facts = facts_of_document(parse(yaml_of(plain).encode(), "x.yaml"))
    except InputError as error:
        assert error.problems  # noqa: PT017  # either outcome will do
        return
    found = robustness_of(facts.valuation, ())
    assert sentences(found, facts.appraisal)
    assert json.dumps([robustness_as_data(found), style_as_data(house_style(facts.valuation, facts.checks))])
