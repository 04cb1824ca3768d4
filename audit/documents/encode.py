"""A document as plain data and back: how the child process hands over what it read."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, Final

from audit.appraisal.model.place import Place
from audit.documents import workbook_encode as workbooks
from audit.documents.paper import Box, Cell, Paper, Passage, Piece, Remark, Table

__all__ = ["from_plain", "to_plain"]

_PLACE: Final = tuple(one.name for one in fields(Place))
_EMPTY: Final[tuple[object, ...]] = ((), [], "")
_NAMES: Final[Mapping[type, tuple[str, ...]]] = {
    kind: tuple(one.name for one in fields(kind) if one.name not in {"place", "pieces", "cells"}) for kind in (Table, Cell, Passage, Remark)
}


def to_plain(paper: Paper) -> dict[str, Any]:
    """A document as mappings, lists, texts and numbers; what stands at its default is left out."""
    blocks = [{"table": _table(block)} if isinstance(block, Table) else {"passage": _lean(block)} for block in paper.blocks]
    head = {"name": paper.name, "kind": paper.kind, "sha256": paper.sha256, "details": paper.details}
    book = {} if paper.workbook is None else {"workbook": workbooks.to_plain(paper.workbook)}
    return {**head, "blocks": blocks, "remarks": list(map(_lean, paper.remarks)), **book}


def _table(table: Table) -> dict[str, Any]:
    return {**_lean(table), "cells": list(map(_lean, table.cells))}


def _lean(item: Table | Cell | Passage | Remark) -> dict[str, Any]:
    """Leave out what is empty; 0 and 1 stay, because for some fields they are not the default.

    Field by field, since there are many cells, and ``asdict`` copies each value on its way.
    """
    kept = {name: value for name in _NAMES[type(item)] if (value := getattr(item, name)) is not None and value is not False and value not in _EMPTY}
    if isinstance(item, Cell | Passage) and item.pieces:
        kept["pieces"] = [asdict(one) for one in item.pieces]
    place = {name: value for name in _PLACE if (value := getattr(item.place, name)) is not None}
    return {**kept, "place": place} if place else kept


def from_plain(data: dict[str, Any]) -> Paper:
    """Build a document from plain data. Raises KeyError, TypeError or ValueError where it is not what ``to_plain`` gives."""
    return Paper(
        str(data["name"]), data["kind"], str(data["sha256"]),
        tuple(_as_table(one["table"]) if "table" in one else _as_passage(one["passage"]) for one in data["blocks"]),
        tuple(_as_remark(one) for one in data["remarks"]),
        {str(key): str(value) for key, value in data["details"].items()},
        workbooks.from_plain(data["workbook"]) if "workbook" in data else None,
    )  # fmt: skip


def _as_table(data: dict[str, Any]) -> Table:
    cells = tuple(_as_cell(one) for one in data["cells"])
    return Table(**{**data, "cells": cells, "place": _as_place(data), "doubts": tuple(data.get("doubts", ()))})


def _as_cell(data: dict[str, Any]) -> Cell:
    whole = {**data, "text": data.get("text", ""), "place": _as_place(data)}
    return Cell(**{**whole, "pieces": _as_pieces(data), "doubts": tuple(data.get("doubts", ()))})


def _as_passage(data: dict[str, Any]) -> Passage:
    return Passage(**{**data, "text": data.get("text", ""), "place": _as_place(data), "pieces": _as_pieces(data)})


def _as_remark(data: dict[str, Any]) -> Remark:
    return Remark(**{**data, "text": data.get("text", ""), "place": _as_place(data)})


def _as_place(data: dict[str, Any]) -> Place:
    return Place(**data.get("place", {}))


def _as_pieces(data: dict[str, Any]) -> tuple[Piece, ...]:
    return tuple(Piece(int(one["page"]), _box(one["box"])) for one in data.get("pieces", ()))


def _box(sides: list[float]) -> Box:
    left, top, right, bottom = (float(side) for side in sides)
    return left, top, right, bottom
