"""Figures that are quoted: points, per cent of what was possible, scores on a criterion, weights, the highest total possible."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.kinds.levels import AUX, SUBJECT
from audit.importing.claims.measure import Figure, behind, words
from audit.importing.claims.mentions import Ref
from audit.importing.claims.numerals import BOUND, NUMBER, ORDINAL, VAGUE, Amount, amount
from audit.importing.claims.scope import ON, Scope, scopes
from audit.importing.claims.write import Found, every, quoted

_UNIT: Final = r"(?P<unit> ?%| per ?cent\b| percent\b| points?\b| marks?\b)?"
_OUT: Final = (
    rf"(?: (?:out of|of)(?: the)?(?: (?:a )?(?:maximum|possible|total|available)(?: of)?)*(?: "
    rf"(?P<max>{NUMBER})(?![\d.,]*\d))?(?: (?:maximum|possible|available|total|points|score|marks))*)?"
)
_END: Final = rf"{_OUT}(?: overall| in total)?(?P<tail> {ON} (?P<rest>[^<]+)|(?=[,.;:)(]|$| and | with | which ).*)"
_FIGURE: Final = rf"(?P<vague>{VAGUE} )?(?:(?P<bound>{BOUND}) )?(?P<n>{NUMBER})(?![\d.,]*\d){_UNIT}"
_NOUN: Final = r"(?: (?:an?|the|of|just|only|total|overall|final|combined|weighted|score|scores|points|percentage|mark|result|rating))*"
_GETS: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:scor(?:es?|ed|ing)|achiev(?:es|ed|ing)|receiv(?:es|ed|ing)|obtain(?:s|ed)|reach(?:es|ed)|gain(?:s|"
    rf"ed)|got|gets|attain(?:s|ed)|with|at|on|total(?:s|led)|has|had)"
    rf"{_NOUN} {_FIGURE}{_END}",
    re.IGNORECASE,
)
_HIGHEST: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:achiev(?:es|ed)|receiv(?:es|ed)|obtain(?:s|ed)|got|gets|has|had|with) the "
    rf"(?:{ORDINAL}[- ])?(?:highest|lowest|best|worst) "
    rf"(?:overall |total |weighted )*(?:score|total|percentage|mark)(?: overall)?(?:,? (?:of|with|at|scoring)|,)? \(?{_FIGURE}\)?{_END}",
    re.IGNORECASE,
)
_THAT_OF: Final = re.compile(rf"\b(?:score|total) is (?:that of )?<(?P<s>\d+)>,? (?:at|with) {_FIGURE}{_END}", re.IGNORECASE)
_BRACKETS: Final = re.compile(rf"<(?P<s>\d+)> \((?:with |scoring |a score of |total |score:? )*{_FIGURE}{_OUT}(?P<tail>)(?P<rest>)\)", re.IGNORECASE)
_TOTAL_OF: Final = re.compile(
    rf"\b(?:the )?(?:overall |total |weighted )*(?:score|total)(?: score)? (?:for|of) <(?P<s>\d+)> (?:is|was|came to|comes to) "
    rf"{_FIGURE}{_END}",
    re.IGNORECASE,
)
_MAXIMUM: Final = re.compile(
    rf"\b(?:total possible|maximum(?: possible)?|highest possible|maximum available|total available)(?: (?:total|weighted|"
    rf"overall))* (?:score|total|points|marks)"
    rf"(?: (?:for|of) (?:<\d+>|any option|an option))? (?:is|was|of|being) {_FIGURE}(?=[,.;:)]|$| points| for <| and )",
    re.IGNORECASE,
)
_WEIGHT: Final = re.compile(
    rf"(?P<what>[^<,.;]{{3,80}}?) (?:is|was|are|were|has|have|had|carries|carried|given|received|with|attracts)(?: (?:been|"
    rf"given|also|each))* (?:a )?(?:weight(?:ing)?(?:ed)? (?:of|at)?|weighted(?: at)?) ?"
    rf"{_FIGURE}(?=[,.;:)]|$| and )",
    re.IGNORECASE,
)
_POSSIBLE: Final = re.compile(r"\b(?:possible|maximum|available|out of)\b", re.IGNORECASE)
_SCORES: Final = re.compile(
    r"\b(?:scor|rank|total|points?\b|marks?\b|overall|highest|lowest|maximum|possible|achiev|first|second)|\bout of\b", re.IGNORECASE
)
"""Words of a sentence whose figures are those of the table, and not of what goes on."""

_PERCENT: Final = re.compile(r"%|cent", re.IGNORECASE)
_MOST_PERCENT: Final = 100


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find figures of options by name, of the maximum, and of weights."""
    for pattern in (_GETS, _HIGHEST, _THAT_OF, _BRACKETS, _TOTAL_OF):
        for match in pattern.finditer(clause.text):
            if not match["vague"] and _SCORES.search(clause.sentence.plain) and not _POSSIBLE.search(clause.text[: match.start("n")][-60:]):
                yield from _figure(clause.ref(match["s"]), match, ground)
    for match in _MAXIMUM.finditer(clause.text):
        if ground.totals and not match["vague"] and not match["bound"] and not _is_percent(match):
            yield Found("figure", f"max_total() == {amount(match['n']).text}", f"the highest total possible: {match['n']}")
    yield from _weights(clause, ground)


def _is_percent(match: re.Match[str]) -> bool:
    return _PERCENT.search(match["unit"] or "") is not None


def _figure(ref: Ref, match: re.Match[str], ground: Ground) -> Iterator[Found]:
    said, scope = amount(match["n"], match["bound"]), behind(match["rest"], ground)
    if ref.sort not in {"ids", "all"} or scope is None or scope.is_share:
        return
    body = _of_percent(said, scope, ground) if _is_percent(match) else _of_points(said, scope, ground)
    if body is None:
        return
    ids = ref.ids or tuple(one.id for one in ground.options)
    asserts = every(ids, "x", body)
    if match["max"] and scope.total and not _is_percent(match):
        asserts += f" and max_total() == {amount(match['max']).text}"
    quotes = " ".join(part for part in (match["bound"], match["n"] + (match["unit"] or "")) if part)
    yield Found("figure", asserts, f"{ground.titles(ids)}: {quotes} {words(scope, ground)}")


def _of_percent(said: Amount, scope: Scope, ground: Ground) -> Figure | None:
    if not scope.total or not ground.percents or said.value > _MOST_PERCENT:
        return None
    return lambda x: said.compares(f"percent({x})")


def _of_points(said: Amount, scope: Scope, ground: Ground) -> Figure | None:
    whole = said.places >= ground.places
    if scope.total:
        return (lambda x: said.compares(f"total({x})", whole=whole)) if ground.totals else None
    if len(scope.ids) == 1:
        return lambda x: _score(said, x, scope.ids[0], ground)
    return (lambda x: said.compares(f"subtotal({x}, {quoted(scope.group)})", whole=whole)) if scope.group else None


def _score(said: Amount, option: str, criterion: str, ground: Ground) -> str:
    """Write that a score is so much, with its weight or without, as papers quote either."""
    plain = said.compares(f"score({option}, {quoted(criterion)})", whole=True)
    weighted = said.compares(f"weighted_score({option}, {quoted(criterion)})", whole=True)
    return f"({plain} or {weighted})" if (ground.weighted or ground.weights) and not said.side else plain


def _weights(clause: Clause, ground: Ground) -> Iterator[Found]:
    for match in _WEIGHT.finditer(clause.text):
        if match["vague"] or not ground.weights or match["bound"]:
            continue
        named = scopes(re.sub(r"^.*\b(?:criterion|that|where|and) ", "", match["what"]), ground)
        ids = named[0].ids if len(named) == 1 and not named[0].is_share else ()
        if len(ids) == 1:
            asserts = _weight(ids[0], amount(match["n"]), percent=_is_percent(match))
            yield Found("figure", asserts, f"{ground.titles(ids)}: weight {match['n']}{match['unit'] or ''}")


def _weight(criterion: str, said: Amount, *, percent: bool) -> str:
    own = f"weight({quoted(criterion)})"
    if not percent:
        return f"{own} == {said.text}"
    share = f"{own} == {_hundredth(said)} * sum(c.weight for c in criteria if c.scored)"
    return f"{own} == {said.text} or {share}"


def _hundredth(said: Amount) -> str:
    value = Fraction(said.value, 100)
    return f"{value.numerator} / {value.denominator}"
