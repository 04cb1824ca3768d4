"""Printed tables of an appraisal file drawn as documents in several forms, as a council would publish them."""

import html
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook

WORDS = {
    "weight": "Weight", "max-score": "Maximum score", "max-total": "Maximum", "total": "Total", "percent": "% of maximum", "rank": "Rank",
    "score": "Score", "weighted-score": "Weighted score", "share": "Share", "cost": "Cost", "subtotal": "Subtotal",
}  # fmt: skip
STATES = {"blank": "", "dash": "–", "not-applicable": "n/a", "pending": "tbc", "withheld": "[redacted]", "elsewhere": "see separate appendix"}


@dataclass(frozen=True)
class Sheet:
    """A table as rows of text, with its title and the heading above it."""

    title: str
    rows: list[list[str]]
    heading: str = ""


def sheets_of(plain: Mapping[str, Any], *, turned: bool = False) -> list[Sheet]:
    """Lay the tables of a file out as rows of text, with options as rows where ``turned``."""
    found = [_sheet(plain, table) for table in plain["tables"].values()]
    weights = _weights(plain)
    if turned:
        found = [sheet if sheet.heading or len(sheet.rows[0]) < 3 else Sheet(sheet.title, _turned(sheet.rows)) for sheet in found]
    return [*([weights] if weights else []), *found]


def _turned(rows: list[list[str]]) -> list[list[str]]:
    if rows[0][0] not in {"Criteria", "Options"}:
        return rows
    turned = [list(column) for column in zip(*rows, strict=True)]
    turned[0][0] = {"Criteria": "Options", "Options": "Criteria"}[rows[0][0]]
    return turned


def _weights(plain: Mapping[str, Any]) -> Sheet | None:
    criteria = {key: item or {} for key, item in plain["criteria"].items()}
    if not any({"weight", "max", "sub-weight"} & set(item) for item in criteria.values()):
        return None
    kinds = [kind for kind in ("sub-weight", "weight", "max") if any(kind in item for item in criteria.values())]
    has_groups = any("group" in item for item in criteria.values())
    words = {"sub-weight": "Sub-weight", "weight": "Weight", "max": "Maximum score"}
    rows = [[*(["Group"] if has_groups else []), "Criterion", "Description", *(words[kind] for kind in kinds)]]
    for at, (key, item) in enumerate(criteria.items()):
        group = [title_of(plain, item["group"])] if has_groups else []
        rows.append([*group, title_of(plain, key), f"What is meant by number {at} of the list", *(shown(item.get(kind, "")) for kind in kinds)])
    return Sheet("Table 1: criteria and weights", rows)


def title_of(plain: Mapping[str, Any], key: str) -> str:
    for part in ("options", "criteria", "groups"):
        item = (plain.get(part) or {}).get(key)
        if key in (plain.get(part) or {}):
            title, label = (item or {}).get("title", key), (item or {}).get("label")
            return f"{label}. {title}" if label and len(str(label)) < 4 else title
    scorer = (plain["method"].get("scorers") or {}).get(key)
    return (
        (scorer if isinstance(scorer, Mapping) else {}).get("label", key.replace("-", " ").capitalize())
        if scorer is not None
        else WORDS.get(key, key)
    )


def _sheet(plain: Mapping[str, Any], table: Mapping[str, Any]) -> Sheet:
    corner = {"criteria": "Criteria", "options": "Options"}.get(table["rows"], "")
    head = [corner, *(_heading(plain, column) for column in table["columns"])]
    rows = [head]
    for key, row in table["cells"].items():
        values = row["values"] if isinstance(row, Mapping) else row
        name = row.get("title") if isinstance(row, Mapping) else None
        rows.append([name or _row_name(plain, table, key), *map(shown, values)])
    about = table.get("option") or table.get("scorer")
    heading = _about(plain, table["option"]) if table.get("option") else title_of(plain, about) if about else ""
    return Sheet(table.get("title", ""), rows, heading)


def _about(plain: Mapping[str, Any], option: str) -> str:
    number = list(plain["options"]).index(option) + 1
    return f"Option {number} – {plain['options'][option].get('title', option)}"


def _row_name(plain: Mapping[str, Any], table: Mapping[str, Any], key: str) -> str:
    name = title_of(plain, key)
    return f"{name} subtotal" if key in (plain.get("groups") or {}) and table["rows"] == "criteria" else name


def _heading(plain: Mapping[str, Any], column: Any) -> str:
    if isinstance(column, str):
        return title_of(plain, column)
    owner = column.get("option") or column.get("criterion") or column.get("scorer")
    kind = column.get("prints", "")
    if owner and kind:
        return f"{title_of(plain, owner)} - {WORDS[kind].lower()}"
    if "item" in column:
        words = column["item"].replace("-", " ")
        return column.get("title") or (f"Cost {words}" if words.startswith("per") else f"{words.capitalize()} cost")
    group = f"{title_of(plain, column['group'])} " if "group" in column else ""
    return column.get("title") or (title_of(plain, owner) if owner else f"{group}{WORDS[kind]}")


def shown(figure: Any) -> str:
    """What the paper prints for a figure of a file."""
    if isinstance(figure, Mapping):
        figure = figure.get("value", figure.get("state", figure.get("illegible", "")))
    return STATES.get(str(figure), str(figure)) if figure is not None else ""


def as_text(sheets: Sequence[Sheet]) -> bytes:
    blocks = []
    for sheet in sheets:
        blocks += [sheet.heading, "", sheet.title, "", *("\t".join(row) for row in sheet.rows), "", "And so on, in some more words.", ""]
    return "\n".join(blocks).encode()


def as_html(sheets: Sequence[Sheet]) -> bytes:
    blocks = ["<html><body>"]
    for sheet in sheets:
        blocks += [f"<h2>{html.escape(sheet.heading)}</h2>" if sheet.heading else "", f"<p>{html.escape(sheet.title)}</p><table>"]
        blocks += ["<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in sheet.rows]
        blocks.append("</table><p>And so on, in some more words.</p>")
    return "\n".join([*blocks, "</body></html>"]).encode()


def as_markdown(sheets: Sequence[Sheet]) -> bytes:
    lines = []
    for sheet in sheets:
        lines += [f"## {sheet.heading}" if sheet.heading else "", "", sheet.title, ""]
        lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in sheet.rows[:1]]
        lines += ["|" + "---|" * len(sheet.rows[0])]
        lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in sheet.rows[1:]]
        lines += ["", "And so on, in some more words.", ""]
    return "\n".join(lines).encode()


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(sheets, 1):
        page = book.create_sheet(f"T{number}")
        for row in [[sheet.heading or sheet.title], [], *sheet.rows]:
            page.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


FORMS = {"x.txt": as_text, "x.html": as_html, "x.md": as_markdown, "x.xlsx": as_workbook}
