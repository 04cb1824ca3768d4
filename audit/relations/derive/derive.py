"""Deriving an appraisal: its relations, with what the file leaves open inferred from the figures and said."""

from dataclasses import replace

from audit.appraisal.model.appraisal import Appraisal
from audit.relations.derive.basis import Basis
from audit.relations.derive.check import check_all
from audit.relations.derive.derivation import Derivation, derivation_with
from audit.relations.derive.rounded import with_rounded_entries
from audit.relations.derive.ties import with_one_way
from audit.relations.derive.totals import candidates
from audit.relations.derive.valuation import Valuation

__all__ = ["derive"]

_WORDS = {"maximum": "of the highest possible total", "grand-total": "of the sum of all options' totals"}


def derive(appraisal: Appraisal) -> Derivation:
    """Expand the method of an appraisal into relations.

    Where the file does not say what percentages are of, how ties are ranked or that entries were rounded, what fits is
    taken, and said. Raises InputError if declared relations run in a circle.
    """
    found, percent_of = _with_percentages(appraisal)
    return with_one_way(with_rounded_entries(found, percent_of), percent_of)


def _with_percentages(appraisal: Appraisal) -> tuple[Derivation, str | None]:
    if not any(figure.quantity.kind == "percent" and figure.printed for figure in appraisal.figures):
        return derivation_with(appraisal, appraisal.method.percent_of), appraisal.method.percent_of
    ways = candidates(Basis(appraisal, {}))
    if len(ways) == 1:
        return derivation_with(appraisal, ways[0]), ways[0]
    best = min(ways, key=lambda way: _misfits(appraisal, way))
    said = f"the file does not say what percentages are of; we read them as {_WORDS[best]}"
    return derivation_with(appraisal, best, (said,)), best


def _misfits(appraisal: Appraisal, way: str) -> tuple[int, int, bool]:
    """How many percentages disagree when they are read so; to tell ways apart that disagree alike, how many cannot be checked.

    Last comes, where some disagree, whether they do not add up as parts of a whole do: one total that is off makes every share of
    the sum disagree, and that they add to 100 still shows what they are of.
    """
    derivation = derivation_with(replace(appraisal, method=replace(appraisal.method, percent_of=way)), way)
    relations = tuple(one for one in derivation.relations if one.role in {"percent", "shares"})
    checks = list(check_all(relations, Valuation(derivation)))
    outcomes = [check.outcome for check in checks if check.relation.role == "percent"]
    whole = any(check.relation.role == "shares" and check.relation.result.kind == "percent" and check.outcome == "pass" for check in checks)
    return outcomes.count("fail"), outcomes.count("undecided"), "fail" not in outcomes or not whole
