"""The shape of records: the published schema, with either validator."""

import json
import sys
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator

from audit.log import shape
from audit.log.canonical import Record
from audit.resources import schema_file
from tests.log.logs import PAPER, WITHHELD, log, records_in

_WAIVED = PAPER + "waivers: [{rule: ARI001, subject: {option: south}, reason: Agreed with the finance office.}]\n"
_BROKEN = {"depot.yaml": PAPER, "waived.yaml": _WAIVED, "withheld.yaml": WITHHELD, "broken.yaml": "a: ["}


@pytest.fixture(params=["compiled", "reference"])
def _validator(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if request.param == "reference":
        monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    shape._validator.cache_clear()
    yield
    shape._validator.cache_clear()


def test_the_schema_is_one() -> None:
    """It is valid JSON Schema, and says of every kind of record what it may hold."""
    schema = json.loads(schema_file("log-record").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    kinds = schema["properties"]["record"]["enum"]
    assert all(schema["$defs"][kind]["additionalProperties"] is False for kind in kinds)
    assert [one["then"]["$ref"] for one in schema["allOf"]] == [f"#/$defs/{kind}" for kind in kinds]


@pytest.mark.usefixtures("_validator")
def test_every_record_that_is_written_fits() -> None:
    """All kinds of records, of appraisals that can be audited and of others."""
    records = records_in(log(_BROKEN, robust=True))
    assert all(map(shape.fits, records))
    kinds = json.loads(schema_file("log-record").read_text(encoding="utf-8"))["properties"]["record"]["enum"]
    assert {record["record"] for record in records} == set(kinds)


@pytest.mark.usefixtures("_validator")
@pytest.mark.parametrize(
    "record",
    [
        {},
        {"record": "run"},
        {"record": "other", "n": 1, "prev": "0" * 64},
        {"record": "seal", "n": 1, "prev": "0" * 64, "body_head": "0" * 64, "seal": None},
        {"record": "seal", "n": 0, "prev": "0" * 64, "body_head": "0" * 64, "seal": "0" * 64},
        {"record": "seal", "n": 1, "prev": "0" * 63, "body_head": "0" * 64, "seal": "0" * 64},
        {"record": "seal", "n": 1, "prev": "0" * 64, "body_head": "0" * 64, "seal": "0" * 64, "more": "1"},
    ],
)
def test_other_records_do_not_fit(record: Record) -> None:
    """What is missing, unknown or of another type is refused."""
    assert not shape.fits(record)


@pytest.mark.usefixtures("_validator")
def test_a_record_nested_deeply_does_not_fit() -> None:
    """However deep it goes, the answer is no."""
    record: Record = {"record": "seal"}
    for _ in range(500):
        record = {"record": record}
    assert not shape.fits(record)


def test_a_record_that_the_validator_will_not_look_into_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some versions of the compiled validator refuse deep nesting by an error of their own."""

    def refuse(_: Record) -> bool:
        raise ValueError("recursion limit reached")

    monkeypatch.setattr(shape, "_validator", lambda: refuse)
    assert not shape.fits({"record": "seal"})
