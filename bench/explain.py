"""Measures explanations and reconstruction: `make bench`. The sizes and the aims are those of the largest papers known."""

import random
import time
from typing import Any, NamedTuple

from audit.appraisal.load.document import parse
from audit.appraisal.model.read.build import build
from audit.explanation.explain import findings_of
from audit.explanation.missing import inferred
from audit.relations.derive.derive import derive
from audit.rules.pack import load_packs
from audit.rules.run import facts_of, run_rules
from bench.generate import TOP, Drawn

RULES = [rule for pack in load_packs(["arithmetic"]) for rule in pack.rules]
REPEATS = 3


class Size(NamedTuple):
    """How large a paper is, what is amiss in it, and how long its explanation may take, in seconds."""

    criteria: int
    options: int
    blanks: int
    slips: int
    limit: float
    aim: float
    shows: str


SIZES = (
    Size(28, 5, 15, 3, 2, 0.5, "weighted"),
    Size(28, 5, 15, 3, 2, 0.5, "raw"),
    Size(100, 20, 0, 5, 20, 5, "weighted"),
    Size(100, 20, 0, 5, 20, 5, "both"),
    Size(100, 20, 15, 5, 20, 5, "both"),
)


def paper(size: Size, seed: int) -> str:
    """Write a paper that prints its raw scores, its weighted scores or both, with slips and blank cells."""
    drawn, dice = Drawn(size.criteria, size.options, seed), random.Random(seed)
    cells = {(name, place): str(value) for name, row in drawn.weighted.items() for place, value in enumerate(row)}
    raw = {(name, place): str(value) for name, row in drawn.scores.items() for place, value in enumerate(row)}
    totals = [str(total) for total in drawn.totals]
    for name, place in dice.sample(sorted(cells), size.blanks):
        cells[name, place] = raw[name, place] = "blank"
    shown = raw if size.shows == "raw" else cells
    _slip(drawn, dice, size.slips, shown, totals)
    lines = ['format: "1"', "appraisal: {id: invented, title: Invented, from: draft}", f"scale: {{min: 0, max: {TOP}, step: 1}}", "criteria:"]
    lines += [f"  {name}: {{weight: {weight}, max: {weight * TOP}}}" for name, weight in drawn.weights.items()]
    lines += ["options:", *(f"  {name}: {{}}" for name in drawn.options)]
    lines += ["method: {total: weighted-sum, percent: {of: maximum}, rank: {by: total, ties: standard}, rounding: half-away}", "tables:"]
    rows = {"total": [f'"{total} / {drawn.most}"' for total in totals], "percent": drawn.percents(), "rank": list(map(str, drawn.ranks()))}
    if size.shows == "both":
        lines += _table("raw", "score", drawn, raw, {})
    lines += _table("shown", "score" if size.shows == "raw" else "weighted-score", drawn, shown, rows)
    return "\n".join(lines) + "\n"


def _slip(drawn: Drawn, dice: random.Random, count: int, cells: dict[tuple[str, int], str], totals: list[str]) -> None:
    """Misprint a total, and cells for the rest, each in a column of its own where there are enough."""
    columns = dice.sample(range(len(drawn.options)), min(count, len(drawn.options)))
    for number, place in enumerate(columns):
        if number == 0:
            totals[place] = totals[place][:-1] + str((int(totals[place][-1]) + 3) % 10)
            continue
        name = next(name for name in drawn.criteria if cells[name, place] != "blank" and drawn.scores[name][place] < TOP)
        step = 1 if all(value in map(str, range(TOP + 1)) for value in cells.values() if value != "blank") else drawn.weights[name]
        cells[name, place] = str(int(cells[name, place]) + step)


def _table(name: str, prints: str, drawn: Drawn, cells: dict[tuple[str, int], str], more: dict[str, list[str]]) -> list[str]:
    rows = {row: [cells[row, place] for place in range(len(drawn.options))] for row in drawn.criteria} | more
    body = [f"      {row}: [{', '.join(values)}]" for row, values in rows.items()]
    return [f"  {name}:", f"    prints: {prints}", "    rows: criteria", f"    columns: [{', '.join(drawn.options)}]", "    cells:", *body]


def explained(text: str) -> tuple[float, Any, Any]:
    """How long finding and explaining takes when everything was checked, with what was found."""
    appraisal = build(parse(text.encode(), "bench.yaml"))
    facts = facts_of(appraisal, derive(appraisal))
    outcomes = run_rules(RULES, facts)
    start = time.perf_counter()
    findings = findings_of(outcomes, facts)
    left = inferred(facts, findings)
    return time.perf_counter() - start, findings, left


def measured(size: Size) -> None:
    """Print the times of one size, and what came out."""
    text = paper(size, 1)
    runs = [explained(text) for _ in range(REPEATS)]
    _, findings, left = runs[0]
    told = [one for one in findings if one.lead.rule.severity != "note"]
    times = sorted(spent for spent, *_ in runs)
    print(
        f"  {size.criteria:>3} x {size.options:<3} {size.blanks:>2} blanks {size.slips} slips, prints {size.shows:<9}"
        f"{times[0]:7.2f} s  (at most {size.limit}, aim {size.aim})   {len(told)} findings, "
        f"{sum(one.complete for one in told)} complete, {sum(one.forced for one in left)} of {len(left)} forced"
    )


if __name__ == "__main__":
    print(f"explanations and reconstruction, least of {REPEATS}, OR-Tools imported where it is needed")
    for one in SIZES:
        measured(one)
