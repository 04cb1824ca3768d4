"""The chain: numbers and digests from one record to the next."""

import hashlib
import json

from audit.log.chain import GENESIS, Chain


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
