"""Rules that assert: an expression that holds for every subject, and one that says to which subjects it applies."""

from collections.abc import Iterator
from functools import cache

from audit.exact.show import show_values
from audit.exact.values import Values
from audit.language import static
from audit.language.budget import Budget
from audit.language.errors import ExpressionError
from audit.language.evaluate import Looked, Run
from audit.language.limits import MAX_STEPS, MAX_STEPS_EACH
from audit.language.locate import problem_at, text_of_file
from audit.language.parse import Expression, parse
from audit.language.things import Thing, Unknown, Value
from audit.language.world import World
from audit.load.node import Node
from audit.problems import InputError, Problem
from audit.rules.outcome import Outcome, Status
from audit.rules.rule import Rule
from audit.rules.subjects import About, sorts_of, subjects


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
    """Give the outcome of an asserting rule on each of its subjects. Raises InputError with the place of what broke."""
    found = list(subjects(rule.subject, world))
    own = Budget(MAX_STEPS + len(found) * MAX_STEPS_EACH, f"this rule, on {len(found)} subjects, takes", budget)
    for about in found:
        yield _outcome(rule, world, about, own)


def _outcome(rule: Rule, world: World, about: About, budget: Budget) -> Outcome:
    world.forget()
    applies, _ = _truth(rule, rule.when, world, about, budget) if rule.when is not None else (True, [])
    if applies is False:
        return Outcome(rule, "not-applicable", about.subject, where=about.where, place=about.place, reason="the rule does not apply here")
    assert rule.asserts is not None
    holds, trace = _truth(rule, rule.asserts, world, about, budget)
    unknown = next((one for one in (applies, holds) if isinstance(one, Unknown)), None)
    status: Status = "pass" if holds is True else "fail"
    if isinstance(applies, Unknown) or (isinstance(holds, Unknown)):
        status = "undecided"
    withheld = world.conceals
    terms = "withheld figures take part" if withheld else _told(trace)
    words = {"about": about.title, "terms": terms, **_titles(about), **(_fields(about) if status != "pass" else {})}
    return Outcome(
        rule, status, about.subject, "", terms, about.where, about.place, tuple(world.seen.values()), None,
        unknown.reason if unknown is not None and status == "undecided" else "", words, withheld,
    )  # fmt: skip


def _truth(rule: Rule, node: Node, world: World, about: About, budget: Budget) -> tuple[bool | Unknown, list[Looked]]:
    run = Run(compiled(node.text), world, about.names, budget)
    try:
        return run.truth(), run.trace
    except ExpressionError as error:
        raise InputError([problem_at(rule.path, node, error)]) from None


def _titles(about: About) -> dict[str, str]:
    kinds = {"option", "criterion", "group", "first", "second"}
    return {name: str(thing.get("title")) for name, thing in about.names.items() if name in kinds}


def _fields(about: About) -> dict[str, str]:
    """Give the plain fields that messages can name: the level, its quota, how often and to whom it was awarded."""
    own = about.names.get("level")
    if own is None:
        cell = about.names.get("cell")
        return {"level": told(cell.get("level"))} if cell is not None else {}
    fields = {"level": "label", "count": "awarded", "published": "quota"}
    return {**{name: told(own.get(field)) for name, field in fields.items()}, "list": _titles_of(own.get("options")), "spread": _spread(about)}


def _titles_of(things: Value) -> str:
    entries = things if isinstance(things, tuple) else ()
    return ", ".join(told(one.get("title")) for one in entries if isinstance(one, Thing))


def _spread(about: About) -> str:
    """Say of every level of a criterion to how many options it was awarded, and how many it is for where that is said."""
    levels = about.names["criterion"].get("levels")
    return ", ".join(_share(one) for one in levels if isinstance(one, Thing)) if isinstance(levels, tuple) else ""


def _share(level: Thing) -> str:
    quota = level.get("quota")
    return f"{told(level.get('label'))} {told(level.get('awarded'))}" + ("" if isinstance(quota, Unknown) else f" of {told(quota)}")


def _told(trace: list[Looked]) -> str:
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
