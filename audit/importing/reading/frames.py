"""How a grid may be framed: title rows, heads in two rows, touching and side-by-side tables, long form, typed frames.

Each step takes a grid and gives grids in the plain form that lines can be read from: one row of heads or heads that are
truly merged, one column of names, one figure in a cell. Slots keep their places, so that every figure still says where
it stands.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from audit.importing.captions import caption_in
from audit.importing.grid import Grid, Row, Slot
from audit.importing.reading.blocks import three_columns_each, two_rows_each
from audit.importing.reading.cells import numeral, sign_of, without_marks
from audit.importing.reading.heads import is_figure, is_wordy, over_blanks, texts, two_heads, weights_below
from audit.importing.reading.lexicon import means, prices
from audit.importing.reading.long import long_form
from audit.importing.reading.prefixes import columns_by_prefix, rows_by_prefix
from audit.importing.reading.scorers import by_scorer
from audit.importing.words import flat, heading, level_like

__all__ = ["framed"]

_LEAST: Final = 3
"""Names of which each has to carry a figure within before it is their weight: two may do so by chance."""

_LETTERS: Final = re.compile(r"[A-Z]{1,2}$")
_BEHIND: Final = re.compile(
    r"^(?P<name>.*?[^\s(\[:–—-])\s*(?:[(\[]\s*(?:(?:weight(?:ing)?|wt|w|gewicht(?:ung)?|peso|poids|importance)\.?\s*[:=]?\s*)?(?P<inner>\d{1,3}(?:[.,]\d{1,3})?\s*%?)"
    r"(?:\s*(?:weight(?:ing)?|points?|pts))?\s*[)\]]|\s+[–—-]\s+(?P<dash>\d{1,3}(?:\.\d{1,2})?\s*%)|:\s*(?P<colon>\d{1,3}(?:\.\d{1,2})?\s*%)|\s+(?P<bare>\d{1,3}(?:\.\d{1,2})?%)"
    r"|\s*[,;|–—-]?\s+(?:weight(?:ing)?|gewicht(?:ung)?|peso|poids|pond[ée]ration)\s*[:=]\s*(?P<said>\d{1,3}(?:[.,]\d{1,3})?\s*%?)"
    r"|\s*[(\[]\s*[x×]\s?(?P<times>\d{1,2}(?:\.\d)?)\s*[)\]])$",
    re.IGNORECASE,
)


_AMONG: Final = re.compile(
    r"^(?P<before>[^()\[\]]*\S)\s*[(\[](?P<inner>\d{1,3}(?:[.,]\d{1,3})?\s*%?)[)\]](?P<after>[^()\[\]]*)$"
    r"(?P<dash>)(?P<colon>)(?P<bare>)(?P<said>)(?P<times>)"
)
"""A weight in brackets within a name: taken for one where most names carry one at their end, or each of them within."""

_BEFORE: Final = re.compile(r"^(?P<before>)(?P<inner>\d{1,3}\s?%)\s+(?P<after>[^\W\d].*)$" r"(?P<dash>)(?P<colon>)(?P<bare>)(?P<said>)(?P<times>)")
"""A percentage before a name: a weight where each name has one and they add to the whole."""


def framed(grid: Grid) -> list[Grid]:
    """The tables that stand in a grid, each in plain form."""
    found = [_without_covered(grid)]
    for step in (_untyped, _parted, _beside, by_scorer):
        found = [one for each in found for one in step(each)]
    plain: Sequence[Callable[[Grid], Grid]] = (
        _without_titles,
        _without_title,
        weights_below,
        over_blanks,
        two_heads,
        _turned,
        three_columns_each,
        columns_by_prefix,
        rows_by_prefix,
        _named_weights,
        two_rows_each,
        long_form,
    )
    for change in plain:
        found = [change(one) for one in found]
    return found


def _without_covered(grid: Grid) -> Grid:
    """Take off rows that hold nothing of their own, as where all heads are merged over two rows."""
    rows = tuple(row for at, row in enumerate(grid.rows) if not at or not all(slot.covered for slot in row))
    return replace(grid, rows=rows) if 1 < len(rows) < len(grid.rows) else grid


def _untyped(grid: Grid) -> list[Grid]:
    """Take off a typed frame of letters over the columns and numbers before the rows."""
    head = [slot.text for slot in grid.rows[0]]
    corner = any(map(str.isalnum, head[0]))
    letters = [text for text in head[0 if corner else 1 :] if text]
    firsts = [row[0].text for row in grid.rows[1:]]
    typed = (
        len(letters) > 1 and all(map(_LETTERS.match, letters)) and letters == sorted(letters, key=lambda one: (len(one), one)) and letters[0] == "A"
    )
    counted = (
        len(firsts) > 1
        and all(text.isdigit() for text in firsts)
        and [int(text) for text in firsts] == list(range(int(firsts[0]), int(firsts[0]) + len(firsts)))
    )
    if not (typed and counted and not corner):
        return [grid]
    return [_kept(replace(grid, rows=tuple(row[1:] for row in grid.rows[1:])))]


def _parted(grid: Grid) -> list[Grid]:
    """Part tables that touch: a new row of heads, with figures above and below it."""
    rows, cuts = grid.rows, [0]
    for at in range(2, len(rows) - 1):
        if _begins(rows, at, cuts[-1]):
            cuts.append(_title_above(rows, at, cuts[-1]))
    if len(cuts) == 1:
        return [grid]
    return [_cut(grid, rows[start:end]) for start, end in zip(cuts, [*cuts[1:], len(rows)], strict=True)]


def _title_above(rows: Sequence[Row], at: int, since: int) -> int:
    """Where a table begins whose heads stand in a row: with the lines of text above them."""
    while at - 1 > since + 1 and len(texts(rows[at - 1])) == 1 and not is_figure(texts(rows[at - 1])[0]):
        at -= 1
    return at


def _begins(rows: Sequence[Row], at: int, since: int) -> bool:
    row = rows[at]
    said = texts(row)
    first = row[0].text
    if not is_wordy(row) or not (not first or _is_axis(first)) or len(said) < 2 + bool(first):  # two names
        return False
    if any(means(text, "total") and len(said) == 1 for text in said):
        return False
    below_heads = rows[since + 1 : at]
    if any(slot.text and any(slot.text == above[column].text for above in below_heads) for column, slot in enumerate(row)):
        return False  # names that stand in the body above head nothing
    again = any([flat(slot.text) for slot in row] == [flat(slot.text) for slot in above] for above in rows[since:at])
    above = [any(map(is_figure, texts(one))) for one in rows[since:at]]
    below = any(map(is_figure, [text for one in rows[at + 1 : at + 3] for text in texts(one)]))
    return (
        sum(above) > 1
        and below
        and not again
        and any(text not in {one for above_ in rows[since : since + 2] for one in texts(above_)} for text in said)
    )


def _is_axis(text: str) -> bool:
    return means(text, "criteria") or means(text, "options") or heading(text).sort in {"criteria", "options"}


def _cut(grid: Grid, rows: Sequence[Row]) -> Grid:
    used = [at for at in range(grid.width) if any(row[at].text and not row[at].covered for row in rows)]
    kept = tuple(tuple(row[at] for at in used) for row in rows)
    first = next((slot.place for row in kept for slot in row if slot.text), grid.place)
    return replace(grid, rows=kept, place=replace(grid.place, row=first.row if grid.kind == "xlsx" else grid.place.row))


def _beside(grid: Grid) -> list[Grid]:
    """Part tables side by side: the head of the names stands over two columns."""
    for row in grid.rows[:3]:
        first = row[0].text
        again = [at for at in range(2, len(row)) if row[at].text and not row[at].covered and flat(row[at].text) == flat(first)]
        if first and again and _is_axis(first) and not is_figure(first):
            cuts = [0, *again, len(row)]
            parts = [[row_[start:end] for row_ in grid.rows] for start, end in itertools.pairwise(cuts)]
            if all(_holds_figures(part) and len(part[0]) > 1 for part in parts):
                return [_kept(replace(grid, rows=tuple(map(tuple, part)))) for part in parts]
    return [grid]


def _holds_figures(rows: Sequence[Sequence[Slot]]) -> bool:
    return any(is_figure(slot.text) for row in rows for slot in row[1:])


def _kept(grid: Grid) -> Grid:
    return replace(grid, rows=tuple(row for row in grid.rows if texts(row)))


def _without_titles(grid: Grid) -> Grid:
    """Take off lines of text above a table but the last, as where rows of text and of a table stand together."""
    rows = grid.rows
    count = 0
    while count < len(rows) - 2 and len(texts(rows[count])) == 1 and rows[count][0].text and not is_figure(rows[count][0].text):
        count += 1
    if count < 2 or not is_wordy(rows[count]) or grid.width < 3:  # noqa: PLR2004  # a single title stays, as it may name an option
        return grid
    said = [rows[at][0].text for at in range(count)]
    caption = grid.caption or caption_in(said[-1]) or (said[0], "")
    return replace(grid, rows=rows[count:], caption=caption)


def _without_title(grid: Grid) -> Grid:
    """Take off a row in which one text stands over all heads, where the heads stand in the row below; it becomes the caption."""
    rows = grid.rows
    while len(rows) > 2 and grid.width > 2 and len(set(texts(rows[0]))) == 1 and is_wordy(rows[1]):  # noqa: PLR2004  # a head and a row
        said, corner = texts(rows[0])[0], rows[1][0]
        bare = not corner.text and len(texts(rows[1])) == grid.width - 1 and (means(said, "options") or heading(said).sort == "options")
        if not _is_axis(said) or is_figure(said) or not (corner.text or bare):
            break
        rows = ((replace(corner, text="Criteria", covered=False), *rows[1][1:]), *rows[2:]) if bare else rows[1:]
    return replace(grid, rows=rows)


def _turned(grid: Grid) -> Grid:
    """Turn a table whose columns hold results of groups, so that groups and what sums them up stand in rows."""
    rows = grid.rows
    found = [slot.text for slot in rows[0][1:] if slot.text and not slot.covered and _OF_GROUP.search(without_marks(slot.text))]
    if len(found) < 2 or not is_wordy(rows[0]) or any(slot.covered for row in rows for slot in row):  # noqa: PLR2004  # two groups
        return grid
    below = [without_marks(row[0].text) for row in rows[1:]]
    if any(_OF_GROUP.search(text) for text in below) or not all(below):
        return grid
    made = tuple(tuple(row[at] for row in rows) for at in range(grid.width))
    corner = replace(made[0][0], text="Criteria") if made[0][0].text else made[0][0]
    return replace(grid, rows=((corner, *made[0][1:]), *made[1:]))


_OF_GROUP: Final = re.compile(
    r"\bsub-?\s?totals?\b|\bzwischensumme|\bsous-total|^(?:group )?(?:average|mean)\b(?: (?:of|for))? \w|\w \(?(?:average|mean|tally)\)?$"
    r"|^(?:mittelwert|moyenne|promedio) \w|^total \w+$|\w total$",
    re.IGNORECASE,
)


def _named_weights(grid: Grid) -> Grid:
    """Write weights behind names in one form, where nearly all names carry one: ``Latency - 30%`` becomes ``Latency (weight 30%)``."""
    rows = list(grid.rows)
    down = [at for at in range(1, len(rows)) if rows[at][0].text and any(_scores(slot.text) for slot in rows[at][1:])]
    across = [at for at in range(1, grid.width) if rows[0][at].text]
    for spots in ([(at, 0) for at in down], [(0, at) for at in across]):
        names = [(spot, rows[spot[0]][spot[1]]) for spot in spots if "name" in prices(without_marks(rows[spot[0]][spot[1]].text))]
        names = [(spot, slot) for spot, slot in names if not _is_bottom(slot.text) and heading(slot.text).sort != "level"]
        found = {spot: match for spot, slot in names if (match := _BEHIND.match(" ".join(without_marks(slot.text).split())))}
        said = [_weight(match) for match in found.values()]
        if len(found) > 1 and ((len(found) >= 0.7 * len(names) and _are_weights(said)) or _are_shares(said)):  # most
            among = {spot: match for spot, slot in names if spot not in found and (match := _AMONG.match(without_marks(slot.text)))}
            for (row, column), match in (found | among).items():
                _write_weight(rows, row, column, match["name"] if (row, column) in found else f"{match['before']}{match['after']}", match)
        else:
            _write_weights_within(rows, names)
    return replace(grid, rows=tuple(rows))


def _write_weights_within(rows: list[Row], names: Sequence[tuple[tuple[int, int], Slot]]) -> None:
    """Write weights within or before names in the one form, where every name carries one: a figure that some names have may be part of them."""
    for pattern, are_weights in ((_AMONG, _are_weights), (_BEFORE, _adds_up)):
        found = {spot: match for spot, slot in names if (match := pattern.match(" ".join(without_marks(slot.text).split())))}
        bare = {match["before"] + match["after"] for match in found.values()}
        if len(bare) < max(len(names), _LEAST) or not are_weights([_weight(match) for match in found.values()]):
            continue  # names that differ by their figures alone are parted by them
        for (row, column), match in found.items():
            _write_weight(rows, row, column, f"{match['before']}{match['after']}", match)
        return


def _write_weight(rows: list[Row], row: int, column: int, name: str, match: re.Match[str]) -> None:
    changed = replace(rows[row][column], text=f"{name} (weight {_weight(match)})")
    rows[row] = (*rows[row][:column], changed, *rows[row][column + 1 :])


def _scores(text: str) -> bool:
    return is_figure(text) or bool(sign_of(text)) or level_like(text)


def _is_bottom(text: str) -> bool:
    found = prices(without_marks(text))
    return min(found.get("total", 9), found.get("rank", 9), found.get("weight", 9)) <= 1


def _weight(match: re.Match[str]) -> str:
    return next(found for key in ("inner", "dash", "colon", "bare", "said", "times") if (found := match[key])).replace(",", ".").replace(" ", "")


def _are_shares(said: Sequence[str]) -> bool:
    """Say whether percentages behind some of the names are all that there is: those of groups, whose parts carry none."""
    values = [number.value for text in said if (number := numeral(text)) is not None and number.value is not None]
    return len(values) > 2 and all("%" in text for text in said) and sum(values) == 100  # noqa: PLR2004  # two may be anything


def _adds_up(said: Sequence[str]) -> bool:
    values = [number.value for text in said if (number := numeral(text)) is not None and number.value is not None]
    return len(values) == len(said) and sum(values) in {1, 100}


def _are_weights(said: Sequence[str]) -> bool:
    """Tell weights from numbers that only count: with per cent signs or decimals, or adding to a round sum, or not in order."""
    values = [number.value for text in said if (number := numeral(text)) is not None and number.value is not None]
    if len(values) < len(said):
        return False
    if all("%" in text or "." in text for text in said) or sum(values) in {1, 10, 100}:
        return True
    return values != sorted(values) or len(set(values)) < len(values)
