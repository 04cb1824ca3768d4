"""The highest, the lowest, the best or the only one: over all, in a group, or on criteria."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.kinds.levels import Test, holds
from audit.importing.claims.listing import SAME, meant
from audit.importing.claims.measure import Figure, behind, compared, of_quality, words
from audit.importing.claims.mentions import Ref
from audit.importing.claims.numerals import LAST
from audit.importing.claims.phrase import found_in, is_one_of, phrase
from audit.importing.claims.scope import Scope, scopes
from audit.importing.claims.write import Found, every, quoted

__all__ = ["found"]

_TAIL: Final = (
    r"(?: of (?:all|any)(?: (?:of )?(?:the )?(?:\w+ ){0,2}options)?| of <>| overall| among <>)?(?P<tail> {preposition} .+|"
    r"(?=[,.;:()]|$| with | and | followed ).*)"
)
_WHO: Final = r"(?: (?:(?:as )?(?:the|an) {option-noun} (?:that|which)|{option-noun}))?(?: (?:{conditional}|is|was))?"
"""Words between an option and what it is called: identified as the option that would be."""

_THAT_OF: Final = (
    r"\bthe {word:top+bottom} {total-adjective*} {total-noun}(?: overall)? (?:is|was|are|were|went|goes)"
    r"(?: (?:that of|achieved by|for|to|given to))? <s>(?P<tail>(?=[,.;:()]|$| with | at ).*)"
)
_PHRASES: Final = (
    r"{subject} {scores+ranks}(?: (?:as|by far|clearly|overall))*(?: the)?(?: (?:very|absolute))? {word:top+bottom}(?: (?:model|option))?" + _TAIL,
    r"{subject} {gets}(?: by far)? the (?:overall |single )?{word:top+bottom} {total-adjective*} {total-noun}" + _TAIL,
    r"{subject}(?: c[ao]mes?| finish(?:es|ed))?(?: out)?(?: on)? (?P<word>top|bottom)\b" + _TAIL,
    r"{subject} (?:is|are|was|were|{conditional}) (?:clearly )?the {word:quality-top+quality-bottom}(?: option| model)?" + _TAIL,
    r"{subject} the {word:quality-top+quality-bottom}(?: option| model)?(?P<tail> {preposition} .+)",
    _THAT_OF,
)
_ROLES: Final = (
    r"{subject}(?: (?:as|being|remains|emerged as|emerges as|to be))? <t>" + _TAIL,
    r"<t> (?:is|was|are|were) <s>(?P<tail>(?=[,.;]|$| with ).*)",
)
_NAMELY: Final = r"\bone (?:very )?(?:clear )?(?:high(?:est)?|best|top)[- ]scoring (?:option|model)\b[^<]*(?:<>)?, namely <s>"
_LEVEL: Final = r"(?: (?:very|particularly))? (?P<level>[a-z]+) {preposition} (?P<rest>.+)"
_ONLY: Final = (
    r"{subject} the only (?:option|model|one) (?:to score|that scor(?:es|ed)|which scor(?:es|ed)|scoring)" + _LEVEL,
    r"\bonly <s> scor(?:es|ed)" + _LEVEL,
)
_MOST: Final = (
    r"{subject}"
    + _WHO
    + r" (?:clearly |seen as |considered |found to be |judged )*the (?P<side>most|least) {quality:favour}(?: {option-noun})?"
    + _TAIL,
    r"\bthe (?P<side>most|least) {quality:favour} {option-noun}(?P<tail>(?: {preposition} [^<]+?)?) (?:is|was|{conditional}) <s>(?=[,.;:()]|$)",
)
_SERVES: Final = r"{subject}" + _WHO + r" bests? {serves} (?P<rest>[^<]+)"
_HAS: Final = (
    r"{subject}" + _WHO + r" (?:{gets}|{serves}|presents?|carr(?:ies|y)) the {word:top+bottom} (?P<what>[^<,.;:()]{3,80}?)"
    r"(?: (?:of|among|amongst) (?:(?:all |any of )?(?:the )?(?:other )?{option-nouns}|all|<>)| overall)?"
    r"(?=[,.;:()]|$| and (?:the|is|was|has|it|so|would)\b)"
)
_LOOSE: Final = r"\bone of\b|possible|available|maximum"
"""Words that make no superlative of one: one of the best, the highest possible."""


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find superlatives of options by name. A tie does not do, as docs/claims.md says."""
    yield from _only(clause, ground)
    if ground.lower_is_better:
        return
    for match in found_in(clause.text, *_PHRASES):
        if not re.search(_LOOSE, match[0], re.IGNORECASE):
            yield from _best(clause.ref(match["s"]), match["tail"] or "", ground, top=is_one_of(match["word"], "top"))
    for match in found_in(clause.text, *_ROLES):
        role = clause.ref(match["t"])
        if role.sort == "place" and role.strict and not clause.text[: match.end()].endswith("("):
            yield from _best(clause.ref(match["s"]), match["tail"] or "", ground, top=role.place != LAST)
    for match in found_in(clause.text, _NAMELY):
        yield from _best(clause.ref(match["s"]), "", ground, top=True)
    yield from _of_quality(clause, ground)


def _of_quality(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Read what an option is the most of, what it serves best, and what it has the most or the least of."""
    for match in found_in(clause.text, *_MOST):
        ref, tail, top = clause.ref(match["s"]), match["tail"] or "", match["side"].lower() == "most"
        of_group, whole = of_quality(match["quality"], ground), is_one_of(match["quality"], "favour-total")
        if phrase("{for}").match(tail) or (whole and of_group is None):
            yield from _best(ref, tail, ground, top=top)
        elif of_group is not None and not whole:
            # The most desirable may be so as a whole, or by the criteria of that name; the most viable is so by those.
            yield from _ahead(ref, of_group, ground, top=top)
    for match in found_in(clause.text, _SERVES):
        yield from _best(clause.ref(match["s"]), f" on {match['rest']}", ground, top=True)
    for match in found_in(clause.text, _HAS):
        fit, ids = meant(match["what"], ground.scored)
        # "The lowest cost of transition" is not the criterion Cost.
        if fit == SAME and len(ids) == 1 and clause.ref(match["s"]).sort == "ids":
            yield from _has(clause.ref(match["s"]).ids, match["word"], ids[0], ground)


def _has(options: tuple[str, ...], word: str, criterion: str, ground: Ground) -> Iterator[Found]:
    """Write that options have the highest or the lowest of what a criterion is about.

    The best has the highest score. The lowest cost may have the lowest score or, where a high score is a good one, the
    highest: that one of the two holds will do.
    """
    up, down = (_beyond(options, sign, criterion) for sign in "><")
    title = ground.title(criterion)
    is_open = phrase(r"\b{burden}\b").search(title) is not None and not is_one_of(word, "quality-top", "quality-bottom")
    holds = f"{up} or {down}" if is_open else up if is_one_of(word, "top") else down
    yield Found("superlative", holds, f"{ground.titles(options)}: the {word.lower()} {title}")


def _beyond(options: tuple[str, ...], sign: str, criterion: str) -> str:
    rest = " and ".join(f"y != {quoted(one)}" for one in options)
    score = f"score(y, {quoted(criterion)})"
    return every(options, "x", lambda x: f"all(score({x}, {quoted(criterion)}) {sign} {score} for y in options if {rest})")


def _only(clause: Clause, ground: Ground) -> Iterator[Found]:
    for match in found_in(clause.text, *_ONLY):
        ids, test = clause.ref(match["s"]).ids, holds(match["level"].lower(), ground)
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
    said = phrase("{for}").match(tail)
    scope = behind(said["rest"] if said else None, ground)
    if scope is not None:
        yield from _ahead(ref, scope, ground, top=top)


def _ahead(ref: Ref, scope: Scope, ground: Ground, *, top: bool) -> Iterator[Found]:
    if ref.sort != "ids":
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
