"""The table of named checks."""

import pytest

from audit.rules.checks.base import REGISTERED, NamedCheck, named_check
from audit.rules.checks.registry import NAMED


def test_every_check_is_found_by_its_name() -> None:
    """The modules of the folder were read, and names come in order."""
    assert {"relation", "claim", "workbook"} <= set(NAMED)
    assert list(NAMED) == sorted(NAMED)
    assert all(isinstance(check, NamedCheck) for check in NAMED.values())


def test_no_two_checks_share_a_name() -> None:
    """A second check of the same name is refused, with both named, and the first stays."""
    with pytest.raises(ValueError, match='two checks are called "claim": ClaimHolds and Other'):

        @named_check("claim")
        class Other(type(NAMED["claim"])):  # type: ignore[misc]  # any check will do
            """A second one."""

    assert type(REGISTERED["claim"]).__name__ == "ClaimHolds"
