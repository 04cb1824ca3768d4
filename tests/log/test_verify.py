"""Verifying: a log as written verifies; whatever is done to it, the first record that does not fit is named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.log.read import MAX_LINE, UnreadableLogError
from audit.log.record import Record, encode
from audit.log.verify import Fault, verify
from tests.examples import examples
from tests.log.logs import PAPER, changed, lines_in, log, number_of, put, records_in, rewritten

Lines = list[bytes]


def fault_of(file: Path) -> Fault:
    fault = verify(file).fault
    assert fault is not None
    return fault


def test_a_log_verifies_as_it_was_written() -> None:
    """Both digests are given as the footer and the seal carry them."""
    file = log({"depot.yaml": PAPER, "broken.yaml": "a: ["})
    found, records = verify(file), records_in(file)
    assert found.fault is None
    assert found.records == len(records)
    assert (found.body_head, found.seal) == (records[-3]["body_head"], records[-1]["seal"])
    assert found.header["as_of"] == "2026-01-31"


def test_a_changed_outcome_is_named() -> None:
    """The record that was changed is named, and not the next one, in which the chain breaks."""
    file = log()
    number = number_of(file, "outcome")
    found = fault_of(changed(file, number, lambda record: record.update(outcome="undecided")))
    assert (found.line, "was changed after it was written" in found.said) == (number, True)


def test_an_exchanged_input_is_named() -> None:
    """Another digest in the place of an input's breaks the chain there."""
    file = log()
    number = number_of(file, "input") + 4
    found = fault_of(changed(file, number, lambda record: record.update(sha256="0" * 64)))
    assert (found.line, "was changed" in found.said) == (number, True)


def test_a_changed_footer_is_named() -> None:
    """The footer's own digest covers its counts, verdicts and exit code."""
    file = log()
    number = number_of(file, "footer")
    found = fault_of(changed(file, number, lambda record: record.update(exit_code=0)))
    assert (found.line, "the footer was changed" in found.said) == (number, True)


def test_a_changed_envelope_is_named() -> None:
    """The seal tells the envelope from itself: its own digest still fits."""
    file = log()
    number = number_of(file, "envelope")
    found = fault_of(changed(file, number, lambda record: record.update(host="elsewhere")))
    assert found.line == number + 1
    assert f"record {number}: that was changed" in found.said


def test_a_changed_seal_is_named() -> None:
    """A seal that is not the digest of itself, or that names another body, does not close the log."""
    file = log()
    number = number_of(file, "seal")
    found = fault_of(changed(file, number, lambda record: record.update(seal="0" * 64)))
    assert (found.line, "the seal was changed" in found.said) == (number, True)
    found = fault_of(changed(log(), number, lambda record: record.update(body_head="0" * 64)))
    assert (found.line, "the seal of another body" in found.said) == (number, True)


def test_a_changed_first_record_is_named() -> None:
    """What the first record carries is fixed, and a change in it is seen from the second."""
    found = fault_of(changed(log(), 1, lambda record: record.update(as_of="2020-01-01")))
    assert (found.line, "was changed" in found.said) == (1, True)
    found = fault_of(changed(log(), 1, lambda record: record.update(prev="1" * 64)))
    assert (found.line, "does not begin the chain" in found.said) == (1, True)


def test_a_changed_number_is_named() -> None:
    """The number is part of the record."""
    found = fault_of(changed(log(), 9, lambda record: record.update(n=8)))
    assert (found.line, "the number was changed" in found.said) == (9, True)


def test_a_dropped_record_is_named() -> None:
    """The numbers say which ones are not there."""
    lines = lines_in(log())
    found = fault_of(put("log.jsonl", lines[:8] + lines[9:]))
    assert (found.line, "record 9 is not here" in found.said) == (9, True)
    found = fault_of(put("log.jsonl", lines[3:]))
    assert (found.line, "records 1 to 3 are not here" in found.said) == (1, True)


def test_a_moved_record_is_named_with_its_place() -> None:
    """A record that stands further down was moved, not taken out."""
    lines = lines_in(log())
    found = fault_of(put("log.jsonl", [*lines[:8], *lines[9:15], lines[8], *lines[15:]]))
    assert (found.line, "is on line 15, not on line 9" in found.said) == (9, True)


def test_a_gap_is_not_explained_by_what_holds_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other odd lines further down, or one too far down, leave it at what is not here."""
    lines = lines_in(log())
    found = fault_of(put("log.jsonl", [*lines[:8], *lines[9:12], b"not json", *lines[12:]]))
    assert (found.line, "record 9 is not here" in found.said) == (9, True)
    monkeypatch.setattr("audit.log.verify.MOST_AHEAD", 3)
    found = fault_of(put("log.jsonl", [*lines[:8], *lines[9:30], lines[8], *lines[30:]]))
    assert (found.line, "record 9 is not here" in found.said) == (9, True)


def test_a_repeated_record_is_named() -> None:
    """A record that stands there twice is told at its second place."""
    lines = lines_in(log())
    found = fault_of(put("log.jsonl", [*lines[:9], lines[8], *lines[9:]]))
    assert (found.line, "put in, repeated or moved" in found.said) == (10, True)


def test_an_inserted_record_is_named() -> None:
    """A record that fits behind the one before it does not fit the one that follows."""
    lines = lines_in(log())
    forged = records_in(Path("log.jsonl"))[8] | {"outcome": "pass"}
    found = fault_of(put("log.jsonl", [*lines[:8], encode(forged), *lines[8:]]))
    assert found.line in {9, 10}


def test_a_log_that_was_cut_off_is_incomplete() -> None:
    """Wherever the end is taken off, in a record or behind one, the log does not verify."""
    whole = log().read_bytes()
    for end in (len(whole) - 1, len(whole) - 2, whole.rindex(b"\n", 0, -1), whole.rindex(b"\n", 0, -1) + 1, len(whole) // 2, 20):
        Path("log.jsonl").write_bytes(whole[:end])
        assert fault_of(Path("log.jsonl")).said


@pytest.mark.parametrize(("kind", "said"), [("footer", "without a footer"), ("envelope", "after the footer"), ("seal", "after the envelope")])
def test_a_log_without_its_end_says_where_it_ends(kind: str, said: str) -> None:
    """No seal, no complete run."""
    lines = lines_in(log())
    number = number_of(Path("log.jsonl"), kind)
    found = fault_of(put("log.jsonl", lines[: number - 1]))
    assert (found.line, said in found.said, "incomplete" in found.said) == (number, True, True)


def test_nothing_may_follow_the_seal() -> None:
    """A record behind the seal was put in later, even if it carries the seal's digest."""
    rewritten(log(), lambda records: records.append({**records[5], "record": "input"}))
    assert "stands after the seal" in fault_of(Path("log.jsonl")).said


def test_a_log_written_by_hand_is_not_canonical() -> None:
    """A space, another order of keys, a figure that is no whole number: the bytes are not those that the tool writes."""
    lines = lines_in(log())
    found = fault_of(put("log.jsonl", [*lines[:4], lines[4].replace(b'":', b'": ', 1), *lines[5:]]))
    assert (found.line, "canonical form" in found.said) == (5, True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda records: records.pop(20), "records of the kind"),
        (lambda records: records.insert(20, dict(records[20])), "records of the kind"),
        (lambda records: records[40].update(outcome="undecided"), "counts other outcomes"),
        (lambda records: records[-3]["audits"][0].update(findings=7), "counts other outcomes"),
        (lambda records: records[-3]["audits"].pop(), "counts other outcomes"),
        (lambda records: records.insert(3, records.pop(0)), "of the kind input, which does not belong here"),
        (lambda records: records.insert(-1, dict(records[4])), "of the kind input, which does not belong here"),
        (lambda records: records[20].update(more="1"), "not a record that this version"),
        (lambda records: records[20].update(rule=1), "not a record that this version"),
        (lambda records: records[0].update(format="2"), "not a record that this version"),
        (lambda records: records[0].pop("options"), "not a record that this version"),
    ],
)
def test_a_chain_written_anew_must_still_agree_with_itself(change: Callable[[list[Record]], None], said: str) -> None:
    """Whoever writes all digests anew has to keep order, counts and form as well."""
    assert said in fault_of(rewritten(log(), change)).said


def test_a_chain_written_anew_throughout_is_seen_by_the_noted_digests() -> None:
    """A forged log that agrees with itself verifies; the digest that was noted elsewhere shows that it is another one."""
    first = verify(log())

    def forge(records: list[Record]) -> None:
        records[0]["as_of"] = "2020-01-01"

    file = rewritten(log(), forge)
    assert verify(file).fault is None
    for head in (first.body_head, first.seal, first.body_head[:16]):
        found = verify(file, [head]).fault
        assert found is not None
        assert "head noted" in found.said
    now = verify(file)
    assert verify(file, [now.body_head[:12], now.seal]).fault is None


def test_another_time_is_seen_by_the_seal_only() -> None:
    """The body does not cover the envelope; the seal does."""
    first = verify(log())
    file = rewritten(log(), lambda records: records[-2].update(time="2020-01-01T00:00:00Z"))
    assert verify(file, [first.body_head]).fault is None
    assert verify(file, [first.seal]).fault is not None


def test_the_name_given_by_the_tool_must_be_that_of_the_body() -> None:
    """A log under the name of another body was exchanged; a name that someone chose says nothing."""
    head = verify(log()).body_head
    own = Path(f"{head[:16]}.jsonl")
    own.write_bytes(Path("log.jsonl").read_bytes())
    assert verify(own).fault is None
    other = Path("0123456789abcdef.jsonl")
    other.write_bytes(own.read_bytes())
    assert "named after" in fault_of(other).said


_EDITS = st.sampled_from(["drop", "repeat", "swap", "cut", "byte"])


@settings(examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_EDITS, st.integers(0, 10_000), st.integers(0, 10_000))
def test_no_single_edit_goes_unseen(edit: str, one: int, two: int) -> None:
    """Whatever line is dropped, repeated or exchanged, and whatever byte is changed, the log does not verify."""
    lines = _lines()
    first, second = one % len(lines), two % len(lines)
    if edit == "drop":
        del lines[first]
    elif edit == "repeat":
        lines.insert(second, lines[first])
    elif edit == "swap":
        lines[first], lines[second] = lines[second], lines[first]
    elif edit == "cut":
        lines[first] = lines[first][: two % len(lines[first])]
    else:
        at = two % len(lines[first])
        lines[first] = lines[first][:at] + bytes([lines[first][at] ^ 1]) + lines[first][at + 1 :]
    if lines == _lines():
        return
    try:
        assert verify(put("edited.jsonl", lines)).fault is not None
    except UnreadableLogError:
        assert lines[0] != _lines()[0]


_cached: Lines = []


def _lines() -> Lines:
    if not _cached:
        _cached.extend(lines_in(log(select=["ARI001", "ARI010"])))
    return list(_cached)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b"\n", "no audit log"),
        (b"hello\n", "no audit log"),
        (b"[1, 2]\n", "no audit log"),
        (b"\x00" * 1000, "no audit log"),
        (b"[" * 500_000 + b"\n", "no audit log"),
        (b"x" * (MAX_LINE + 100), "no audit log"),
    ],
    ids=["empty", "blank", "words", "list", "zeros", "nested", "huge"],
)
def test_a_file_that_is_no_log_is_refused(raw: bytes, said: str) -> None:
    """What does not begin as a log does is not judged as one."""
    Path("x.jsonl").write_bytes(raw)
    with pytest.raises(UnreadableLogError, match=said):
        verify(Path("x.jsonl"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"as_of":' + b"[" * 500_000 + b"]" * 500_000 + b"}", "nested too deeply"),
        (b'{"as_of":' + b"9" * 500_000 + b"}", "larger than a record has"),
        (b'{"as_of":"' + b"x" * (MAX_LINE + 5) + b'"}', "longer than"),
        (b'{"as_of":null}', "not a record that this version"),
        (b'{"n":1,"prev":"0","record":"run"}', "not a record that this version"),
        (b'{"n":[],"prev":{},"record":{}}', "not a record that this version"),
        (b'{"n":true,"prev":"0","record":"seal"}', "not a record that this version"),
        (b'{"a":' * 200 + b'"x"' + b"}" * 200, "not a record that this version"),
    ],
    ids=["nested", "digits", "huge", "null", "bare", "types", "true", "deep"],
)
def test_a_hostile_line_is_refused_in_bounds(line: bytes, said: str) -> None:
    """A line made to break the reader, first or further down, is named like any other that does not fit."""
    assert said in fault_of(put("x.jsonl", [line])).said
    found = fault_of(put("x.jsonl", [*lines_in(log())[:7], line]))
    assert (found.line, said in found.said) == (8, True)


def test_a_file_without_end_is_read_to_its_first_odd_line() -> None:
    """Lines after the first that does not fit are only looked at for what explains it."""
    lines = lines_in(log())
    found = fault_of(put("x.jsonl", [*lines[:5], *[b"not json"] * 10_000]))
    assert (found.line, "JSON" in found.said) == (6, True)
