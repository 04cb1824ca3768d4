"""What people write who do not know the format yet: the message says what would be right."""

import pytest

from audit.problems import InputError
from tests.report.papers import examined_by_all

FILE = """\
appraisal: {id: x, title: X, from: draft}
scale: {min: 1, max: 5}
criteria:
  care: {weight: 60}
  cost: {weight: 40}
options: {a: {}, b: {}}
method: {total: weighted-sum}
tables:
  t:
    prints: score
    rows: criteria
    columns: [a, b]
    cells:
      care: [4, 3]
      cost: [2, 5]
"""


def _said(old: str, new: str) -> str:
    assert FILE.count(old) == 1
    text = FILE.replace(old, new)
    try:
        problems = examined_by_all(text).problems
    except InputError as error:  # where it is no YAML
        problems = error.problems
    return " ".join(" ".join(map(str, problems)).split())


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("weight: 40", 'weight: "40,5"', "write 40.5, or numbers: de under appraisal if the whole file is written so"),
        ("[4, 3]", '["4,25", 3]', "write 4.25, or numbers: de"),
        ("[4, 3]", "[4,5, 3]", "(a comma parts two values: write 4.5"),
        ("    prints", "\tprints", "the indentation has a tab; use spaces"),
        ("{min: 1, max: 5}", "1-5", "write scale: {min: 1, max: 5, step: 1}"),
        ("{min: 1, max: 5}", "0 to 10", "write scale: {min: 0, max: 10, step: 1}"),
        ("weight: 40", "weight: fifty", "write the figure in digits, as printed (50, not fifty)"),
        ("[4, 3]", "[4]", "write blank for an empty cell"),
    ],
)
def test_the_remedy_is_said(old: str, new: str, remedy: str) -> None:
    """Each in the words of what was written."""
    assert remedy in _said(old, new)
