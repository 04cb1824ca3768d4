"""The blocks of the page on the file format are appraisals that can be audited, and whose figures agree."""

import re
from pathlib import Path

import pytest

from audit.appraisal.load.document import parse
from audit.examine import examine_document
from audit.rules.pack import load_packs

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"([^\n]*)\n```yaml\n(.*?)```", PAGE, re.DOTALL)
SMALLEST = BLOCKS[0][1]


def sections(text: str) -> dict[str, str]:
    """The text under each key of the top."""
    return {part.partition(":")[0]: part for part in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE) if part}


def laid_over(part: str) -> str:
    return "".join({**sections(SMALLEST), **sections(part)}.values())


def test_every_block_is_marked() -> None:
    """Each block is a whole file or a part of one, and the first is a whole file."""
    marks = [mark for mark, _ in BLOCKS]
    assert marks[0] == "<!-- appraisal -->"
    assert set(marks) == {"<!-- appraisal -->", "<!-- part -->"}


@pytest.mark.parametrize(("mark", "block"), BLOCKS, ids=[f"block-{number}" for number in range(len(BLOCKS))])
def test_every_block_can_be_audited_and_agrees(mark: str, block: str) -> None:
    """Each block, a part laid over the smallest file, is audited without problems and without anything that disagrees."""
    text = block if mark == "<!-- appraisal -->" else laid_over(block)
    rules = [rule for pack in load_packs([]) for rule in pack.rules]
    found = examine_document(parse(text.encode(), "paper.yaml"), rules)
    assert found.problems == ()
    assert [one.message for one in found.outcomes if one.status == "fail" and one.rule.severity != "note"] == []
    assert found.verdict in {"consistent", "undecided"}
    assert any(one.status == "pass" for one in found.outcomes)
