"""Choosing rules."""

from typing import Final

import pytest

from audit.problems import InputError
from audit.rules.pack import selected
from tests.rules.packs import arithmetic

RULES: Final = arithmetic().rules


def ids(select: list[str], ignore: list[str]) -> list[str]:
    return [rule.id for rule in selected(RULES, select, ignore)]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["ARI004"], [], ["ARI004"]),
        (["rank-follows-totals"], [], ["ARI017"]),
        (["T05"], [], ["ARI008"]),
        (["ARI017", "ARI004"], [], ["ARI004", "ARI017"]),
        (["T01"], ["ARI004"], ["ARI024"]),
        (["ARI004"], ["arithmetic"], []),
    ],
)
def test_rules_are_chosen_by_id_name_tag_or_pack(select: list[str], ignore: list[str], expected: list[str]) -> None:
    """Selected rules come in the order of the pack, and ignoring outweighs selecting."""
    assert ids(select, ignore) == expected


def test_without_a_choice_every_rule_is_taken() -> None:
    """Nothing selected means all."""
    assert ids([], []) == [rule.id for rule in RULES]


def test_a_name_that_fits_no_rule_is_refused() -> None:
    """A misspelt rule is told with the nearest one, instead of running nothing."""
    with pytest.raises(InputError, match=r'there is no rule of that id, name, tag or pack; did you mean "ARI0\d\d"\?'):
        ids(["ARI0004"], [])
    with pytest.raises(InputError, match='did you mean "tie-as-printed"'):
        ids([], ["tie-printed"])
