"""Single values of a YAML file are changed, everything else stays as it is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tools.rewrite import Change, rewrite

FILE = """# heading
a:   # remark
  line: 3
  summary: "As 'it' is,   spaced"   # kept
b: {line: 4, summary: kept}
c:
  - {sign: "+", line: 5}
  - summary: >-
      folded
      text
    line: 6
"""


def test_values_change_and_the_rest_stays() -> None:
    """Comments, quotes, spacing and folded texts are untouched; a field that is absent is put behind the one named."""
    changes = [
        Change(("a",), {"line": "30", "sha256": "n1:aa"}, after="line"),
        Change(("b",), {"sha256": "n1:bb"}, after="line"),
        Change(("c", 0), {"sign": '"-"', "line": "50"}, after="line"),
        Change(("c", 1), {"sha256": "n1:cc"}, after="line"),
    ]
    expected = (
        FILE.replace("line: 3", "line: 30\n  sha256: n1:aa")
        .replace("line: 4", "line: 4, sha256: n1:bb")
        .replace('"+", line: 5', '"-", line: 50')
        .replace("line: 6", "line: 6\n    sha256: n1:cc")
    )
    assert rewrite(FILE, changes) == expected
    assert yaml.safe_load(expected)["c"][1] == {"summary": "folded text", "line": 6, "sha256": "n1:cc"}


def test_no_change_is_no_change() -> None:
    """Without changes the text is the same, byte for byte."""
    assert rewrite(FILE, []) == FILE


@pytest.mark.parametrize("path", [("d",), ("c", 7), ("a", "line"), ("c", "sign"), ("a", 0)])
def test_path_that_leads_nowhere(path: tuple[str | int, ...]) -> None:
    """What is not in the file cannot be changed."""
    with pytest.raises(KeyError):
        rewrite(FILE, [Change(path, {"line": "1"}, after="line")])


@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=3))
def test_any_numbers_are_read_back(numbers: list[int]) -> None:
    """Values of any length in one pass: earlier changes do not shift later ones."""
    paths: list[tuple[str | int, ...]] = [("a",), ("b",), ("c", 0)]
    changes = [Change(path, {"line": str(number)}, after="line") for path, number in zip(paths, numbers, strict=True)]
    loaded = yaml.safe_load(rewrite(FILE, changes))
    assert [loaded["a"]["line"], loaded["b"]["line"], loaded["c"][0]["line"]] == numbers
