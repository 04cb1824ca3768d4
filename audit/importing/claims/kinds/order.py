"""One option before another: scored higher than, ranked above, with a lower score for."""

import re
from collections.abc import Iterator
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.kinds.levels import AUX, SUBJECT
from audit.importing.claims.measure import Figure, behind, compared, words
from audit.importing.claims.scope import ON
from audit.importing.claims.write import Found, against, every, subject_words

_HOW: Final = r"(?: (?:significantly|slightly|much|far|considerably|marginally|substantially|clearly|notably|well|consistently|a little|just))*"
_UP: Final = r"higher|better|more highly|above|ahead of|more strongly|more points|more"
_DOWN: Final = r"lower|worse|less highly|less well|below|behind|more poorly|fewer points|less|more weakly"
_VERB: Final = r"(?:scor(?:es?|ed|ing)|rated|rates|ranks?|ranked|performs?|performed|placed|comes?|came|finished)"
_TAIL: Final = rf"(?: overall)?(?P<tail> {ON} (?P<rest>.+)|.*)"
_SCORED: Final = re.compile(rf"{SUBJECT}{AUX} {_VERB}{_HOW} (?:(?P<up>{_UP})|(?P<down>{_DOWN})) (?:than )?<(?P<t>\d+)>{_TAIL}", re.IGNORECASE)
_MARKS: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:received|receives|achieved|achieves|given|got|has|have|had|with)(?: an?)?{_HOW} (?:(?P<up>higher|"
    rf"better)|(?P<down>lower|worse)) "
    rf"(?:overall |total |weighted )*(?:scores?|totals?|marks?|ratings?)(?: {ON} (?P<rest>[^<]+?))? than <(?P<t>\d+)>(?P<tail>.*)",
    re.IGNORECASE,
)
_ON_FIRST: Final = re.compile(
    rf"{SUBJECT}{AUX} {_VERB}{_HOW} (?:(?P<up>{_UP})|(?P<down>{_DOWN})) {ON} (?P<rest>[^<]+?) than <(?P<t>\d+)>(?P<tail>.*)", re.IGNORECASE
)
_OUT: Final = re.compile(
    rf"{SUBJECT}{AUX} (?:outscor(?:es?|ed)|outperform(?:s|ed)?|outrank(?:s|ed)?)(?P<up>)(?P<down>) <(?P<t>\d+)>{_TAIL}",
    re.IGNORECASE,
)


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find comparisons of options by name with each other, or with all others."""
    for pattern in (_SCORED, _MARKS, _ON_FIRST, _OUT):
        for match in pattern.finditer(clause.text):
            tail = (match["tail"] or "").strip()
            if not match["rest"] and tail and not re.match(r"[,.;:(]|and (?:<|is|has|was)|with\b|by (?:\d|only|just|over)", tail):
                continue
            yield from _ordered(match, clause, ground)


def _ordered(match: re.Match[str], clause: Clause, ground: Ground) -> Iterator[Found]:
    subject, other = clause.ref(match["s"]), clause.ref(match["t"])
    scope = behind(match["rest"], ground)
    is_place = re.search(r"\b(?:rank|placed|c[oa]me|finish)", match[0], re.IGNORECASE) and not match["rest"]
    literal = match["up"] and match["up"].lower() in {"higher", "more points", "more"}
    if subject.sort != "ids" or scope is None or (ground.lower_is_better and not literal):
        return
    sign = "<" if match["down"] else ">"

    def ahead(figure: Figure) -> str:
        return every(subject.ids, "x", lambda x: against(other, x, lambda y: f"{figure(x)} {sign} {figure(y)}", subject.ids) or "")

    if against(other, "x", lambda y: y, subject.ids) is None:
        return
    asserts = compared(scope, ground, ahead)
    if is_place and ground.totals:
        sign = ">" if match["down"] else "<"
        asserts = every(subject.ids, "x", lambda x: against(other, x, lambda y: f"rank({x}) {sign} rank({y})", subject.ids) or "")
    if asserts:
        word = "below" if match["down"] else "above"
        yield Found("order", asserts, f"{ground.titles(subject.ids)}: {word} {subject_words(other, ground)}, {words(scope, ground)}")
