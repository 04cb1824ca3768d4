"""How far options are apart, in points or per cent: over 19% below, 5 points ahead of, a difference of 21% compared to."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.mentions import Ref
from audit.importing.claims.numerals import BOUND, NUMBER, VAGUE, Amount, amount
from audit.importing.claims.write import Found, against, every, subject_words

_UNIT: Final = r"(?P<unit> ?percentage points?| ?% points?| ?%| per ?cent| percent| points?| marks?)"
_FIGURE: Final = rf"(?P<vague>{VAGUE} )?(?:(?P<bound>{BOUND}) )?(?P<n>{NUMBER})(?![\d.,]*\d){_UNIT}"
_UP: Final = r"above|ahead of|higher than|more than|better than|clear of"
_DOWN: Final = r"below|behind|lower than|less than|short of|worse than"
_BESIDE: Final = re.compile(rf"{_FIGURE} (?:(?P<up>{_UP})|(?P<down>{_DOWN})) <(?P<t>\d+)>(?P<tail>.*)", re.IGNORECASE)
_LEADS: Final = re.compile(
    rf"<(?P<s>\d+)> (?:leads|led|beats|beat|outscores|outscored) <(?P<t>\d+)> by {_FIGURE}(?P<up>)(?P<down>)(?P<tail>.*)",
    re.IGNORECASE,
)
_LEAD_OVER: Final = re.compile(rf"\ba lead of {_FIGURE} over <(?P<t>\d+)>(?P<up>)(?P<down>)(?P<tail>.*)", re.IGNORECASE)
_BY: Final = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})) <(?P<t>\d+)> by {_FIGURE}(?P<tail>.*)", re.IGNORECASE)
_APART: Final = re.compile(
    rf"(?:{_FIGURE} (?:difference|gap|margin)|(?:difference|gap|margin) of {_FIGURE.replace('(?P<', '(?P<o')}) (?:compared "
    rf"(?:to|with)|from|to|against|over) (?:that of )?<(?P<t>\d+)>",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    rf"\b(?:difference|gap|margin)(?: in (?:total )?scores?)? between <(?P<s>\d+)> (?:is|was|of) {_FIGURE}|"
    rf"{_FIGURE.replace('(?P<', '(?P<o')} (?:separates?|between) <(?P<o>\d+)>",
    re.IGNORECASE,
)
_ON: Final = re.compile(r"^\s*(?:on|for|in|against|under|across|at)\b", re.IGNORECASE)
_CLAIMED: Final = re.compile(r"\b(?:cost|cheap|expens|price|sav|budget|staff|residents?|number of)\w*", re.IGNORECASE)
_PAIR: Final = 2


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find differences of totals or percentages. Those of costs, or on a criterion, are left alone."""
    if not ground.totals or _CLAIMED.search(clause.text):
        return
    for pattern in (_BESIDE, _LEADS, _LEAD_OVER, _BY):
        for match in pattern.finditer(clause.text):
            subject = clause.ref(match["s"]) if match.groupdict().get("s") else clause.subject
            if subject is not None and not _ON.match(match["tail"]):
                yield from _beside(subject, clause.ref(match["t"]), match, ground)
    for match in _APART.finditer(clause.text):
        if clause.subject is not None:
            yield from _apart(clause.subject, clause.ref(match["t"]), _read(match), ground)
    for match in _BETWEEN.finditer(clause.text):
        ref = clause.ref(match["s"] or match["o"])
        if ref.sort == "ids" and len(ref.ids) == _PAIR:
            yield from _apart(Ref("ids", ref.ids[:1]), Ref("ids", ref.ids[1:]), _read(match), ground)


def _read(match: re.Match[str]) -> "tuple[Amount, str] | None":
    held = match.groupdict()
    prefix = "" if held["n"] else "o"
    return None if held[f"{prefix}vague"] else (amount(held[f"{prefix}n"], held[f"{prefix}bound"]), held[f"{prefix}unit"].strip().lower())


def _beside(subject: Ref, other: Ref, match: re.Match[str], ground: Ground) -> Iterator[Found]:
    read = _read(match)
    if read is None or subject.sort != "ids":
        return
    swap = bool(match["down"])
    yield from _written(subject, other, ground, read, lambda x, y, figure: f"{figure(y)} - {figure(x)}" if swap else f"{figure(x)} - {figure(y)}")


def _apart(subject: Ref, other: Ref, read: "tuple[Amount, str] | None", ground: Ground) -> Iterator[Found]:
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
    yield Found("difference", asserts, f"{ground.titles(subject.ids)} and {subject_words(other, ground)}: {side}{said.text} {unit} apart")


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
