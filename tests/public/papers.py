"""The public papers set down beside this file: each a document and, in ``NAME.truth.yaml``, what a careful reader finds in it.

The truth is written by hand. The small computation below is kept apart from the product on purpose: it re-adds each appraisal
with exact fractions, so that a slip in a truth file shows up before anything is measured by it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from tests.plain import texts

HERE: Final = Path(__file__).parent
TRUTH: Final = ".truth.yaml"
WHAT: Final = frozenset({"score", "weighted-score", "weight-sum", "total", "subtotal", "percent", "rank", "maximum", "mean"})
FINE: Final = 9
"""Decimal places past which a stored figure holds the noise of binary fractions."""

Figures = tuple[str | None, ...]


@dataclass(frozen=True)
class Appraisal:
    """One decision of a paper, every figure as the text that is printed."""

    options: tuple[str, ...]
    criteria: Mapping[str, str | None]
    scores: Mapping[str, Figures]
    totals: Mapping[str, Figures]
    method: str
    scale: Mapping[str, str | None]
    weighted: Mapping[str, Figures] = field(default_factory=dict)
    weight_sum: str | None = None
    maximum: str | None = None
    slack: str | None = None
    """How far a total may lie off because the scores were rounded before they were printed."""


@dataclass(frozen=True)
class Discrepancy:
    """A printed figure that does not follow from the figures beside it, and what follows instead."""

    appraisal: int
    what: str
    option: str | None
    printed: str
    right: str


@dataclass(frozen=True)
class Paper:
    """A document and the truth about it."""

    document: Path
    about: str
    appraisals: tuple[Appraisal, ...]
    discrepancies: tuple[Discrepancy, ...]
    must_not: tuple[str, ...]


def papers(folder: str) -> list[Paper]:
    """Read every pair in ``seen`` or ``aside``, in the order of their names; a folder that is not there holds none.

    Raises:
        ValueError: A truth file has not exactly one document beside it, or lacks a key.
    """
    return [read(path) for path in sorted((HERE / folder).glob(f"*{TRUTH}"))]


def read(path: Path) -> Paper:
    """Read one truth file and find its document.

    Raises:
        ValueError: There is not exactly one document beside it, or a key is missing.
    """
    name = path.name.removesuffix(TRUTH)
    documents = [other for other in path.parent.iterdir() if other != path and other.stem == name]
    if len(documents) != 1:
        message = f"{path.name}: {len(documents)} documents are named {name}; one is needed"
        raise ValueError(message)
    content: dict[str, Any] = texts(path.read_text(encoding="utf-8"))
    try:
        return Paper(
            documents[0],
            content["about"],
            tuple(_appraisal(one) for one in content["appraisals"]),
            tuple(_discrepancy(one) for one in content["discrepancies"]),
            tuple(content.get("must_not", ())),
        )
    except KeyError as error:
        message = f"{path.name}: {error.args[0]} is missing"
        raise ValueError(message) from error


def _appraisal(one: Mapping[str, Any]) -> Appraisal:
    return Appraisal(
        tuple(one["options"]),
        {title: _text(weight) for title, weight in one["criteria"].items()},
        _rows(one["scores"]),
        _rows(one["totals"]),
        one["method"],
        {key: _text(one["scale"].get(key)) for key in ("min", "max", "basis")},
        _rows(one.get("weighted_scores", {})),
        _text(one.get("weight_sum")),
        _text(one.get("maximum")),
        _text(one.get("slack")),
    )


def _discrepancy(one: Mapping[str, Any]) -> Discrepancy:
    return Discrepancy(int(one["appraisal"]), one["what"], _text(one.get("option")), one["printed"], one["right"])


def _rows(rows: Mapping[str, Sequence[str]]) -> dict[str, Figures]:
    return {title: tuple(_text(value) for value in values) for title, values in rows.items()}


def _text(value: str | None) -> str | None:
    return None if value in {None, "", "null", "~"} else value


def figure(text: str | None) -> Fraction | None:
    """Read a printed figure: 4.70, 4,70, -3, 20%, 1.5x, or Pugh's signs, of which ++ counts twice and S nothing.

    Raises:
        ValueError: The text is no figure.
    """
    if text is None:
        return None
    if re.fullmatch(r"[+\-\u2212]+", text):
        return Fraction(len(text) if text.startswith("+") else -len(text))
    if text.casefold() in {"s", "o", "datum"}:
        return Fraction(0)
    percent = text.endswith("%")
    value = Fraction(text.rstrip("%x ").replace("\u2212", "-").replace(",", "."))
    return value / 100 if percent else value


def faults(paper: Paper) -> list[str]:
    """List what is wrong with the form of a truth file: rows of another length, titles that occur nowhere, unknown words."""
    return [
        *(f"appraisal {at}: {fault}" for at, one in enumerate(paper.appraisals) for fault in _misshapen(one)),
        *(f"discrepancy {at}: {fault}" for at, one in enumerate(paper.discrepancies) for fault in _unfounded(one, paper)),
    ]


def _misshapen(one: Appraisal) -> Iterator[str]:
    for group in (one.scores, one.totals, one.weighted):
        for title, row in group.items():
            if len(row) != len(one.options):
                yield f"{title} has {len(row)} figures for {len(one.options)} options"
    if set(one.scores) != set(one.criteria):
        yield f"criteria and scores differ: {sorted(set(one.scores) ^ set(one.criteria))}"
    if not set(one.weighted) <= set(one.criteria):
        yield "a weighted score has no criterion"
    if one.scale["basis"] not in {"stated", "unknown"}:
        yield f"the basis of the scale is {one.scale['basis']}"


def _unfounded(one: Discrepancy, paper: Paper) -> Iterator[str]:
    if one.what not in WHAT:
        yield f"{one.what} is no kind of discrepancy"
    if one.appraisal >= len(paper.appraisals):
        yield f"there is no appraisal {one.appraisal}"
    elif one.option is not None and one.option not in paper.appraisals[one.appraisal].options:
        yield f"there is no option {one.option}"


def strays(paper: Paper) -> list[str]:
    """Compare the discrepancies listed with those that re-adding finds; each difference is told in a line.

    Totals whose method is told in other words cannot be re-added here, nor weighted scores that the truth does not hold: what is
    listed of them is taken as it stands.
    """
    found = {one for at, appraisal in enumerate(paper.appraisals) for one in misfits(at, appraisal)}
    listed = {one for one in paper.discrepancies if _addable(one, paper)}
    return [
        *(f"not listed: {one}" for one in sorted(found - listed, key=str)),
        *(f"listed, but not found: {one}" for one in sorted(listed - found, key=str)),
    ]


def _addable(one: Discrepancy, paper: Paper) -> bool:
    appraisal = paper.appraisals[one.appraisal]
    if one.what == "weighted-score":
        return bool(appraisal.weighted)
    return one.what in {"weight-sum", "rank", "score"} or (one.what != "maximum" and _parts(appraisal) is not None)


def misfits(at: int, one: Appraisal) -> Iterator[Discrepancy]:
    """Re-add one appraisal and give each printed figure that does not follow."""
    if one.weight_sum is not None:
        exact = sum((figure(weight) or Fraction(0) for weight in one.criteria.values()), Fraction(0))
        exact *= 100 if one.weight_sum.endswith("%") else 1
        if not _agrees(one.weight_sum, exact, _places((one.weight_sum,))):
            yield Discrepancy(at, "weight-sum", None, one.weight_sum, _decimal(exact, like=one.weight_sum))
    yield from _off_scale(at, one)
    if "rank" in one.totals:
        yield from _ranks(at, one, one.totals["rank"])
    parts = _parts(one)
    if parts is None:
        return
    for criterion, row in one.weighted.items():
        yield from _row(at, one, "weighted-score", row, parts[criterion])
    for kind, row in one.totals.items():
        yield from _kind(at, one, kind, row, parts)


def _off_scale(at: int, one: Appraisal) -> Iterator[Discrepancy]:
    low, high = figure(one.scale["min"]), figure(one.scale["max"])
    if one.scale["basis"] != "stated" or low is None or high is None:
        return
    for row in one.scores.values():
        for option, text in zip(one.options, row, strict=True):
            score = figure(text)
            if text is not None and score is not None and not low <= score <= high:
                yield Discrepancy(at, "score", option, text, f"{one.scale['min']} to {one.scale['max']}")


Parts = dict[str, list[Fraction | None]]


def _parts(one: Appraisal) -> Parts | None:
    """What each score adds to the total, or nothing where the method is told in other words."""
    over = re.fullmatch(r"weighted-sum over (\d+)", one.method)
    parts: Parts = {}
    for criterion, row in one.scores.items():
        weight = one.criteria[criterion]
        if one.method in {"sum", "mean"}:
            factor = Fraction(1)
        elif one.method in {"weighted-sum", "weighted-mean"}:
            factor = figure(weight) or Fraction(0)
        elif over is not None:
            factor = (figure((weight or "").rstrip("%")) or Fraction(0)) / int(over[1])
        else:
            return None
        parts[criterion] = [None if score is None else factor * score for score in map(figure, row)]
    return parts


def _kind(at: int, one: Appraisal, kind: str, row: Figures, parts: Parts) -> Iterator[Discrepancy]:
    columns = [[part for part in column if part is not None] for column in zip(*parts.values(), strict=True)]
    sums: Sequence[Fraction | None] = [sum(column, Fraction(0)) if column else None for column in columns]
    if kind == "percent":
        yield from _percents(at, one, row, sums)
    elif kind in {"plus", "minus"}:
        sign = 1 if kind == "plus" else -1
        size = tuple(None if text is None else text.lstrip("-\u2212+") for text in row)
        exact = [sum((sign * part for part in column if sign * part > 0), Fraction(0)) for column in columns]
        for found in _row(at, one, "subtotal", size, exact):
            printed = str(row[one.options.index(str(found.option))])
            yield Discrepancy(at, found.what, found.option, printed, f"-{found.right}" if printed.startswith("-") else found.right)
    elif kind in {"mean", "weighted-mean"} or (one.method in {"mean", "weighted-mean"} and kind in {"total", "weighted-total"}):
        yield from _row(at, one, "mean" if "mean" in kind else "total", row, _means(one, sums))
    elif kind == "total" and "weighted-total" in one.totals:
        plain = [[score for score in map(figure, column) if score is not None] for column in zip(*one.scores.values(), strict=True)]
        yield from _row(at, one, "total", row, [sum(column, Fraction(0)) for column in plain])
    elif kind in {"total", "weighted-total"}:
        yield from _row(at, one, "total", row, sums)


def _means(one: Appraisal, sums: Sequence[Fraction | None]) -> list[Fraction | None]:
    weighted = one.method not in {"mean", "sum"}
    rows = [(figure(one.criteria[criterion]) or Fraction(0) if weighted else Fraction(1), row) for criterion, row in one.scores.items()]
    shares = [sum((weight for weight, row in rows if row[at] is not None), Fraction(0)) for at in range(len(one.options))]
    return [None if total is None or not share else total / share for total, share in zip(sums, shares, strict=True)]


def _row(at: int, one: Appraisal, what: str, row: Figures, exact: Sequence[Fraction | None]) -> Iterator[Discrepancy]:
    places, slack = _places(row), figure(one.slack) or Fraction(0)
    for option, text, value in zip(one.options, row, exact, strict=True):
        if text is not None and value is not None and not _agrees(text, value, places, slack):
            yield Discrepancy(at, what, option, text, _decimal(value, like=text))


def _percents(at: int, one: Appraisal, row: Figures, sums: Sequence[Fraction | None]) -> Iterator[Discrepancy]:
    most = figure(one.maximum)
    printed = next((one.totals[kind] for kind in ("weighted-total", "total") if kind in one.totals), (None,) * len(row))
    if not most:
        return
    for option, text, total, own in zip(one.options, row, printed, sums, strict=True):
        bases = [base for base in (figure(total), own) if base is not None]
        if text is not None and not any(_agrees(text, 100 * base / most, _places(row)) for base in bases):
            yield Discrepancy(at, "percent", option, text, _decimal(100 * bases[0] / most, like=text))


def _ranks(at: int, one: Appraisal, row: Figures) -> Iterator[Discrepancy]:
    order = next((one.totals[kind] for kind in ("weighted-total", "total", "weighted-mean", "mean") if kind in one.totals), (None,) * len(row))
    values = [value for value in map(figure, order) if value is not None]
    for option, text, own in zip(one.options, row, map(figure, order), strict=True):
        if text is None or own is None:
            continue
        above = 1 + sum(value > own for value in values)
        shared = range(above, above + sum(value == own for value in values))
        if int(text) not in {*shared, 1 + len({value for value in values if value > own})}:
            yield Discrepancy(at, "rank", option, text, str(above))


def _places(row: Figures) -> int:
    """Decimal places of a row: the most that any figure of it shows, since trailing zeros are often dropped."""
    return max((len(re.sub(r"^[^.,]*[.,]?", "", text.rstrip("%x "))) for text in row if text is not None), default=0)


def _agrees(text: str, exact: Fraction, places: int, slack: Fraction = Fraction(0)) -> bool:
    printed = figure(text.rstrip("%x "))
    assert printed is not None
    return abs(printed - exact) <= Fraction(1, 2 * 10 ** min(places, FINE)) + slack


def _decimal(value: Fraction, like: str) -> str:
    """Write a value with as many places as it needs, up to four, and at least as many as the printed figure shows."""
    shown = len(like.partition(".")[2].rstrip("%x "))
    places = next((places for places in range(shown, 5) if (value * 10**places).denominator == 1), max(shown, 4))
    return f"{float(value):.{places}f}"
