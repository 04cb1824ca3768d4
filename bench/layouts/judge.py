"""Holds what was read against what is true: right, asked or wrong, and what came of each printed figure that does not follow.

``right``: options, criteria, weights, scores and totals are as printed, and the totals are taken to follow as they do.
``asked``: not right, but refused with a reason, or said to be doubtful, and no error is held against the paper that is not there.
``wrong``: anything else.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from bench.layouts.names import known, options_of, same_name
from bench.layouts.product import Answer, Figure, Found, Read, Said
from bench.layouts.truth import STORED, Decision, Discrepancy, Row, Truth, agrees, number, places

_RESULTS: Final = frozenset({"total", "mean", "percent", "share", "subtotal"})
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "score": frozenset({"score", "member"}), "weighted-score": frozenset({"weighted-score", "score"}),
    "weight-sum": frozenset({"weight", "weight-sum", "appraisal", "group"}), "total": frozenset({"total", "mean", "subtotal"}),
    "subtotal": frozenset({"subtotal", "total", "mean"}), "percent": frozenset({"percent", "share"}), "rank": frozenset({"rank"}),
    "maximum": frozenset({"max-score", "max-total"}), "mean": frozenset({"mean", "total", "subtotal", "score"}),
}  # fmt: skip

_ANY_FIGURE: Final = ("sum of", "plus", "minus")
_NO_TOTALS: Final = (*_ANY_FIGURE, "rank", "percent", "share", "%", "subtotal", "score total", "unweighted", "raw", "maximum", "cost")
"""Lines of results that are not what the options are chosen by: how they follow is not what is meant by the method."""

_SIGNS: Final = {sign: Fraction(value) for sign, value in (("+", 1), ("++", 2), ("+++", 3), ("-", -1), ("--", -2), ("---", -3), ("s", 0))}
"""What the signs of a Pugh matrix count: a reader that keeps the number in the place of the sign has read it."""

_ASKED: Final = frozenset({"unknown", "inferred"})


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What came of one paper. ``amiss`` names the parts that differ; ``accused`` are the errors that are not there."""

    reading: str
    amiss: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    found: Counter[str] = field(default_factory=Counter)
    scale: str = ""
    clear_of_nothing: bool = False
    seconds: float = 0.0


def judge(truth: Truth, answer: Answer) -> Verdict:
    """Judge one answer."""
    truth = replace(truth, discrepancies=tuple(_unnamed(one, truth) for one in truth.discrepancies))
    pairs, spare = _paired(truth.decisions, answer.reads)
    amiss = [part for at, read in pairs for part in _amiss(truth, at, read)]
    amiss += ["appraisals"] * (len(truth.decisions) - len(pairs)) + ["nothing scored"] * sum(read.verdict != "not-auditable" for read in spare)
    errors = [finding for read in answer.reads for finding in read.findings if finding.accuses]
    accused = [finding for finding in errors if not any(_about(one, finding) for one in truth.discrepancies)]
    warned = [one for read in answer.reads for one in read.findings if one.severity == "warning" or (one.severity == "error" and not one.accuses)]
    false = [finding for finding in warned if not any(_about(one, finding) for one in truth.discrepancies)]
    stray = [finding for finding in errors if not any(_states(one, finding) for one in truth.discrepancies)]
    reading = _reading(amiss, stray, answer)
    return Verdict(
        reading=reading, amiss=tuple(dict.fromkeys(amiss)), accused=tuple(map(_words, accused)), warned=tuple(map(_words, false)),
        found=Counter(_came(one, answer) for one in truth.discrepancies), scale=_scale(truth, pairs),
        clear_of_nothing=any(_clear_of_nothing(read) for read in answer.reads),
    )  # fmt: skip


def _unnamed(one: Discrepancy, truth: Truth) -> Discrepancy:
    """Take the name of the option off where nothing else is scored."""
    alone = bool(truth.decisions) and all(len(decision.options) == 1 for decision in truth.decisions)
    return replace(one, option="") if alone else one


def _words(finding: Found) -> str:
    return f"{finding.rule} {finding.message}"


def _reading(amiss: Sequence[str], stray: Sequence[Found], answer: Answer) -> str:
    """Say what a reading comes to; under a reading that differs, an error with another figure than the true one accuses too."""
    if not amiss and not answer.broke:
        return "right"
    if stray or answer.broke or any(_clear_of_nothing(read) for read in answer.reads):
        return "wrong"
    return "asked" if all(_asks(read) for read in answer.reads) else "wrong"


def _asks(read: Read) -> bool:
    """Return whether the reader of the result is told that the reading may be another."""
    return bool(read.doubts) or read.standing in _ASKED or read.method == "none" or read.verdict == "not-auditable"


def _clear_of_nothing(read: Read) -> bool:
    """Return whether "no disagreement" was said although not one figure was verified."""
    return read.verdict == "consistent" and not any(figure.state == "verified" for figure in read.figures)


# Decisions


def _paired(decisions: Sequence[Decision], reads: Sequence[Read]) -> tuple[list[tuple[int, Read]], list[Read]]:
    """Pair each decision with the appraisal read that is most like it; the rest was read where nothing is scored."""
    likeness = sorted(
        ((_likeness(decision, read), -at, -number_) for at, decision in enumerate(decisions) for number_, read in enumerate(reads)), reverse=True
    )
    pairs: dict[int, int] = {}
    for like, at, number_ in likeness:
        if like and -at not in pairs and -number_ not in pairs.values():
            pairs[-at] = -number_
    spare = [read for number_, read in enumerate(reads) if number_ not in pairs.values()]
    return [(at, reads[number_]) for at, number_ in sorted(pairs.items())], spare


def _likeness(decision: Decision, read: Read) -> tuple[int, ...]:
    options, criteria = options_of(decision, read), known(tuple(decision.criteria), read.criteria, read.called)
    if not options and not criteria:
        return ()
    weights = not _weights_differ(decision, read, criteria)
    totals = sum(_printed(read, lambda figure: figure.kind in _RESULTS, options.get(option, "?"), text) for option, text in _totals(decision))
    return (len(options) + len(criteria), totals, weights, -len(read.options))


def _totals(decision: Decision) -> list[tuple[str, str | None]]:
    return [pair for kind, row in decision.totals.items() if "rank" not in kind for pair in zip(decision.options, row, strict=True)]


def _amiss(truth: Truth, at: int, read: Read) -> list[str]:
    decision = truth.decisions[at]
    options, criteria = options_of(decision, read), known(tuple(decision.criteria), read.criteria, read.called)
    touched = {one.option for one in truth.discrepancies if one.decision == at}
    parts = {
        "options": len(options) != len(decision.options) or len(read.options) != len(decision.options),
        "criteria": len(criteria) != len(decision.criteria) or len(read.criteria) != len(decision.criteria),
        "weights": _weights_differ(decision, read, criteria), "scores": _scores_differ(decision, read, options, criteria),
        "totals": _totals_differ(decision, read, options), "method": not _follows(decision, read, options, criteria, touched),
    }  # fmt: skip
    return [part for part, differs in parts.items() if differs]


def _weights_differ(decision: Decision, read: Read, criteria: Mapping[str, str]) -> bool:
    """Return whether the weights are not those printed; 30, 30% and 0.3 are the same where all are written so."""
    true = {title: value for title, weight in decision.criteria.items() if (value := number(weight)) is not None}
    if not true:
        return False
    found = _weights(read)
    if not found and not decision.scores:
        return False  # only weighted scores are printed: nothing follows from the weights
    ratios = {_ratio(found.get(criteria.get(title, "?"), ()), value) for title, value in true.items() if value}
    known = [ratio for ratio in ratios if ratio is not None]
    return not known or len(known) < len(ratios) or max(known) - min(known) > max(known) * STORED * 10


def _weights(read: Read) -> dict[str, list[Fraction]]:
    found: dict[str, list[Fraction]] = {}
    for figure in read.figures:
        if figure.kind == "weight" and figure.criterion and figure.value is not None:
            found.setdefault(figure.criterion, []).append(figure.value)
    return found


def _ratio(found: Sequence[Fraction], true: Fraction) -> Fraction | None:
    return found[0] / true if found and len(set(found)) == 1 else None


def _printed(read: Read, wanted: Callable[[Figure], bool], option: str, text: str | None, criterion: str | None = None) -> bool:
    """Return whether a figure of the option prints the text; one that prints nothing is there where no figure is."""
    figures = [figure for figure in read.figures if wanted(figure) and figure.option == option]
    if criterion is not None:
        figures = [figure for figure in figures if figure.criterion == criterion]
    if text is None:
        return not figures
    value = _SIGNS.get(text.strip().casefold(), number(text))
    return any(agrees(text, figure.text) or (value is not None and value == figure.value) for figure in figures)


def _scores_differ(decision: Decision, read: Read, options: Mapping[str, str], criteria: Mapping[str, str]) -> bool:
    both = bool(decision.scores) and bool(decision.weighted)
    kinds = ({"score"}, {"weighted-score"}) if both else ({"score", "weighted-score"}, {"score", "weighted-score"})
    return any(
        _row_differs(rows, read, kinds[at], options, criteria, decision.options) for at, rows in enumerate((decision.scores, decision.weighted))
    )


def _row_differs(
    rows: Mapping[str, Row], read: Read, kinds: set[str], options: Mapping[str, str], criteria: Mapping[str, str], columns: Sequence[str]
) -> bool:
    return not all(
        _printed(read, lambda figure: figure.kind in kinds, options.get(option, "?"), text, criteria.get(criterion, "?"))
        for criterion, row in rows.items() for option, text in zip(columns, row, strict=True)
    )  # fmt: skip


def _totals_differ(decision: Decision, read: Read, options: Mapping[str, str]) -> bool:
    return any(_result_differs(kind, row, decision.options, read, options) for kind, row in decision.totals.items())


def _result_differs(kind: str, row: Row, columns: Sequence[str], read: Read, options: Mapping[str, str]) -> bool:
    """Return whether a figure of a line of results is lost; sums of signs may be kept as counts, or as anything."""

    def wanted(figure: Figure) -> bool:
        return kind.casefold().startswith(_ANY_FIGURE) or figure.kind in _wanted(kind)

    return not all(_printed(read, wanted, options.get(option, "?"), text) for option, text in zip(columns, row, strict=True) if text is not None)


def _wanted(kind: str) -> frozenset[str]:
    return frozenset({"rank"}) if "rank" in kind.casefold() else _RESULTS


# How totals follow


def _follows(decision: Decision, read: Read, options: Mapping[str, str], criteria: Mapping[str, str], touched: set[str]) -> bool:
    """Return whether the totals are taken to follow as they do.

    Where both methods are plain enough, each criterion must count the same beside the others; and every printed total that no
    discrepancy touches must have come out as printed, which also holds a method that has no name.
    """
    if not decision.totals or decision.method.casefold().startswith(("none", "unknown")):
        return True
    method = "sum" if _adds_weighted(read) else read.method
    true, said = _shares(decision.method, decision, _true_weights(decision)), _shares(method, decision, _read_weights(decision, read, criteria))
    if true and said and not _whole_scores_missing(decision) and not _are_same(true, said):
        return False
    return "" in touched or _verified(decision, read, options, touched)


def _are_same(true: Sequence[Fraction], said: Sequence[Fraction]) -> bool:
    """Return whether two lists of shares are the same, as far as a workbook stores the weights."""
    return len(true) == len(said) and all(abs(one - other) <= abs(one) * STORED * 10 for one, other in zip(true, said, strict=True))


def _adds_weighted(read: Read) -> bool:
    """Return whether only weighted scores were read, and are added as they are: what the truth may call scores that are summed."""
    kinds = {figure.kind for figure in read.figures}
    return read.method == "weighted-sum" and "weighted-score" in kinds and "score" not in kinds


def _whole_scores_missing(decision: Decision) -> bool:
    """Return whether only weighted scores are printed: then the totals are their plain sum, by whatever name."""
    return not decision.scores


def _true_weights(decision: Decision) -> list[Fraction | None]:
    return [number(weight) for weight in decision.criteria.values()]


def _read_weights(decision: Decision, read: Read, criteria: Mapping[str, str]) -> list[Fraction | None]:
    """Return the weights read, in the order of the true criteria, whichever way their names were matched."""
    found = _weights(read)
    return [next(iter(found.get(criteria[title], ())), None) for title in decision.criteria if title in criteria]


def _shares(method: str, decision: Decision, weights: Sequence[Fraction | None]) -> list[Fraction] | None:
    """Return what part of the total each criterion makes, or None where the method is not one of the plain ones."""
    word = method.casefold().split(" over ")[0].strip()
    if word in {"sum", "mean"}:
        return [Fraction(1, len(decision.criteria))] * len(decision.criteria)
    if word not in {"weighted-sum", "weighted-mean"}:
        return None
    known = [weight for weight in weights if weight is not None]
    whole = sum(known, Fraction(0))
    return [weight / whole for weight in known] if len(known) == len(decision.criteria) and whole else None


def _verified(decision: Decision, read: Read, options: Mapping[str, str], touched: set[str]) -> bool:
    for kind, row in decision.totals.items():
        if any(word in kind.casefold() for word in _NO_TOTALS):
            continue
        for option, text in zip(decision.options, row, strict=True):
            if option in touched or text is None or _has_no_score(decision, option):
                continue
            figures = [one for one in read.figures if one.kind in _RESULTS and one.option == options.get(option) and agrees(text, one.text)]
            if not any(_came_out(figure, read) for figure in figures):
                return False
    return True


def _has_no_score(decision: Decision, option: str) -> bool:
    """Return whether no score is printed for an option, as for the one that all others are held against: nothing can follow."""
    at = decision.options.index(option)
    rows = [*decision.scores.values(), *decision.weighted.values()]
    return bool(rows) and all(row[at] is None for row in rows)


def _came_out(figure: Figure, read: Read) -> bool:
    """Return whether a result follows: it was verified, or contradicted by nothing but the ranks that are laid on it."""
    if figure.state != "contradicted":
        return figure.state == "verified"
    return not any(said.kind in _RESULTS and said.option == figure.option for finding in read.findings for said in finding.said)


def _scale(truth: Truth, pairs: Iterable[tuple[int, Read]]) -> str:
    """Say whether the stated scale was read: right, other or none; empty where none is stated."""
    said = [(truth.decisions[at].scale, read.scale) for at, read in pairs if truth.decisions[at].scale is not None]
    if not said:
        return ""
    if any(read is None for _, read in said):
        return "none"
    return "right" if all(true and read and all(agrees(*ends) for ends in zip(true, read, strict=True)) for true, read in said) else "other"


# What does not follow


def _came(one: Discrepancy, answer: Answer) -> str:
    """Say what came of a discrepancy: found, other figure, asked or missed.

    It counts as asked where a finding that is no error names the figure, or where nothing is called consistent: the paper was
    refused, or its result is open. A consistent result that does not name it has missed it, whatever was said beside.
    """
    findings = [finding for read in answer.reads for finding in read.findings]
    errors = [finding for finding in findings if finding.accuses]
    if any(_states(one, finding) for finding in errors):
        return "found"
    if any(_about(one, finding) for finding in errors):
        return "other figure"
    told = any(_hits(one, said) for finding in findings for said in finding.said)
    is_open = all(read.verdict in {"undecided", "not-auditable"} for read in answer.reads) and not answer.broke
    return "asked" if told or is_open else "missed"


def _states(one: Discrepancy, finding: Found) -> bool:
    """Return whether a finding gives the printed figure and the one that follows."""
    return any(_hits(one, said) and _right(one, said) for said in finding.said)


def _hits(one: Discrepancy, said: Said) -> bool:
    """Return whether something said is about the printed figure itself."""
    placed = (not one.option or same_name(one.option, said.option)) and (
        not one.criterion or not said.criterion or same_name(one.criterion, said.criterion)
    )
    return placed and said.kind in _KINDS[one.what] and agrees(one.printed, said.published)


def _right(one: Discrepancy, said: Said) -> bool:
    if not one.right or one.what == "score":
        return True  # off its scale: no other figure follows
    # Equal totals may be ranked in several ways, and then each of the ranks that follow is named: 8, 9 or 9.5.
    computed = re.split(r",\s|\sor\s", said.computed) if one.what == "rank" else [said.computed]
    return any(_prints(text, right, one.printed) for text in computed for right in (one.right, *one.also_right))


def _prints(computed: str, right: str, printed: str) -> bool:
    """Return whether a computed figure prints as the right one: the same, or the same at its places, with ties either way.

    It may have no more places than the figure that is printed, where this is another: 333 beside 33.
    """
    value, wanted = number(computed), number(right)
    if value is None or wanted is None:
        return agrees(computed, right)
    if places(computed) == places(printed) and not agrees(computed, printed) and abs(value - wanted) <= Fraction(1, 2 * 10 ** places(computed)):
        return True
    return abs(value - wanted) <= Fraction(1, 2 * 10 ** places(right)) and (value == wanted or places(computed) > places(right))


def _about(one: Discrepancy, finding: Found) -> bool:
    """Return whether a finding touches a discrepancy: it names the same figure, or the same option and criterion."""
    return any(_touches(one, said) for said in finding.said)


def _touches(one: Discrepancy, said: Said) -> bool:
    if one.option:
        return bool(said.option) and same_name(one.option, said.option) and _near(one, said)
    return said.kind in _KINDS[one.what] or agrees(one.printed, said.published)


def _near(one: Discrepancy, said: Said) -> bool:
    """Return whether what is said of the same option can come from the discrepancy: the figure, or what is worked out from or with it."""
    return not one.criterion or not said.criterion or same_name(one.criterion, said.criterion)
