"""How wide output may be and whether it may have colours."""

import io
import os

import pytest

from audit.cli.screen import may_colour, width_of_output


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that output goes to a terminal."""
    monkeypatch.setattr("sys.stdout", _Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(("columns", "width"), [(100, 100), (80, 80), (20, 40), (300, 120)])
def test_the_width_of_a_terminal_within_reason(monkeypatch: pytest.MonkeyPatch, columns: int, width: int) -> None:
    """Output is as wide as the terminal, but lines neither too short nor too long to read."""
    _terminal(monkeypatch)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))
    assert width_of_output() == width


def test_elsewhere_the_usual_width_and_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file or a pipe lines are 80 characters long and without colour."""
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert width_of_output() == 80
    assert not may_colour()


@pytest.mark.parametrize(("name", "value", "colour"), [("TERM", "xterm", True), ("TERM", "dumb", False), ("NO_COLOR", "1", False), ("NO_COLOR", "", True)])
def test_colour_where_the_terminal_shows_it_and_nobody_asked_for_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str, colour: bool) -> None:  # a case of the table
    """NO_COLOR, if it says anything, and a dumb terminal turn colours off."""
    _terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert may_colour() is colour
