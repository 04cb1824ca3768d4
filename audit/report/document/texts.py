"""Claims of the text with what the tables say of them, and reasons for scores."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from audit.appraisal.model.prose import Claim
from audit.appraisal.model.reasons import Reason
from audit.appraisal.text.count import counted
from audit.coverage import Account
from audit.report.document.blocks import Block, CellMark, ReportCell, ReportSection, ReportTable, ReportText
from audit.report.document.scope import PaperPart, page_of
from audit.rules.words import title_of_option

__all__ = ["VERDICTS", "claims", "reasons"]

VERDICTS: Final[Mapping[str, str]] = {
    "verified": "agrees", "contradicted": "does not agree", "undecided": "could not be checked", "unchecked": "not checked",
}  # fmt: skip
"""What is said of a claim or a reason by what the audit found."""

_ORDER: Final = tuple(VERDICTS)[1:2] + tuple(VERDICTS)[:1] + tuple(VERDICTS)[2:]
_NOT_SHOWN: Final = "not shown, because the paper is not public"


def claims(part: PaperPart) -> ReportSection | None:
    """Each claim with its verdict; None where the file records none."""
    if not part.appraisal.claims:
        return None
    by_id = _accounts(part, "claim")
    listed = sorted(part.appraisal.claims, key=lambda one: _ORDER.index(_state(by_id, one.id)))
    rows = tuple(_claim(part, one, by_id) for one in listed)
    counts = Counter(_state(by_id, one.id) for one in listed)
    table = ReportTable(caption="Claims of the text, with what the tables say", heads=("Claim", "Result"), rows=rows)
    return ReportSection(title="Claims of the text", anchor=part.anchor("claims"), blocks=(ReportText(text=_summed(counts, "claim")), table))


def _accounts(part: PaperPart, sort: str) -> Mapping[str, Account]:
    return {name: one for one in part.examination.coverage.accounts if one.of == sort for name in one.ids}


def _state(by_id: Mapping[str, Account], name: str) -> str:
    return by_id[name].state if name in by_id else "unchecked"


def _summed(counts: Mapping[str, int], name: str) -> str:
    told = [f"{counts[state]} {words}" for state, words in VERDICTS.items() if counts.get(state)]
    return f"{counted(sum(counts.values()), name)}: {', '.join(told)}."


def _claim(part: PaperPart, claim: Claim, by_id: Mapping[str, Account]) -> tuple[ReportCell, ...]:
    state = _state(by_id, claim.id)
    why = by_id[claim.id].said if claim.id in by_id else ""
    closed = part.public and part.appraisal.handling != "public"
    text = _NOT_SHOWN if closed else claim.text or claim.summary or claim.id
    marks = _marks(part, claim.id) if state == "contradicted" else ()
    return ReportCell(text=text, aside=page_of(claim.place)), ReportCell(text=VERDICTS[state], marks=marks, aside=why)


def _marks(part: PaperPart, name: str) -> tuple[CellMark, ...]:
    """The findings about a claim or a reason."""
    found = [
        one for group in part.groups for one in group.findings
        if any(name in outcome.subject.ids for outcome in one.outcomes)
    ]  # fmt: skip
    return tuple(CellMark(sign=f"▲{part.number(one)}", said=f"finding {part.number(one)}", to=part.to(one)) for one in found[:2])


def reasons(part: PaperPart) -> ReportSection | None:
    """The reasons: how many agree, those that do not, and for an auditor all of them; None where the file holds none."""
    held = part.appraisal.texts.rationale
    if not held:
        return None
    by_id = _accounts(part, "rationale")
    counts = Counter(_state(by_id, _name(one)) for one in held)
    shown = [one for one in held if part.full or _state(by_id, _name(one)) == "contradicted"]
    ordered = sorted(shown, key=lambda one: _ORDER.index(_state(by_id, _name(one))))
    blocks: list[Block] = [ReportText(text=_summed(counts, "reason")), *_without(part)]
    if ordered:
        caption = "Reasons for scores" if part.full else "Reasons that do not agree"
        rows = tuple(_reason(part, one, by_id) for one in ordered)
        blocks.append(ReportTable(caption=caption, heads=("Option and criterion", "Reason", "Result"), rows=rows))
    return ReportSection(title="Reasons for the scores", anchor=part.anchor("reasons"), blocks=tuple(blocks))


def _without(part: PaperPart) -> Iterator[Block]:
    scored = {(one.quantity.criterion, one.quantity.option) for one in part.appraisal.figures if one.quantity.kind in {"score", "weighted-score"}}
    left = scored - part.appraisal.texts.reasons
    if left:
        yield ReportText(text=f"{counted(len(scored), 'score')} {'is' if len(scored) == 1 else 'are'} printed; for {len(left)} we hold no reason.")


def _name(reason: Reason) -> str:
    return f"{reason.option}/{reason.criterion}"


def _reason(part: PaperPart, reason: Reason, by_id: Mapping[str, Account]) -> tuple[ReportCell, ...]:
    name = _name(reason)
    state = _state(by_id, name)
    criterion = part.appraisal.criteria.get(reason.criterion)
    head = f"{title_of_option(part.appraisal, reason.option)}, {criterion.title if criterion is not None else reason.criterion}"
    closed = part.public and part.appraisal.handling != "public"
    points = "; ".join(f"{one.sign if one.sign in {'+', '-'} else ''} {one.text or one.summary}".strip() for one in reason.text.points)
    text = _NOT_SHOWN if closed else reason.text.shown or points or "held as a digest only"
    marks = _marks(part, name) if state == "contradicted" else ()
    why = by_id[name].said if name in by_id else ""
    return ReportCell(text=head), ReportCell(text=text, aside=page_of(reason.text.place)), ReportCell(text=VERDICTS[state], marks=marks, aside=why)
