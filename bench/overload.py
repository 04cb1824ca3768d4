"""Print how long papers take in which next to nothing agrees, and how much of that is said to be not worked out.

``python bench/overload.py [SEED]`` draws papers of several sizes of which each figure is drawn by itself, and some with a dozen
slips, audits each with all rules, and prints the seconds of the processor, the findings, and how many of them were not explained.
"""

import random
import sys
import time
from typing import Final

from audit.appraisal.load.document import parse
from audit.examine import examine_document
from audit.rules.pack import load_packs

_SIZES: Final = ((5, 5, None), (20, 20, None), (40, 10, None), (40, 40, None), (40, 10, 12), (50, 20, 12))
"""Criteria, options, and how many weighted scores are off; None where nothing follows from anything."""


def paper(criteria: int, options: int, slips: int | None, draw: random.Random) -> str:
    """A paper of weighted sums, as text."""
    names = [f"o{at}" for at in range(options)]
    weights = [draw.randint(1, 20) for _ in range(criteria)]
    scores = [[draw.randint(0, 10) for _ in names] for _ in weights]
    made: list[list[object]] = [[weight * score for score in row] for weight, row in zip(weights, scores, strict=True)]
    totals: list[object] = [sum(weight * row[at] for weight, row in zip(weights, scores, strict=True)) for at in range(options)]
    if slips is None:
        made = [[f"'{draw.randint(0, 1_000) / 10}'" for _ in names] for _ in weights]
        totals = [f"'{draw.randint(0, 10_000) / 10}'" for _ in names]
    for _ in range(slips or 0):
        row = made[draw.randrange(criteria)]
        at = draw.randrange(options)
        row[at] = int(str(row[at])) + draw.choice((1, 2, 10, -1))

    def rows(table: list[list[object]]) -> str:
        return ", ".join(f"c{at}: [{', '.join(map(str, row))}]" for at, row in enumerate(table))

    ranks = [1 + sum(1 for other in totals if float(str(other).strip("'")) > float(str(one).strip("'"))) for one in totals]
    return f"""appraisal: {{id: drawn, title: Drawn, from: draft}}
scale: {{min: 0, max: 10, step: 1}}
criteria: {{{", ".join(f"c{at}: {{weight: {weight}}}" for at, weight in enumerate(weights))}}}
options: {{{", ".join(f"{one}: {{}}" for one in names)}}}
method: {{total: weighted-sum, rank: {{by: total}}}}
tables:
  s: {{prints: score, rows: criteria, columns: {names}, cells: {{{rows([list(row) for row in scores])}}}}}
  w: {{prints: weighted-score, rows: criteria, columns: {names}, cells: {{{rows(made)}}}}}
  r: {{rows: options, columns: [total, rank], cells: {{{", ".join(f"{one}: [{totals[at]}, {ranks[at]}]" for at, one in enumerate(names))}}}}}
"""


def main() -> None:
    """Print one line for each size."""
    draw = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)  # drawn papers are no secret
    rules = tuple(rule for pack in load_packs([], cases=False) for rule in pack.rules)
    for criteria, options, slips in _SIZES:
        text = paper(criteria, options, slips, draw)
        begin = time.process_time()
        found = examine_document(parse(text.encode(), "drawn.yaml"), rules)
        seconds = time.process_time() - begin
        spent = sum(1 for one in found.findings if one.unexplained.code == "effort-spent")
        what = "nothing follows" if slips is None else f"{slips} slips"
        print(f"{criteria:>3} x {options:<3} {what:<16} {seconds:6.1f} s  {len(found.findings):>4} findings, {spent} not or not all explained")


if __name__ == "__main__":
    main()
