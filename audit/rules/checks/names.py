"""``unique-names`` and ``same-names``: no label or title stands for two things, and none changes from place to place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Final

from audit.model.appraisal import Criterion, Option
from audit.model.texts import Naming
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain, same_name
from audit.rules.outcome import Outcome, Subject
from audit.rules.rule import Rule

_BY: Final = {"enum": ["label", "title"]}
_OF_WHAT: Final = frozenset({"option", "criterion", "no", "number"})
_OF: Final = {"criteria": "Criteria", "options": "Options"}


class UniqueNames(NamedCheck):
    """One outcome for each label (or title, with ``by``) of criteria and options; plain numbers may begin again in each group."""

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"by": _BY}}
    fields: ClassVar = ("about", "published", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        by, appraisal = str(rule.options.get("by", "label")), facts.appraisal
        for kind, things in (("criteria", list(appraisal.criteria.values())), ("options", list(appraisal.options.values()))):
            for ones in _bearers(things, by).values():
                yield _unique(rule, _OF[kind], by, ones)


_Thing = Criterion | Option


def _bearers(things: Iterable[_Thing], by: str) -> Mapping[tuple[str, str], list[_Thing]]:
    """Give the criteria or options that bear each name, those of different groups apart where the name may be used again."""
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


class SameNames(NamedCheck):
    """One outcome for each criterion and option whose label (or title, with ``by``) the file records at more than one place."""

    schema: ClassVar = UniqueNames.schema
    fields: ClassVar = ("about", "published", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
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
