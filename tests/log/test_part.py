"""The part of a log about one appraisal, and whether it may be logged unasked."""

import pickle
from pathlib import Path

import pytest

from audit.examine import examine
from audit.faults import FAULTS
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


_WORD = "SECRETWORD"
_SAID = f'He said "{_WORD} is the reason" ok'
_IN_YAML = f"'{_SAID}'"
_PLACES = {
    "a text where a mapping is expected": f"{PAPER}texts: {{rationale: {{care: {{a: {_IN_YAML}}}}}}}\n",
    "a key that is not known": f"{PAPER}{_IN_YAML}: 1\n",
    "a key used twice": f"{PAPER}{_IN_YAML}: 1\n{_IN_YAML}: 2\n",
    "a word that is none of those allowed": PAPER.replace("from: published", f"from: {_IN_YAML}"),
    "an id that is not written as one": PAPER.replace("options:", f"options:\n  {_IN_YAML}: {{}}"),
    "an expression": f"{PAPER}claims: [{{id: k, summary: s, asserts: {_IN_YAML}}}]\n",
    "a tag and an anchor": f"{PAPER}more: !<{_WORD}> &{_WORD} 1\n",
    "what is no YAML": f"{PAPER}more: [{_SAID}\n",
}


@pytest.mark.parametrize("text", _PLACES.values(), ids=_PLACES)
def test_no_text_of_a_file_that_cannot_be_read_is_logged(text: str) -> None:
    """Nobody knows what in it is withheld; whatever quotation marks a text holds itself, it is left out, and code and place are told."""
    found = part(text)
    assert found.problems
    assert _WORD not in repr(found.problems)
    assert all(one["code"] in FAULTS and one["place"]["path"] == "x.yaml" for one in found.problems)
