"""The page on claims: its examples can be read, and its account of the two papers is what the tool counts."""

import re
from pathlib import Path
from typing import Any, Final

import pytest

from audit.appraisal.load.document import parse as parse_file
from audit.appraisal.model.prose import KINDS
from audit.examine import examine_document
from audit.rules.language.parse import parse
from audit.rules.language.static import faults
from audit.rules.pack import load_pack
from tests.appraisal.text.test_source_digests import SOURCES
from tests.docs.test_file_format import laid_over
from tests.plain import values
from tools.claims import ASIDE, account

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
ROWS: Final = re.findall(r"^\| `(\w+)` \| [^|]+ \| `(.+)` \|$", PAGE, re.MULTILINE)
PAPERS: Final = ("worcestershire-childrens-services-2017", "rotherham-childrens-services-2017")


@pytest.mark.parametrize(("kind", "asserts"), ROWS)
def test_every_example_of_a_kind_can_be_read(kind: str, asserts: str) -> None:
    """Assertions name only what the language has."""
    assert kind in KINDS
    assert faults(parse(asserts), {}) == []


def test_every_kind_has_an_example() -> None:
    """What has no kind is judged as a statement and needs none."""
    assert [kind for kind, _ in ROWS] == [kind for kind in KINDS if kind != "statement"]


def test_the_example_of_a_claim_can_be_audited() -> None:
    """Laid over the smallest file it is read and holds."""
    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    found = examine_document(parse_file(laid_over(block).encode(), "paper.yaml"), load_pack("claims").rules)
    assert found.problems == ()
    assert [one.status for one in found.outcomes if one.rule.check == "claim" and one.subject.kind == "claim"] == ["pass"]


def test_the_account_is_that_of_the_sources() -> None:
    """Each row of the table of shares, for both papers."""
    held = values(ASIDE.read_text(encoding="utf-8"))
    counts = [_counts(name, held) for name in PAPERS]
    table = PAGE.partition("| | Worcestershire | Rotherham |")[2]
    rows = {words.strip(): (int(one), int(other)) for words, one, other in re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \|$", table, re.MULTILINE)}
    assert rows == {words: (counts[0][words], counts[1][words]) for words in counts[0]}
    recorded, figures, left_open = (rows[words] for words in ("recorded as claims", held["reasons"]["figure"], held["reasons"]["open"]))
    shares = [(one + two, one + two + three) for one, two, three in zip(recorded, figures, left_open, strict=True)]
    assert "answer {} of\n{} sentences in the one paper and {} of {} in the other".format(*shares[0], *shares[1]) in PAGE


def _counts(name: str, held: dict[str, Any]) -> dict[str, int]:
    appraisal: dict[str, Any] = values((ROOT / "appraisals" / f"{name}.yaml").read_text(encoding="utf-8"))
    source = SOURCES / next(iter(appraisal["sources"].values()))["file"]
    if not source.is_file():
        pytest.skip(f"source text not held: no {source.name} in {SOURCES}")
    found = account(source.read_text(encoding="utf-8").split("\n"), appraisal, held["appraisals"][name])
    aside = list(found.reasons.values())
    return {
        "candidates": len(found.found), "recorded as claims": found.recorded,
        **{words: aside.count(reason) for reason, words in held["reasons"].items()}, "recorded beyond the rule": found.besides,
    }  # fmt: skip
