"""How far options are apart, in points or per cent: over 19% below, 5 points ahead of, a difference of 21% compared to."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.mentions import Ref
from audit.importing.claims.numerals import Amount, amount
from audit.importing.claims.phrase import found_in, phrase
from audit.importing.claims.write import Found, against, every, subject_words

__all__ = ["found"]

_FIGURE: Final = r"{quoted}(?P<unit> ?percentage points?| ?% points?| ?%| per ?cent| percent| points?| marks?)"
_SIDE: Final = r"(?:(?P<up>{apart-up})|(?P<down>{apart-down}))"
_TAIL: Final = r"(?P<tail>.*)"
_BESIDE: Final = (
    _FIGURE + " " + _SIDE + " <t>" + _TAIL,
    "<s> {leads} <t> by " + _FIGURE + "(?P<up>)(?P<down>)" + _TAIL,
    r"\ba lead of " + _FIGURE + " over <t>(?P<up>)(?P<down>)" + _TAIL,
    _SIDE + " <t> by " + _FIGURE + _TAIL,
)
_FROM: Final = r" (?:compared (?:to|with)|from|to|against|over) (?:that of )?<t>"
_APART: Final = (_FIGURE + " {gap}" + _FROM, "{gap} of " + _FIGURE + _FROM)
_BETWEEN: Final = (
    r"\b{gap}(?: in (?:total )?scores?)? between <s> (?:is|was|of) " + _FIGURE,
    _FIGURE + " (?:separates?|between) <s>",
)
_ON: Final = r"^\s*(?:on|for|in|against|under|across|at)\b"
_OTHER: Final = r"\b{cost-word}"
_PAIR: Final = 2


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find differences of totals or percentages. Those of costs, or on a criterion, are left alone."""
    if not ground.totals or phrase(_OTHER).search(clause.text):
        return
    for match in found_in(clause.text, *_BESIDE):
        subject = clause.ref(match["s"]) if match.groupdict().get("s") else clause.subject
        if subject is not None and not phrase(_ON).match(match["tail"]):
            yield from _beside(subject, clause.ref(match["t"]), match, ground)
    for match in found_in(clause.text, *_APART):
        if clause.subject is not None:
            yield from _apart(clause.subject, clause.ref(match["t"]), _read(match), ground)
    for match in found_in(clause.text, *_BETWEEN):
        ref = clause.ref(match["s"])
        if ref.sort == "ids" and len(ref.ids) == _PAIR:
            yield from _apart(Ref("ids", ref.ids[:1]), Ref("ids", ref.ids[1:]), _read(match), ground)


def _read(match: re.Match[str]) -> tuple[Amount, str] | None:
    return None if match["vague"] else (amount(match["n"], match["bound"]), match["unit"].strip().lower())


def _beside(subject: Ref, other: Ref, match: re.Match[str], ground: Ground) -> Iterator[Found]:
    read = _read(match)
    if read is None or subject.sort != "ids":
        return
    swap = bool(match["down"])
    yield from _written(subject, other, ground, read, lambda x, y, figure: f"{figure(y)} - {figure(x)}" if swap else f"{figure(x)} - {figure(y)}")


def _apart(subject: Ref, other: Ref, read: tuple[Amount, str] | None, ground: Ground) -> Iterator[Found]:
    if read is not None and subject.sort == "ids":
        yield from _written(subject, other, ground, read, lambda x, y, figure: f"abs({figure(x)} - {figure(y)})")


_Gap = Callable[[str, str, Callable[[str], str]], str]


def _written(subject: Ref, other: Ref, ground: Ground, read: tuple[Amount, str], gap: _Gap) -> Iterator[Found]:
    said, unit = read
    holds = _holds(said, unit, ground, gap)
    if holds is None or against(other, "x", lambda y: y, subject.ids) is None:
        return
    asserts = every(subject.ids, "x", lambda x: against(other, x, lambda y: holds(x, y), subject.ids) or "")
    side = {">": "over ", ">=": "at least ", "<": "under ", "<=": "at most "}.get(said.side, "")
    yield Found(
        "difference",
        asserts,
        f"{ground.titles(subject.ids)} and {subject_words(other, ground)}: {side}{said.text}{unit if unit.startswith('%') else f' {unit}'} apart",
    )


def _holds(said: Amount, unit: str, ground: Ground, gap: _Gap) -> Callable[[str, str], str] | None:
    """Write a difference. Per cent may be points of the percentages, or a part of the other's total: that either holds will do."""
    if unit.startswith(("point", "mark")):
        return lambda x, y: said.compares(gap(x, y, lambda z: f"total({z})"), whole=said.places >= ground.places)
    points = unit.endswith(("point", "points"))
    if points and not ground.percents:
        return None

    def either(x: str, y: str) -> str:
        part = said.compares(f"100 * ({gap(x, y, lambda z: f'total({z})')}) / total({y})")
        own = said.compares(gap(x, y, lambda z: f"percent({z})"))
        return own if points else f"({own} or {part})" if ground.percents else part

    return either
