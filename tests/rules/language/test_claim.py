"""Claims are judged by the exact figures and by those printed; one reading is enough, and the other is then told."""

from functools import cache
from pathlib import Path

import pytest

from audit.appraisal.load.document import read
from audit.relations.derive.derive import derive
from audit.rules.language.assertions import whole
from audit.rules.language.claim import judge, judgement
from audit.rules.language.parse import ExpressionError
from audit.rules.language.things import Unknown
from audit.rules.language.world import World
from audit.rules.run import facts_of
from tests.plain import values
from tests.rules.language.worlds import SMALL, world

_ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("text", "holds", "remark"),
    [
        ('percent("b") - percent("a") == 17', True, "is true of the printed figures and not of the exact ones"),
        ('percent("b") - percent("a") < 17', True, "is true of the exact figures and not of the printed ones"),
        ('percent("b") - percent("a") > 10', True, ""),
        ('percent("b") - percent("a") > 30', False, ""),
        ('rank("a") == 2', True, "is true of the printed figures; the exact ones do not settle it"),
        ('rank("b") == 1', True, ""),
        ('score("a", "cost") == 10', True, ""),
        ('score("a", "cost") == 5', False, ""),
        ('share("b") > 50', False, ""),
    ],
)
def test_a_claim_is_tried_on_both_readings(text: str, holds: bool, remark: str) -> None:
    """A writer may have subtracted the rounded figures or the exact ones; either is accepted, and told if the other differs."""
    truth, said = judge(text, world())
    assert (truth, str(said)) == (holds, remark)


def test_a_claim_about_a_blank_is_open() -> None:
    """Nothing is said of a score that the file does not give."""
    found, remark = judge('score("c", "access") > 5', world())
    assert isinstance(found, Unknown)
    assert not remark


def test_what_was_looked_at_is_kept() -> None:
    """The figures behind a judgement are its evidence, in the reading that decided."""
    found = judgement('percent("b") - percent("a") == 17', world())
    assert [one.text for one in found.looked] == ['percent("b")', 'percent("a")']
    assert [str(one.value.only) for one in found.looked if hasattr(one.value, "only")] == ["67", "50"]


def test_what_was_looked_at_is_not_kept_where_figures_are_withheld() -> None:
    """A judgement about a withheld score says nothing of what it may be."""
    assert judgement('total("b") > 1', world(SMALL.replace("[10, 0, 5]", "[10, withheld, 5]"))).looked == ()


def test_a_claim_that_names_what_does_not_exist_is_told() -> None:
    """A claim is about no subject: it names options and criteria by their ids."""
    with pytest.raises(ExpressionError, match='"option" is not known here'):
        judge("option.total > 1", world())
    with pytest.raises(ExpressionError, match='"z" is no option'):
        judge('total("z") > 1', world())


@cache
def _world(file: str) -> World:
    appraisal = whole(read(Path(file)))
    facts = facts_of(appraisal, derive(appraisal))
    return World(facts.appraisal, facts.derivation, facts.valuation, facts.checks)


def _claims() -> list[tuple[str, str]]:
    files = [*sorted((_ROOT / "examples").glob("*.yaml")), *sorted((_ROOT / "appraisals").glob("*.yaml"))]
    texts = {file: values(file.read_text(encoding="utf-8")) for file in files}
    return [(str(file), claim["asserts"]) for file, held in texts.items() for claim in held.get("claims", ()) if "asserts" in claim]


@pytest.mark.parametrize(("file", "asserts"), _claims())
def test_every_claim_of_the_repository_can_be_judged(file: str, asserts: str) -> None:
    """The claims that come with the tool are written in its language."""
    truth, _ = judge(asserts, _world(file))
    assert isinstance(truth, bool | Unknown)
