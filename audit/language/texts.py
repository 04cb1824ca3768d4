"""The functions on text: in time proportional to its length, whatever the pattern."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from audit.exact.values import point
from audit.language.budget import Budget, searching
from audit.language.errors import Misuse
from audit.language.limits import MAX_LIKE, MAX_TEXT
from audit.language.things import Unknown, Value, kind_of


def _texts(name: str, arguments: Sequence[Value], budget: Budget) -> list[str] | Unknown:
    unknown = next((one for one in arguments if isinstance(one, Unknown)), None)
    if unknown is not None:
        return unknown
    other = next((one for one in arguments if not isinstance(one, str)), None)
    if other is not None:
        raise Misuse(f"{name}() takes text; {kind_of(other)} stands here")
    texts = [str(one) for one in arguments]
    if sum(map(len, texts)) > MAX_TEXT:
        raise Misuse(f"{name}() takes at most {MAX_TEXT} characters")
    budget.spend(searching(*texts))
    return [text.casefold() for text in texts]


def contains(arguments: Sequence[Value], budget: Budget) -> Value:
    """Say whether the second text stands in the first, whatever the case of its letters."""
    texts = _texts("contains", arguments, budget)
    return texts if isinstance(texts, Unknown) else texts[1] in texts[0]


def like(arguments: Sequence[Value], budget: Budget) -> Value:
    """Say whether the first text fits the pattern."""
    texts = _texts("like", arguments, budget)
    if isinstance(texts, Unknown):
        return texts
    if len(texts[1]) > MAX_LIKE:
        raise Misuse(f"like() takes a pattern of at most {MAX_LIKE} characters")
    return fits(texts[0], texts[1])


def fits(text: str, pattern: str) -> bool:
    """Match a pattern with * and ?, looking at each letter of the text once: all places in the pattern advance together as bits."""
    letters = [letter for letter in pattern if letter != "*"]
    stays, place = 0, 0
    for letter in pattern:
        if letter == "*":
            stays |= 1 << place
        else:
            place += 1
    any_letter = sum(1 << place for place, letter in enumerate(letters) if letter == "?")
    moves: defaultdict[str, int] = defaultdict(lambda: any_letter)
    for place, letter in enumerate(letters):
        if letter != "?":
            moves[letter] |= 1 << place
    reached = 1
    for letter in text:
        reached = (reached & moves[letter]) << 1 | reached & stays
        if not reached:
            return False
    return bool(reached >> len(letters))


def lower(arguments: Sequence[Value], budget: Budget) -> Value:
    """Give the text in small letters."""
    texts = _texts("lower", arguments, budget)
    return texts if isinstance(texts, Unknown) else texts[0]


def words(arguments: Sequence[Value], budget: Budget) -> Value:
    """Count the words of a text."""
    texts = _texts("words", arguments, budget)
    return texts if isinstance(texts, Unknown) else point(Fraction(len(texts[0].split())))
