"""Figures that are quoted: points, per cent of what was possible, scores on a criterion, weights, the highest total possible."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.occurrence import NUMBER
from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.measure import Figure, behind, words
from audit.importing.claims.mentions import Ref
from audit.importing.claims.numerals import Amount, amount
from audit.importing.claims.phrase import found_in, phrase
from audit.importing.claims.scope import Scope, scopes
from audit.importing.claims.write import Found, every, quoted

__all__ = ["found"]

_FIGURE: Final = r"{quoted}(?P<unit> ?%| per ?cent\b| percent\b| points?\b| marks?\b)?"
_OUT: Final = (
    r"(?: (?:out of|of)(?: the)?(?: (?:a )?(?:maximum|possible|total|available)(?: of)?)*"
    rf"(?: (?P<max>{NUMBER})(?![0-9.,]*[0-9]))?(?: (?:maximum|possible|available|total|points|score|marks))*)?"
)
_END: Final = _OUT + r"(?: overall| in total)?(?P<tail> {preposition} (?P<rest>[^<]+)|(?=[,.;:)(]|$| and | with | which ).*)"
_NOUN: Final = r"(?: (?:an?|the|of|just|only|total|overall|final|combined|weighted|score|scores|points|percentage|mark|result|rating))*"
_OF_OPTIONS: Final = (
    r"{subject} (?:{scores+gets+reaches}|achieving|receiving)" + _NOUN + " " + _FIGURE + _END,
    r"{subject} {gets} the (?:{ordinal}[- ])?(?:highest|lowest|best|worst) {total-adjective*} {total-noun}(?: overall)?"
    r"(?:,? (?:of|with|at|scoring)|,)? \(?" + _FIGURE + r"\)?" + _END,
    r"\b(?:score|total) is (?:that of )?<s>,? (?:at|with) " + _FIGURE + _END,
    r"<s> \((?:with |scoring |a score of |total |score:? )*" + _FIGURE + _OUT + r"(?P<tail>)(?P<rest>)\)",
    r"\b(?:the )?(?:{total-adjective} )*(?:score|total)(?: score)? (?:for|of) <s> (?:is|was|came to|comes to) " + _FIGURE + _END,
)
_MAXIMUM: Final = (
    r"\b(?:total possible|maximum(?: possible)?|highest possible|maximum available|total available) {total-adjective*} (?:score|total|points|marks)"
    r"(?: (?:for|of) (?:<>|any option|an option))? (?:is|was|of|being) " + _FIGURE + r"(?=[,.;:)]|$| points| for <| and )"
)
_WEIGHT: Final = (
    r"(?P<what>[^<,.;]{3,80}?) (?:is|was|are|were|has|have|had|carries|carried|given|received|with|attracts)(?: (?:been|given|also|each))*"
    r" (?:a )?(?:weight(?:ing)?(?:ed)? (?:of|at)?|weighted(?: at)?) ?" + _FIGURE + r"(?=[,.;:)]|$| and )"
)
_POSSIBLE: Final = r"\b(?:possible|maximum|available|out of)\b"
_SCORES: Final = r"\b(?:scor|rank|total|points?\b|marks?\b|overall|highest|lowest|maximum|possible|achiev|first|second)|\bout of\b"
"""Words of a sentence whose figures are those of the table, and not of what goes on."""

_NEAR: Final = 60
"""Where such a word stands so near before a figure, the figure is what is possible. With 15 the highest total possible is
proposed as every option's total; 30, 60, 120 and 1000 give the same proposals for the two published papers at hand."""

_PERCENT: Final = re.compile(r"%|cent", re.IGNORECASE)
_MOST_PERCENT: Final = 100


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find figures of options by name, of the maximum, and of weights."""
    for match in found_in(clause.text, *_OF_OPTIONS):
        before = clause.text[: match.start("n")][-_NEAR:]
        if not match["vague"] and phrase(_SCORES).search(clause.sentence.plain) and not phrase(_POSSIBLE).search(before):
            yield from _figure(clause.ref(match["s"]), match, ground)
    for match in found_in(clause.text, _MAXIMUM):
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
    for match in found_in(clause.text, _WEIGHT):
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
