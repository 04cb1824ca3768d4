"""Writes an invented appraisal of any size, with a full reason for every score, for measuring.

    python -m bench.generate --criteria 30 --options 5 --seed 1 -o large.yaml

The same size and seed give the same bytes. Every figure agrees unless ``--slips`` asks for some that do not.
"""

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

TOP = 4
WORDS = """
    access across adds after agreed already also although annual assets at before benefits board bring budget building
    business by capacity care case change choice clear close community complete consent contract cost council current
    deliver demand depends design early estate evidence existing expected few finance first five fleet for from full
    further gives governance growth has in income is it keeps known land later least less local longer low makes market
    means members might more most needs new no none of offer officers often on once one only open outside over own
    partner partners people place plan planned present price public quality rate reach recent record relies reserve
    residents rests review risk risks rural savings schools second service services several shared site sites some
    specialist spread staff start still strong such supply support survey systems takes team terms than that the their
    these third this though time to town training transfer travel two under until upkeep use users value view visits
    volunteers which while with within work workforce would yearly years
""".split()  # noqa: SIM905  # many words read better as text


class Drawn:
    """The weights and scores of one invented appraisal, and what follows from them."""

    def __init__(self, criteria: int, options: int, seed: int) -> None:
        self.random = random.Random(f"{criteria} {options} {seed}")
        self.criteria = [f"criterion-{number}" for number in range(1, criteria + 1)]
        self.options = [f"option-{number}" for number in range(1, options + 1)]
        self.weights = {name: self.random.randint(1, 5) for name in self.criteria}
        self.scores = {name: [self.random.randint(0, TOP) for _ in self.options] for name in self.criteria}
        self.weighted = {name: [score * self.weights[name] for score in row] for name, row in self.scores.items()}
        self.totals = [sum(column) for column in zip(*self.weighted.values(), strict=True)]
        self.most = TOP * sum(self.weights.values())

    def percents(self) -> list[str]:
        """The percentages of the maximum, rounded half away from zero to one place."""
        tenths = [int(Fraction(1000 * total, self.most) + Fraction(1, 2)) for total in self.totals]
        return [f'"{value // 10}.{value % 10}%"' for value in tenths]

    def ranks(self) -> list[int]:
        return [1 + sum(other > total for other in self.totals) for total in self.totals]

    def sentence(self) -> str:
        words = self.random.choices(WORDS, k=self.random.randint(10, 17))
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    def slip(self, count: int) -> None:
        """Change some weighted scores after everything was worked out from them."""
        for name in self.random.sample(self.criteria, count):
            place = self.random.randrange(len(self.options))
            self.weighted[name][place] += self.weights[name] * (1 if self.scores[name][place] < TOP else -1)


def appraisal(criteria: int, options: int, seed: int = 1, slips: int = 0) -> str:
    """The text of an invented appraisal."""
    drawn = Drawn(criteria, options, seed)
    totals = list(drawn.totals)
    drawn.slip(slips)
    lines = ['format: "1"', "appraisal:", f"  id: invented-{criteria}-by-{options}", f'  title: "Invented appraisal of {options} options"']
    lines += ["  from: draft", f"scale: {{min: 0, max: {TOP}, step: 1}}", "criteria:"]
    lines += [f"  {name}: {{title: {_title(drawn)}, weight: {weight}, max: {weight * TOP}}}" for name, weight in drawn.weights.items()]
    lines += ["options:", *(f"  {name}: {{title: {_title(drawn)}}}" for name in drawn.options)]
    lines += ["method:", "  total: weighted-sum", "  percent: {of: maximum}", "  rank: {by: total, ties: standard}", "  rounding: half-away"]
    lines += ["tables:", *_table("scores", "score", drawn.options, drawn.scores)]
    bottom: dict[str, Sequence[int] | Sequence[str]] = {
        "total": [f'"{total} / {drawn.most}"' for total in totals],
        "percent": drawn.percents(),
        "rank": drawn.ranks(),
    }
    lines += _table("weighted", "weighted-score", drawn.options, {**drawn.weighted, **bottom})
    lines += ["texts:", "  rationale:", *_rationale(drawn)]
    return "\n".join(lines) + "\n"


def _title(drawn: Drawn) -> str:
    return " ".join(drawn.random.sample(WORDS, 4)).capitalize()


def _table(name: str, prints: str, options: list[str], rows: Mapping[str, Sequence[int] | Sequence[str]]) -> list[str]:
    cells = [f"      {row}: [{', '.join(map(str, values))}]" for row, values in rows.items()]
    return [f"  {name}:", f"    prints: {prints}", "    rows: criteria", f"    columns: [{', '.join(options)}]", "    cells:", *cells]


def _rationale(drawn: Drawn) -> list[str]:
    lines = []
    for name in drawn.criteria:
        lines.append(f"    {name}:")
        for option in drawn.options:
            lines += [f"      {option}:", "        text: >-", *(f"          {drawn.sentence()}" for _ in range(4))]
            lines.append(f"        place: {{page: {drawn.random.randint(5, 60)}}}")
    return lines


def main() -> None:
    """Write an appraisal to a file or to the screen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--criteria", type=int, default=30)
    parser.add_argument("--options", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slips", type=int, default=0, help="how many weighted scores to change")
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    text = appraisal(asked.criteria, asked.options, asked.seed, asked.slips)
    if asked.output is None:
        sys.stdout.write(text)
    else:
        asked.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
