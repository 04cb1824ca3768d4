"""Columns of weighted scores, told by the figures alone: row by row a column of scores times the weight of the row.

``P*B1`` beside ``Boceto 1``, ``Ergebnis Google`` beside ``Bewertung Google``, or a second block of the same names further right:
whatever stands over them, figures that are another column's times the weights are the weighted scores of its option.
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.entry import Entry, read_entry
from audit.importing.facts import step
from audit.importing.layout import Column, Layout
from audit.importing.reading.lexicon import means
from audit.importing.words import Heading, heading

__all__ = ["Values", "paired_by_figures"]

_OVERS: Final = (1, 100, 10, 5, 4)
_ENOUGH: Final = 3
"""Rows in which a product has to come out, and not as the score itself: two may do so by chance."""

_SPACES: Final = re.compile(r"\s+")

Values = Mapping[int, Sequence[Entry | None]]


def paired_by_figures(layout: Layout, numbers: str) -> Layout:
    """The layout with columns that are others times the weights read as the weighted scores of what these score."""
    weights = [column for column in layout.columns if column.role == "kind" and column.said.kind == "weight"]
    if len(weights) != 1 or _are_named(layout.of("entity")):
        return layout
    columns = [column for column in layout.columns if column.at not in {weights[0].at, layout.label} and column.role not in {"number", "group"}]
    rows = [row for row in layout.body if layout.label < 0 or heading(row[layout.label].text).kind not in {"total", "subtotal"}]
    values = {column.at: [_value(row[column.at].text, numbers) for row in rows] for column in (weights[0], *columns)}
    columns = [column for column in columns if sum(entry is not None for entry in values[column.at]) >= _ENOUGH]
    for over in _OVERS:
        pairs = _pairs(columns, values, weights[0].at, over)
        if pairs and _are_whole(pairs, columns):
            return _marked(layout, pairs)
    return layout


def _are_named(columns: Sequence[Column]) -> bool:
    """Say whether heads tell which column holds the weighted scores of which other."""
    weighted = {column.said.name for column in columns if column.said.kind == "weighted-score"}
    return bool(weighted) and weighted <= {column.said.name for column in columns if column.said.kind != "weighted-score"}


def _value(text: str, numbers: str) -> Entry | None:
    entry = read_entry(text, numbers=numbers)
    return entry if entry.value is not None else None


def _pairs(columns: Sequence[Column], values: Values, weight: int, over: int) -> list[tuple[Column, Column]]:
    """Each column of products with the column of scores before it: the one just before, else the one at its place among them."""
    fits = {
        made.at: [one for one in columns if one.at < made.at and _multiplies(values[one.at], values[weight], values[made.at], over)]
        for made in columns
    }
    made = [column for column in columns if fits[column.at]]
    scores = [column for column in columns if column not in made and any(column in fits[one.at] for one in made)]
    if not made or len(made) != len(scores):
        return []
    ordered = list(zip(scores, made, strict=True))
    return ordered if all(score in fits[product.at] for score, product in ordered) else []


def _multiplies(scores: Sequence[Entry | None], weights: Sequence[Entry | None], made: Sequence[Entry | None], over: int) -> bool:
    """Say whether most figures of a column are those of another times the weights, and not those themselves."""
    hits = tried = moved = 0
    for score, weight, product in zip(scores, weights, made, strict=True):
        if score is None or weight is None or product is None or not (score.value or product.value):
            continue
        exact = (score.value or Fraction(0)) * (weight.value or Fraction(0)) / over
        room = step(product) / 2 if step(product) < 1 else Fraction(0)
        tried += 1
        hits += abs(exact - (product.value or Fraction(0))) <= room
        moved += exact != score.value
    return hits >= _ENOUGH and hits * 4 >= tried * 3 and moved * 2 > tried


def _are_whole(pairs: Sequence[tuple[Column, Column]], columns: Sequence[Column]) -> bool:
    """Say whether no figures are left over that another option might have; one pair alone has to be called what it is, or it may be two options."""
    if len(pairs) == 1 and not _is_called(*pairs[0]):
        return False
    paired = {column.at for pair in pairs for column in pair}
    rest = [column for column in columns if column.at not in paired and column.role in {"entity", "kind"}]
    return not rest or (len(pairs) > 1 and all(column.role == "kind" or column.at > max(paired) for column in rest))


def _is_called(score: Column, made: Column) -> bool:
    return (
        score.said.kind == "score"
        or made.said.kind in {"weighted-score", "total"}
        or means(score.text, "score", 1)
        or means(made.text, "weighted-score", 1)
    )


def _marked(layout: Layout, pairs: Sequence[tuple[Column, Column]]) -> Layout:
    names = _names([score for score, _ in pairs], [made for _, made in pairs])
    found: dict[int, Column] = {}
    for (score, made), name in zip(pairs, names, strict=True):
        for column, kind in ((score, "score"), (made, "weighted-score")):
            said = Heading("name" if name else "kind", column.text, kind, name, column.said.low, column.said.high)
            found[column.at] = replace(column, role="entity" if name else "kind", said=said, runs=False)
    return replace(layout, columns=tuple(found.get(column.at, column) for column in layout.columns))


def _names(scores: Sequence[Column], made: Sequence[Column]) -> list[str]:
    """What the options are called: the heads of their scores, without the words by which all of these differ from those of the products."""
    if len(scores) < 2:  # noqa: PLR2004  # one option is named above the table
        return [""]
    heads, others = ([_SPACES.split((column.said.name or column.text).strip()) for column in columns] for columns in (scores, made))
    first = _shared(heads) if _shared(heads) != _shared(others) else ()
    last = _shared([each[::-1] for each in heads])
    last = last if last != _shared([each[::-1] for each in others]) else ()
    names = [_bare(" ".join(each[len(first) : len(each) - len(last)])) for each in heads]
    if all(len(name) > 1 and not name.isdigit() for name in names) and len(set(names)) == len(names):
        return names
    whole = [" ".join(each) for each in heads]
    return whole if all(whole) and len(set(whole)) == len(whole) else [f"{name} ({at})".strip() for at, name in enumerate(whole, 1)]


def _shared(names: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The words with which all names begin."""
    return tuple(each[0] for each in itertools.takewhile(lambda same: len(set(same)) == 1, zip(*names, strict=False)))


def _bare(name: str) -> str:
    name = name.strip(" -–—:|/·")
    return name[1:-1].strip() if name.startswith("(") and name.endswith(")") and name.count("(") == 1 else name
