"""Measures what the audit log costs: `make bench`. Times are of this machine; the ratios are what to look at."""

import tempfile
from functools import partial
from pathlib import Path

from audit.appraisal.load.document import parse
from audit.examine import examine_document
from audit.log.body import LoggedRun, body_of
from audit.log.part import part_of
from audit.log.verify import verify
from audit.log.write import envelope, seal, write
from audit.rules.pack import load_packs
from bench.bench import REPEATS, RULES, Times, floor, measured, show, timed
from bench.generate import appraisal

PACKS = load_packs([])
OPTIONS = {"rules": [], "select": [], "ignore": [], "fail_on": "error"}
SIZES = ((10, 3), (30, 5), (100, 10), (200, 20))
STEPS = ("records", "chain", "seal", "write")


def logged(text: str, times: Times) -> int:
    """Audit one appraisal and log it, noting how long each step takes; gives the number of records."""
    examination = timed(times, "audit", lambda: examine_document(parse(text.encode(), "bench.yaml"), RULES))
    part = timed(times, "records", partial(part_of, examination))
    body = timed(times, "chain", lambda: body_of(LoggedRun(["bench.yaml"], "2026-01-31", OPTIONS, PACKS, RULES, [part], 0)))
    timed(times, "seal", lambda: seal(body, envelope([])))
    with tempfile.TemporaryDirectory() as room:
        file = Path(room) / "bench.jsonl"
        timed(times, "write", lambda: write(file, body.chain.text()))
        timed(times, "verify", partial(verify, file))
    return len(body.chain.lines)


def cost() -> None:
    """Show the cost of the log per record and in all, beside the audit and the floor."""
    text = appraisal(30, 5)
    count = logged(text, {})
    print(f"audit log, 30 criteria x 5 options: {count} records; least and median of {REPEATS}")
    times: Times = {}
    for _ in range(REPEATS):
        logged(text, times)
    show("step by step", times)
    spent, audit = sum(min(times[name]) for name in STEPS), min(times["audit"])
    base = sum(map(min, measured(floor, text, REPEATS).values()))
    print(f"\nlog: {spent / count * 1000:.1f} us a record, {spent:.1f} ms in all; audit with log / audit: {(audit + spent) / audit:.2f}")
    print(f"audit with log / floor: {(audit + spent) / base:.2f} (aim: 2, at most 8)")


def growth() -> None:
    """Show that a record costs the same however many there are."""
    print("\ngrowth of the log (least of 3)")
    for criteria, options in SIZES:
        text, times = appraisal(criteria, options), Times()
        count = max(logged(text, times) for _ in range(3))
        spent = sum(min(times[name]) for name in STEPS)
        each, verified = spent / count * 1000, min(times["verify"])
        print(f"  {criteria:>3} x {options:<3}{count:>7} records {spent:9.1f} ms {each:9.1f} us a record   verify {verified:9.1f} ms")


if __name__ == "__main__":
    cost()
    growth()
