"""``unique-names`` and ``same-names``: no label or title stands for two things, and none changes from place to place.

Comparing names: what differs in more than case, signs between words, an abbreviation, or an addition in brackets.

``references``: what the paper refers to stands in the text supplied.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import ClassVar, Final

from audit.appraisal.model.appraisal import Criterion, Option
from audit.appraisal.model.prose import Citation, Naming
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.why import UNSAID, because

__all__ = ["References", "SameNames", "UniqueNames", "plain", "same_name", "without_brackets"]

_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AFTER: Final = re.compile(r"\s[-\u2013\u2014:]\s.*$")
_WORD: Final = re.compile(r"\w+(?:[+#]+(?!\w))?")
"""A word, with signs at its end that make another name of it: C, C++ and C#."""

_LONGEST: Final = 6


def same_name(first: str, second: str) -> bool:
    """Say whether two names are one name printed in two ways; a short form is the full one without what is in brackets or after a dash."""
    long, other = _words(first), _words(second)
    return _alike(long, other) or any(_alike(long, form) for form in _short(second)) or any(_alike(form, other) for form in _short(first))


def plain(name: str) -> str:
    """A name in small letters without signs between its words, as a key to find it again."""
    return " ".join(_words(name)).casefold()


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", name).replace("&", " and ")))


def _short(name: str) -> list[tuple[str, ...]]:
    forms = [_words(_BRACKETED.sub(" ", name)), _words(_AFTER.sub("", name)), _words(_AFTER.sub("", _BRACKETED.sub(" ", name)))]
    return [form for form in dict.fromkeys(forms) if form and form != _words(name)]


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Compare word by word; a word in capitals may stand for the initials of several."""
    if not first or not second:
        return first == second
    if first[0].casefold() == second[0].casefold() and _alike(first[1:], second[1:]):
        return True
    taken, other = _initials(first[0], second), _initials(second[0], first)
    return bool(taken and _alike(first[1:], second[taken:])) or bool(other and _alike(first[other:], second[1:]))


def _initials(word: str, words: tuple[str, ...]) -> int:
    """The number of words of which a word in capitals holds the initials; 0 if it does not."""
    size = len(word)
    if not (word.isupper() and word.isalpha() and 2 <= size <= _LONGEST and size <= len(words)):  # noqa: PLR2004  # one letter abbreviates nothing
        return 0
    return size if "".join(one[0] for one in words[:size]).casefold() == word.casefold() else 0


def without_brackets(name: str) -> str:
    """A name without what is added to it in brackets; the name itself where nothing else is left."""
    return " ".join(_BRACKETED.sub(" ", name).split()) or name


_BY: Final = {"enum": ["label", "title"]}
_OF_WHAT: Final = frozenset({"option", "criterion", "no", "number"})
_OF: Final = {"criteria": "Criteria", "options": "Options"}


@named_check("unique-names")
class UniqueNames(NamedCheck):
    """One outcome for each label (or title, with ``by``) of criteria and options; plain numbers may begin again in each group."""

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"by": _BY}}
    fields: ClassVar = ("about", "published", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        by, appraisal = str(rule.options.get("by", "label")), facts.appraisal
        for kind, things in (("criteria", list(appraisal.criteria.values())), ("options", list(appraisal.options.values()))):
            for ones in _bearers(things, by).values():
                yield _unique(rule, _OF[kind], by, ones)


_Thing = Criterion | Option


def _bearers(things: Iterable[_Thing], by: str) -> Mapping[tuple[str, str], list[_Thing]]:
    """The criteria or options that bear each name, those of different groups apart where the name may be used again."""
    found: dict[tuple[str, str], list[_Thing]] = {}
    for one in things:
        name = _name(one, by)
        if name:
            group = one.group or "" if isinstance(one, Criterion) and (by == "title" or _is_number(name)) else ""
            found.setdefault((plain(name), group), []).append(one)
    return found


def _name(one: _Thing, by: str) -> str:
    if by == "label":
        return one.label
    return one.title if one.title != one.id else ""


def _is_number(label: str) -> bool:
    """Say whether a label is a bare number or letter, as they are counted anew in each group."""
    return label.strip().rstrip(".)").isdecimal() or len(label.strip().rstrip(".)")) == 1


def _unique(rule: Rule, kind: str, by: str, ones: Sequence[_Thing]) -> Outcome:
    first, last, name = ones[0], ones[-1], _name(ones[0], by)
    words = {"about": kind, "published": name, "count": str(len(ones)), "list": "; ".join(one.title for one in ones)}
    criterion, option = (last.id, None) if isinstance(first, Criterion) else (None, last.id)
    subject = Subject(rule.subject, option=option, criterion=criterion, ids=tuple(one.id for one in ones))
    return Outcome(rule, "fail" if len(ones) > 1 else "pass", subject, name, words["list"], last.where, last.place, words=words)


@named_check("same-names")
class SameNames(NamedCheck):
    """One outcome for each criterion and option whose label (or title, with ``by``) the file records at more than one place."""

    schema: ClassVar = UniqueNames.schema
    fields: ClassVar = ("about", "published", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        by = str(rule.options.get("by", "label"))
        found: dict[tuple[str | None, str | None], list[Naming]] = {}
        for naming in facts.appraisal.texts.names:
            if getattr(naming, by):
                found.setdefault((naming.criterion, naming.option), []).append(naming)
        for names in found.values():
            if len(names) > 1:
                yield _same(rule, facts, by, names)


def _same(rule: Rule, facts: Facts, by: str, names: Sequence[Naming]) -> Outcome:
    compare: Callable[[str, str], bool] = same_name if by == "title" else _same_label
    listed = names[0]
    odd = [naming for naming in names[1:] if not compare(getattr(naming, by), getattr(listed, by))]
    forms = list(dict.fromkeys(_place(naming, by) for naming in odd))
    first = odd[0] if odd else listed
    words = {"about": _title(facts, listed), "published": getattr(listed, by), "count": str(len(odd)), "list": "; ".join(forms)}
    subject = Subject(rule.subject, option=listed.option, criterion=listed.criterion)
    return Outcome(rule, "fail" if odd else "pass", subject, words["published"], words["list"], first.where, first.place, words=words)


def _same_label(one: str, other: str) -> bool:
    """Compare labels; ``Option 3`` is the label 3 with the word that says of what it is."""
    first, second = ([word for word in plain(label).split() if word not in _OF_WHAT] for label in (one, other))
    return first == second


def _place(naming: Naming, by: str) -> str:
    place = naming.place.locator()
    return f'"{getattr(naming, by)}"' + (f" ({place})" if place else "")


def _title(facts: Facts, naming: Naming) -> str:
    if naming.option is not None:
        return facts.appraisal.options[naming.option].title
    return facts.appraisal.criteria[naming.criterion or ""].title


@named_check("references")
class References(NamedCheck):
    """One outcome for each thing referred to, however often; the text supplied may be only a part of the paper."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the file does not say whether the thing is held."""
        found: dict[str, list[Citation]] = {}
        for citation in facts.appraisal.texts.references:
            found.setdefault(plain(citation.to), []).append(citation)
        for citations in found.values():
            yield _outcome(rule, citations)


def _outcome(rule: Rule, citations: Sequence[Citation]) -> Outcome:
    said = {citation.held for citation in citations}
    status: Status = "fail" if False in said else ("undecided" if None in said else "pass")
    first = next((one for one in citations if one.held is False), citations[0])
    said_there = [*(one.place.locator() for one in citations), *(one.note for one in citations)]
    words = {"about": first.to, "count": str(len(citations)), "list": "; ".join(dict.fromkeys(filter(None, said_there)))}
    reason = because("presence-not-said") if status == "undecided" else UNSAID
    return Outcome(rule, status, Subject(rule.subject, ids=(first.to,)), first.to, "", first.where, first.place, reason=reason, words=words)
