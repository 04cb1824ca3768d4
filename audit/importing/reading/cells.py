"""One printed cell parted into what it holds: figures, a product written out, a mark of the winner, a reason.

Every figure is read by the one grammar of figures; the patterns here only say where one part ends and the next begins.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from audit.appraisal.exact.numeral import NotAFigure, Numeral, read_numeral

__all__ = ["NOTHING", "Parts", "numeral", "parts_in", "sign_of", "without_marks"]

_FIGURE: Final = r"[-+–−]?\s?[£€$]?\d[\d.,]*%?"
_MARK: Final = r"[✓✔☑✅❌🏆🥇🥈🥉⭐★☆←→↑↓▲▼🟢🟡🔴🟠⚠️●\s]*"
_ORNAMENT: Final = re.compile(rf"^(?:{_MARK})(?P<rest>.*?)(?:{_MARK})$", re.DOTALL)
_EMPHASIS: Final = re.compile(r"^(\*{1,3}|_{1,2}|`|~~|\$(?=[^$]*\$$))(?P<rest>.+?)\1$", re.DOTALL)
_OF_POINTS: Final = re.compile(rf"^(?P<rest>{_FIGURE}(?:\s*/\s*\d+)?)\s*(?:pts?|points?|punkte?|pkte?|marks?|puntos?)\.?$", re.IGNORECASE)
_PRODUCT: Final = re.compile(
    rf"^(?P<one>{_FIGURE})\s*(?:[x×*·✕]|\bmal\b)\s*(?P<other>{_FIGURE})(?:\s*(?:=|→|->|⇒)\s*(?P<result>{_FIGURE})|\s*[+=])?$", re.IGNORECASE
)
_PAIR: Final = re.compile(
    rf"^(?P<one>{_FIGURE})\s*(?:\(\s*(?P<inner>{_FIGURE})\s*\)|\[\s*(?P<square>{_FIGURE})\s*\]|(?:→|->|⇒|=>)\s*(?P<arrow>{_FIGURE}))$"
)
_SUM: Final = re.compile(rf"^(?P<sum>[-+\d\s.,%x×*·()/÷]*[x×*·+/÷-][-+\d\s.,%x×*·()/÷]*)\s*=\s*(?P<result>{_FIGURE}(?:\s*/\s*\d+)?)$")
_REASONED: Final = re.compile(
    r"^(?P<figure>[-+–−]?\d{1,4}(?:[.,]\d{1,3})?%?(?:\s*/\s*\d{1,4})?)\s*(?:[—–·•]|\s-{1,3}\s|:\s|;\s|\((?=[^\d)])|,\s(?=[A-Za-z]))\s*(?P<reason>\S.*)$",
    re.DOTALL,
)
_MEASURED: Final = re.compile(r"^(?P<figure>\d{1,3}(?:\.\d{1,2})?)\s+-\s+(?P<reason>[£€$]?\d[\d.,]*\s?\S*.*)$")
_ANNOTATED: Final = re.compile(r"^(?P<figure>[-+–−]?\d[\d.,]*%?(?:\s*/\s*\d{1,4})?)\s*\((?P<reason>[^)]*[A-Za-z][^)]*)\)$")
_BESIDE: Final = re.compile(r"^(?P<figure>[-+–−]?\d[\d.,]*%?(?:\s*/\s*\d{1,4})?)\s*\((?P<reason>[^()]+)\)$")
"""Anything in brackets that is no single figure: a ratio, a range."""

_CODED: Final = re.compile(r"^(?P<figure>[-+–−]?\d[\d.,]*%?(?:\s*/\s*\d{1,4})?)\s+(?P<reason>[A-Z]\d(?:\s?[/,+]\s?[A-Z]\d)*)$")
"""A code behind a figure, as of the evidence that it rests on. Units of measure are no capital and a digit."""

_SHOWN: Final = re.compile(rf"^(?P<result>{_FIGURE})\s*[(\[]\s*(?P<one>{_FIGURE})\s*[x×*·✕]\s*(?P<other>{_FIGURE})\s*[)\]]$", re.IGNORECASE)
_MAKES: Final = re.compile(rf"^(?P<one>{_FIGURE})\s*[x×*·✕]\s*(?P<other>{_FIGURE})\s*[(\[]\s*(?P<result>{_FIGURE})\s*[)\]]$", re.IGNORECASE)
_LONGEST: Final = 400
_SIGNS: Final = {"+": "1", "++": "2", "+++": "3", "-": "-1", "--": "-2", "---": "-3", "s": "0", "0": "0", "=": "0", "o": "0", "~": "0", "same": "0"}


@dataclass(frozen=True, slots=True)
class Parts:
    """What a cell holds.

    ``figure`` is the first or only figure as printed, ``second`` another one beside it (in brackets or behind an arrow),
    ``factors`` the two figures of a product and ``result`` what the cell says it makes; ``reason`` is the text behind.
    """

    figure: str = ""
    second: str = ""
    factors: tuple[str, str] | tuple[()] = ()
    result: str = ""
    reason: str = ""
    mark: str = ""

    @property
    def sort(self) -> str:
        """What kind of cell it is: ``product``, ``pair``, ``reasoned``, ``sum``, ``marked``, ``plain`` or nothing."""
        if self.factors:
            return "product"
        if self.second:
            return "pair"
        if self.reason:
            return "reasoned"
        return "sum" if self.result else "marked" if self.mark else "plain" if self.figure else ""


NOTHING: Final = Parts()


@lru_cache(maxsize=16384)
def parts_in(text: str, numbers: str = "en") -> Parts:
    """Part the text of a cell; nothing where it holds no figure that can be told apart."""
    plain = " ".join(text.split())
    if not plain or len(plain) > _LONGEST or not any(map(str.isdigit, plain)):
        return NOTHING
    bare = without_marks(plain)
    of_points = _OF_POINTS.match(bare)
    bare = of_points["rest"] if of_points else bare
    if numeral(bare, numbers) is not None:
        return Parts(bare, mark=plain if bare != plain else "")
    return _product(bare, numbers) or _pair(bare, numbers) or _sum(bare, numbers) or _reasoned(bare, numbers) or NOTHING


def without_marks(text: str) -> str:
    """Take emphasis and ticks, stars and arrows off both ends of a text; one that is nothing else stays."""
    before, now = "", text
    while now != before:
        before = now
        found = _EMPHASIS.match(now) or _ORNAMENT.match(now)
        now = found["rest"].strip() if found and found["rest"].strip() else now
    return now


def numeral(text: str, numbers: str = "en") -> Numeral | None:
    """Read a figure with a value; None where the text is none."""
    try:
        found = read_numeral(text, numbers=numbers)
    except NotAFigure:
        return None
    return found if found.value is not None and not (found.label and len(text) > 24) else None  # noqa: PLR2004  # a level with its value is short


def sign_of(text: str) -> str:
    """The score that a sign of a Pugh matrix stands for; empty where the text is no sign."""
    return _SIGNS.get(text.strip().translate(str.maketrans("–−—", "---")).lower(), "")


def _product(text: str, numbers: str) -> Parts | None:
    match = _PRODUCT.match(text) or _SHOWN.match(text) or _MAKES.match(text)
    if match is None or any(numeral(match[key], numbers) is None for key in ("one", "other")):
        return None
    return Parts(factors=(match["one"].strip(), match["other"].strip()), result=(match["result"] or "").strip())


def _pair(text: str, numbers: str) -> Parts | None:
    match = _PAIR.match(text)
    second = (match["inner"] or match["square"] or match["arrow"]).strip() if match else ""
    if match is None or numeral(match["one"].strip(), numbers) is None or numeral(second, numbers) is None:
        return None
    if _says_again(match["one"].strip(), second, numbers):
        return Parts(match["one"].strip(), mark=text)
    return Parts(match["one"].strip(), second)


def _says_again(one: str, percent: str, numbers: str) -> bool:
    """Say whether a percentage in brackets is the figure before it again: ``0.155 (15.5%)``."""
    first, second = numeral(one, numbers), numeral(percent, numbers)
    if first is None or second is None or first.value is None or second.value is None or second.unit is None:
        return False
    return second.sign == "%" and not first.sign and 0 < first.value <= 1 and abs(first.value * 100 - second.value) <= second.unit


def _sum(text: str, numbers: str) -> Parts | None:
    match = _SUM.match(text)
    if match is None or numeral(match["result"].strip(), numbers) is None:
        return None
    return Parts(match["result"].strip(), result=match["sum"].strip())


def _reasoned(text: str, numbers: str) -> Parts | None:
    for pattern in (_ANNOTATED, _REASONED, _MEASURED, _CODED, _BESIDE):
        match = pattern.match(text)
        if match is not None and numeral(match["figure"], numbers) is not None:
            return Parts(match["figure"].strip(), reason=match["reason"].strip(" )") if pattern is _REASONED else match["reason"].strip())
    return None
