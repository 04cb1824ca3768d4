"""The envelope and the seal."""

import re
from datetime import UTC, datetime

from audit.log.canonical import decode, digest, own_digest
from audit.log.envelope import envelope, seal
from tests.log.logs import PAPER, body


def test_the_envelope_tells_the_circumstances() -> None:
    """When, where, how it was called, and with which versions."""
    around = envelope(["audit", "check", "x.yaml"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", around["time"])
    assert abs((datetime.now(tz=UTC) - datetime.fromisoformat(around["time"])).days) <= 1
    assert around["command"] == ["audit", "check", "x.yaml"]
    assert around["python"].split()[1].startswith("3.")
    assert around["dependencies"]["PyYAML"]
    assert set(around) == {"time", "host", "command", "python", "platform", "dependencies"}


def test_the_seal_covers_envelope_and_body() -> None:
    """It carries the digest of the envelope's line and the body's, and its own digest covers both."""
    whole = body({"depot.yaml": PAPER})
    sealed = seal(whole, envelope([]))
    last, before = decode(whole.chain.lines[-1]), whole.chain.lines[-2]
    assert last["prev"] == digest(before)
    assert last["body_head"] == whole.head
    assert last["seal"] == sealed == own_digest(last, "seal")


def test_the_body_does_not_depend_on_the_envelope() -> None:
    """The digest of the body is fixed before the envelope is made."""
    first, second = body({"depot.yaml": PAPER}), body({"depot.yaml": PAPER})
    assert seal(first, {**envelope([]), "host": "a"}) != seal(second, {**envelope([]), "host": "b"})
    assert first.head == second.head
