"""Sentences about drawn tables, each with whether it is true, worked out from the scores by plain arithmetic."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OPTIONS = ("Keep the present service", "Charitable trust", "Joint venture", "Framework contract")
CRITERIA = ("Access for users", "Quality of care", "Staff retention", "Running costs", "Speed of change")
WORDS = ("first", "second", "third", "fourth")
HIGHEST = 6


@dataclass(frozen=True)
class Table:
    """Scores by option and criterion, from 0 to 6, added up."""

    scores: tuple[tuple[int, ...], ...]

    @classmethod
    def draw(cls, seed: int) -> "Table":
        drawn = random.Random(seed)  # noqa: S311  # no secret
        return cls(tuple(tuple(drawn.randint(0, HIGHEST) for _ in CRITERIA) for _ in OPTIONS))

    @property
    def totals(self) -> list[int]:
        return [sum(row) for row in self.scores]

    def rank(self, option: int) -> int:
        return 1 + sum(other > self.totals[option] for other in self.totals)

    def rows(self) -> list[list[str]]:
        head = ["Criterion", *OPTIONS]
        body = [[criterion, *(str(row[at]) for row in self.scores)] for at, criterion in enumerate(CRITERIA)]
        return [head, *body, ["Total score", *map(str, self.totals)], ["Rank", *(str(self.rank(at)) for at in range(len(OPTIONS)))]]


def said(table: Table, seed: int) -> Iterator[tuple[str, bool]]:
    """Say something of a table in every way known here, true or not as it falls."""
    drawn = random.Random(seed)  # noqa: S311  # no secret
    one, other = drawn.sample(range(len(OPTIONS)), 2)
    on = drawn.sample(range(len(CRITERIA)), 2)
    yield from _of_totals(table, one, other, drawn)
    yield from _of_scores(table.scores, one, other, on, drawn)


def _of_totals(table: Table, one: int, other: int, drawn: random.Random) -> Iterator[tuple[str, bool]]:
    a, b, totals = OPTIONS[one], OPTIONS[other], table.totals
    rest = [total for at, total in enumerate(totals) if at != one]
    place, points, number = drawn.randint(1, 4), drawn.randint(1, 9), drawn.choice(totals)
    yield f"The {a.lower()} option was ranked {WORDS[place - 1]} overall.", table.rank(one) == place
    yield f"{a} is the highest-scoring option.", totals[one] > max(rest)
    yield f"{a} has the lowest total score.", totals[one] < min(rest)
    yield f"{a} scored higher than {b}.", totals[one] > totals[other]
    yield f"{a} ranked below {b}.", table.rank(one) > table.rank(other)
    yield f"{a} achieved a total of {number} points.", totals[one] == number
    yield f"{a} is {points} points ahead of {b}.", totals[one] - totals[other] == points
    yield f"{a} scored more than {points} points below {b}.", totals[other] - totals[one] > points
    yield f"{a} and {b} have the same total score.", totals[one] == totals[other]
    yield f"{b} scored higher than all other options.", totals[other] > max(total for at, total in enumerate(totals) if at != other)


def _of_scores(scores: Sequence[Sequence[int]], one: int, other: int, on: Sequence[int], drawn: random.Random) -> Iterator[tuple[str, bool]]:
    a, b, (c, d) = OPTIONS[one], OPTIONS[other], on
    both = f"{CRITERIA[c].lower()} and {CRITERIA[d].lower()}"
    high, low, number = HIGHEST / 2, HIGHEST / 2, drawn.randint(1, 5)
    yield f"{a} scored highly against {both}.", all(scores[one][at] > high for at in on)
    yield f"{a} and {b} scored poorly on {both}.", all(scores[option][at] < low for option in (one, other) for at in on)
    yield f"{a} scored highest on {both}.", all(scores[one][at] > scores[option][at] for at in on for option in range(len(OPTIONS)) if option != one)
    yield f"{a} has the lowest score for {CRITERIA[c].lower()}.", all(scores[one][c] < row[c] for at, row in enumerate(scores) if at != one)
    yield f"{a} scored better than {b} on {both}.", all(scores[one][at] > scores[other][at] for at in on)
    yield f"There is no difference between {a} and {b} on {CRITERIA[d].lower()}.", scores[one][d] == scores[other][d]
    yield f"For {CRITERIA[c].lower()}, {a} scored {number}.", scores[one][c] == number
    yield f"{a} scored highly on most criteria.", sum(score > high for score in scores[one]) > len(CRITERIA) / 2
    yield f"{a} scored poorly against {number} of the five criteria.", sum(score < low for score in scores[one]) == number
    yield f"{b} scored highly on {CRITERIA[c].lower()} but poorly on {CRITERIA[d].lower()}.", scores[other][c] > high and scores[other][d] < low
