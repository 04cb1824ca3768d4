"""The statement about the decision, in words: the same on every page, in the JSON result and in the log."""

from collections.abc import Sequence
from typing import Any, Final

from audit.appraisal.model.appraisal import Appraisal
from audit.explanation.decision import Decision
from audit.rules.words import quoted, title_of_option

__all__ = ["decision_as_data", "statement"]

_NOT_FIRST: Final = "We did not work out whether first place changes"


def statement(decision: Decision, appraisal: Appraisal) -> str:
    """Say what becomes of first place and of the order, in one sentence or two."""
    if not decision.single and decision.first in {"depends", "changes"} and _moves(decision):
        return _together(decision, appraisal, "first place the same")
    if decision.first == "not-worked-out":
        return f"{_NOT_FIRST}: {_why(decision)}."
    if decision.first == "changes":
        return f"By the figures, a different option comes first{'' if decision.printed_ranks else ' than by the totals as printed'}."
    if decision.first == "depends":
        return f"Whether first place changes depends on which figure was meant{_tail(decision, appraisal)}."
    return _order(decision)


def _order(decision: Decision) -> str:
    """Say what becomes of the order where first place stays."""
    if decision.order == "stays":
        return "Neither first place nor the order of the options changes."
    if not decision.single and decision.order != "not-worked-out":
        sure = "changes" if decision.order == "changes" else "may change"
        return f"Taken one at a time, these leave the order of the options the same; together, the order of other options {sure}."
    if decision.order == "not-worked-out":
        return f"First place stays the same. We did not work out whether the order of other options changes: {_why(decision)}."
    sure = "changes" if decision.order == "changes" else "may change, depending on which figure was meant"
    return f"First place stays the same; the order of other options {sure}."


def _why(decision: Decision) -> str:
    return str(decision.why[0])


def _moves(decision: Decision) -> bool:
    """Say whether another option is first where all is worked out again."""
    return bool(decision.anew_leading) and set(decision.anew_leading) != set(decision.leading)


def _together(decision: Decision, appraisal: Appraisal, same: str) -> str:
    return f"Taken one at a time, these leave {same}; with all of them recalculated together, {_first(decision.anew_leading, appraisal)}."


def _first(options: Sequence[str], appraisal: Appraisal) -> str:
    names = [quoted(title_of_option(appraisal, option)) for option in options]
    return f"{names[0]} comes first" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} come first together"


def _tail(decision: Decision, appraisal: Appraisal) -> str:
    """Say beside the fewest changes what scores and weights alone give, where another option is first then."""
    if not _moves(decision):
        return ""
    again = f"worked out again from the scores and weights printed, {_first(decision.anew_leading, appraisal)}"
    if decision.fewest and set(decision.fewest) == set(decision.leading):
        stays = " and ".join(quoted(title_of_option(appraisal, option)) for option in decision.fewest)
        return f": with the fewest figures changed, {stays} stay{'s' if len(decision.fewest) == 1 else ''} first; {again}"
    return f"; {again}"


def decision_as_data(decision: Decision, appraisal: Appraisal) -> dict[str, Any]:
    """The same as plain data, with the statement."""
    return {
        "statement": statement(decision, appraisal), "first_place": decision.first, "order": decision.order,
        "leading": list(decision.leading), "leading_with_fewest_changes": list(decision.fewest),
        "leading_recalculated": list(decision.anew_leading),
        "recalculated": [{"option": option, "place": place} for option, place in decision.anew], "not_worked_out": [str(one) for one in decision.why],
    }  # fmt: skip
