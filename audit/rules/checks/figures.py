"""``relation``: selects relation instances; what holds and what does not was worked out before.

``denominators-alike``: totals are printed with their maximum for every option or for none.

``difference-reading``: a difference quoted in per cent fits points and relative alike, or only one of them.

``weight-present``: every scored criterion has a weight above nothing, where weights are used at all.

``blank-cells``: scores that the file does not give, one outcome for each option.

``in-score-tables``: every option and every scored criterion has a cell for its scores.

Checks on costs: whether they stand beside the scores, and whether they are counted in the scores and apart from them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from audit.appraisal.model.appraisal import Appraisal, Criterion, Option
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.place import Place
from audit.appraisal.model.quantity import KINDS, Quantity
from audit.relations.derive.basis import Basis
from audit.relations.derive.gates import failed, gates
from audit.relations.outcome import Check, Operand
from audit.relations.registry import TYPES
from audit.rules.asked import asked, asks, doubted
from audit.rules.checks.assumptions import COST, WORDS, speaks_of
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.process import outcome_of as process_outcome_of
from audit.rules.checks.process import status_of
from audit.rules.evidence import besides, computed_of, one_way, published_of
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option, words_of
from audit.why import UNSAID, because

__all__ = [
    "ROLES",
    "BlankCells",
    "CostBesideScore",
    "CostCountedOnce",
    "DenominatorsAlike",
    "DifferenceReading",
    "InScoreTables",
    "RelationCheck",
    "WeightPresent",
    "outcome_of",
    "subject_of",
]

ROLES = (
    "aggregate", "count", "declared", "difference", "final-weight", "grand-total", "group-weight", "inherited", "level-value",
    "max-score", "max-total", "normalised", "on-scale", "percent", "printings", "rank", "scored-from", "share", "shares",
    "sub-weight-sum", "subtotal", "threshold", "total", "total-of-subtotals", "weight-sum", "weighted-score",
)  # fmt: skip
_FITS = ("truncated", "away", "entries-rounded", "printed-values")


def _names(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": {"enum": list(values)}}


@named_check("relation")
class RelationCheck(NamedCheck):
    """One outcome for every printing of the result of every selected relation."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {
            "type": _names(TYPES), "kinds": _names(KINDS), "roles": _names(ROLES),
            "if-fits": _names(_FITS), "unless-fits": _names(_FITS),
        },
    }  # fmt: skip

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes of the relations that the rule's options select."""
        roles = rule.options.get("roles", facts.by_role)
        for check in (check for role in roles for check in facts.by_role.get(role, ())):
            if _selects(rule, check):
                yield outcome_of(_held(rule, facts, check), facts, check)


def _held(rule: Rule, facts: Facts, check: Check) -> Rule:
    """A rule as what came of a check is told: as it stands, or as a question where the method or the reading is not firm."""
    if asks(facts.appraisal, check):
        return asked(rule, facts.appraisal)
    return doubted(rule) if facts.misread and check.outcome == "fail" else rule


def _selects(rule: Rule, check: Check) -> bool:
    options, relation = rule.options, check.relation
    wanted = {"type": relation.type, "kinds": relation.result.kind, "roles": relation.role}
    if any(key in options and value not in options[key] for key, value in wanted.items()):
        return False
    if check.outcome == "fail" and "unless-fits" in options and set(options["unless-fits"]) & set(check.fits):
        return False
    return not (check.outcome == "fail" and "if-fits" in options and not set(options["if-fits"]) & set(check.fits))


def outcome_of(rule: Rule, facts: Facts, check: Check) -> Outcome:
    """The outcome of a rule on one checked relation."""
    figure = check.figure
    published, computed = published_of(check), computed_of(facts, check)
    words = words_of(facts.appraisal, check, published + besides(facts, check), computed)
    subject = subject_of(rule, check, figure)
    where = figure.where if figure is not None else check.relation.where
    place = figure.place if figure is not None else Place()
    return Outcome(
        rule, check.outcome, subject, published, computed, where, place,
        check.figures, check, check.reason or one_way(facts, check, words["about"]), words, check.withheld,
    )  # fmt: skip


def subject_of(rule: Rule, check: Check, figure: Figure | None) -> Subject:
    """What an outcome of a relation is about."""
    result = check.relation.result
    return Subject(rule.subject, result, result.option, result.criterion, result.group, figure.id if figure is not None else None)


@named_check("denominators-alike")
class DenominatorsAlike(NamedCheck):
    """One outcome for an appraisal that prints a denominator behind any total."""

    fields = ("about", "count", "list", "published")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; none where no total has a denominator."""
        totals = [figure for figure in facts.appraisal.figures if figure.quantity.kind == "total" and figure.quantity.option and figure.printed]
        given = {figure.quantity.option for figure in totals if _has_denominator(figure)}
        if given:
            yield _denominators_outcome(rule, facts, totals, [figure for figure in totals if figure.quantity.option not in given])


def _has_denominator(figure: Figure) -> bool:
    return figure.numeral is not None and figure.numeral.out_of is not None


def _denominators_outcome(rule: Rule, facts: Facts, totals: list[Figure], bare: list[Figure]) -> Outcome:
    first = bare[0] if bare else totals[0]
    names = dict.fromkeys(title_of_option(facts.appraisal, figure.quantity.option) for figure in bare)
    options = len({figure.quantity.option for figure in totals})
    words = {"about": "Totals", "count": str(len(names)), "list": "; ".join(names), "published": f"{options - len(names)} of {options}"}
    subject = Subject(rule.subject, first.quantity, ids=tuple(figure.id for figure in bare))
    return Outcome(rule, "fail" if bare else "pass", subject, words["published"], "", first.where, first.place, tuple(bare), None, words=words)


@named_check("difference-reading")
class DifferenceReading(NamedCheck):
    """Fails where the text does not say points or per cent and only the less usual reading (per cent of the first) fits.

    Looks only at differences between percentages: one between points that is quoted in per cent has no other reading.
    """

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """An outcome for every difference between percentages that is quoted in per cent without saying of what."""
        for check in facts.checks:
            quoted = check.figure is not None and check.figure.sign == "%"
            if check.relation.role == "difference" and check.relation.form == "unstated" and quoted and _between_percentages(check):
                yield _differences_outcome(rule, facts, check)


def _between_percentages(check: Check) -> bool:
    return all(_in_per_cent(operand) for operand in check.operands)


def _in_per_cent(operand: Operand) -> bool:
    return operand.quantity.kind in {"percent", "share"} or any(figure.sign == "%" for figure in operand.figures)


def _differences_outcome(rule: Rule, facts: Facts, check: Check) -> Outcome:
    outcome = outcome_of(rule, facts, check)
    if check.outcome == "fail":
        return replace(outcome, status="not-applicable", reason=because("difference-fits-neither"))
    readings = {fit.split(",")[0] for fit in check.fits}
    return replace(outcome, status="fail") if check.outcome == "pass" and readings == {"relative"} else outcome


@named_check("weight-present")
class WeightPresent(NamedCheck):
    """One outcome for each scored criterion of a weighted appraisal: has it a weight, or is its weight (``find: zero``) other than 0?"""

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"find": {"enum": ["missing", "zero"]}}}
    fields = ("about", "criterion", "published")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; none where the total does not use weights of criteria."""
        if Basis(facts.appraisal, facts.derivation.figures).weighted:
            for criterion in facts.appraisal.scored:
                yield _weights_outcome(rule, facts, criterion)


def _weights_outcome(rule: Rule, facts: Facts, criterion: Criterion) -> Outcome:
    weight = Quantity("weight", criterion=criterion.id)
    figures = facts.derivation.figures.get(weight, ())
    hidden = any(figure.state in {"withheld", "elsewhere", "illegible"} for figure in figures)
    values = facts.valuation(weight)
    missing, of_zero = facts.valuation.missing(weight), rule.options.get("find") == "zero"
    status: Status = "pass"
    if missing:
        status = "undecided" if hidden or of_zero else "fail"
    elif of_zero and values.only == 0:
        status = "fail"
    published = figures[0].text if figures and figures[0].printed else "none"
    words = {"about": criterion.title, "criterion": criterion.title, "published": published}
    where, place = (figures[0].where, figures[0].place) if figures else (criterion.where, criterion.place)
    reason = because("weight-not-shown") if status == "undecided" else UNSAID
    return Outcome(rule, status, Subject(rule.subject, weight, criterion=criterion.id), published, "", where, place, figures, None, reason, words)


_EMPTY = frozenset({"blank", "dash", "pending", "illegible"})


@named_check("blank-cells")
class BlankCells(NamedCheck):
    """Passes for an option all of whose score cells hold a figure; withheld and elsewhere are no blanks."""

    fields = ("about", "option", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """An outcome for every option that has cells for scored criteria; what is declared and not scored yet may be empty."""
        scored = {criterion.id for criterion in facts.appraisal.scored}
        cells: dict[str, list[Figure]] = {}
        for figure in facts.appraisal.figures:
            if figure.quantity.kind in {"score", "weighted-score"} and figure.quantity.option and figure.quantity.criterion in scored:
                cells.setdefault(figure.quantity.option, []).append(figure)
        for option, figures in cells.items():
            yield _blanks_outcome(rule, facts, option, figures)


def _blanks_outcome(rule: Rule, facts: Facts, option: str, figures: list[Figure]) -> Outcome:
    empty = [figure for figure in figures if figure.state in _EMPTY]
    hidden = [figure for figure in figures if figure.state in {"withheld", "elsewhere"}]
    criteria = facts.appraisal.criteria
    names = dict.fromkeys(criteria[figure.quantity.criterion or ""].title for figure in empty)
    first = (empty or figures)[0]
    status: Status = "fail" if empty else ("undecided" if hidden else "pass")
    title = title_of_option(facts.appraisal, option)
    words = {"about": title, "option": title, "count": str(len(empty)), "list": "; ".join(names)}
    return Outcome(
        rule, status, Subject(rule.subject, first.quantity, option, ids=tuple(figure.id for figure in empty)), f"{len(empty)} empty", "",
        first.where, first.place, tuple(empty), None, because("scores-withheld") if status == "undecided" else UNSAID, words,
    )  # fmt: skip


@named_check("in-score-tables")
class InScoreTables(NamedCheck):
    """One outcome for each scored criterion, or each option with ``of``; an empty cell is a cell, and scores that are computed need none."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False, "properties": {"of": {"enum": ["criteria", "options"]}},
    }  # fmt: skip
    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the file holds no scores at all, so that they may stand elsewhere."""
        cells = _cells(facts)
        criteria = [one for one in facts.appraisal.scored if one.scored_from is None]
        scored = [one for one in facts.appraisal.options.values() if any((one.id, criterion.id) in cells for criterion in criteria)]
        if rule.options.get("of") == "options":
            yield from (_option(rule, facts, one, scored) for one in facts.appraisal.options.values())
        else:
            yield from (_criterion(rule, one, [option for option in scored if (option.id, one.id) not in cells], scored) for one in criteria)


def _cells(facts: Facts) -> frozenset[tuple[str | None, str | None]]:
    kinds = {"score", "weighted-score"}
    return frozenset((one.quantity.option, one.quantity.criterion) for one in facts.appraisal.figures if one.quantity.kind in kinds)


def _option(rule: Rule, facts: Facts, option: Option, scored: Sequence[Option]) -> Outcome:
    stopped = option.id in failed(gates(facts.appraisal))
    return _rows_outcome(rule, option, "pass" if stopped or option in scored else "fail", [], scored)


def _criterion(rule: Rule, criterion: Criterion, without: Sequence[Option], scored: Sequence[Option]) -> Outcome:
    return _rows_outcome(rule, criterion, "fail" if without else "pass", without, scored)


def _rows_outcome(rule: Rule, one: Option | Criterion, status: Status, without: Sequence[Option], scored: Sequence[Option]) -> Outcome:
    settled: Status = status if scored else "undecided"
    listed = "all options" if len(without) == len(scored) else ", ".join(option.title for option in without)
    words = {"about": one.title, "count": str(len(without)), "list": listed}
    option, criterion = (one.id, None) if isinstance(one, Option) else (None, one.id)
    subject = Subject(rule.subject, option=option, criterion=criterion, ids=tuple(option.id for option in without))
    reason = UNSAID if scored else because("no-scores")
    return Outcome(rule, settled, subject, "", listed, one.where, one.place, reason=reason, words=words)


@named_check("cost-beside-score")
class CostBesideScore(NamedCheck):
    """One outcome for a paper: does each option's cost stand beside its score?"""

    fields: ClassVar = ()

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; costs that a table of the file prints for options stand beside the scores."""
        matter = facts.appraisal.process.matter("costs")
        beside = matter.flags.get("beside-scores") if matter.said else matter.said
        yield process_outcome_of(rule, "pass" if _printed(facts.appraisal) else status_of(beside), matter)


def _printed(appraisal: Appraisal) -> bool:
    return any(figure.quantity.kind == "cost" and figure.quantity.option is not None for figure in appraisal.figures)


@named_check("cost-counted-once")
class CostCountedOnce(NamedCheck):
    """One outcome for each scored criterion about cost: is cost weighed up again apart from the scores?

    ``words``: beginnings of words by which such a criterion can be known from its title. Where no costs are given, or a
    score follows from the cost itself, they are counted once.
    """

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"words": WORDS}}
    fields: ClassVar = ("about",)

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        matter = facts.appraisal.process.matter("costs")
        apart = matter.flags.get("apart") if matter.said else matter.said
        for one in facts.appraisal.scored:
            if speaks_of(one.title, rule.options.get("words", COST)):
                once = one.scored_from is not None or apart is False
                status: Status = "pass" if once else "undecided" if apart is None else "fail"
                reason = because("costs-apart-not-said") if status == "undecided" else UNSAID
                subject = Subject(rule.subject, criterion=one.id, group=one.group)
                yield Outcome(rule, status, subject, where=one.where, place=one.place, reason=reason, words={"about": one.title})
