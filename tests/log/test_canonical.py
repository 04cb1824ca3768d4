"""Canonical JSON: what Python writes is RFC 8785, and nothing else is read."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from audit.log.canonical import NotCanonicalError, Record, decode, digest, encode, own_digest

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
