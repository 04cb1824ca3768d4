"""Canonical JSON: what Python writes is RFC 8785, and nothing else is read.

The chain: numbers and digests from one record to the next.

Files of a run: their bytes within bounds, and how a log calls them.

The shape of records: the published schema, with either validator.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from audit.log import record as records
from audit.log.record import (
    GENESIS,
    Chain,
    NotCanonicalError,
    Record,
    bytes_of,
    decode,
    digest,
    encode,
    fits,
    is_there,
    own_digest,
    packaged_file,
    sha256_of,
    shown_path,
)
from audit.resources import folder, schema_file
from tests.log.logs import PAPER, WITHHELD, log, records_in

_KEYS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=8)
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_SMALL = st.integers(-(2**53) + 1, 2**53 - 1)
_VALUES = st.recursive(_TEXTS | _SMALL, lambda below: st.lists(below, max_size=3) | st.dictionaries(_KEYS, below, max_size=3), max_leaves=8)
_RECORDS = st.dictionaries(_KEYS, _VALUES, max_size=5)


@given(_RECORDS)
def test_what_is_written_is_rfc_8785(record: Record) -> None:
    """For ASCII keys, texts and small whole numbers the bytes are those of the standard's own implementation."""
    assert encode(record) == rfc8785.dumps(record)


@given(_RECORDS)
def test_a_record_is_read_back_as_it_was(record: Record) -> None:
    """Writing and reading lose nothing."""
    assert decode(encode(record)) == record


@given(st.binary(max_size=40) | _RECORDS.map(encode).flatmap(lambda raw: st.integers(0, len(raw) - 1).map(lambda at: raw[:at] + b" " + raw[at:])))
def test_only_canonical_bytes_are_read(raw: bytes) -> None:
    """Whatever the bytes are, they are refused or are just those that would have been written."""
    try:
        record = decode(raw)
    except NotCanonicalError:
        return
    assert encode(record) == raw


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not readable as JSON"),
        (b"{", "not readable as JSON"),
        (b'{"a":"\xff"}', "not UTF-8"),
        (b"[1]", "no record"),
        (b'"a"', "no record"),
        (b'{"b":1,"a":2}', "canonical form"),
        (b'{"a":1,"a":1}', "canonical form"),
        (b'{"a": 1}', "canonical form"),
        (b'{"a":"\\u0041"}', "canonical form"),
        (b'{"a":-0}', "canonical form"),
        (b'{"a":1.0}', "not whole"),
        (b'{"a":1e3}', "not whole"),
        (b'{"a":NaN}', "not whole"),
        (b'{"a":Infinity}', "not whole"),
        (b'{"a":9007199254740992}', "larger than a record has"),
        (b'{"a":' + b"9" * 100_000 + b"}", "larger than a record has"),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"a":"\\ud800"}', "canonical form"),
        (b'\xef\xbb\xbf{"a":1}', "not readable as JSON"),
    ],
)
def test_other_bytes_are_refused_with_a_reason(raw: bytes, said: str) -> None:
    """Every way to write the same thing otherwise, and what is no record, is told apart."""
    with pytest.raises(NotCanonicalError, match=said):
        decode(raw)


def test_a_name_that_is_no_text_is_still_written() -> None:
    """A file name of bytes that are no UTF-8 becomes an escape, so that the line stays valid and the same everywhere."""
    line = encode({"path": "caf\udce9.yaml", "parts": ["\udce9"], "below": {"n": 1, "t": "\udce9"}})
    assert line == b'{"below":{"n":1,"t":"\\\\udce9"},"parts":["\\\\udce9"],"path":"caf\\\\udce9.yaml"}'
    assert rfc8785.dumps(decode(line)) == line


def test_the_own_digest_leaves_out_its_own_key() -> None:
    """A record that carries its digest is digested without it."""
    assert own_digest({"a": "1", "head": "x"}, "head") == digest(b'{"a":"1"}') == digest(encode({"a": "1"}))


def test_each_record_carries_the_digest_of_the_line_before() -> None:
    """The digest is of the bytes of the line, without its line end; the first carries the fixed beginning."""
    chain = Chain()
    assert [chain.add("a", {"x": "1"}), chain.add("b", {}), chain.add("c", {})] == [1, 2, 3]
    lines = chain.text().split(b"\n")
    assert lines.pop() == b""
    records = [json.loads(line) for line in lines]
    assert [record["prev"] for record in records] == [GENESIS, *(hashlib.sha256(line).hexdigest() for line in lines[:2])]
    assert [record["n"] for record in records] == [1, 2, 3]
    assert [record["record"] for record in records] == ["a", "b", "c"]


def test_a_record_cannot_name_its_own_number_or_kind() -> None:
    """What a record holds does not override what the chain says of it."""
    chain = Chain()
    chain.add("a", {"n": 9, "prev": "x", "record": "z"})
    assert json.loads(chain.lines[0]) == {"n": 1, "prev": GENESIS, "record": "a"}


def test_a_closing_record_carries_its_own_digest() -> None:
    """The digest is of the record without the key that holds it, and the chain goes on from the whole line."""
    chain = Chain()
    head = chain.close("footer", "body_head", {"counts": {}})
    bare = json.dumps({"counts": {}, "n": 1, "prev": GENESIS, "record": "footer"}, sort_keys=True, separators=(",", ":"))
    assert head == hashlib.sha256(bare.encode()).hexdigest() == json.loads(chain.lines[0])["body_head"]
    assert chain.head == hashlib.sha256(chain.lines[0]).hexdigest()


def test_the_digest_is_of_the_raw_bytes() -> None:
    """Line ends and marks at the beginning count."""
    Path("x").write_bytes(b"\xef\xbb\xbfa\r\n")
    assert sha256_of(Path("x")) == hashlib.sha256(b"\xef\xbb\xbfa\r\n").hexdigest()


@pytest.mark.parametrize("name", ["nowhere", ".", "a\0b", "x" * 5000])
def test_what_is_no_file_has_no_bytes(name: str) -> None:
    """Whatever a log names, asking is safe."""
    assert not is_there(name)
    assert bytes_of(Path(name)) is None
    assert sha256_of(Path(name)) == ""


def test_what_is_larger_than_any_input_has_no_digest() -> None:
    """Only so much is read."""
    with Path("x").open("wb") as stream:
        stream.truncate(8 * 1024 * 1024 + 1)
    assert sha256_of(Path("x")) == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for() -> None:
    """A log may name anything."""
    os.mkfifo("pipe")
    assert sha256_of(Path("pipe")) == ""


def test_packaged_files_are_called_by_their_place() -> None:
    """There and back; a name that leads out of the folder leads nowhere."""
    file = folder("rules") / "arithmetic.yaml"
    assert shown_path(file.as_posix()) == "rules/arithmetic.yaml"
    assert packaged_file("rules/arithmetic.yaml") == file
    assert packaged_file("schemas/appraisal.schema.json").is_file()
    assert packaged_file("rules/../../../etc/passwd").parent == folder("rules")
    assert packaged_file("/etc/passwd").parent == folder("rules")


@pytest.mark.parametrize("path", ["rules/mine.yaml", "../x.yaml", "/elsewhere/rules/x.yaml"])
def test_other_files_keep_their_path(path: str) -> None:
    """As given."""
    assert shown_path(path) == path


_WAIVED = PAPER + "waivers: [{rule: ARI001, subject: {option: south}, reason: Agreed with the finance office.}]\n"
_BROKEN = {"depot.yaml": PAPER, "waived.yaml": _WAIVED, "withheld.yaml": WITHHELD, "broken.yaml": "a: ["}


@pytest.fixture(params=["compiled", "reference"])
def _validator(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if request.param == "reference":
        monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    records._validator.cache_clear()
    yield
    records._validator.cache_clear()


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
    assert all(map(fits, records))
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
    assert not fits(record)


@pytest.mark.usefixtures("_validator")
def test_a_record_nested_deeply_does_not_fit() -> None:
    """However deep it goes, the answer is no."""
    record: Record = {"record": "seal"}
    for _ in range(500):
        record = {"record": record}
    assert not fits(record)


def test_a_record_that_the_validator_will_not_look_into_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some versions of the compiled validator refuse deep nesting by an error of their own."""

    def refuse(_: Record) -> bool:
        raise ValueError("recursion limit reached")

    monkeypatch.setattr(records, "_validator", lambda: refuse)
    assert not fits({"record": "seal"})
