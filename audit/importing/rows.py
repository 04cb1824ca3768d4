"""What the rows below a heading are: names, bottom rows, groups."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from audit.importing.grid import Row, Slot
from audit.importing.layout import Column, Layout, is_figure
from audit.importing.money import hold_money, speaks_of_money
from audit.importing.words import heading

__all__ = ["NAMELESS", "OF_GROUP", "Part", "RowPart", "parts_of"]

Part = Literal["name", "kind", "group", "subtotal", "skip"]

NAMELESS: Final = "a row of figures without a name"
_BOTTOM: Final = frozenset({"total", "max-score", "percent", "rank", "weight", "subtotal", "weighted-score", "score", "cost", "sub-weight", "share"})
OF_GROUP: Final = re.compile(
    r"^(?:sub-?\s*totals?(?:\s+scores?)?(?:\s*(?:for|of|[-–:(])\s*|\s+)|totals?\s*(?:scores?\s*)?(?:for|of|[-–:(])\s*)(?P<after>.+?)\)?$|"
    r"^(?P<before>.+?)\s*[-–:]?\s*\(?(?:sub-?\s*)?totals?(?: scores?)?\)?$",
    re.IGNORECASE,
)
_SCORE: Final = re.compile(r"scor|points|marks|mean|average|median|agreed|consensus|moderated|punkte", re.IGNORECASE)
_RANGE: Final = re.compile(r"(?:\w+:?\s+)?-?\d{1,3}\s*(?:-|–|bis|to|à|a|tot|until)\s*\d{1,3}", re.IGNORECASE)
"""What names a row that states the scale: a range, and no figure beside it."""

_SUMMARY: Final = frozenset(("", "summary", "overall", "result", "results", "conclusion", "all criteria"))


@dataclass(frozen=True, slots=True)
class RowPart:
    """One row: what it is, its name or the kind it prints, its group, and its slots."""

    part: Part
    slots: Row
    name: str = ""
    kind: str = ""
    group: str = ""
    title: str = ""

    @property
    def first(self) -> Slot:
        """The slot that tells where the row stands."""
        return next((slot for slot in self.slots if slot.text and not slot.covered), self.slots[0])


def parts_of(layout: Layout, is_group: Callable[[str], bool]) -> list[RowPart]:
    """Say what every row of the body is. ``is_group`` knows the names of groups from elsewhere."""
    rows = layout.body
    figures = [column.at for column in layout.of("kind", "entity", "scorer")]
    headed = _group_rows(layout, figures)
    groups = {rows[at][layout.label].text for at in headed}
    carried = _carried(layout)
    groups |= set(carried) | _summed(layout)
    current, found = "", []

    def knows(text: str) -> bool:
        return text in groups or is_group(text)

    for at, row in enumerate(rows):
        group = carried[at] or current
        part = _part(layout, row, figures, knows, group) if at not in headed else None
        if part is None:
            current = row[layout.label].text
            part = RowPart("group", row, current, group=current)
        found.append(part)
    return _numbered(found if any(part.group for part in found if part.part == "name") else _grouped(found))


def _numbered(parts: list[RowPart]) -> list[RowPart]:
    """Number rows of one name in one group, as where a form was filled in without naming them: they are not one."""
    names = Counter((part.group, part.name) for part in parts if part.part == "name")
    counted: Counter[tuple[str, str]] = Counter()
    found = []
    for part in parts:
        key = part.group, part.name
        if part.part == "name" and names[key] > 1:
            counted[key] += 1
            part = replace(part, name=f"{part.name} {counted[key]}")  # noqa: PLW2901  # the same row
        found.append(part)
    return found


def _summed(layout: Layout) -> set[str]:
    """The groups that only rows of subtotals name: ``Benefits subtotal``, or ``Total benefits`` where there are several such."""
    texts = [row[layout.label].text for row in layout.body if not row[layout.label].covered and heading(row[layout.label].text).sort != "kind"]
    found = [(match["after"] or match["before"], "sub" in text.lower()) for text in texts if (match := OF_GROUP.match(text))]
    return {name for name, is_sub in found if is_sub or len(found) > 1}


def _grouped(parts: list[RowPart]) -> list[RowPart]:
    """Rows the group whose subtotal stands below them, or above them where the first row is a subtotal."""
    at = next((at for at, part in enumerate(parts) if part.part in {"name", "subtotal"}), 0)
    above = bool(parts) and parts[at].part == "subtotal"
    found, group = [], ""
    for part in parts if above else reversed(parts):
        group = part.group if part.part == "subtotal" else "" if part.part == "kind" else group
        found.append(replace(part, group=group) if part.part == "name" else part)
    return found if above else found[::-1]


def _part(layout: Layout, row: Row, figures: Sequence[int], is_group: Callable[[str], bool], group: str) -> RowPart:  # one line a sort of row
    label = row[layout.label]
    text = "" if label.covered else label.text
    numbered = [row[column.at].text for column in layout.of("number") if row[column.at].text and not row[column.at].covered]
    kind, title = _bottom(layout, row, text, figures)
    if kind:
        of = OF_GROUP.match(title)
        named = (of["after"] or of["before"]) if of else ""
        if kind == "total" and named and is_group(named):
            return RowPart("subtotal", row, group=named, title=title)
        if kind == "subtotal" and (named or group):
            return RowPart("subtotal", row, group=named if named and is_group(named) else group, title=title)
        return RowPart("kind", row, kind=kind, title=title)
    if not text:
        has_more = any(row[at].text and not row[at].covered for at in figures)
        return RowPart("skip", row, name=NAMELESS if has_more else "")
    of = OF_GROUP.match(text)
    named = (of["after"] or of["before"]) if of else text
    is_elsewhere = not of and group not in {"", named}  # a criterion of one group may be called like another group
    if is_group(named) and any(is_figure(row[at].text) for at in figures) and (of or not layout.of("group")) and not is_elsewhere:
        return RowPart("subtotal", row, group=named, title=text)
    is_scale = _RANGE.fullmatch(text.strip()) is not None and not any(row[at].text for at in figures)
    name = f"{numbered[0].rstrip('.)')}. {text}" if numbered else text
    return RowPart("skip", row, f'the row "{text}" states a scale') if is_scale else RowPart("name", row, name, group=group)


def _bottom(layout: Layout, row: Row, text: str, figures: Sequence[int]) -> tuple[str, str]:
    """The kind that a bottom row prints, and its heading, which may stand in another column than the names."""
    said = heading(text) if text else None
    if said is not None and said.sort == "kind" and said.kind in _BOTTOM and _prints(row, figures, said.kind, text):
        return said.kind, text
    before = [row[at].text for at in range(layout.label) if row[at].text and not row[at].covered]
    if any(heading(one).kind == "total" for one in before) and _prints(row, figures, "total"):
        return "total", text or before[0]
    if text and speaks_of_money(text) and hold_money(text, [row[at].text for at in figures if row[at].text]):
        return "cost", text
    if text.strip(" :").lower() not in _SUMMARY:
        return "", ""
    for slot in row:
        if slot.text and not slot.covered and slot is not row[layout.label]:
            one = heading(slot.text)
            if one.sort == "kind" and one.kind in _BOTTOM and not is_figure(slot.text):
                return one.kind, slot.text
    return ("total", text) if text and _prints(row, figures, "total") else ("", "")


def _prints(row: Row, figures: Sequence[int], kind: str, text: str = "score") -> bool:
    """Say whether a row named like a kind prints it: a criterion may be called Cost or Value, and then prints scores like others."""
    if kind == "cost":
        return False
    if kind in {"score", "weighted-score"}:
        return any(row[at].text for at in figures) and _SCORE.search(text) is not None
    return True


def _group_rows(layout: Layout, figures: Sequence[int]) -> set[int]:
    """Find rows that head a group: a name and nothing else, across the table or more than once, with names below."""
    rows, label = layout.body, layout.label
    bare = [at for at, row in enumerate(rows) if row[label].text and not row[label].covered and _is_bare(row, label, layout.columns)]
    spanning = [at for at in bare if all(slot.covered or at_ == label for at_, slot in enumerate(rows[at])) or rows[at][label].bold]
    full = [at for at in range(len(rows)) if at not in bare and any(is_figure(rows[at][one].text) for one in figures)]
    if not full:
        return set()
    headed = [at for at in bare if at + 1 < len(rows) and at + 1 not in bare and heading(rows[at][label].text).kind in {"", "cost"}]
    if headed and headed[0] == 0 and len(headed) >= max(1, len(bare) - 1):
        return set(headed)
    return {at for at in spanning if at in headed}


def _is_bare(row: Row, label: int, columns: Sequence[Column]) -> bool:
    """Say whether a row holds a name alone, or a name and a weight."""
    weights = {column.at for column in columns if column.said.kind == "weight"}
    others = [at for at, slot in enumerate(row) if at != label and slot.text and not slot.covered and slot.text != row[label].text]
    return all(at in weights for at in others)


def _carried(layout: Layout) -> list[str]:
    """The group of every row by the column of groups, where there is one; a blank repeats the group above."""
    columns = layout.of("group")
    if not columns or len(columns) > 1:
        return [""] * len(layout.body)
    found, current = [], ""
    for row in layout.body:
        said = " ".join(row[columns[0].at].text.split())
        current = said if said and heading(said).kind not in {"total", "subtotal"} else current
        found.append(current)
    return found if _are_groups([text for text in found if text]) else [""] * len(layout.body)


def _are_groups(texts: Sequence[str]) -> bool:
    """Say whether labels can be groups: words, each repeated or few; not the torn letters of a label set sideways."""
    names = set(texts)
    return bool(names) and all(sum(map(str.isalpha, name)) > 3 for name in names) and len(names) < len(texts)  # noqa: PLR2004  # a word
