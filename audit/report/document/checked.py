"""What was checked, what could not be and why, and what was assumed."""

from collections.abc import Iterator
from typing import Final

from audit.appraisal.text.count import counted
from audit.coverage import Account
from audit.report.document.blocks import Block, Bullets, ReportCell, ReportSection, ReportTable, ReportText
from audit.report.document.scope import PaperPart
from audit.report.listed import together
from audit.report.screen import LIMITS, figures_said, prose_said, tally
from audit.rules.words import title_of_option

__all__ = ["not_checked", "what_was_checked"]

_MOST: Final = 5
_MOST_OPEN: Final = 4
_SORTS: Final = {"figure": "figure", "rationale": "reason", "claim": "claim"}
_OPEN: Final = frozenset({"undecided", "unchecked"})


def what_was_checked(part: PaperPart, *, most: int = _MOST_OPEN) -> tuple[Block, ...]:
    """What was checked, in a few lines: as the first screen says it."""
    found = tally(part.examination.outcomes)
    open_, more = found.open[:most], len(found.open) - most
    lines = [
        f"{figures_said(part.examination)} {prose_said(part.examination.coverage)}".strip(),
        *open_,
        *([f"{more} more rules have something open: see what could not be checked."] if more > 0 else []),
        f"{'All other checks' if found.open else 'Checks'}: {found.agreeing} agree.",
    ]
    return (Bullets(items=tuple(ReportText(text=one) for one in lines)), ReportText(text=LIMITS, kind="quiet"))


def not_checked(part: PaperPart) -> ReportSection:
    """What could not be checked, each with why; what was left out and by what; what was assumed."""
    blocks = [*_restricted(part), *_problems(part), *_accounts(part), *_checks(part)]
    if not blocks:
        blocks = [ReportText(text="Every check that was made gave a result.")]
    blocks += [*_assumed(part), *(_rules(part) if part.full else ())]
    return ReportSection(title="What could not be checked, and why", anchor=part.anchor("not-checked"), blocks=tuple(blocks))


def _problems(part: PaperPart) -> Iterator[Block]:
    if part.examination.problems:
        yield Bullets(items=tuple(ReportText(text=f"{one.message}.") for one in part.examination.problems))


def _restricted(part: PaperPart) -> Iterator[Block]:
    if part.examination.restricted:
        yield ReportText(text="Left out, switched off, lowered or accepted beforehand:")
        yield Bullets(items=tuple(ReportText(text=f"{one}.") for one in part.examination.restricted))


def _accounts(part: PaperPart) -> Iterator[Block]:
    held = [one for one in part.examination.coverage.accounts if one.state in _OPEN]
    if not held:
        return
    rows = tuple(
        (ReportCell(text=counted(len(one.ids), _SORTS[one.of])), ReportCell(text=one.said), ReportCell(text=_named(part, one)))
        for one in sorted(held, key=lambda one: list(_SORTS).index(one.of))
    )
    yield ReportTable(caption="What could not be checked", heads=("How many", "Why", "Which"), rows=rows)


def _checks(part: PaperPart) -> Iterator[Block]:
    """The checks that gave no result, by rule: a figure that agrees with one thing may not have been compared with another."""
    found = tally(part.examination.outcomes)
    told = [f"{found.titles[rule]}: {count} ({reason})." for rule, reasons in found.undecided.items() for reason, count in reasons.items()]
    if told:
        yield ReportText(text="Checks that gave no result:")
        yield Bullets(items=tuple(ReportText(text=one) for one in told))


def _named(part: PaperPart, account: Account) -> str:
    """Name the first of them, or for an auditor all."""
    names = [_name(part, account.of, one) for one in account.ids]
    most = len(names) if part.full else _MOST
    more = f"; and {len(names) - most} more" if len(names) > most else ""
    return "; ".join(names[:most]) + more


def _name(part: PaperPart, sort: str, name: str) -> str:
    appraisal = part.appraisal
    if sort == "figure":
        figure = next((one for one in appraisal.figures if one.id == name), None)
        return f"{part.about(figure.quantity)} ({figure.quantity.kind})" if figure is not None else name
    if sort == "rationale":
        option, _, criterion = name.partition("/")
        found = appraisal.criteria.get(criterion)
        return f"{title_of_option(appraisal, option)}, {found.title if found is not None else criterion}"
    return next((page for one in appraisal.claims if one.id == name and (page := one.place.locator())), name)


def _assumed(part: PaperPart) -> Iterator[Block]:
    found = part.examination.robustness
    assumed = part.examination.assumed if part.full else together(part.examination.assumed)
    told = dict.fromkeys([*assumed, *(found.assumed if found is not None else ()), *part.examination.texts])
    if told:
        yield ReportText(text="What was assumed:")
        yield Bullets(items=tuple(ReportText(text=f"{one}.") for one in told))


def _rules(part: PaperPart) -> Iterator[Block]:
    """Every rule that gave anything, with how often it agreed, failed and could not be checked."""
    found: dict[str, dict[str, int]] = {}
    titles: dict[str, str] = {}
    for one in part.examination.outcomes:
        counts = found.setdefault(one.rule.id, dict.fromkeys(("pass", "fail", "undecided", "not-applicable", "waived", "error"), 0))
        counts[one.status] += 1
        titles[one.rule.id] = one.rule.title
    rows = tuple(
        (ReportCell(text=rule), ReportCell(text=titles[rule]), *(ReportCell(text=str(count), kind="figure") for count in counts.values()))
        for rule, counts in sorted(found.items())
    )
    if rows:
        heads = ("Rule", "Finds", "Agree", "Do not agree", "Could not be checked", "Do not apply", "Accepted before", "Broke")
        yield ReportTable(caption="Every rule, with the results of its checks", heads=heads, rows=rows)
