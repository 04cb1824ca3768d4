"""One option before another: scored higher than, ranked above, with a lower score for."""

import re
from collections.abc import Iterator
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.measure import Figure, behind, compared, of_quality, words
from audit.importing.claims.phrase import found_in, is_one_of
from audit.importing.claims.write import Found, against, every, subject_words

__all__ = ["found"]

_DOES: Final = r"{subject} {scores+ranks} {margin*} {side:ahead+behind}"
_HAS: Final = r"{subject} {gets}(?: an?)? {margin*} (?P<side>higher|better|lower|worse) {total-adjective*} {total-noun}"
_TAIL: Final = r"(?: overall)?(?P<tail> {preposition} (?P<rest>.+)|.*)"
_PHRASES: Final = (
    _DOES + " (?:than )?<t>" + _TAIL,
    _HAS + r"(?: {preposition} (?P<rest>[^<]+?))? than <t>(?P<tail>.*)",
    _DOES + r" {preposition} (?P<rest>[^<]+?) than <t>(?P<tail>.*)",
    r"{subject} {outdoes}(?P<side>) <t>" + _TAIL,
    r"{subject} {margin*} (?P<side>more|less)(?: [a-z]+ly)? (?P<quality>{favour}) than <t>(?P<tail>.*)(?P<rest>)",
)
_NO_SCOPE: Final = r"[,.;:(]|and (?:<|is|has|was)|with\b|by (?:[0-9]|only|just|over)"
"""What may follow on the option that is compared with, so that nothing stands there that the scores are for."""


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find comparisons of options by name with each other, or with all others."""
    for match in found_in(clause.text, *_PHRASES):
        tail = (match["tail"] or "").strip()
        if match["rest"] or not tail or re.match(_NO_SCOPE, tail):
            yield from _ordered(match, clause, ground)


def _ordered(match: re.Match[str], clause: Clause, ground: Ground) -> Iterator[Found]:
    subject, other = clause.ref(match["s"]), clause.ref(match["t"])
    quality = match.groupdict().get("quality") or ""
    scope = of_quality(quality, ground) if quality else behind(match["rest"], ground)
    is_place = re.search(r"\b(?:rank|placed|c[oa]me|finish)", match[0], re.IGNORECASE) and not match["rest"]
    literal, below = is_one_of(match["side"], "ahead-literal"), is_one_of(match["side"], "behind")
    if subject.sort != "ids" or scope is None or (ground.lower_is_better and not literal):
        return
    sign = "<" if below else ">"

    def ahead(figure: Figure) -> str:
        return every(subject.ids, "x", lambda x: against(other, x, lambda y: f"{figure(x)} {sign} {figure(y)}", subject.ids) or "")

    if against(other, "x", lambda y: y, subject.ids) is None:
        return
    asserts = compared(scope, ground, ahead)
    if is_place and ground.totals:
        sign = ">" if below else "<"
        asserts = every(subject.ids, "x", lambda x: against(other, x, lambda y: f"rank({x}) {sign} rank({y})", subject.ids) or "")
    if asserts:
        word = "below" if below else "above"
        yield Found("order", asserts, f"{ground.titles(subject.ids)}: {word} {subject_words(other, ground)}, {words(scope, ground)}")
