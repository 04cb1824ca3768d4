"""Reading a formula into a tree, from the tokens that openpyxl finds in it."""

from fractions import Fraction
from typing import Any, Final

from audit.documents.book import Workbook
from audit.limits import WorkbookLimits
from audit.workbook.formula import Broken, Call, Constant, Elsewhere, Node, Number, Pair, Signed, refer

__all__ = ["UnreadError", "parse"]

_BINDS: Final = {"=": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "<>": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
_PREFIX: Final = 7


class UnreadError(Exception):
    """A formula is not read; the message says why."""


def parse(formula: str, book: Workbook, home: str) -> Node:
    """Read a formula that stands on the sheet ``home``. Raises UnreadError where it could not be read."""
    if len(formula) > WorkbookLimits.MAX_FORMULA:
        raise UnreadError(f"it has more than {WorkbookLimits.MAX_FORMULA:,} characters")
    parser = _Parser(_tokens(formula), book, home)
    found = parser.part(0)
    if parser.next is not None:
        raise UnreadError(f"what {parser.next.value[:20]!r} does there could not be read")
    return found


def _tokens(formula: str) -> list[Any]:
    from openpyxl.formula import Tokenizer  # noqa: PLC0415  # loaded only where a workbook is audited
    from openpyxl.formula.tokenizer import TokenizerError  # noqa: PLC0415  # as above

    try:
        return [token for token in Tokenizer(formula).items if token.type != "WHITE-SPACE"]
    except (TokenizerError, IndexError) as error:
        raise UnreadError("its brackets or quotation marks do not match") from error


class _Parser:
    """Goes through the tokens once; signs bind as in spreadsheets, where ``-2^2`` is 4."""

    def __init__(self, tokens: list[Any], book: Workbook, home: str) -> None:
        self._tokens = tokens
        self._at = 0
        self._inside = 0
        self._book = book
        self._home = home
        if sum(token.type.startswith("OPERATOR") for token in tokens) > WorkbookLimits.MAX_SIGNS:
            raise UnreadError(f"it has more than {WorkbookLimits.MAX_SIGNS} signs")
        self._own_names = any(token.value.upper().endswith(("LET(", "LAMBDA(")) for token in tokens)

    @property
    def next(self) -> Any:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> Any:
        token = self.next
        if token is None:
            raise UnreadError("it ends too early")
        self._at += 1
        return token

    def part(self, binds: int) -> Node:
        """Read a part up to the next sign that binds no closer."""
        self._inside += 1
        if self._inside > WorkbookLimits.MAX_INSIDE:
            raise UnreadError(f"its parts are nested more than {WorkbookLimits.MAX_INSIDE} deep")
        found = self._behind(self._first())
        while self.next is not None and self.next.type == "OPERATOR-INFIX" and _BINDS.get(self.next.value.strip(), 0) > binds:
            sign = self._take().value.strip()
            found = self._behind(Pair(sign, found, self.part(_BINDS[sign])))
        self._inside -= 1
        return found

    def _behind(self, found: Node) -> Node:
        while self.next is not None and self.next.type == "OPERATOR-POSTFIX":
            found = Signed(self._take().value, found)
        return found

    def _first(self) -> Node:
        token = self._take()
        if token.type == "OPERATOR-PREFIX":
            inner = self.part(_PREFIX - 1)
            return inner if token.value == "+" else Signed(token.value, inner)
        if token.type == "OPERAND":
            return self._operand(token)
        if token.type == "PAREN" and token.subtype == "OPEN":
            found = self.part(0)
            self._close("PAREN")
            return found
        if token.type == "FUNC" and token.subtype == "OPEN":
            return self._call(token.value[:-1])
        if token.type == "ARRAY":
            return self._array()
        raise UnreadError(f"what {token.value[:20]!r} does there could not be read")

    def _close(self, sort: str) -> None:
        token = self._take()
        if token.type != sort or token.subtype != "CLOSE":
            raise UnreadError(f"what {token.value[:20]!r} does there could not be read")

    def _operand(self, token: Any) -> Node:
        if token.subtype == "NUMBER":
            return Number(_number(token.value))
        if token.subtype == "RANGE" or (token.subtype == "ERROR" and token.value.upper() == "#REF!"):
            found = refer(token.value, self._book, self._home)
            return Elsewhere(token.value) if self._own_names and isinstance(found, Broken) else found
        return Constant(token.value)

    def _call(self, name: str) -> Node:
        arguments: list[Node] = []
        empty = True
        while self.next is not None and not (self.next.type == "FUNC" and self.next.subtype == "CLOSE"):
            if self.next.type == "SEP":
                arguments += [Constant("")] if empty else []
                empty = True
                self._take()
            else:
                arguments.append(self.part(0))
                empty = False
        self._close("FUNC")
        return Call(name.upper().removeprefix("_XLFN.").removeprefix("@"), tuple(arguments))

    def _array(self) -> Node:
        depth = 1
        while depth:
            token = self._take()
            depth += {"OPEN": 1, "CLOSE": -1}.get(token.subtype, 0) if token.type == "ARRAY" else 0
        return Constant("{}")


def _number(text: str) -> Fraction:
    try:
        power = int(text.upper().partition("E")[2] or 0)
        if abs(power) > 308:  # noqa: PLR2004  # no stored number is larger
            raise UnreadError("a number in it is too large")
        return Fraction(text)
    except ValueError:
        raise UnreadError(f"{text[:20]!r} is no number") from None
