"""Measures what the audit can see: `make power`. Faults of every kind, put one at a time into appraisals that are true.

    python -m bench.power 5 --seed 1

Appraisals are drawn in every way of scoring, so many of each as is asked for; the files in appraisals/ and examples/
that brute force understands, and larger invented ones, are taken too. Brute force says of each fault whether it can be
seen at all: whether no true values print as all that is then printed. A blank contradicts nothing; it can be ``seen``
where what is printed leaves one value only, and is ``found`` where this value is given.

``of all`` and ``of seen`` are the shares found. ``first``: the figure with the fault is in the first explanation;
``any``: in one of the smallest (of a shifted row: one of its figures; of two faults: both). ``right`` and ``other`` count the values given as
the only ones that a figure can have: those that stood there, and others. ``alarms``: something is found
although true values would print so; none is counted in files of which brute force leaves out a printed figure.
The same seed and count give the same figures.
"""

import argparse
import time
from collections import Counter

from bench.judging import Judge
from bench.sources import Source, filed, generated
from testbed.papers.faults import DOUBLE, KINDS, all_faults, doubled
from testbed.papers.seeded import random

COUNTED = ("faults", "seen", "found", "missed", "alarms")
FORCED = ("right", "other")
Counts = dict[str, Counter[str]]


def measured(sources: list[Source], seed: int) -> tuple[Counts, int]:
    """Put a fault of each kind into each paper; gives the counts by kind, and how many true papers gave an alarm."""
    counts: Counts = {kind: Counter() for kind in (*KINDS, DOUBLE)}
    alarms = 0
    for number, source in enumerate(sources):
        judge = Judge(source, counts)
        alarms += bool(judge.before)
        for fault in all_faults(random(seed * 1_000_003 + number), source.paper):
            judge.judge(fault)
        both = doubled(random(seed * 1_000_003 + number), source.paper)
        if both is not None:
            judge.judge(both)
    return counts, alarms


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def line(name: str, count: Counter[str]) -> str:
    """One line of a table."""
    shares = [share(count["found"], count["faults"]), share(count["found"], count["seen"])]
    placed = [share(count[column], count["found"]) if count["any"] else "-" for column in ("first", "any")]
    return f"{name:<18}" + "".join(f"{text!s:>9}" for text in (*(count[c] for c in COUNTED), *shares, *placed, *(count[c] for c in FORCED)))


def show(title: str, counts: Counts) -> None:
    print(f"\n{title}")
    print(f"{'fault':<18}" + "".join(f"{name:>9}" for name in (*COUNTED, "of all", "of seen", "first", "any", *FORCED)))
    for kind, count in counts.items():
        print(line(kind, count))
    whole = sum((count for kind, count in counts.items() if kind not in {"blank", DOUBLE}), Counter())
    print(line("all single faults", whole), flush=True)


def main() -> None:
    """Measure, and print a table for drawn appraisals and one for files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=5, help="how many appraisals to draw in each way of scoring")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    start = time.perf_counter()
    for title, make in (("drawn appraisals", generated), ("files, and larger invented appraisals", filed)):
        sources = list(make(asked.count, asked.seed))
        counts, alarms = measured(sources, asked.seed)
        show(f"{title}: {len(sources)}, of which {alarms} do not agree as they stand", counts)
    print(f"\n{time.perf_counter() - start:.0f} s; python -m bench.power {asked.count} --seed {asked.seed}")


if __name__ == "__main__":
    main()
