"""Compare what an appraisal file records with the lines of the text it was read from.

Every comparison returns the differences it finds, in words; an empty list means that file and text agree. Appraisals
are plain YAML in which everything is a string, so that nothing here depends on how the package reads a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count, takewhile
from typing import Any, Final, TypeAlias

Node: TypeAlias = Mapping[str, Any]

_MARKUP: Final = re.compile(r"</?(?:[biup]|br|li|su[bp]|t[dhr]|table|[ou]l)\b[^>]*>|\*\*|(?<![\w%])\*|^#+\s+|^\s*(?:[-•▼]\s+)+")
_FIGURE_WORDS: Final = frozenset({"pass", "fail", "n/a"})
_STATES: Final = {"": "", "null": "", "blank": "", "dash": "-", "not-applicable": "N/A"}
_NUMBER_WORDS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_QUOTA: Final = re.compile(r"\((\d+) (?:model|option)s?\b[^)]*\)")
_GATEWAY: Final = re.compile(r"\bgateway criteria\b", re.IGNORECASE)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_AT_LEAST: Final = r"\b(?:over|more than|at least)\s+"


@dataclass(frozen=True)
class SourceText:
    """A text converted from a published paper: lines counted from 1, cells of a table row parted by tabs."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> SourceText:
        """Split at line feeds only: other separators would shift the numbers."""
        return cls(tuple(text.split("\n")))

    def raw(self, number: str | int) -> str:
        """The line as it stands, empty where the text has no such line."""
        place = int(number) - 1
        return self.lines[place] if 0 <= place < len(self.lines) else ""

    def line(self, number: str | int) -> str:
        """The line without markup."""
        return clean(self.raw(number))

    def cells(self, number: str | int) -> list[str]:
        """The cells of a table row without markup; a single one where the line is running text."""
        return [clean(cell) for cell in self.raw(number).split("\t")]

    def is_row(self, number: str | int) -> bool:
        """Whether the line is a row of a table."""
        return "\t" in self.raw(number)


def clean(text: str) -> str:
    """Text without tags, emphasis and list markers, white space collapsed."""
    return " ".join(_MARKUP.sub(" ", text).split())


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure or a word that stands for one."""
    bare = any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))
    return bare or cell.casefold() in _FIGURE_WORDS


def printed(figure: Any) -> str:
    """The characters that a recorded figure says are in the text: none for a blank."""
    if isinstance(figure, Mapping):
        figure = figure.get("value", figure.get("state", figure.get("illegible", "")))
    return _STATES.get(str(figure), str(figure))


def stands_in(figure: str, line: str) -> bool:
    """Whether a figure stands in running text by itself, not as part of another one."""
    return re.search(rf"(?<![\w.,-]){re.escape(figure)}(?![\w%]|[.,]\d)", line) is not None


def names(appraisal: Node, key: str, said: Node) -> set[str]:
    """What may head a row or column: the heading recorded there, else the title with or without its label."""
    if "title" in said:
        return {said["title"]}
    parts = (appraisal.get(part, {}) for part in ("options", "criteria", "groups"))
    item = next((part[key] for part in parts if key in part), None) or {}
    title = item.get("title", "")
    return {title, f"{item.get('label', '')}. {title}"} if title else set()


def all_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Every comparison of this module, one after the other."""
    tables = (table_differences(text, appraisal, table) for table in appraisal.get("tables", {}).values())
    rest = (
        weight_differences(text, appraisal),
        level_differences(text, appraisal),
        scale_differences(text, appraisal),
        stated_differences(text, appraisal),
        name_differences(text, appraisal),
        recommendation_differences(text, appraisal),
        gateway_differences(text, appraisal),
        wording_differences(text, appraisal),
        reference_differences(text, appraisal),
        date_differences(text, appraisal),
    )
    return [*chain.from_iterable(tables), *chain.from_iterable(rest)]


# Tables


@dataclass(frozen=True)
class _Grid:
    """Where the recorded columns stand in the heading row, -1 where they do not, and how wide that row is."""

    places: tuple[int, ...]
    width: int


def table_differences(text: SourceText, appraisal: Node, table: Node) -> list[str]:
    """Compare the headings and every row, then look for rows of the text that are not recorded."""
    header = text.cells(table["line"]) if "line" in table else []
    grid = _Grid(tuple(_place(header, appraisal, column) for column in table["columns"]), len(header))
    found = [f"column {i + 1}: heading not found" for i, place in enumerate(grid.places) if header and place < 0]
    for key, row in table["cells"].items():
        if not isinstance(row, Mapping) or "line" not in row:
            found.append(f"{key}: no line recorded")
            continue
        differ = _cells_differ if text.is_row(row["line"]) else _prose_differs
        problem = differ(text, row, names(appraisal, key, row), grid) or _not_from(text, appraisal, row)
        found += [f"{key}, line {row['line']}: {problem}"] if problem else []
    return found + _rows_left_out(text, appraisal, table) + _about_another(appraisal, table)


def _place(header: list[str], appraisal: Node, column: Any) -> int:
    said = column if isinstance(column, Mapping) else {}
    key = column if isinstance(column, str) else said.get("option", said.get("criterion", said.get("group", "")))
    heads = names(appraisal, key, said)
    return next((i for i, cell in enumerate(header) if cell in heads), -1)


def _cells_differ(text: SourceText, row: Node, heads: set[str], grid: _Grid) -> str:
    """Cell by cell where the row is as wide as the heading row, else by the figures in their order."""
    values, cells = [printed(value) for value in row["values"]], text.cells(row["line"])
    if not heads & set(cells):
        return f"none of {sorted(heads)} heads the row"
    cells = ["" if cell in heads else cell for cell in cells]
    figures = [cell for cell in cells if is_figure(cell)]
    if len(cells) == grid.width and min(grid.places) >= 0:
        there = [cells[place] for place in grid.places]
        left_out = [cell for i, cell in enumerate(cells) if i not in grid.places and is_figure(cell)]
    else:
        there, left_out = figures, []
    if there != values:
        return f"{values} recorded, {there} in the text"
    return f"{left_out} left out" if left_out else ""


def _prose_differs(text: SourceText, row: Node, heads: set[str], grid: _Grid) -> str:
    """A row recorded from running text: its heading and its figures stand in the line."""
    line, values = text.line(row["line"]), [printed(value) for value in row["values"]]
    if len(values) != len(grid.places):
        return f"{len(values)} values for {len(grid.places)} columns"
    if not any(head in line for head in heads):
        return f"none of {sorted(heads)} in the line"
    missing = [value for value in values if not stands_in(value, line)]
    return f"{missing} not in the line" if missing else ""


def _not_from(text: SourceText, appraisal: Node, row: Node) -> str:
    """An inherited figure: its line names the option that it is taken from."""
    givers = {value["from"] for value in row["values"] if isinstance(value, Mapping) and "from" in value}
    for giver in givers:
        option = appraisal["options"].get(giver, {})
        known = [f"Option {option['label']}"] if "label" in option else []
        if not any(name in text.line(row["line"]) for name in [*known, option.get("title", giver)]):
            return f"{giver} not named"
    return ""


def _about_another(appraisal: Node, table: Node) -> list[str]:
    """A table about one option stands below the title of that option, with no other option's title between."""
    if "option" not in table or "line" not in table:
        return []
    above = {int(o["line"]): key for key, o in appraisal["options"].items() if int(o["line"]) < int(table["line"])}
    nearest = above[max(above)] if above else ""
    return [f"line {table['line']}: a table about {nearest}"] if nearest != table["option"] else []


def _rows_left_out(text: SourceText, appraisal: Node, table: Node) -> list[str]:
    if "line" not in table:
        return []
    recorded = {line for other in appraisal["tables"].values() for line in _row_lines(other)}
    return _figures_left_out(text, _row_lines(table) | {int(table["line"])}, recorded)


def _row_lines(table: Node) -> set[int]:
    return {int(row["line"]) for row in table["cells"].values() if isinstance(row, Mapping) and "line" in row}


def _figures_left_out(text: SourceText, span: set[int], recorded: set[int]) -> list[str]:
    """Rows with figures from the first line of the span on, up to the first running text after it."""
    tail = takewhile(lambda n: n <= len(text.lines) and (text.is_row(n) or not text.line(n)), count(max(span) + 1))
    rows = (n for n in chain(range(min(span), max(span) + 1), tail) if n not in recorded and text.is_row(n))
    return [f"line {n}: figures not recorded" for n in rows if any(map(is_figure, text.cells(n)))]


# Criteria


def weight_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare weights with all figures of their lines; then look for weights that are not recorded."""
    criteria = {key: item for key, item in appraisal["criteria"].items() if item}
    if not any("weight" in item for item in criteria.values()):
        return []
    found = []
    for key, item in criteria.items():
        recorded = sorted(printed(item[kind]) for kind in ("weight", "sub-weight", "max") if kind in item)
        there = sorted(cell for cell in text.cells(item["line"]) if is_figure(cell))
        found += [f"{key}, line {item['line']}: {recorded} recorded, {there} in the text"] if recorded != there else []
    lines = {int(item["line"]) for item in criteria.values()}
    return found + _figures_left_out(text, lines, lines)


def level_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare what is recorded of each level with the wording of the criterion."""
    levels = {key: item for key, item in appraisal.get("levels", {}).items() if isinstance(item, Mapping)}
    labels = {key: item.get("label", key) for key, item in levels.items()}
    found = []
    for key, item in appraisal["criteria"].items() if labels else ():
        there = _levels_there(text.cells(item["line"]), labels)
        recorded = {level: _as_recorded(item.get("levels", {}).get(level, "missing")) for level in labels}
        found += [f"{key}, line {item['line']}: {recorded} recorded, {there} there"] if recorded != there else []
    return found


def _as_recorded(use: Any) -> tuple[str, str]:
    return (use["is"], use.get("quota", "")) if isinstance(use, Mapping) else (use, "")


def _levels_there(cells: Iterable[str], labels: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """For each level: defined, not-applicable or missing, and the quota, if one is given."""
    mark = re.compile(rf"\b({'|'.join(map(re.escape, labels.values()))})\s*:")
    wording: dict[str, str] = {}
    for pieces in map(mark.split, cells):
        wording |= dict(zip(pieces[1::2], pieces[2::2], strict=True))
    return {key: _level_there(wording.get(label)) for key, label in labels.items()}


def _level_there(wording: str | None) -> tuple[str, str]:
    if wording is None:
        return ("missing", "")
    quota = _QUOTA.search(wording)
    is_withheld = wording.strip().casefold().startswith("n/a")
    return ("not-applicable" if is_withheld else "defined", quota[1] if quota else "")


# Everything else that carries a line


def scale_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare level values and band limits with their lines."""
    found = []
    for key, level in appraisal.get("levels", {}).items():
        pattern = rf"\b{re.escape(level.get('label', key))}\W*{re.escape(level['value'])}\b"
        if not re.search(pattern, text.line(level["line"]), re.IGNORECASE):
            found.append(f"level {key}, line {level['line']}: {level['value']} not found")
    for band in appraisal.get("bands", {}).get("ranges", ()):
        limits = rf"\b{re.escape(band['label'])}\b.*(?<!\d){band['from']}\s*[-\u2013]\s*{band['to']}(?!\d)"
        if not re.search(limits, text.line(band["line"])):
            found.append(f"band {band['label']}, line {band['line']}: {band['from']} to {band['to']} not found")
    return found


def stated_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare every figure stated in running text with its line, and `over` with at-least."""
    found = []
    for key, item in appraisal.get("stated", {}).items():
        for figure in item["printings"]:
            if not isinstance(figure, Mapping) or "line" not in figure:
                found.append(f"{key}: no line recorded")
            elif not _is_stated(figure, text.line(figure["line"]), at_least=item.get("at-least") == "true"):
                found.append(f"{key}, line {figure['line']}: {figure['value']} not stated so")
    return found


def _is_stated(figure: Node, line: str, *, at_least: bool) -> bool:
    value = printed(figure)
    if figure.get("note") == "in words":
        value, line = _NUMBER_WORDS[int(value)], line.casefold()
    over = re.search(_AT_LEAST + re.escape(value), line) is not None
    return stands_in(value, line) and over == at_least


def name_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare titles with their lines, and labels with what they head; titles of tables may stand anywhere."""
    found = []
    for part in ("groups", "criteria", "options"):
        for key, item in appraisal.get(part, {}).items():
            if item["title"] not in text.line(item["line"]):
                found.append(f"{key}: title not in line {item['line']}")
            if "label" in item and not _is_headed(text, item):
                found.append(f"{key}: no heading {item['label']}")
    titles = [table["title"] for table in appraisal.get("tables", {}).values() if "title" in table]
    return found + [f"no line holds {title}" for title in titles if not any(title in line for line in text.lines)]


def _is_headed(text: SourceText, item: Node) -> bool:
    """Whether the label stands before the title: on its line, or where the line opens with the title, anywhere.

    Headings elsewhere may differ in their endings, so there the first letters of the title are enough.
    """
    own, title = text.line(item["line"]), item["title"]
    lines, head = (text.lines, title[:4].strip()) if own.startswith(title) else ([own], title)
    heading = re.compile(rf"\b{re.escape(item['label'])}\W+{re.escape(head)}")
    return any(heading.search(clean(line)) for line in lines)


def recommendation_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare the titles of the preferred options with the line of the recommendation."""
    said = appraisal.get("recommendation", {})
    preferred = said.get("preferred", [])
    keys = [preferred] if isinstance(preferred, str) else preferred
    missing = [key for key in keys if appraisal["options"][key]["title"] not in text.line(said["line"])]
    return [f"{key}: not in line {said['line']}" for key in missing]


def gateway_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare the outcomes of gateways with the word in their line; then look for gateways that are not recorded."""
    found = []
    for key, gateway in appraisal.get("gateways", {}).items():
        line = text.line(gateway.get("line", 0)).casefold()
        words = set(gateway.get("outcomes", {}).values()) & {"pass", "fail"}
        missing = [word for word in words if word not in line] or ([] if words or "gateway" in line else ["gateway"])
        found += [f"{key}, line {gateway['line']}: {missing} not found"] if missing and "line" in gateway else []
    return found + _gateways_left_out(text, appraisal)


def _gateways_left_out(text: SourceText, appraisal: Node) -> list[str]:
    """Rows of criteria that say "gateway criteria" and are recorded as no gateway."""
    declared = {gateway.get("criterion") for gateway in appraisal.get("gateways", {}).values()}
    criteria = appraisal["criteria"].items()
    recorded = {int(item["line"]) for key, item in criteria if key in declared or item.get("kind") == "gateway"}
    rows = (n for n in range(1, len(text.lines) + 1) if text.is_row(n) and n not in recorded)
    return [f"line {n}: a gateway that is not recorded" for n in rows if any(map(_GATEWAY.search, text.cells(n)))]


def wording_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare every title and label that is recorded at another place with its line."""
    found = []
    for entry in appraisal.get("texts", {}).get("wording", ()):
        if "title" not in entry and "label" not in entry:
            continue
        line = text.line(entry["line"])
        title, label = entry.get("title", ""), entry.get("label", "")
        if title not in line or (label and not stands_in(label, line)):
            found.append(f"line {entry['line']}: {label} {title} not found")
    return found


def reference_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Look for what is referred to in the line that refers to it, or where it stands; what is held stands somewhere."""
    found = []
    for entry in appraisal.get("texts", {}).get("references", ()):
        target = text.line(entry.get("target", {}).get("line", 0))
        named = entry["to"].casefold() in f"{text.line(entry['line'])} {target}".casefold()
        if not named or ((entry["held"] == "true" or "target" in entry) and not target):
            found.append(f"line {entry['line']}: {entry['to']} not found")
    return found


def date_differences(text: SourceText, appraisal: Node) -> list[str]:
    """Compare the day and month of a date with its line; the year where no more is known."""
    found = []
    for key, said in appraisal.get("appraisal", {}).get("dates", {}).items():
        if isinstance(said, Mapping) and "line" in said:
            year, *rest = said["date"].split("-")
            line = text.line(said["line"])
            day = [_MONTHS[int(rest[0]) - 1], *(str(int(one)) for one in rest[1:])] if rest else [year]
            missing = not all(re.search(rf"\b{one}\b", line) for one in day)
            found += [f"{key}, line {said['line']}: {said['date']} not found"] if missing else []
    return found
