"""A sheet seen along its columns, or along its rows: everything that holds for both is written once."""


from dataclasses import dataclass

from audit.workbook.book import At
from audit.workbook.formula import Area, Call, Elsewhere, Node, Number, Pair, Signed, Word


@dataclass(frozen=True)
class Grain:
    """The way along which lines run: down the columns, or across the rows where ``across``.

    A place is (step, line): for columns the row is the step and the column the line, for rows the other way round.
    """

    across: bool

    def place(self, at: At) -> tuple[int, int]:
        """Give step and line of a cell."""
        return (at[1], at[0]) if self.across else at

    def at(self, step: int, line: int) -> At:
        """Give the cell at a step and line."""
        return (line, step) if self.across else (step, line)

    def bounds(self, area: Area) -> tuple[int, int, int, int]:
        """Give first step, last step, first line and last line of an area."""
        rows, columns = (area.top, area.bottom), (area.left, area.right)
        return (*columns, *rows) if self.across else (*rows, *columns)

    def fixed(self, area: Area) -> tuple[bool, bool]:
        """Say whether the first and last step of an area are fixed."""
        top, left, bottom, right = area.fixed
        return (left, right) if self.across else (top, bottom)

    def print(self, node: Node, at: At) -> str:
        """Give a formula so that those which do the same at each step of a line read the same."""
        return _Print(self, self.place(at)[0]).of(node)


DOWN = Grain(across=False)
ACROSS = Grain(across=True)
GRAINS = (DOWN, ACROSS)


@dataclass(frozen=True)
class _Print:
    grain: Grain
    step: int

    def of(self, node: Node) -> str:
        if isinstance(node, Area):
            return self._area(node)
        if isinstance(node, Call):
            return f"{node.name}({','.join(map(self.of, node.arguments))})"
        if isinstance(node, Signed):
            return f"{node.sign}({self.of(node.inner)})"
        if isinstance(node, Pair):
            return f"({self.of(node.left)}{node.sign}{self.of(node.right)})"
        return str(node.value) if isinstance(node, Number) else node.text

    def _area(self, area: Area) -> str:
        first, last, *lines = self.grain.bounds(area)
        ends = [f"={end}" if fixed else str(end - self.step) for end, fixed in zip((first, last), self.grain.fixed(area), strict=True)]
        return f"[{area.sheet} {ends[0]}..{ends[1]} {lines[0]}..{lines[1]}]"


def shape(node: Node, grain: Grain) -> str:
    """Give a formula without the places of what it takes, but with how far each area goes: along the line, or beside it.

    A number reads as a cell does, since it may stand in place of one.
    """
    if isinstance(node, Area):
        first, last, one, other = grain.bounds(node)
        return f"[{'along' if last > first else ''}{'beside' if other > one else ''}]"
    if isinstance(node, Call):
        return f"{node.name}({','.join(shape(one, grain) for one in node.arguments)})"
    if isinstance(node, Signed):
        return f"{node.sign}({shape(node.inner, grain)})"
    if isinstance(node, Pair):
        return f"({shape(node.left, grain)}{node.sign}{shape(node.right, grain)})"
    return "text" if isinstance(node, Word | Elsewhere) else "[]" if isinstance(node, Number) else "broken"
