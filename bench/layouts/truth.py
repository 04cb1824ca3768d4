"""What is true of a paper: its decisions, and the printed figures that do not follow; drawn, or read from NAME.truth.yaml.

Figures are texts as printed, because a misprint is a text too. This module shares nothing with the readers that it is held against.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml

WHATS: Final = ("score", "weighted-score", "weight-sum", "total", "subtotal", "percent", "rank", "maximum", "mean")
_KEYS: Final = frozenset({"about", "appraisals", "discrepancies", "must_not"})
_DECISION: Final = frozenset({"options", "criteria", "scores", "weighted", "totals", "method", "scale"}) | {
    "weighted_scores",
    "weight_sum",
    "maximum",
    "slack",
}
_SLIP: Final = frozenset({"appraisal", "what", "option", "criterion", "printed", "right", "also_right"})
_NUMBER: Final = re.compile(r"[-\u2212\u2013+]?(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)?(?:[.,]\d+)?")

Row = tuple[str | None, ...]
_T = TypeVar("_T")


class TruthError(ValueError):
    """A truth file that cannot be used; the message names the file and what would be right."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One scored comparison: titles as printed, figures as printed, and how the totals follow.

    ``scores`` and ``weighted`` hold a row of texts for each criterion in the order of ``options``, None where nothing is printed;
    ``totals`` a row for each kind of result (total, percent, rank, "subtotal NAME").
    """

    options: tuple[str, ...]
    criteria: Mapping[str, str | None]
    scores: Mapping[str, Row] = field(default_factory=dict)
    weighted: Mapping[str, Row] = field(default_factory=dict)
    totals: Mapping[str, Row] = field(default_factory=dict)
    method: str = ""
    scale: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Discrepancy:
    """A printed figure that does not follow, with the one that does (empty where none does, as for a score off its scale).

    ``also_right`` are further figures that a reader may rightly give, where the paper can be mended in more than one way.
    """

    what: str
    printed: str
    right: str = ""
    option: str = ""
    criterion: str = ""
    decision: int = 0
    also_right: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Truth:
    """All that is true of one paper."""

    decisions: tuple[Decision, ...]
    discrepancies: tuple[Discrepancy, ...] = ()
    must_not: tuple[str, ...] = ()


def number(text: str | None) -> Fraction | None:
    """Return the value of the first figure of a text, or None.

    A comma before one or two digits, or before any number of them after a lone nought, is a decimal comma. "(25)" is 25: whether
    brackets are a sign is for the reader to say.
    """
    for found in _NUMBER.finditer(text or ""):
        plain = re.sub(r"[ \u00a0\u2009\u202f]", "", found.group()).replace("\u2212", "-").replace("\u2013", "-")
        if not any(sign.isdigit() for sign in plain):
            continue
        plain = re.sub(r",(?=\d{3}(?:\D|$))", "", plain) if not plain.startswith(("0,", "-0,")) else plain
        return Fraction(plain.replace(",", ".").lstrip("+"))
    return None


def places(text: str) -> int:
    """Return how many decimal places the first figure of a text is printed to."""
    found = re.search(r"\d[.,](\d+)", text)
    return len(found.group(1)) if found and not re.search(r"\d,\d{3}(?!\d)", found.group()) else 0


STORED: Final = Fraction(1, 10**8)
"""A workbook shows some ten digits of the sixteen that it stores: figures nearer than this print the same."""


def agrees(one: str | None, other: str | None) -> bool:
    """Return whether two texts print the same figure, or the same word."""
    left, right = number(one), number(other)
    if left is not None or right is not None:
        return left == right or (left is not None and right is not None and abs(left - right) <= abs(left) * STORED)
    return " ".join((one or "").casefold().split()) == " ".join((other or "").casefold().split())


def read_truth(file: Path) -> Truth:
    """Read a truth file. Raises TruthError, which names the file and what would be right."""
    return _read(file, _truth)


def read_truths(file: Path) -> dict[str, Truth]:
    """Read a file that holds the truths of several papers, by the names of these. Raises TruthError."""
    return _read(file, lambda plain: {name: _truth(one) for name, one in plain.items()})


def _read(file: Path, made: Callable[[Any], _T]) -> _T:
    try:
        return made(yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader)))  # noqa: S506  # texts only: every figure stays as it is written
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise TruthError(f"{file.name}: {error}") from error


def _truth(plain: Mapping[str, Any]) -> Truth:
    _known(plain, _KEYS)
    return Truth(
        decisions=tuple(_decision(one) for one in plain.get("appraisals") or ()),
        discrepancies=tuple(_discrepancy(one) for one in plain.get("discrepancies") or ()), must_not=tuple(plain.get("must_not") or ()),
    )  # fmt: skip


def _known(plain: Mapping[str, Any], keys: frozenset[str]) -> None:
    unknown = sorted(set(plain) - keys)
    if unknown:
        raise ValueError(f"unknown key {unknown[0]}; known are {', '.join(sorted(keys))}")


def _decision(plain: Mapping[str, Any]) -> Decision:
    _known(plain, _DECISION)
    options = tuple(plain["options"])
    scale = plain.get("scale") or {}
    ends = (_text(scale.get("min")) or "", _text(scale.get("max")) or "")
    decision = Decision(
        options=options, criteria={title: _text(weight) for title, weight in (plain.get("criteria") or {}).items()},
        scores=_rows(plain.get("scores"), len(options)), weighted=_rows(plain.get("weighted_scores") or plain.get("weighted"), len(options)),
        totals=_rows(plain.get("totals"), len(options)), method=plain.get("method") or "",
        scale=ends if scale.get("basis") == "stated" else None,
    )  # fmt: skip
    for name in (*decision.scores, *decision.weighted):
        if name not in decision.criteria:
            raise ValueError(f"scores are given for {name}, which is no criterion of the paper")
    return decision


def _rows(plain: Mapping[str, Any] | None, width: int) -> dict[str, Row]:
    rows = {name: tuple(_text(one) for one in row) for name, row in (plain or {}).items()}
    for name, row in rows.items():
        if len(row) != width:
            raise ValueError(f"{name} has {len(row)} figures for {width} options")
    return rows


def _text(plain: Any) -> str | None:
    return None if plain is None or plain in {"", "null", "~"} else str(plain)


def _discrepancy(plain: Mapping[str, Any]) -> Discrepancy:
    _known(plain, _SLIP)
    if plain["what"] not in WHATS:
        raise ValueError(f"what is {plain['what']}; it is one of {', '.join(WHATS)}")
    also = plain.get("also_right") or ()
    return Discrepancy(
        what=plain["what"], printed=plain["printed"], right=_text(plain.get("right")) or "", option=_text(plain.get("option")) or "",
        criterion=_text(plain.get("criterion")) or "", decision=int(plain.get("appraisal") or 0),
        also_right=(also,) if isinstance(also, str) else tuple(also),
    )  # fmt: skip
