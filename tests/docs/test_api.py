"""The page about auditing from Python: every example on it is run."""

import doctest
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]


def test_the_examples_give_what_the_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who types them in sees the same."""
    monkeypatch.chdir(_ROOT)
    failed, tried = doctest.testfile(str(_ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert tried > 10
    assert not failed
