"""The part of a log about one appraisal, and whether it may be logged unasked."""

import pickle
from pathlib import Path

import pytest

from audit.examine import examine
from audit.log.part import LogSection, part_of
from audit.rules.pack import load_pack
from tests.log.logs import PAPER

_RULES = load_pack("arithmetic").rules


def part(text: str | bytes) -> LogSection:
    Path("x.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return part_of(examine(Path("x.yaml"), _RULES))


def test_a_part_can_be_handed_from_one_process_to_another() -> None:
    """Appraisals may be audited in several processes; a part is plain data."""
    one = part(PAPER)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # its own


@pytest.mark.parametrize(
    ("handling", "public"),
    [
        ("", True),
        (", handling: public", True),
        (", handling: draft", False),
        (", handling: exempt", False),
        (", handling: tender-confidential", False),
    ],
)
def test_only_what_is_public_is_logged_unasked(handling: str, public: bool) -> None:
    """The file says how it may be handled."""
    assert part(PAPER.replace("from: published", f"from: published{handling}")).public is public


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("a: [", True),
        ("appraisal: {handling: public\n  a: [", True),
        ("appraisal:\n  handling: exempt\n  a: [", False),
        ("appraisal:\n  handling: exmpt\n", False),
        ('{"appraisal": {"handling": "draft"', False),
        ("appraisal: {'handling' : 'draft'", False),
        (b"handling: exempt\xff", False),
    ],
)
def test_a_file_that_cannot_be_read_is_not_public_if_anything_in_it_says_so(text: str | bytes, public: bool) -> None:
    """A slip of the pen in an exempt paper does not put it into a log."""
    one = part(text)
    assert one.problems
    assert one.public is public


def test_a_file_that_is_too_large_has_no_digest() -> None:
    """It is not read, and the problem says so."""
    one = part(b"#" * (8 * 1024 * 1024 + 1))
    assert one.sha256 == ""
    assert len(one.problems) == 1
