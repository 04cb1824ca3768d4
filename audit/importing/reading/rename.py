"""Columns of one option that are called alike: which holds the scores and which the weighted scores, told by the figures."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.entry import read_entry
from audit.importing.facts import step
from audit.importing.layout import Column, Layout
from audit.importing.reading.lexicon import means
from audit.importing.reading.panel import with_panel
from audit.importing.reading.products import paired_by_figures
from audit.importing.reading.weights import with_weights, with_words
from audit.importing.words import Heading

__all__ = ["as_scorecard", "renamed", "without_basis", "without_columns_of_words", "without_unfilled"]

_OVERS: Final = (1, 100, 10, 5)
_MOST: Final = 0.6
_ENOUGH: Final = 3
_TWO: Final = 2


def renamed(layout: Layout, numbers: str) -> Layout:
    """The layout with what columns are by their figures: those of one name that are called alike, and a lone one before pairs of columns."""
    return _with_ceiling(_with_maxima(_told(with_panel(layout, numbers), numbers), numbers), numbers)


def _with_ceiling(layout: Layout, numbers: str) -> Layout:
    """Read the first column as the highest scores where none beside it is higher, and ranks or percentages that all others have are left out."""
    columns = layout.of("entity")
    if len(columns) <= _TWO or any(column.said.kind for column in columns):
        return layout
    rows = [[read_entry(row[column.at].text, numbers=numbers).value for column in columns] for row in layout.body]
    without = [at for at, row in enumerate(rows) if row[0] is None and None not in row[1:]]
    scored = [at for at, row in enumerate(rows) if row[0] is not None]
    tops = all(value is None or value <= (rows[at][0] or 0) for at in scored for value in rows[at][1:])
    if not without or len(scored) <= _TWO or not tops or without[0] < scored[-1]:
        return layout
    said = Heading("kind", columns[0].text, "max-score")
    return replace(layout, columns=tuple(replace(one, role="kind", said=said) if one is columns[0] else one for one in layout.columns))


def _with_maxima(layout: Layout, numbers: str) -> Layout:
    """Read the one column that is of no pair, where score and weighted score of each option stand behind it, as the highest scores there can be."""
    made = [column for column in layout.of("entity") if column.said.kind == "weighted-score"]
    lone = [column for column in layout.of("entity") if not column.said.kind and made and column.at < made[0].at]
    if len(made) < _TWO or len(lone) != 1 or len(layout.of("entity")) != 2 * len(made) + 1:
        return layout
    for row in layout.body:
        most, *weighted = (read_entry(row[column.at].text, numbers=numbers).value for column in (*lone, *made))
        if weighted[0] is not None and (most is None or any(most < (value or 0) for value in weighted)):
            return layout
    said = Heading("kind", lone[0].text, "max-score")
    return replace(layout, columns=tuple(replace(one, role="kind", said=said) if one is lone[0] else one for one in layout.columns))


def _told(layout: Layout, numbers: str) -> Layout:
    """The layout with pairs of columns under one name read as score and weighted score, where one is the other times a weight."""
    layout = with_weights(with_words(layout))
    told = paired_by_figures(layout, numbers)
    if told is not layout:
        return told
    pairs = _pairs(layout)
    paired = {column.at for pair in pairs for column in pair}
    for weight in [column for column in layout.columns if column.at not in paired and column.role in {"kind", "entity"}] if pairs else []:
        found = [(score, product, _share(layout, score, product, weight, numbers)) for score, product in pairs]
        if found and sum(share >= _MOST for _, _, share in found) * 2 > len(found):
            return _marked(layout, weight, [(score, product) for score, product, _ in found])
    return _marked(layout, None, pairs) if _in_proportion(layout, pairs, numbers) else layout


def without_unfilled(layout: Layout, numbers: str) -> Layout:
    """Leave out names over columns of scores in which nothing was filled in, so that formulas make weighted scores of 0 beside them."""
    names = dict.fromkeys(column.said.name for column in layout.of("entity") if column.said.name and column.said.kind == "weighted-score")
    empty = [name for name in names if _is_unfilled([column for column in layout.of("entity") if column.said.name == name], layout, numbers)]
    if not empty or len(names) - len(empty) < 2:  # noqa: PLR2004  # a choice is between two
        return layout
    return replace(layout, columns=tuple(replace(one, role="other") if one.said.name in empty else one for one in layout.columns))


def as_scorecard(layout: Layout, numbers: str) -> Layout:
    """Read the one column of figures that a word calls scores as those of a single thing; what stands behind its score and weight is no option."""
    entities = layout.of("entity")
    if len(entities) != 1 or layout.label_sort == "options" or layout.label < 0:
        return layout
    column = entities[0]
    if {"score", "weight"} <= {other.said.kind for other in layout.of("kind")}:
        return _as(layout, replace(column, role="other"))
    if column.said.kind or not means(column.text, "score", 0) or layout.kinds & {"score", "weighted-score"}:
        return layout
    summed = any(means(row[layout.label].text, "total", 1) for row in layout.body) and _tell_whole(layout, column, numbers)
    if "weight" not in layout.kinds and not summed:
        return layout
    return _as(layout, replace(column, role="kind", said=Heading("kind", column.text, "score", "", column.said.low, column.said.high)))


def _as(layout: Layout, made: Column) -> Layout:
    return replace(layout, columns=tuple(made if column.at == made.at else column for column in layout.columns))


def _tell_whole(layout: Layout, column: Column, numbers: str) -> bool:
    """Say whether most figures of a column, or its head, tell what they are out of: values of any other sort do not."""
    entries = [read_entry(row[column.at].text, numbers=numbers) for row in layout.body if row[column.at].text]
    behind = sum(entry.numeral is not None and entry.numeral.out_of is not None for entry in entries)
    return bool(column.said.high) or behind * 2 > len(entries)


def without_columns_of_words(layout: Layout, numbers: str) -> Layout:
    """Leave out a column of words before all columns of figures: it says something of each row, such as how it matters, and is scored by nobody."""
    columns = [column for column in layout.of("entity") if not column.runs]
    told = {column.at: [read_entry(row[column.at].text, numbers=numbers) for row in layout.body if row[column.at].text] for column in columns}
    words = [column for column in columns if told[column.at] and all(entry.nature in {"level", "text"} for entry in told[column.at])]
    figures = [column for column in columns if sum(entry.value is not None and entry.nature == "figure" for entry in told[column.at]) > 1]
    first = min((column.at for column in (*figures, *layout.of("kind"))), default=-1)
    words = [column for column in words if column.at < first]
    if len(figures) < 2 or not words:  # noqa: PLR2004  # a choice is between two
        return layout
    return replace(layout, columns=tuple(replace(column, role="other") if column in words else column for column in layout.columns))


def _is_unfilled(columns: Sequence[Column], layout: Layout, numbers: str) -> bool:
    scores = [row[column.at].text for column in columns if column.said.kind != "weighted-score" for row in layout.body]
    made = [
        read_entry(row[column.at].text, numbers=numbers).value for column in columns if column.said.kind == "weighted-score" for row in layout.body
    ]
    return bool(scores) and not any(scores) and 0 in made and set(made) <= {0, None}


def without_basis(layout: Layout, numbers: str) -> Layout:
    """Leave out the one column of figures beside weights that these are the shares of: wins of a comparison by pairs, points given."""
    weights, others = [column for column in layout.of("kind") if column.said.kind == "weight"], layout.of("entity")
    if len(weights) != 1 or len(others) != 1:
        return layout
    pairs = [[read_entry(row[column.at].text, numbers=numbers) for column in (weights[0], others[0])] for row in layout.body]
    known = [(one.value, other.value, step(one)) for one, other in pairs if one.value and other.value]
    close = [abs(weight / points - known[0][0] / known[0][1]) * points <= cut for weight, points, cut in known]
    if len({points for _, points, _ in known}) < _ENOUGH or not all(close):
        return layout
    return replace(layout, columns=tuple(replace(column, role="other") if column is others[0] else column for column in layout.columns))


def _in_proportion(layout: Layout, pairs: Sequence[tuple[Column, Column]], numbers: str) -> bool:
    """Say whether in nearly every row the second figures stand to the first as for every other option: by a weight that is not printed."""
    hits = tried = 0
    for row in layout.body:
        both = [[read_entry(row[column.at].text, numbers=numbers) for column in pair] for pair in pairs]
        known = [(one.value, other.value, step(other)) for one, other in both if one.value is not None and other.value is not None]
        scores = {score for score, _, _ in known}
        if len(known) < 2 or len(scores) < 2:  # noqa: PLR2004  # two that differ
            continue
        tried += 1
        hits += all(
            abs(made * other - more * score) <= (cut * abs(other) + cut_ * abs(score)) / 2
            for (score, made, cut), (other, more, cut_) in itertools.pairwise(known)
        )
    return hits >= _ENOUGH and hits >= 0.9 * tried  # nearly all


def _pairs(layout: Layout) -> list[tuple[Column, Column]]:
    """Neighbours under one name, of which not one is said to hold scores and the other weighted ones."""
    columns = [column for column in layout.columns if column.role == "entity"]
    found = []
    for one, other in itertools.pairwise(columns):
        if one.said.name and one.said.name == other.said.name and (one.said.kind, other.said.kind) != ("score", "weighted-score"):
            found.append((one, other))
    return found


def _share(layout: Layout, score: Column, product: Column, weight: Column, numbers: str) -> float:
    hits = tried = 0
    best = 0.0
    for over in _OVERS:
        hits = tried = 0
        for row in layout.body:
            values = [read_entry(row[one.at].text, numbers=numbers).value for one in (score, product, weight)]
            raw, made, factor = values
            if raw is None or made is None or factor is None or not made:
                continue
            tried += 1
            hits += abs(raw * factor / over - made) <= Fraction(1, 200)
        best = max(best, hits / tried if tried > 1 else 0.0)
    return best


def _marked(layout: Layout, weight: Column | None, pairs: Sequence[tuple[Column, Column]]) -> Layout:
    kinds = {score.at: "score" for score, _ in pairs} | {product.at: "weighted-score" for _, product in pairs}
    found = []
    for column in layout.columns:
        if column.at in kinds:
            found.append(replace(column, said=replace(column.said, kind=kinds[column.at])))
        elif weight is not None and column.at == weight.at and column.said.kind != "weight":
            found.append(replace(column, role="kind", said=Heading("kind", column.text, "weight")))
        else:
            found.append(column)
    return replace(layout, columns=tuple(found))
