"""Faults planted in drawn workbooks, and what comes of looking for them."""

from collections.abc import Callable, Mapping
from random import Random

from audit.documents.book import At, Workbook, name_of
from audit.documents.paper import Request
from audit.documents.registry import read_bytes
from audit.workbook.analysis import WorkbookAnalysis
from audit.workbook.finds import FINDS
from testbed.workbooks.sheets import Draft, Results, written

Planted = tuple[str, frozenset[str], frozenset[str]]
"""The sheet, the cells of which one has to be named, and what may be found there."""


def typed_total(draft: Draft, random: Random) -> Planted | None:
    title, at, _ = random.choice(draft.sums)
    value = Results(draft).of(title, at)
    if not isinstance(value, float):
        return None
    draft.pages[title].cells[at] = value + random.choice((0, 0, 1, -2))
    return title, frozenset({name_of(at)}), frozenset({"typed-total", "typed-totals"})


def _shortened(draft: Draft, random: Random, keep: Callable[[list[At]], list[At]], *, every: bool) -> Planted | None:
    sums = [one for one in draft.sums if len(one[2]) > 3 and str(draft.pages[one[0]].cells[one[1]]).startswith("=SUM(")]
    if not sums:
        return None
    title, at, cells = random.choice(sums)
    group = (
        [one for one in sums if one[0] == title and len(one[2]) == len(cells) and _alike(one[1], at, one[2], cells)]
        if every
        else [(title, at, cells)]
    )
    for _, each, own in group:
        kept = keep(own)
        left = [cell for cell in own if cell not in kept]
        if not all(
            isinstance(draft.pages[title].cells.get(cell), int | float) or str(draft.pages[title].cells.get(cell)).startswith("=") for cell in left
        ):
            return None
        draft.pages[title].cells[each] = f"=SUM({_ranges(kept)})"
    return title, frozenset(name_of(each) for _, each, _ in group), frozenset({"left-out"})


def _alike(one: At, other: At, cells: list[At], others: list[At]) -> bool:
    return (one[0] == other[0] and cells[0][0] == others[0][0]) or (one[1] == other[1] and cells[0][1] == others[0][1])


def _ranges(cells: list[At]) -> str:
    runs = [[cells[0]]]
    for cell in cells[1:]:
        if abs(cell[0] - runs[-1][-1][0]) + abs(cell[1] - runs[-1][-1][1]) > 1:
            runs.append([])
        runs[-1].append(cell)
    return ",".join(name_of(run[0]) if len(run) == 1 else f"{name_of(run[0])}:{name_of(run[-1])}" for run in runs)


def misses_last(draft: Draft, random: Random) -> Planted | None:
    return _shortened(draft, random, lambda cells: cells[:-1], every=False)


def misses_first(draft: Draft, random: Random) -> Planted | None:
    return _shortened(draft, random, lambda cells: cells[1:], every=False)


def skips_one(draft: Draft, random: Random) -> Planted | None:
    return _shortened(draft, random, lambda cells: [*cells[:2], *cells[3:]], every=False)


def all_miss_last(draft: Draft, random: Random) -> Planted | None:
    return _shortened(draft, random, lambda cells: cells[:-1], every=True)


def all_skip_one(draft: Draft, random: Random) -> Planted | None:
    return _shortened(draft, random, lambda cells: [*cells[:2], *cells[3:]], every=True)


def adds_number(draft: Draft, random: Random) -> Planted | None:
    title, at, _ = random.choice(draft.sums)
    draft.pages[title].cells[at] = f"{draft.pages[title].cells[at]}{random.choice(('+5', '-2', '+0.5'))}"
    return title, frozenset({name_of(at)}), frozenset({"own-number"})


def typed_product(draft: Draft, random: Random) -> Planted | None:
    if not draft.products:
        return None
    title, at = random.choice(draft.products)
    draft.pages[title].cells[at] = random.randint(0, 20)
    return title, frozenset({name_of(at)}), frozenset({"typed-among-formulas"})


def number_in_product(draft: Draft, random: Random) -> Planted | None:
    found = [one for one in draft.products if "*" in str(draft.pages[one[0]].cells[one[1]])]
    if not found:
        return None
    title, at = random.choice(found)
    draft.pages[title].cells[at] = f"{str(draft.pages[title].cells[at]).partition('*')[0]}*3"
    return title, frozenset({name_of(at)}), frozenset({"own-number"})


def other_row(draft: Draft, random: Random) -> Planted | None:
    found = [one for one in draft.products if "*" in str(draft.pages[one[0]].cells[one[1]])]
    if not found:
        return None
    title, at = random.choice(found)
    head, _, row = str(draft.pages[title].cells[at]).rpartition("$B")
    draft.pages[title].cells[at] = f"{head}$B{int(row) + (1 if random.random() < 0.5 else -1)}"
    return title, frozenset({name_of(at)}), frozenset({"unlike-others"})


def text_number(draft: Draft, random: Random) -> Planted | None:
    found = [(title, cell) for title, _, cells in draft.sums for cell in cells if isinstance(draft.pages[title].cells.get(cell), int)]
    if not found:
        return None
    title, at = random.choice(found)
    draft.pages[title].cells[at] = f"'{draft.pages[title].cells[at]}"
    return title, frozenset({name_of(at)}), frozenset({"number-as-text"})


def hidden_row(draft: Draft, random: Random) -> Planted | None:
    downs = [(title, cells) for title, at, cells in draft.sums if cells[0][1] == cells[-1][1] and at[1] == cells[0][1]]
    if not downs:
        return None
    title, cells = random.choice(downs)
    row = random.choice(cells)[0]
    draft.pages[title].hidden_rows.add(row)
    return title, frozenset(name_of(at) for at in draft.pages[title].cells if at[0] == row), frozenset({"hidden-in-sum"})


def hidden_sheet(draft: Draft, random: Random) -> Planted | None:
    if len(draft.pages) == 1 or random.random() < 0.3:
        draft.page("Old").cells.update({(0, 0): "Access", (0, 1): 4})
    title = list(draft.pages)[-1 if "Old" in draft.pages else 0]
    draft.pages[title].hidden = True
    return title, frozenset({""}), frozenset({"hidden-sheet", "hidden-sheet-used"})


def old_result(draft: Draft, random: Random) -> Planted | None:
    title, at = random.choice([(title, at) for title, at, _ in draft.sums] + draft.products)
    value = Results(draft).of(title, at)
    if not isinstance(value, float):
        return None
    draft.pages[title].old[at] = value + random.choice((1, -1, 0.1, 12))
    return title, frozenset({name_of(at)}), frozenset({"old-result"})


def broken(draft: Draft, random: Random) -> Planted | None:
    title, at = random.choice([(title, at) for title, at, _ in draft.sums] + draft.products)
    draft.pages[title].cells[at] = random.choice(("=SUM(#REF!)", "=#REF!*2", "='Old scores'!C4+1", "=Score_list*2"))
    return title, frozenset({name_of(at)}), frozenset({"broken-reference"})


FAULTS: Mapping[str, Callable[[Draft, Random], Planted | None]] = {
    "total typed": typed_total, "sum misses the last": misses_last, "sum misses the first": misses_first, "sum skips one": skips_one,
    "all sums miss the last": all_miss_last, "all sums skip one": all_skip_one, "number added to a sum": adds_number,
    "number typed among formulas": typed_product, "number inside one formula": number_in_product, "formula takes another row": other_row,
    "number stored as text": text_number, "hidden row in a sum": hidden_row, "hidden sheet": hidden_sheet, "stored result is old": old_result,
    "broken reference": broken,
}  # fmt: skip


def read(draft: Draft) -> Workbook:
    """Write a draft and read it again."""
    book = read_bytes(written(draft), Request("trial.xlsx")).workbook
    assert book is not None
    return book


def failures(draft: Draft) -> list[tuple[str, str, str]]:
    """What is found in a workbook: what, sheet and cell; a cause that names several cells once for each."""
    looked = WorkbookAnalysis(read(draft))
    found = [(name, one) for name, find in FINDS.items() for one in looked.found(find) if one.status == "fail"]
    return [(name, one.sheet, cell) for name, one in found for cell in (one.cells or ("",))]


def planted(draft: Draft, plant: Planted) -> tuple[str, list[tuple[str, str, str]]]:
    """Say whether what was planted is found (``found``, ``other`` under another name, ``missed``), and what else is."""
    title, cells, names = plant
    found = failures(draft)
    own = [one for one in found if one[1] == title and one[2] in cells]
    others = [one for one in found if one not in own]
    if any(name in names for name, _, _ in own):
        return "found", others
    return ("other" if own else "missed"), others
