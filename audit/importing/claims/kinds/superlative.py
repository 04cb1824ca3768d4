"""The highest, the lowest, the best or the only one: over all, in a group, or on criteria."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.kinds.levels import AUX, SUBJECT, Test, holds
from audit.importing.claims.measure import Figure, behind, compared, words
from audit.importing.claims.mentions import Ref
from audit.importing.claims.numerals import LAST
from audit.importing.claims.scope import ON, scopes
from audit.importing.claims.write import Found, every, quoted

_TOP: Final = r"highest|best|strongest|top|most (?:points|highly)"
_BOTTOM: Final = r"lowest|worst|weakest|poorest|least (?:points|well)|fewest points"
_WORD: Final = rf"(?P<word>{_TOP}|{_BOTTOM})"
_MARKS: Final = r"(?:scores?|total|totals|ratings?|marks?|percentages?|number of points|result|points)"
_TAIL: Final = (
    rf"(?: of (?:all|any)(?: (?:of )?(?:the )?(?:\w+ ){{0,2}}options)?| of <\d+>| overall| among <\d+>)?(?P<tail> {ON} .+|"
    rf"(?=[,.;:()]|$| with | and | followed ).*)"
)
_SCORED: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:scor(?:es?|ed|ing)|rated|rates|ranks?|ranked|performs?|performed)(?: (?:as|by far|clearly|"
    rf"overall))*(?: the)?(?: (?:very|absolute))? {_WORD}"
    rf"(?: (?:model|option))?{_TAIL}",
    re.IGNORECASE,
)
_HAS: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:received|receives|achieved|achieves|given|awarded|got|gets|has|have|had|with|obtained|obtains|"
    rf"attracts|attracted|gains|gained)(?: by far)?"
    rf" the (?:overall |single )?{_WORD} (?:overall |total |weighted |combined )*{_MARKS}{_TAIL}",
    re.IGNORECASE,
)
_CAME: Final = re.compile(rf"{SUBJECT}{AUX}(?: c[ao]mes?| finish(?:es|ed))?(?: out)?(?: on)? (?P<word>top|bottom)\b{_TAIL}", re.IGNORECASE)
_IS: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:is|are|was|were) (?:clearly )?the (?P<word>strongest|best|weakest|worst)(?: option| "
    rf"model)?{_TAIL}",
    re.IGNORECASE,
)
_AUX_IS: Final = re.compile(rf"{SUBJECT}{AUX} the (?P<word>strongest|best|weakest|worst)(?: option| model)?(?P<tail> {ON} .+)", re.IGNORECASE)
_ROLE: Final = re.compile(rf"{SUBJECT}{AUX}(?: (?:as|being|remains|emerged as|emerges as|to be))? <(?P<t>\d+)>{_TAIL}", re.IGNORECASE)
_ROLE_FIRST: Final = re.compile(r"<(?P<t>\d+)> (?:is|was|are|were) <(?P<s>\d+)>(?P<tail>(?=[,.;]|$| with ).*)", re.IGNORECASE)
_THAT_OF: Final = re.compile(
    rf"\bthe {_WORD} (?:overall |total |weighted |combined )*(?:scores?|totals?)(?: overall)? (?:is|was|are|were|went|"
    rf"goes)(?: (?:that of|achieved by|for|to|given to))? "
    r"<(?P<s>\d+)>(?P<tail>(?=[,.;:()]|$| with | at ).*)",
    re.IGNORECASE,
)
_NAMELY: Final = re.compile(
    r"\bone (?:very )?(?:clear )?(?:high(?:est)?|best|top)[- ]scoring (?:option|model)\b[^<]*(?:<\d+>)?, namely <(?P<s>\d+)>",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(
    rf"(?:{SUBJECT}{AUX} the only (?:option|model|one) (?:to score|that scor(?:es|ed)|which scor(?:es|ed)|scoring)|"
    rf"\bonly <(?P<t>\d+)> scor(?:es|ed))"
    rf"(?: (?:very|particularly))? (?P<level>[a-z]+) {ON} (?P<rest>.+)",
    re.IGNORECASE,
)


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find superlatives of options by name. A tie does not do, as docs/claims.md says."""
    yield from _only(clause, ground)
    if ground.lower_is_better:
        return
    for pattern in (_SCORED, _HAS, _CAME, _IS, _AUX_IS, _THAT_OF):
        for match in pattern.finditer(clause.text):
            top = re.fullmatch(_TOP, match["word"], re.IGNORECASE) is not None
            if not re.search(r"\bone of\b|possible|available|maximum", match[0], re.IGNORECASE):
                yield from _best(clause.ref(match["s"]), match["tail"] or "", ground, top=top)
    for match in [*_ROLE.finditer(clause.text), *_ROLE_FIRST.finditer(clause.text)]:
        role = clause.ref(match["t"])
        if role.sort == "place" and role.strict and not clause.text[: match.end()].endswith("("):
            yield from _best(clause.ref(match["s"]), match["tail"] or "", ground, top=role.place != LAST)
    for match in _NAMELY.finditer(clause.text):
        yield from _best(clause.ref(match["s"]), "", ground, top=True)


def _only(clause: Clause, ground: Ground) -> Iterator[Found]:
    for match in _ONLY.finditer(clause.text):
        ids, test = clause.ref(match["s"] or match["t"]).ids, holds(match["level"].lower(), ground)
        if len(ids) != 1 or test is None or ground.lower_is_better:
            continue
        for scope in scopes(match["rest"], ground):
            if scope.ids and not scope.is_share:
                option = quoted(ids[0])
                asserts = every(scope.ids, "c", partial(_no_other, option, test))
                how = f"the only option to score {match['level'].lower()} on {ground.titles(scope.ids)}"
                yield Found("superlative", asserts, f"{ground.titles(ids)}: {how}")


def _no_other(option: str, test: Test, criterion: str) -> str:
    return f"all(({test('x', criterion)}) == (x == {option}) for x in options)"


def _best(ref: Ref, tail: str, ground: Ground, *, top: bool) -> Iterator[Found]:
    said = re.match(rf" {ON} (?P<rest>.+)", tail, re.IGNORECASE)
    scope = behind(said["rest"] if said else None, ground)
    if ref.sort != "ids" or scope is None:
        return
    rest = " and ".join(f"y != {quoted(one)}" for one in ref.ids)
    sign, word = (">", "highest") if top else ("<", "lowest")

    def ahead(figure: Figure) -> str:
        return every(ref.ids, "x", lambda x: f"all({figure(x)} {sign} {figure('y')} for y in options if {rest})")

    def not_behind(figure: Figure) -> str:
        return every(ref.ids, "x", lambda x: f"all({figure(x)} {sign}= {figure('y')} for y in options if {rest})")

    asserts = compared(scope, ground, ahead)
    if asserts is not None:
        # How often an option is the highest may be counted with ties or without.
        asserts = f"{asserts} or {compared(scope, ground, not_behind)}" if scope.is_share else asserts
        yield Found("superlative", asserts, f"{ground.titles(ref.ids)}: the {word} {words(scope, ground)}")
