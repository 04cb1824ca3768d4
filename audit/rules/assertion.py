"""Rules that assert: an expression that holds for every subject, and one that says to which subjects it applies.

The subjects of rules that assert: what one outcome is about, and the names its expression can use.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from audit.appraisal.exact.rounding import show_values
from audit.appraisal.exact.values import Values
from audit.appraisal.load.node import Node
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.quantity import Quantity
from audit.limits import LanguageLimits
from audit.problems import InputError, Problem
from audit.rules.language import static
from audit.rules.language.budget import Budget, OutOfSteps
from audit.rules.language.evaluate import Evaluation, UsedValue
from audit.rules.language.locate import problem_at, text_of_file
from audit.rules.language.parse import Expression, ExpressionError, parse
from audit.rules.language.things import Thing, Unknown, Value
from audit.rules.language.world import World
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.why import UNSAID, because

__all__ = ["MAKERS", "NAMES", "AssertionSubject", "compiled", "faults", "run_assertion", "sorts_of", "subjects", "told", "told_of"]


@dataclass(frozen=True, slots=True)
class AssertionSubject:
    """One subject with the names that stand for it in an expression, what it is called, and its place."""

    subject: Subject
    names: Mapping[str, Thing]
    title: str
    where: Where
    place: Place


def subjects(kind: str, world: World) -> Iterator[AssertionSubject]:
    """Every subject of a kind. Raises KeyError for a kind that rules cannot assert about."""
    return MAKERS[kind](world)


def _options(world: World) -> Iterator[AssertionSubject]:
    for one in world.appraisal.options.values():
        yield AssertionSubject(Subject("option", option=one.id), {"option": world.option(one)}, one.title, one.where, one.place)


def _criteria(world: World) -> Iterator[AssertionSubject]:
    for one in world.appraisal.criteria.values():
        yield AssertionSubject(
            Subject("criterion", criterion=one.id, group=one.group), {"criterion": world.criterion(one)}, one.title, one.where, one.place
        )


def _groups(world: World) -> Iterator[AssertionSubject]:
    for one in world.appraisal.groups.values():
        yield AssertionSubject(Subject("group", group=one.id), {"group": world.group(one)}, one.title, one.where, Place())


def _cells(world: World) -> Iterator[AssertionSubject]:
    for criterion in world.appraisal.scored:
        for option in world.appraisal.options.values():
            cell = world.cell(option, criterion)
            names = {"cell": cell, "option": world.option(option), "criterion": world.criterion(criterion)}
            figure = _figure(world, option.id, criterion.id)
            if figure is None:
                continue
            subject = Subject("cell", figure.quantity, option.id, criterion.id, criterion.group, figure.id)
            yield AssertionSubject(subject, names, f"{option.title}, {criterion.title}", figure.where, figure.place)


def _figure(world: World, option: str, criterion: str) -> Figure | None:
    cells = (Quantity("score", option, criterion), Quantity("weighted-score", option, criterion))
    return next((figure for cell in cells for figure in world.derivation.figures.get(cell, ())), None)


def _pairs(world: World) -> Iterator[AssertionSubject]:
    for first, second in combinations(world.appraisal.options.values(), 2):
        one, other = world.option(first), world.option(second)
        pair = _made("pair", f"{first.id}/{second.id}", first=one, second=other)
        subject = Subject("pair", option=first.id, ids=(first.id, second.id))
        yield AssertionSubject(subject, {"pair": pair, "first": one, "second": other}, f"{first.title} and {second.title}", first.where, first.place)


def _made(kind: str, name: str, **fields: Value) -> Thing:
    """Make a thing whose fields are known already."""
    return Thing(kind, name, {key: lambda value=value: value for key, value in {"id": name, **fields}.items()})  # type: ignore[misc]  # each keeps its own value


def _levels(world: World) -> Iterator[AssertionSubject]:
    for criterion in world.appraisal.scored:
        for level in world.appraisal.levels.values():
            use = criterion.levels.get(level.id)
            where, place = (use.where, use.place) if use is not None else (criterion.where, criterion.place)
            names = {"level": world.level_use(criterion, level.id), "criterion": world.criterion(criterion)}
            subject = Subject("level", criterion=criterion.id, group=criterion.group, ids=(level.id,))
            yield AssertionSubject(subject, names, f"{criterion.title}, {level.label}", where, place)


def _bands(world: World) -> Iterator[AssertionSubject]:
    for number, band in enumerate(world.appraisal.bands, 1):
        yield AssertionSubject(Subject("band", ids=(band.label,)), {"band": world.band(band, number)}, band.label, band.where, band.place)


def _tables(world: World) -> Iterator[AssertionSubject]:
    for one in world.appraisal.tables.values():
        yield AssertionSubject(
            Subject("table", ids=(one.id,)), {"table": _made("table", one.id, title=one.title)}, one.title or one.id, one.where, one.place
        )


def _stated(world: World) -> Iterator[AssertionSubject]:
    for one in world.appraisal.stated.values():
        figure = next(iter(world.derivation.figures.get(one.quantity, ())), None)
        subject = Subject("stated", one.quantity, figure=figure.id if figure is not None else None)
        place = figure.place if figure is not None else Place()
        thing = world.stated(one)
        yield AssertionSubject(subject, {"stated_figure": thing}, one.title, one.where, place)


def _gateways(world: World) -> Iterator[AssertionSubject]:
    for name in world.gateway_names():
        declared, criterion = world.appraisal.gateways.get(name), world.appraisal.criteria.get(name)
        one = declared if declared is not None else criterion
        assert one is not None
        subject = Subject("gateway", criterion=declared.criterion if declared is not None else name, ids=(name,))
        yield AssertionSubject(subject, {"gateway": world.gateway(name)}, one.title, one.where, one.place)


def _whole(world: World) -> Iterator[AssertionSubject]:
    yield AssertionSubject(Subject("appraisal"), {"appraisal": world.whole()}, world.appraisal.title, Where(1, 1, ""), Place())


MAKERS: Final[Mapping[str, Callable[[World], Iterator[AssertionSubject]]]] = {
    "option": _options, "criterion": _criteria, "group": _groups, "cell": _cells, "pair": _pairs, "level": _levels, "band": _bands,
    "table": _tables, "stated": _stated, "gateway": _gateways, "appraisal": _whole,
}  # fmt: skip
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "option": ("option",), "criterion": ("criterion",), "group": ("group",), "cell": ("cell", "option", "criterion"),
    "pair": ("pair", "first", "second"), "level": ("level", "criterion"), "band": ("band",), "table": ("table",),
    "stated": ("stated_figure",), "gateway": ("gateway",), "appraisal": ("appraisal",),
}  # fmt: skip
_SORTS: Final = {"first": "option", "second": "option", "stated_figure": "stated"}


def sorts_of(kind: str) -> dict[str, str]:
    """The names that an expression about a kind of subject can use, each with the kind of thing it stands for."""
    return {name: _SORTS.get(name, name) for name in NAMES.get(kind, ())}


_TITLED: Final = frozenset({"option", "criterion", "group", "first", "second"})
_TOLD: Final[Mapping[str, tuple[str, ...]]] = {"cell": ("level",), "level": ("level", "count", "list", "spread", "published")}


def told_of(kind: str) -> tuple[str, ...]:
    """What a message about a kind of subject can name."""
    titles = (name for name in NAMES.get(kind, ()) if name in _TITLED)
    return ("about", "terms", *titles, *_TOLD.get(kind, ()))


@cache
def compiled(text: str) -> Expression:
    """Read an expression once. Raises ExpressionError."""
    return parse(text)


def faults(path: str, subject: str, *nodes: Node | None) -> list[Problem]:
    """Say where the expressions of a rule about a kind of subject cannot be read, or name what does not exist."""
    raw = text_of_file(path)
    return [problem_at(path, node, error, raw) for node in nodes if node is not None for error in _errors(node.text, subject)]


def _errors(text: str, subject: str) -> list[ExpressionError]:
    try:
        return static.faults(compiled(text), sorts_of(subject))
    except ExpressionError as error:
        return [error]


def run_assertion(rule: Rule, world: World, budget: Budget | None = None) -> Iterator[Outcome]:
    """The outcome of an asserting rule on each of its subjects. Raises InputError with the place of what broke."""
    if budget is not None:
        _begun(rule, budget, 0)
    found = list(subjects(rule.subject, world))
    own = Budget(LanguageLimits.MAX_STEPS + len(found) * LanguageLimits.MAX_STEPS_EACH, f"this rule, on {len(found)} subjects, takes", budget)
    for about in found:
        _begun(rule, own, LanguageLimits.STEPS_A_SUBJECT)
        yield _outcome(rule, world, about, own)


def _begun(rule: Rule, budget: Budget, steps: int) -> None:
    """Take steps that are taken whatever is asserted. Raises InputError at the assertion where these are not left."""
    assert rule.asserts is not None
    try:
        budget.spend(steps)
    except OutOfSteps as error:
        raise InputError([problem_at(rule.path, rule.asserts, ExpressionError(str(error)))]) from None


def _outcome(rule: Rule, world: World, about: AssertionSubject, budget: Budget) -> Outcome:
    world.forget()
    applies, _ = _truth(rule, rule.when, world, about, budget) if rule.when is not None else (True, [])
    if applies is False:
        return Outcome(rule, "not-applicable", about.subject, where=about.where, place=about.place, reason=because("rule-not-applicable"))
    assert rule.asserts is not None
    holds, trace = _truth(rule, rule.asserts, world, about, budget)
    unknown = next((one for one in (applies, holds) if isinstance(one, Unknown)), None)
    status: Status = "pass" if holds is True else "fail"
    if isinstance(applies, Unknown) or (isinstance(holds, Unknown)):
        status = "undecided"
    withheld = world.conceals
    terms = str(because("withheld")) if withheld else _told(trace)
    words = {"about": about.title, "terms": terms, **_titles(about), **(_fields(about) if status != "pass" else {})}
    return Outcome(
        rule, status, about.subject, "", terms, about.where, about.place, tuple(world.seen.values()), None,
        unknown.reason if unknown is not None and status == "undecided" else UNSAID, words, withheld,
    )  # fmt: skip


def _truth(rule: Rule, node: Node, world: World, about: AssertionSubject, budget: Budget) -> tuple[bool | Unknown, list[UsedValue]]:
    run = Evaluation(compiled(node.text), world, about.names, budget)
    try:
        return run.truth(), run.trace
    except ExpressionError as error:
        raise InputError([problem_at(rule.path, node, error)]) from None


def _titles(about: AssertionSubject) -> dict[str, str]:
    kinds = {"option", "criterion", "group", "first", "second"}
    return {name: str(thing.get("title")) for name, thing in about.names.items() if name in kinds}


def _fields(about: AssertionSubject) -> dict[str, str]:
    """The plain fields that messages can name: the level, its quota, how often and to whom it was awarded."""
    own = about.names.get("level")
    if own is None:
        cell = about.names.get("cell")
        return {"level": told(cell.get("level"))} if cell is not None else {}
    fields = {"level": "label", "count": "awarded", "published": "quota"}
    return {**{name: told(own.get(field)) for name, field in fields.items()}, "list": _titles_of(own.get("options")), "spread": _spread(about)}


def _titles_of(things: Value) -> str:
    entries = things if isinstance(things, tuple) else ()
    return ", ".join(told(one.get("title")) for one in entries if isinstance(one, Thing))


def _spread(about: AssertionSubject) -> str:
    """Say of every level of a criterion to how many options it was awarded, and how many it is for where that is said."""
    levels = about.names["criterion"].get("levels")
    return ", ".join(_share(one) for one in levels if isinstance(one, Thing)) if isinstance(levels, tuple) else ""


def _share(level: Thing) -> str:
    quota = level.get("quota")
    return f"{told(level.get('label'))} {told(level.get('awarded'))}" + ("" if isinstance(quota, Unknown) else f" of {told(quota)}")


def _told(trace: list[UsedValue]) -> str:
    lines = dict.fromkeys(f"{one.text} is {told(one.value)}" for one in trace)
    return "; ".join(list(lines)[:6])


def told(value: Value) -> str:
    """Say a value in words."""
    if isinstance(value, Values):
        return show_values(value)
    if isinstance(value, Unknown):
        return f"not known ({value.reason})"
    if isinstance(value, Thing):
        return value.id
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{len(value)} entries"
