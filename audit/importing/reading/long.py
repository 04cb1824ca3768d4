"""Long form: a table with one row for each option and criterion, made one of criteria by options."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from audit.importing.grid import Grid, Row, Slot
from audit.importing.reading.heads import is_figure, is_wordy, texts
from audit.importing.reading.lexicon import means, prices
from audit.importing.words import heading

__all__ = ["long_form"]

_EMPTY: Final = Slot("")


def long_form(grid: Grid) -> Grid:
    """Turn a table with one row for each option and criterion into one of criteria by options."""
    grid = _carried_down(grid)
    head, body = grid.rows[0], [row for row in grid.rows[1:] if len(texts(row)) > 2]  # noqa: PLR2004  # two names and a figure
    names = [at for at in range(grid.width) if body and not any(is_figure(row[at].text) for row in body) and all(row[at].text for row in body)]
    if len(body) < 4 or len(names) < 2 or not is_wordy(head, 3):  # noqa: PLR2004  # two options by two criteria
        return grid
    for option, criterion in _axes(head, names[:3]):
        options = list(dict.fromkeys(row[option].text for row in body))
        criteria = list(dict.fromkeys(row[criterion].text for row in body))
        pairs = {(row[option].text, row[criterion].text): row for row in body}
        if len(pairs) == len(body) == len(options) * len(criteria) and len(options) > 1 and len(criteria) > 1:
            return _pivoted(grid, head, (options, criteria), pairs, [at for at in range(grid.width) if at not in {option, criterion}])
    return grid


def _axes(head: Row, names: Sequence[int]) -> Iterator[tuple[int, int]]:
    pairs = [(one, other) for one in names for other in names if one != other]

    def likely(pair: tuple[int, int]) -> tuple[int, int]:
        said = [heading(head[at].text).sort for at in pair]
        good = (said[1] == "criteria" or means(head[pair[1]].text, "criteria")) + (said[0] == "options" or means(head[pair[0]].text, "options"))
        return -good, pair[0]

    yield from sorted(pairs, key=likely)


def _pivoted(grid: Grid, head: Row, axes: tuple[Sequence[str], Sequence[str]], pairs: dict[tuple[str, str], Row], columns: Sequence[int]) -> Grid:
    options, criteria = axes
    figures = [at for at in columns if sum(is_figure(row[at].text) for row in pairs.values()) * 2 > len(pairs)]
    of_criterion = [at for at in figures if all(len({pairs[one, name][at].text for one in options}) == 1 for name in criteria)]
    of_option = [
        at for at in figures if at not in of_criterion and all(len({pairs[one, name][at].text for name in criteria}) == 1 for one in options)
    ]
    cells = [at for at in figures if at not in {*of_criterion, *of_option}]
    weights = [at for at in of_criterion if prices(head[at].text).get("weight", 9) <= 3][:1] or of_criterion[:1]  # noqa: PLR2004  # may mean a weight
    if not cells:
        return grid
    said = [Slot("Criteria"), *(Slot("Weight", head[at].place) for at in weights)]
    said += [Slot(_headed(one, _kind(head[at].text, cells, at)), head[at].place) for one in options for at in cells]
    rows: list[Row] = [tuple(said)]
    for name in criteria:
        first = pairs[options[0], name]
        label = next(slot for slot in first if slot.text == name)
        rows.append((label, *(first[at] for at in weights), *(pairs[one, name][at] for one in options for at in cells)))
    for at in of_option:
        kind = "Rank" if means(head[at].text, "rank") else "Total"
        row = [Slot(kind, head[at].place), *(_EMPTY for _ in weights)]
        for one in options:
            row += [*(_EMPTY for _ in cells[1:]), pairs[one, criteria[0]][at]]
        rows.append(tuple(row))
    return replace(grid, rows=tuple(rows))


def _headed(name: str, kind: str) -> str:
    return f"{name}: {kind}" if kind else name


def _kind(text: str, cells: Sequence[int], at: int) -> str:
    """What a column of figures holds; a single one that is called a score may hold either, and other tables tell."""
    if len(cells) == 1:
        return "weighted score" if means(text, "weighted-score") and not means(text, "score") else ""
    return "score" if at == cells[0] else "weighted score" if at == cells[1] else text


def _carried_down(grid: Grid) -> Grid:
    """Write the name of an option into every row of its block, where it stands only in the first: a number is given the word over it."""
    head, body = grid.rows[0], grid.rows[1:]
    starts = [at for at, row in enumerate(body) if row[0].text]
    blocks = [body[start:end] for start, end in itertools.pairwise([*starts, len(body)])]
    names = [[row[1].text for row in block] for block in blocks] if grid.width > 2 else []  # noqa: PLR2004  # two names and a figure
    if len(starts) < 2 or starts[0] or len(starts) == len(body) or not all(sorted(one) == sorted(names[0]) and all(one) for one in names):  # noqa: PLR2004
        return grid
    rows = [head]
    for block in blocks:
        first = block[0][0]
        label = replace(first, text=f"{head[0].text.split()[0]} {first.text}", covered=False) if first.text.isdigit() and head[0].text else first
        rows += [(label, *row[1:]) for row in block]
    return replace(grid, rows=tuple(rows))
