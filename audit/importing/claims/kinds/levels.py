"""Scored highly, averagely or poorly: on named criteria, on most, on a small number and on which."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from audit.appraisal.text.words import word_set
from audit.importing.claims.clause import Clause
from audit.importing.claims.ground import Ground
from audit.importing.claims.measure import share, share_words
from audit.importing.claims.mentions import Ref
from audit.importing.claims.numerals import decimal
from audit.importing.claims.phrase import found_in, phrase
from audit.importing.claims.scope import Scope, scopes
from audit.importing.claims.write import Found, among, every, listed, quoted, subject_words

__all__ = ["Test", "found", "holds"]

_LEVELS: Final = "{level-high+level-middle+level-low}"
_TAIL: Final = r" {preposition} (?P<rest>.+)"


def found(clause: Clause, ground: Ground) -> Iterator[Found]:
    """Find what a clause says of levels. Nothing where lower scores are better: a high score may then be meant either way."""
    if ground.lower_is_better:
        return
    for match in found_in(clause.text, *_phrases(tuple(rung.label.lower() for rung in ground.rungs))):
        ref = clause.ref(match["s"])
        if ref.sort in {"ids", "all", "none"} and not phrase(r"\b{degree-other}\b").search(match["how"] or ""):
            yield from _said(ref, match["level"].lower(), match["rest"], ground)


@cache
def _phrases(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Scored well on, given high marks for, scored "HIGH" on; the last with the paper's own names of levels."""
    own = "|".join(map(_plain, labels)) or "(?!)"
    return (
        rf"{{subject}} {{scores}}(?P<how>(?: {{degree}})*) (?P<level>{own}|{_LEVELS}){_TAIL}",
        rf"{{subject}} {{gets}}(?: an?| the)?(?P<how>(?: {{degree}})*) (?P<level>{own}|{_LEVELS}) {{mark}}{_TAIL}",
        rf"{{subject}} {{scores}}(?P<how>) [\"']?(?P<level>{own})[\"']?{_TAIL}",
    )


def _plain(label: str) -> str:
    """A label as part of a phrase, in which braces and marks mean something."""
    return re.escape(label).replace("{", "[{]").replace("}", "[}]").replace("<", "[<]")


def _said(ref: Ref, word: str, rest: str, ground: Ground) -> Iterator[Found]:
    test = holds(word, ground)
    if test is None:
        return
    for scope in scopes(re.sub(r"^only ", "", rest), ground):
        yield from _scoped(ref, word, scope, ground, test)


Test = Callable[[str, str], str]


def holds(word: str, ground: Ground) -> Test | None:
    """What writes that an option has on a criterion the level that a word means; None where the scale does not say."""
    exact = [rung.id for rung in ground.rungs if rung.label.lower() == word]
    if exact:
        return lambda option, criterion: f"level({option}, {criterion}) == {quoted(exact[0])}"
    meant = next((name for name in ("high", "middle", "low") if word in word_set(f"level-{name}")), "")
    if not meant or ground.low is None or ground.high is None or ground.low >= ground.high:
        return None
    if ground.rungs:
        return _of_levels(_rungs(meant, ground))
    middle = decimal((ground.low + ground.high) / 2)
    signs = {"high": f"> {middle}", "low": f"< {middle}"}
    return (lambda option, criterion: f"score({option}, {criterion}) {signs[meant]}") if meant in signs else None


def _rungs(meant: str, ground: Ground) -> list[str]:
    """The levels above the middle of the scale, below it, or neither at its top nor at its bottom."""
    middle = (ground.rungs[0].value + ground.rungs[-1].value) / 2
    if meant == "middle":
        return [rung.id for rung in ground.rungs[1:-1]]
    return [rung.id for rung in ground.rungs if (rung.value > middle if meant == "high" else rung.value < middle)]


def _of_levels(ids: list[str]) -> Test | None:
    if not ids:
        return None
    if len(ids) == 1:
        return lambda option, criterion: f"level({option}, {criterion}) == {quoted(ids[0])}"
    return lambda option, criterion: f"level({option}, {criterion}) in {listed(ids)}"


def _each(ref: Ref, body: Callable[[str], str]) -> str:
    """Write something for every option that is meant; that it holds for none, where no option is."""
    if ref.sort == "all":
        return f"all({body('x')} for x in options)"
    if ref.sort == "none":
        return f"not any({body('x')} for x in options)"
    return every(ref.ids, "x", body)


def _scoped(ref: Ref, word: str, scope: Scope, ground: Ground, test: Test) -> Iterator[Found]:
    who, how = subject_words(ref, ground), f"score {word}"
    if scope.ids:
        on = ground.titles(scope.ids)
        yield Found("level", _each(ref, lambda x: every(scope.ids, "c", lambda c: test(x, c))), f"{who}: {how} on {on}")
    if scope.only:
        rest = f"{among(scope.group)} and c not in {listed(scope.ids)}"
        asserts = _each(ref, lambda x: f"all(not ({test(x, 'c')}) for c in {rest})")
        yield Found("list", asserts, f"{who}: {how} on no criteria but {ground.titles(scope.ids)}")
    if scope.is_share:
        counted = share(scope)
        yield Found("majority", _each(ref, lambda x: counted(test(x, "c"))), f"{who}: {how} on {share_words(scope, ground)}")
