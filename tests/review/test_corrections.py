"""The corrections file."""

import json
from typing import Any

import pytest

from audit.importing.answer import Answer
from audit.problems import InputError
from audit.review.corrections import Chosen, read_json

_NAME = "t1r2c3-0123456789ab"


def _file(**changed: Any) -> bytes:
    whole = {
        "format": "1", "document": {"name": "x.pdf", "sha256": "a" * 64}, "by": " Scrutiny  officer ", "on": "2026-01-31T10:00:00.000Z",
        "answers": {_NAME: {"answer": "value", "value": "4"}},
    }  # fmt: skip
    return json.dumps({**whole, **changed}).encode()


def test_a_file_is_read_with_who_and_when() -> None:
    """The day counts, not the second; what was looked at is kept."""
    found = read_json(_file(chosen={"pages": [2, 3]}), "x.json")
    assert (found.by, found.on, found.document, found.answers) == ("Scrutiny officer", "2026-01-31", "x.pdf", {_NAME: Answer("value", "4")})
    assert found.chosen == Chosen((2, 3))
    assert found.chosen.fields() == {"pages": [2, 3]}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"by": "  "}, "the name or the role"),
        ({"on": "yesterday"}, "on"),
        ({"answers": {"x": {"answer": "confirm"}}}, '"x"'),
        ({"answers": {_NAME: {"answer": "maybe"}}}, "maybe"),
        ({"answers": {_NAME: {"answer": "value"}}}, "value"),
        ({"document": {"name": "x.pdf", "sha256": "short"}}, "64 hexadecimal digits"),
        ({"more": 1}, "more"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(changed: dict[str, Any], said: str) -> None:
    """A file that was written by hand or cut off is refused; the message says what would do."""
    with pytest.raises(InputError) as caught:
        read_json(_file(**changed), "x.json")
    assert said in str(caught.value)
    assert "x.json" in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"null", b"[1]"])
def test_bytes_that_are_no_corrections_are_refused(data: bytes) -> None:
    """No bytes break the reader."""
    with pytest.raises(InputError):
        read_json(data, "x.json")
