"""A formula that the paper writes out in the names of its columns: ``RICE = (Reach x Impact x Confidence) / Effort``, ``Score = 0.6 V + 0.4 F``.

A formula is read only where everything in it is a name, a figure or a sign. Names may be shortened as the columns shorten
them: by what stands in brackets behind them, or by their first letters where no two begin alike.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from audit.appraisal.model.place import NO_PLACE, Place
from audit.documents.paper import Passage
from audit.importing.entry import Entry, read_entry
from audit.importing.layout import Column, Layout
from audit.importing.reading.lexicon import means
from audit.importing.reading.sheet import named
from audit.importing.words import Heading, flat

__all__ = ["Written", "of_layout", "with_result", "written_in"]

_MOST_TEXT: Final = 300
_MOST_LEFT: Final = 60
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)?\s?%?")
_SIGN: Final = re.compile(r"[x×*·∙/÷+()]")
_BRACKET: Final = re.compile(r"^(?P<name>.*\S)\s*[(\[](?P<inner>[^()\[\]]{1,12})[)\]]$")
_ENDS: Final = " .;:*_`$"
_MARKS: Final = re.compile(r"[*_`$]{1,3}(?=\S)|(?<=\S)[*_`$]{1,3}(?=$|[\s).:=])")


@dataclass(frozen=True, slots=True)
class Written:
    """A formula: what it makes, and of what. ``way`` is ``product``, ``ratio`` (the product of ``parts`` over ``divisor``) or ``weighted-sum``."""

    made: str
    way: str
    parts: tuple[str, ...]
    divisor: str = ""
    weights: Mapping[str, Entry] = field(default_factory=dict)
    text: str = ""
    place: Place = NO_PLACE

    @property
    def names(self) -> frozenset[str]:
        """The criteria that it speaks of."""
        return frozenset((*self.parts, self.divisor)) - {""}


def written_in(passages: Sequence[Passage], names: Mapping[str, str]) -> Written | None:
    """The first formula in the text whose parts are all among the names, given by key."""
    if len(names) < 2:  # noqa: PLR2004  # a formula has two parts
        return None
    known = _aliases(names)
    for passage in passages:
        for line in passage.text.splitlines():
            found = _read(line, known, passage.place)
            if found is not None:
                return found
    return None


def _aliases(names: Mapping[str, str]) -> dict[str, str]:
    """What a formula may call each name; what stands for two of them stands for none."""
    found: dict[str, set[str]] = {}
    for key, title in names.items():
        match = _BRACKET.match(" ".join(title.split()))
        bare = match["name"] if match else title
        for alias in {flat(title), flat(bare), *([flat(match["inner"])] if match else [bare[:1].lower()])}:
            found.setdefault(alias, set()).add(key)
    return {alias: next(iter(keys)) for alias, keys in found.items() if alias and len(keys) == 1}


def _read(line: str, known: Mapping[str, str], place: Place) -> Written | None:
    if line.count("=") != 1 or len(line) > _MOST_TEXT:
        return None
    left, right = (side.strip() for side in line.split("="))
    made = re.split(r"[.;:(]\s*", left.strip(" *_`$"))[-1].strip()
    right = right.rstrip(_ENDS)
    while right.endswith(")") and right.count(")") > right.count("("):
        right = right[:-1].rstrip(_ENDS)  # the formula itself stands in brackets
    tokens = list(_tokens(right, known))
    if not made or len(made) > _MOST_LEFT or not tokens or "" in tokens:
        return None
    found = _sum(tokens, known, place) if "+" in tokens else _product(tokens, known)
    return replace(found, made=made, text=line.strip(" *_`$"), place=place) if found is not None else None


def _tokens(text: str, known: Mapping[str, str]) -> Iterator[str]:
    """Part a formula into names, figures and signs; an empty token stands for anything else."""
    rest = _MARKS.sub("", text) if "`" in text or "_" in text or "$" in text else text
    aliases = sorted(known, key=len, reverse=True)
    while rest := rest.lstrip():
        name = next((one for one in aliases if re.match(rf"{re.escape(one)}(?!\w)", rest, re.IGNORECASE)), "")
        found = re.match(re.escape(name), rest, re.IGNORECASE) if name else _FIGURE.match(rest) or _SIGN.match(rest)
        yield known[name] if name else found[0] if found else ""
        rest = rest[found.end() :] if found else ""


def _product(tokens: Sequence[str], known: Mapping[str, str]) -> Written | None:
    """Read factors, and what they are divided by, if anything."""
    cuts = [at for at, token in enumerate(tokens) if token in {"/", "÷"}]
    top, below = (tokens[: cuts[0]], tokens[cuts[0] + 1 :]) if len(cuts) == 1 else (tokens, ())
    parts, divisor = [one for one in top if one in known.values()], [one for one in below if one not in {"(", ")"}]
    signs = {"(", ")", "x", "×", "*", "·", "∙"}
    if len(cuts) > 1 or len(set(parts)) < 2 or len(set(parts)) < len(parts) or any(one not in signs and one not in parts for one in top):  # noqa: PLR2004  # a product has two factors
        return None
    if divisor and (len(divisor) != 1 or divisor[0] not in known.values() or divisor[0] in parts):
        return None
    return Written("", "ratio" if divisor else "product", tuple(parts), divisor[0] if divisor else "")


def _sum(tokens: Sequence[str], known: Mapping[str, str], place: Place) -> Written | None:
    """Read a sum of names with a figure each."""
    parts: list[list[str]] = [[]]
    for one in tokens:
        if one == "+":
            parts.append([])
        elif one in {"/", "÷"}:
            return None
        elif one not in {"(", ")"}:
            parts[-1].append(one)
    found: dict[str, Entry] = {}
    for part in parts:
        names = [one for one in part if one in known.values()]
        figures = [one for one in part if _FIGURE.fullmatch(one)]
        if len(names) != 1 or len(figures) != 1 or names[0] in found:
            return None
        found[names[0]] = read_entry(figures[0].replace(",", "."), place)
    return Written("", "weighted-sum", tuple(found), weights=found) if len(found) > 1 else None


def of_layout(layout: Layout, passages: Sequence[Passage]) -> Written | None:
    """A formula in the text that is written in the names over the columns of a table, or in those of its rows."""
    heads = {named(column.text): column.said.name or column.text for column in layout.columns if column.role in {"entity", "kind"}}
    rows = {named(row[layout.label].text): row[layout.label].text for row in layout.body if row[layout.label].text} if layout.label >= 0 else {}
    return written_in(passages, heads) or written_in(passages, rows)


def with_result(layout: Layout, formula: Written) -> Layout:
    """Read the column that a formula makes as the total, and figures of which a product says nothing as no part of it."""
    own = [column for column in layout.columns if named(column.text) in formula.names]
    if len(own) < len(formula.names):
        return layout
    others = [column for column in layout.columns if column.role in {"entity", "kind"} and column not in own]
    result = next((one for one in others if _is_called(one.text, formula.made)), None) or _one_total(others)
    if result is None or (formula.way == "weighted-sum" and any(one.role == "entity" and one is not result for one in others)):
        return layout  # a sum that leaves a criterion out is not known to make the total
    made = {result.at: replace(result, role="kind", said=Heading("kind", result.text, "total"))}
    for column in own:
        made[column.at] = replace(column, role="entity", said=Heading("name", column.text, "", column.said.name or column.text))
    for column in others if formula.way != "weighted-sum" else ():
        if column.role == "entity" and column is not result:
            made[column.at] = replace(column, role="other")
    return replace(layout, columns=tuple(made.get(column.at, column) for column in layout.columns))


def _is_called(name: str, made: str) -> bool:
    """Say whether a formula makes what a column is called: ``ICE score`` makes ICE."""
    one, other = flat(name).split(), flat(made).split()
    return bool(one) and bool(other) and (one[: len(other)] == other or other[: len(one)] == one)


def _one_total(columns: Sequence[Column]) -> Column | None:
    """The only column that is called a total, as the formula calls it by another word."""
    found = [column for column in columns if means(column.text, "total", 1) or means(column.text, "weighted-score", 1)]
    return found[0] if len(found) == 1 else None
