"""What the message of a check may name: each field that a check says it gives, it gives."""

from collections import defaultdict

import pytest

from audit.rules.cases import facts_of_case
from audit.rules.checks.registry import NAMED
from audit.rules.pack import load_pack
from audit.rules.run import run_rules

_PACKS = ("arithmetic", "claims", "practice", "rationale", "scoring", "structure", "workbook")


@pytest.mark.parametrize("name", _PACKS)
def test_a_check_gives_every_field_that_it_says(name: str) -> None:
    """Over the cases that fail of all rules that call it by its name: a field that none gives would leave a gap in a message."""
    pack = load_pack(name)
    given: dict[str, set[str]] = defaultdict(set)
    for rule in (one for one in pack.rules if one.check in NAMED and not NAMED[one.check].after):
        for case in [one for one in rule.cases if one.expect == "fail"][:2]:
            for outcome in run_rules([rule], facts_of_case(pack, case.given, case.change)):
                given[rule.check] |= outcome.words.keys()
    assert {check: missing for check, words in given.items() if words and (missing := set(NAMED[check].fields) - words)} == {}
