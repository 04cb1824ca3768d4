"""The page on robustness shows what the command prints."""

from pathlib import Path

from audit.limits import RobustnessLimits
from audit.report.explained import explained
from tests.report.papers import explained_file

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "robustness.md").read_text(encoding="utf-8")


def test_the_output_is_what_the_command_prints() -> None:
    """The example is the command's own output, whole, so that it cannot go stale."""
    begin = PAGE.index("<!-- output of:")
    shown = PAGE[PAGE.index("```\n", begin) + 4 : PAGE.index("```\n<!-- end of output -->", begin)]
    file = "examples/01a-named-levels-times-weight.yaml"
    assert shown == explained(explained_file(file)).replace((ROOT / file).as_posix(), file)


def test_the_limit_told_is_the_limit() -> None:
    """The number of fillings that are tried is the one on the page."""
    assert f"more than {RobustnessLimits.MAX_FILLINGS} ways" in PAGE
