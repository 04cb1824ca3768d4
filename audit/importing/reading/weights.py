"""The line that holds the weights of a table where no word, or another word than usual, calls it so: a column before the options, or a row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.entry import read_entry
from audit.importing.layout import Column, Layout
from audit.importing.reading.lexicon import means, prices
from audit.importing.reading.sheet import named
from audit.importing.rows import RowPart
from audit.importing.words import Heading, level_like

__all__ = ["makes_totals", "with_weight_row", "with_weights", "with_words", "without_rows_of_words"]

_FEW: Final = 2
_UNCALLED: Final = 9.0
_WHOLE: Final = 100


def with_words(layout: Layout) -> Layout:
    """Take a column called like a kind of figure for a name where it holds words of a scale as the columns beside it do: Value, or Rating."""
    worded = [column for column in layout.of("entity", "kind") if _mostly_words(layout, column)]
    if sum(column.role == "entity" for column in worded) < _FEW:
        return layout
    made = {
        column.at: replace(column, role="entity", said=Heading("name", column.text, "", column.text)) for column in worded if column.role == "kind"
    }
    return replace(layout, columns=tuple(made.get(column.at, column) for column in layout.columns)) if made else layout


def _mostly_words(layout: Layout, column: Column) -> bool:
    texts = [row[column.at].text for row in layout.body if row[column.at].text]
    return sum(map(level_like, texts)) * 2 > len(texts) and (column.role == "entity" or not column.said.name)


def with_weights(layout: Layout) -> Layout:
    """Read a column of relative weights, or of percentages before the options, as the weights where no other column is called so."""
    kinds = [column.said.kind for column in layout.columns]
    if "weight" in kinds:
        return layout
    if "sub-weight" in kinds:
        wanted = [column for column in layout.columns if column.said.kind == "sub-weight" and "sub" not in column.text.lower()]
    else:
        wanted = _before_options(layout)
    columns = tuple(
        replace(column, role="kind", said=Heading("kind", column.text, "weight")) if column in wanted else column for column in layout.columns
    )
    return replace(layout, columns=columns)


def _before_options(layout: Layout) -> list[Column]:
    """The column before the options that tells of their criteria: percentages, what is called a weight, or figures where the options have words."""
    entities = layout.of("entity")
    first = min((column.at for column in entities), default=-1)
    percent = [column for column in layout.of("kind") if column.said.kind in {"percent", "share"} and column.at < first][:1]
    if percent or len(entities) <= _FEW or layout.label_sort == "options" or layout.label > first:
        return percent
    held, *others = ([text for row in layout.body if (text := row[column.at].text)] for column in entities)
    called = prices(entities[0].text).get("weight", _UNCALLED) <= 1
    signed = all(text.endswith("%") for text in held) and not any(text.endswith("%") for texts in others for text in texts)
    beside_words = all(map(_is_figure, held)) and (all(_are_words(texts) for texts in others) or _beside_signs(layout, entities))
    return [entities[0]] if held and (called or (signed and _adds_to_whole(held)) or beside_words) else []


def _is_figure(text: str) -> bool:
    return read_entry(text).nature == "figure"


def _beside_signs(layout: Layout, entities: Sequence[Column]) -> bool:
    """Say whether figures stand beside signs that were read as 1, 0 and -1, and are none themselves."""
    rows = [row for row in layout.body if row[entities[0].at].text and not means(row[layout.label].text, "total", 1)]
    values = [[read_entry(row[column.at].text).value for column in entities] for row in rows]
    signs = {value for _, *others in values for value in others}
    return (
        len(rows) > 1
        and signs <= {-1, 0, 1}
        and -1 in signs
        and all((first or 0) > 0 for first, *_ in values)
        and any(first != 1 for first, *_ in values)
    )


def _are_words(texts: Sequence[str]) -> bool:
    """Say whether the cells of an option hold words of a scale; figures below them are totals and ranks."""
    words = [at for at, text in enumerate(texts) if level_like(text)]
    return len(words) > 1 and words == list(range(len(words)))


def _adds_to_whole(texts: Sequence[str]) -> bool:
    values = [read_entry(text).value or Fraction(0) for text in texts]
    return sum(values) == _WHOLE or (values[-1] == _WHOLE == sum(values[:-1]))


def with_weight_row(layout: Layout, parts: Sequence[RowPart]) -> tuple[RowPart, ...]:
    """Read a row of relative weights, or the one row of figures among words of a scale, as the weights where no other row is called so."""
    if any(part.kind == "weight" for part in parts):
        return tuple(parts)
    found = tuple(replace(part, kind="weight") if part.kind == "sub-weight" and "sub" not in part.title.lower() else part for part in parts)
    columns = [column.at for column in layout.of("entity")]
    names = [part for part in found if part.part == "name"]
    held = [(part, [part.slots[at].text for at in columns if part.slots[at].text]) for part in names]
    figures = [part for part, texts in held if len(texts) > 1 and len(texts) * 2 > len(columns) and all(map(_is_figure, texts))]
    words = [part for part in names if sum(level_like(part.slots[at].text) for at in columns) * 2 > len(columns)]
    if len(figures) != 1 or len(words) < _FEW or len(words) + 1 < len(names) or figures[0] is not names[0]:
        return found
    return tuple(replace(part, part="kind", kind="weight", title=part.name, name="") if part is figures[0] else part for part in found)


def without_rows_of_words(layout: Layout, parts: Sequence[RowPart]) -> tuple[RowPart, ...]:
    """Leave out rows in which every option has words of its own, where most other rows hold figures: they tell of something else.

    A row that has a weight is a criterion all the same.
    """
    columns = [column.at for column in layout.of("entity")]
    weights = [column.at for column in layout.of("kind") if column.said.kind == "weight"]
    names = [part for part in parts if part.part == "name"]
    natures = [[read_entry(part.slots[at].text).nature for at in columns if part.slots[at].text] for part in names]
    weighed = {id(part) for part in names if any(read_entry(part.slots[at].text).value is not None for at in weights)}
    told = [id(part) for part, held in zip(names, natures, strict=True) if len(held) > 1 and set(held) == {"text"} and id(part) not in weighed]
    figures = sum("figure" in held for held in natures)
    if not told or figures < _FEW or figures * 2 <= len(names):
        return tuple(parts)
    return tuple(replace(part, part="skip", name=f'the row "{part.name}" holds words and no scores') if id(part) in told else part for part in parts)


def makes_totals(layout: Layout, weights: Mapping[str, Fraction], numbers: str) -> bool:
    """Say whether with these weights the scores of a table make most of its totals, or whether its scores are words, which no total tells of."""
    lines = _options(layout, weights)
    if sum(all(level_like(text) for text in scores.values()) for scores, _ in lines) * 2 > len(lines) > 1:
        return True
    hits = tried = 0
    for scores, total in lines:
        made, printed = {name: read_entry(text, numbers=numbers).value for name, text in scores.items()}, read_entry(total, numbers=numbers).value
        if printed is None or None in made.values():
            continue
        weighted = sum(((value or 0) * weights[name] for name, value in made.items()), Fraction(0))
        tried, hits = (
            tried + 1,
            hits + (weighted in {printed, printed * 10, printed * 100} and weighted != sum(value or 0 for value in made.values())),
        )
    return hits > 1 and hits * 2 > tried


def _options(layout: Layout, weights: Mapping[str, Fraction]) -> list[tuple[dict[str, str], str]]:
    """The scores of each option of a table by the names of its criteria, in rows or in columns, with its total."""
    rows = {named(row[layout.label].text): row for row in layout.body} if layout.label >= 0 else {}
    heads = {named(column.said.name or column.text): column.at for column in layout.columns}
    if set(weights) <= set(rows):
        bottom = next((row for name, row in rows.items() if name not in weights and means(name, "total", 1)), None)
        return [
            ({name: rows[name][column.at].text for name in weights}, bottom[column.at].text if bottom is not None else "")
            for column in layout.of("entity")
        ]
    last = next((column.at for column in layout.of("kind") if means(column.text, "total", 1)), None)
    if not set(weights) <= set(heads):
        return []
    return [({name: row[heads[name]].text for name in weights}, row[last].text if last is not None else "") for row in layout.body]
