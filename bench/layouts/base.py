"""What every scoring model begins with: names, raw scores, and how figures are printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from bench.layouts.case import Case, Grid, ranks, shown
from bench.layouts.scales import said_scale
from bench.layouts.truth import Row
from bench.layouts.words import CRITERIA, OPTIONS, Words, draw_words

_SCALES: Final = ((1, 5), (0, 5), (1, 10), (0, 10), (1, 4), (0, 3))


@dataclass(frozen=True, kw_only=True)
class Base:
    """The names and raw scores that every model begins with."""

    random: Random
    words: Words
    options: tuple[str, ...]
    criteria: tuple[str, ...]
    scale: tuple[int, int]
    raw: tuple[tuple[int, ...], ...]
    comma: bool

    def show(self, value: Fraction | int, decimals: int = 0) -> str:
        """Print a value as this paper does."""
        return shown(Fraction(value), decimals, comma=self.comma)

    def grid(self, values: Sequence[Sequence[Fraction | int]], decimals: int = 0) -> Grid:
        """Print a value in every cell."""
        return tuple(tuple(self.show(one, decimals) for one in row) for row in values)

    def case(self, model: str, method: str, **parts: object) -> Case:
        """Make the paper; the scale is said in one of many ways, or not."""
        said, ends = said_scale(self.random, self.scale, self.words.language)
        given = {"scale": ends, "scale_said": said, "top": self.scale[1], **parts}
        return Case(model=model, words=self.words, options=self.options, criteria=self.criteria, method=method, **given)  # type: ignore[arg-type]  # fields


def base(random: Random, scale: tuple[int, int] | None = None, step: int = 1) -> Base:
    """Draw names and raw scores."""
    words = draw_words(random)
    ends = scale or random.choice(_SCALES)
    names = random.sample(CRITERIA[words.language], random.randint(3, 8))
    options = random.choice(OPTIONS[words.language])[: random.randint(2, 6)]
    raw = tuple(tuple(random.randrange(ends[0], ends[1] + 1, step) for _ in options) for _ in names)
    comma = words.language != "en" and random.random() < 0.6  # noqa: PLR2004  # more than half of such papers print a decimal comma
    return Base(random=random, words=words, options=tuple(options), criteria=tuple(names), scale=ends, raw=raw, comma=comma)


def columns(rows: Sequence[Sequence[Fraction | int]]) -> list[Fraction]:
    """Add each column up."""
    return [Fraction(sum(column)) for column in zip(*rows, strict=True)]


def ranked(one: Base, totals: Sequence[Fraction], results: Mapping[str, Row], *, lowest: bool = False) -> dict[str, Row]:
    """Add ranks to two papers of three."""
    return {**results, "rank": ranks(totals, lowest=lowest)} if one.random.random() < 2 / 3 else dict(results)
