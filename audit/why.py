"""Why something could not be checked, or holds in one way only: a code, the values that belong to it, and one table of words.

Whatever is decided, counted, grouped or compared rests on code and values; the words are for readers, and stand here alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["UNSAID", "WORDS", "Why", "because"]

_WITHHELD: Final = "withheld figures are involved"

WORDS: Final[Mapping[str, str]] = {
    # What relations say of a printed figure.
    "no-figure": "there is no figure to compare",
    "too-many-values": "there are too many possible values to list",
    "no-value": "the figures it follows from give no value, for example a division by zero",
    "withheld": _WITHHELD,
    "figures-missing": "depends on figures that are missing ({states})",
    "figures-not-given": "depends on figures that the file does not give",
    "across-threshold": "rounded figures lie across the threshold",
    "printed-across-threshold": "the printed figure is rounded across the threshold",
    "scale-not-stated": "the paper does not state the scale, or we could not read it",
    "only-if-rounded": "{about}: the figures printed come to {come_to}; {published} only if they were rounded before printing",
    "only-as-printed": "{about}: {published} follows from the figures as printed; before rounding they come to {come_to}",
    # What a cell does not settle.
    "score-withheld": "the score is withheld",
    "no-score": "the cell holds no score",
    "score-doubtful": "the score was read doubtfully",
    "several-levels": "the score fits several levels",
    "no-level": "the score matches no level",
    "score-off-scale": "the score is not on the scale",
    "several-scores": "several scores are possible",
    "score-open": "a score is blank, not given, or its reading doubtful",
    "score-of-pair-not-known": "a score on one of them is not known",
    "scores-withheld": "scores are withheld or elsewhere",
    "weight-not-shown": "the weight is withheld, illegible or elsewhere",
    "no-scores": "the file holds no scores",
    "scale-end-not-known": "we could not tell whether the score is at an end of its scale",
    # What an expression of the rule language meets.
    "figure-absent": "a {figure} is {state}",
    "no-outcome-printed": "no outcome is printed",
    "no-group": "the criterion has no group",
    "no-quota": "the definition names no number of options",
    "gateway-no-criterion": "the gateway is not a criterion",
    "no-bands": "the paper has no bands",
    "number-not-known": "{number} is not known",
    "division-by-zero": "a division by zero",
    "division-by-maybe-zero": "a division by what may be zero",
    "empty-list": "the {form} of an empty list",
    "several-answers": "several values are possible, and they give different answers",
    "nothing-to-compare": "there is no value to compare",
    # What is said of a sentence of the prose.
    "nothing-asserted": "the file does not say what the sentence claims",
    "claim-not-run": "it could not be checked: {said}",
    "only-exact": "is true of the exact figures and not of the printed ones",
    "only-printed": "is true of the printed figures and not of the exact ones",
    "printed-exact-open": "is true of the printed figures; the exact ones do not settle it",
    "only-points": "fits in percentage points, and not in per cent of the other option's total",
    "only-per-cent": "fits in per cent of the other option's total, and not in percentage points",
    "would-hold": "{why}; with the values that the printed totals allow, it holds",
    "would-not-hold": "{why}; with the values that the printed totals allow, it does not hold",
    "would-not-be-same": "{why}; with the values that the printed totals allow, these cannot have the same score",
    "meaning-open": "the words differ, or the file does not hold them; it does not say whether the meaning differs",
    # What the file does not hold, or does not say.
    "text-not-held": "full text not held",
    "definitions-not-held": "the file does not hold the definitions of the levels in full",
    "titles-alone": "the file does not hold the definitions of the criteria in full, and titles alone do not show it",
    "wording-not-held": "the file holds a wording neither in full nor by its digest",
    "no-reasons-held": "the file holds no reasons from the text supplied",
    "not-said": "the file does not say whether the text supplied mentions it",
    "presence-not-said": "the file does not say whether it is there",
    "costs-apart-not-said": "the file does not say whether costs are weighed up apart from the scores",
    "method-not-made-out": "how they follow could not be made out",
    "method-not-stated": "the file does not say how they follow",
    "gateway-without-outcome": "no outcome of this gateway is in the file",
    "outcomes-not-by-option": "the outcomes are not printed option by option in the text supplied",
    "outcome-not-read": "an outcome is blank or cannot be read",
    "limits-not-known": "some limits, weights or scales are not known",
    "band-without-end": "one end of a band is missing",
    "values-not-known": "we could not tell which values can occur",
    "date-inexact": "a date is not exact enough",
    "order-not-certain": "the order of these options is not certain",
    "reasons-given": "the paper gives its reasons",
    "difference-fits-neither": "the difference agrees neither in points nor in per cent",
    # What would take too long.
    "too-many-ways-together": "there are more ways to make the figures agree together than we try",
    "too-many-sentences": "there are too many sentences to compare",
    "too-many-criteria": "there are too many criteria to compare in pairs",
    "too-many-points": "there are too many points to compare",
    # What rules, waivers and the baseline leave.
    "nothing-for-rule": "this appraisal has nothing for the rule to check",
    "rule-not-applicable": "the rule does not apply here",
    "rule-not-run": "no rule of that id or name was run",
    "rule-stopped": "{said}",
    "rule-broke": "the rule broke: {said}",
    "accepted": "{said}",
    "known-before": "known before, by the baseline",
    # What is not looked at in a workbook.
    "no-stored-result": "no result is stored for {cells}; open the workbook in a spreadsheet program, save it, and check it again",
    "not-recalculated": "its formulas are of kinds that are not recalculated",
    "formulas-not-read": "the formulas in {cells} could not be read ({said})",
    "more-not-listed": "{count:,} more of the same kind are not listed",
    "too-many-typed": "too many numbers are stored as text for all of them to be checked",
    "sums-too-wide": "the sums of this sheet cover too much for all of them to be checked",
    "too-much-hidden": "too much is hidden for all of it to be checked",
    # What came of a figure, a reason or a claim.
    "by-rules": "{rules}",
    "questioned": "questioned by {rules}",
    "no-figure-depends": "no other figure in the file depends on it or leads to it",
    "not-said-elsewhere": "no other part of the file says the same, and no rule checks it on its own",
    "not-compared-in-run": "no rule in this run compares it",
    "no-rule-for-claim": "no rule in this run checks it",
    "file-holds-too-little": "the file does not hold what the check needs",
    # Why it is not worked out what would alter the result.
    "nothing-scored": "no scores or totals are printed",
    "total-against-scores": 'the total and the scores of "{option}" do not agree',
    "one-option": "fewer than two options are in the running",
    "order-not-by-totals": "the order does not follow from the totals of the scores",
    "totals-not-from-scores": "the totals do not follow from scores that the file gives",
    "totals-unlike": "the options' totals are calculated in different ways",
    "weights-zero": "every weight is zero",
    "weights-add-to-zero": "the weights add to zero",
    "weight-not-known": "a weight is not known",
    "figures-multiplied": "a total is made of figures multiplied by each other",
    # Why explanations are not all of them, or there are none.
    "effort-spent": "working it out takes more than the limit for the disagreements of one appraisal",
    "too-many-changes": "no change of up to {most} figures makes them agree",
    "small-steps": "we tried the true values behind rounded figures in small steps only, so there may be others",
    "more-sets": "there are more than {most} smallest sets",
    "not-confirmed": "our second check did not confirm what the solver found",
    "not-proven": "other changes may settle several disagreements at once; we could not rule that out",
    "scores-not-said": "the findings below do not say which scores were meant",
    "not-modelled": "it is not modelled: {said}",
    "soft-left-out": "these did not count towards the order: {kinds}; working them out takes more than the limit",
    # Why a cell of a document was read in doubt.
    "cell-read-in-doubt": "{said}",
    "cell-shows-error": "the sheet shows an error and no figure",
    "cell-looks-like": 'the document has "{text}"',
    "cross-read-as": "a cross was read as {value}",
    "no-verdict-read": "neither pass nor fail could be read",
    "no-figure-read": "no figure could be read",
    "sign-may-be-stray": "the sign may be stray; nearly all other scores are 0 or more",
    "above-highest": "it is above {most}, the highest possible",
    "read-by-total": 'the document has "{text}"; read as {value} because the scores then add to the total',
    # Why a rule was not run, as a log says it.
    "ignored": "named by --ignore {name}",
    "not-selected": "not named by --select",
    "switched-off": "switched off by settings",
}
"""The words of each code; what stands in braces are the values that belong to it."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason by its code, with the values that its words name. Without a code nothing is said, and it counts as false."""

    code: str = ""
    values: tuple[tuple[str, object], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.code)

    def __str__(self) -> str:
        """The reason in words; empty where there is none."""
        return WORDS[self.code].format_map(dict(self.values)) if self.code else ""


UNSAID: Final = Why()
"""No reason: there is nothing to say."""


def because(code: str, **values: object) -> Why:
    """A reason by its code, with the values that its words name."""
    return Why(code, tuple(sorted(values.items())))
