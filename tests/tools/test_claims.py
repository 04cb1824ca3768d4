"""The account of what a file records of the checkable sentences of its source."""

from pathlib import Path
from typing import Final

import pytest

from audit.appraisal.text.normalise import digest
from tools.claims import main

SOURCE: Final = "The tent is the best of all.\nThe hut is the worst of all.\nThe hut costs more than that.\nNo word of it.\n"
APPRAISAL: Final = """\
appraisal: {id: shelters}
criteria: {cost: {}}
options: {tent: {title: Tent}, hut: {title: Hut}}
tables: {}
claims:
  - {id: best, line: 1, summary: x, sha256: %s}
  - {id: wordless, line: 4, summary: x, sha256: %s}
""" % (digest("The tent is the best of all."), digest("No word of it."))  # noqa: UP031  # braces of YAML
ASIDE: Final = "reasons: {open: say what no figure answers}\nappraisals: {shelters: {aside: {open: [%s]}}}\n"


def key(line: int) -> str:
    return f"{line} {digest(SOURCE.splitlines()[line - 1])[3:11]}"


def run(folder: Path, capsys: pytest.CaptureFixture[str], *aside: str, more: tuple[str, ...] = ()) -> tuple[int, str]:
    for name, text in (("a.yaml", APPRAISAL), ("s.txt", SOURCE), ("aside.yaml", ASIDE % ", ".join(aside))):
        (folder / name).write_text(text, encoding="utf-8")
    code = main([str(folder / "a.yaml"), str(folder / "s.txt"), "--aside", str(folder / "aside.yaml"), *more])
    return code, capsys.readouterr().out


def test_everything_recorded_or_set_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The share, the reasons with their counts, and what was recorded beyond the rule."""
    assert run(tmp_path, capsys, key(2), key(3)) == (
        0,
        "3 candidates: 1 recorded as claims, 2 set aside, 0 left over\n  2 say what no figure answers\n1 sentences recorded that the rule does not find\n",
    )


def test_what_is_left_over_is_told_with_its_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A person has to record it or to say why not."""
    code, said = run(tmp_path, capsys, key(2))
    assert code == 1
    assert said.splitlines()[-1] == f"left over: line 3, {digest('The hut costs more than that.')}: The hut costs more than that."


@pytest.mark.parametrize(
    ("aside", "said"),
    [
        (("9 00000000",), "9 00000000: set aside, and no candidate any more"),
        ((key(1),), f"{key(1)}: set aside, and recorded too"),
    ],
)
def test_what_was_set_aside_and_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], aside: tuple[str, ...], said: str) -> None:
    """A list of reasons must not outlive the sentences."""
    code, told = run(tmp_path, capsys, key(2), key(3), *aside)
    assert (code, told.splitlines()[-1]) == (1, said)


def test_every_candidate_can_be_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its line, its digest, and the claims or the reason."""
    _, said = run(tmp_path, capsys, key(2), more=("--all",))
    assert said.splitlines()[:3] == [
        f"1  {digest('The tent is the best of all.')}  best",
        f"2  {digest('The hut is the worst of all.')}  open",
        f"3  {digest('The hut costs more than that.')}  left over",
    ]
