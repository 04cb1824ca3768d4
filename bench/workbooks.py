"""Faults planted in drawn workbooks: how many are found, and how much is found where nothing was planted.

``python -m bench.workbooks [COUNT] [SEED]`` draws COUNT workbooks for each fault and prints a table.
"""

import sys
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from random import Random

from testbed.workbooks.faults import FAULTS, Planted, failures, planted
from testbed.workbooks.layouts import drawn
from testbed.workbooks.sheets import Draft


def main() -> None:
    """Print the table."""
    count, seed = (int(word) for word in (*sys.argv[1:], *("40", "1")[len(sys.argv) - 1 :]))
    clean, alarms = 0, Counter[str]()
    for number in range(count * 4):
        draft = drawn(seed * 100_000 + number)
        found = failures(draft)
        clean += not found
        alarms.update(name for name, _, _ in found)
        if found:
            print(f"  clean {draft.layout} {seed * 100_000 + number}: {found[:4]}")
    print(f"workbooks without a fault: {count * 4}, of which nothing is found in {clean}; found: {dict(alarms)}\n")
    print(f"{'fault':30} {'planted':>8} {'found':>6} {'other':>6} {'missed':>7} {'alarms':>7}")
    for name, plant in FAULTS.items():
        _row(name, plant, count, seed)


def _row(name: str, plant: Callable[[Draft, Random], Planted | None], count: int, seed: int) -> None:
    tally = Counter[str]()
    number = 0
    while tally["planted"] < count and number < count * 8:
        number += 1
        whole = seed * 100_000 + 50_000 + number
        draft = deepcopy(drawn(whole))
        where = plant(draft, Random(whole))
        if where is None:
            continue
        said, others = planted(draft, where)
        tally.update(("planted", said))
        tally["alarms"] += len(others)
        if said != "found" or others:
            print(f"  {name} {draft.layout} {whole}: {said} {sorted(where[1])[:3]} {others[:4]}")
    print(f"{name:30} {tally['planted']:8} {tally['found']:6} {tally['other']:6} {tally['missed']:7} {tally['alarms']:7}")


if __name__ == "__main__":
    main()
