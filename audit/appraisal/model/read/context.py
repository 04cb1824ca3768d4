"""What every part of the builder needs: how figures are written, the ids declared, and the problems found so far."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.numeral import NotAFigure, Numeral, read_numeral
from audit.appraisal.exact.printed import Printed
from audit.appraisal.load.node import Node
from audit.appraisal.model.place import Place, Where
from audit.problems import InputFault, Own, Problem, fault

__all__ = ["Context", "Judge", "flag_of", "place_of", "point_at", "suggest", "text_of", "where_of", "whole_of"]

_MOST_NAMED: Final = 8


Judge = Callable[[str, Node, Mapping[str, Collection[str]]], Iterable[Problem]]
"""Says what in an assertion cannot be read or names what is not declared: from the path of the file, the node, and all ids."""


@dataclass(slots=True)
class Context:
    """The state of building one appraisal."""

    path: str
    numbers: str = "en"
    negatives: str = "minus"
    judge: Judge | None = None
    problems: list[Problem] = field(default_factory=list)
    ids: Mapping[str, Collection[str]] = field(default_factory=dict)
    nodes: Mapping[str, Mapping[str, Node]] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)
    values: dict[str, Fraction] = field(default_factory=dict)

    def problem(self, at: Node | Where, said: InputFault, *, key: bool = False) -> None:
        """Note a problem at a place of the file: at a node, or at the key under which it stands."""
        if key and isinstance(at, Node) and at.key_line:
            self.problems.append(Problem(self.path, at.key_line, at.key_column, said))
        else:
            self.problems.append(Problem(self.path, at.line, at.column, said))

    def name_level(self, key: str, label: str, value: Fraction | None) -> None:
        """Take note of a level: its id and its label become words that cells may print."""
        if value is not None:
            self.values[key] = value
        self.levels[key.lower()] = self.levels[label.strip().lower()] = key

    def known(self, axis: str, key: str) -> bool:
        """Say whether the file declares this id on the axis: options, criteria, groups, scorers, stated, ..."""
        return key in self.ids.get(axis, ())

    def check(self, axis: str, node: Node, *, key: str | None = None) -> str:
        """The id that a node holds, noting a problem if the file does not declare it."""
        name = node.text if key is None else key
        if not self.known(axis, name):
            self.problem(node, self.undefined(axis, name), key=key is not None)
        return name

    def undefined(self, axis: str, name: str) -> InputFault:
        """Say that an id is not declared, and which ones are."""
        return fault("not-declared", name=name, axis=Own(axis), suggest=suggest(name, self.ids.get(axis, ())))

    def exact(self, node: Node | None) -> Fraction | None:
        """Read a plain number of the method or a scale exactly."""
        return self.number(node.text, node) if node is not None else None

    def number(self, text: str, at: Node | Where) -> Fraction | None:
        """Read a plain number exactly, noting a problem where it is none. It keeps its text."""
        numeral = self.numeral(at, text)
        if numeral is not None and numeral.value is None:
            self.problem(at, fault("not-a-number", text=text))
        return Printed(numeral.value, text) if numeral is not None and numeral.value is not None else None

    def divisor(self, text: str, at: Node | Where) -> Fraction:
        """Read what something is divided by, noting a problem where it cannot be; 1 where it cannot be read."""
        value = self.number(text, at)
        if value is not None and value <= 0:
            self.problem(at, fault("divides-by-nothing"))
            return Fraction(1)
        return value if value is not None else Fraction(1)

    def numeral(self, at: Node | Where, text: str, negatives: str = "") -> Numeral | None:
        """Read a figure as printed, noting a problem where it is none."""
        try:
            return read_numeral(text, numbers=self.numbers, negatives=negatives or self.negatives)
        except NotAFigure as error:
            self.problem(at, fault("not-a-figure", said=error))
            return None


def suggest(name: str, known: Iterable[str]) -> InputFault:
    """Name the nearest known word, or list a few of them."""
    names = list(known)
    close = get_close_matches(name, names, 1)
    if close:
        return fault("did-you-mean", name=close[0])
    if not names:
        return fault("none-declared")
    shown, more = ", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    return fault("known-here-and-more", names=shown, more=more) if more > 0 else fault("known-here", names=shown)


def text_of(node: Node, key: str, default: str = "") -> str:
    """A text field of a mapping, or the default where it is absent."""
    below = node.get(key)
    return below.text if below is not None else default


def whole_of(node: Node, key: str) -> int | None:
    """A whole-number field of a mapping, if present."""
    below = node.get(key)
    return below.plain if below is not None and isinstance(below.plain, int) else None


def where_of(node: Node, pointer: str, *, key: bool = False) -> Where:
    """The place of a node, or of its key, in the audited file."""
    if key and node.key_line:
        return Where(node.key_line, node.key_column, pointer)
    return Where(node.line, node.column, pointer)


def flag_of(node: Node, key: str) -> bool:
    """Say whether a field of a mapping is true; one that is absent is not."""
    below = node.get(key)
    return below is not None and below.plain is True


def place_of(node: Node, outer: Place) -> Place:
    """The place in the source that a node records (``place:`` or ``line:``), inside the place around it."""
    if node.fields is None or ("place" not in node.fields and "line" not in node.fields):
        return outer
    below = node.get("place")
    place = point_at(below) if below is not None else Place()
    line = whole_of(node, "line")
    own = place if line is None else replace(place, line=line)
    return own.inside(outer)


def point_at(node: Node) -> Place:
    """The place that a node spells out, by itself."""

    def text(key: str) -> str | None:
        below = node.get(key)
        return below.text if below is not None else None

    whole = {key.replace("-", "_"): whole_of(node, key) for key in ("line", "to-line", "page", "pack-page", "table", "row", "column")}
    words = {key.replace("-", "_"): text(key) for key in ("source", "printed-page", "section", "figure", "sheet", "cell")}
    return Place(**whole, **words)  # type: ignore[arg-type]  # the keys are the field names, by kind
