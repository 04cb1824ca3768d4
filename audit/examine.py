"""Examining one appraisal file, from its bytes to findings."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audit.appraisal.load.document import Document, parse, read
from audit.appraisal.load.schema import validate
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.text.attach import attach
from audit.coverage import Coverage, coverage_of
from audit.documents.book import Workbook
from audit.documents.suffixes import is_document
from audit.explanation.finding import Finding
from audit.problems import InputError, Problem, fault
from audit.relations.derive.derive import derive
from audit.rules.accepted import misnamed
from audit.rules.all_problems import all_problems
from audit.rules.baseline import BaselineEntry
from audit.rules.baseline import apply as known_before
from audit.rules.disclosure import disclosed, revealed, without_figures
from audit.rules.discretion import involves, veiled
from audit.rules.language.assertions import whole
from audit.rules.outcome import Outcome
from audit.rules.restrictions import partial, restrictions
from audit.rules.rule import Rule
from audit.rules.run import facts_of, settled, ships
from audit.rules.settings import InForce, Settings, in_force
from audit.rules.waivers import WaiverUse, beside_of, load_waivers, waivers_of
from audit.verdict import Verdict, too_little, verdict_of

if TYPE_CHECKING:
    from audit.appraisal.model.quantity import Quantity
    from audit.appraisal.model.waiver import Waiver
    from audit.documents.paper import Paper
    from audit.explanation.decision import Decision
    from audit.explanation.house_style import HouseStyle
    from audit.explanation.missing import Inferred
    from audit.explanation.robust.robustness import Robustness
    from audit.importing.draft import Draft
    from audit.relations.derive.joint import Joint
    from audit.rules.checks.base import Facts

__all__ = [
    "PLAIN", "Examination", "examine", "examine_all", "examine_appraisal", "examine_bytes", "examine_document",
    "read_appraisals",
]  # fmt: skip

PLAIN: Final = Settings()
"""Nothing set: the packs as they are, and no waiver out of date."""

_READ_BY_TOOL: Final = "this tool read the figures from the document, and nobody has compared them with it yet (audit import writes them to a file)"


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of examining one file. ``problems`` are why it could not be audited, if so.

    ``waivers`` say what came of each; ``stale`` are the entries of the baseline that nothing gives any more; ``in_force``
    are the rules as they held for this file.
    ``attached``: SHA-256 of the documents from which full texts were attached; ``not_attached`` says which
    were not, and why; ``texts`` says in words how many were.
    ``restricted`` says what was left out, switched off, lowered or accepted beforehand, and by what.
    ``robustness``, ``rounding`` and ``order``, the places of the options as printed or by the printed totals, are worked
    out only where they are asked for. ``joint`` are empty cells of which a total leaves only the sum. ``hidden`` are the
    quantities that no output shows, since they are withheld or would give a withheld one away; ``appraisal`` holds no figure
    of them. ``revealed`` says that a person asked to see what is withheld. ``paper`` is the document that was read, where it
    was one. ``read`` is false where the path names no file. ``decision`` is what the findings mean
    for first place and the order; None where there are none.
    """

    path: str
    sha256: str = ""
    appraisal: Appraisal | None = None
    verdict: Verdict = "not-auditable"
    problems: tuple[Problem, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    inferred: "tuple[Inferred, ...]" = ()
    coverage: Coverage = field(default_factory=Coverage)
    assumed: tuple[str, ...] = ()
    waivers: tuple[WaiverUse, ...] = ()
    stale: tuple[BaselineEntry, ...] = ()
    in_force: InForce = field(default_factory=lambda: InForce(()))
    attached: frozenset[str] = frozenset()
    not_attached: tuple[Problem, ...] = ()
    texts: tuple[str, ...] = ()
    joint: "tuple[Joint, ...]" = ()
    robustness: "Robustness | None" = None
    rounding: "HouseStyle | None" = None
    order: tuple[tuple[str, str], ...] = ()
    read: bool = True
    decision: "Decision | None" = None
    restricted: tuple[str, ...] = ()
    hidden: "frozenset[Quantity]" = frozenset()
    revealed: bool = False
    paper: "Paper | None" = field(default=None, compare=False, repr=False)


def examine(file: Path, rules: Sequence[Rule], settings: Settings = PLAIN, *, robust: bool = False) -> Examination:
    """Examine a file against rules, the first appraisal where a document holds several. Nothing is raised."""
    return examine_all(file, rules, settings, robust=robust)[0]


def examine_all(file: Path, rules: Sequence[Rule], settings: Settings = PLAIN, *, robust: bool = False) -> list[Examination]:
    """Examine every appraisal of a file against rules, with the waivers in the file beside it.

    A file that cannot be audited gives its problems; nothing is raised. ``robust`` asks for what would alter the result,
    and for the style of rounding, too.
    """
    return _marked(_guarded(file.as_posix(), lambda: _examine_file(file, rules, settings, robust=robust)), settings)


def examine_bytes(data: bytes, path: str, rules: Sequence[Rule], settings: Settings = PLAIN, *, robust: bool = False) -> list[Examination]:
    """Examine every appraisal in the bytes of a file; ``path`` says by its ending what they are. No file is read, nothing is raised."""
    return _marked(_guarded(path, lambda: _examine_data(data, path, rules, settings, robust=robust)), settings)


def _marked(found: list[Examination], settings: Settings) -> list[Examination]:
    return [replace(one, revealed=True) for one in found] if settings.reveals else found


def _guarded(path: str, work: Callable[[], list[Examination]]) -> list[Examination]:
    try:
        return work()
    except InputError as error:
        return [_unread(path, error)]
    except RecursionError:
        return [Examination(path, problems=(Problem(path, 0, 0, fault("chain-too-long")),))]
    except Exception as error:  # noqa: BLE001  # one file that breaks the tool must not take the others with it
        return [Examination(path, problems=(_unforeseen(path, error),))]


def _examine_file(file: Path, rules: Sequence[Rule], settings: Settings, *, robust: bool) -> list[Examination]:
    """Examine a file that was named, with what lies beside it."""
    beside = beside_of(file)
    if beside is not None and not settings.waives:
        settings = replace(settings, set_aside=True)
    if is_document(file):
        from audit.importing.document import paper_of  # noqa: PLC0415  # brings the readers of documents

        paper = paper_of(file, ocr=settings.ocr)
        return _examine_paper(paper, file.as_posix(), rules, _with_beside(settings, beside), robust=robust)
    document = read(file)
    try:
        settings = _with_beside(settings, beside)
    except InputError as error:
        return [Examination(document.path, document.sha256, problems=error.problems)]
    return [examine_document(document, rules, settings, robust=robust)]


def _with_beside(settings: Settings, beside: Path | None) -> Settings:
    return replace(settings, beside=(*settings.beside, *load_waivers(beside))) if beside is not None and settings.waives else settings


def _examine_data(data: bytes, path: str, rules: Sequence[Rule], settings: Settings, *, robust: bool) -> list[Examination]:
    if is_document(Path(path)):
        from audit.documents.read import read_data  # noqa: PLC0415  # brings the readers of documents

        return _examine_paper(read_data(data, path, ocr=settings.ocr), path, rules, settings, robust=robust)
    return [examine_document(parse(data, path), rules, settings, robust=robust)]


def read_appraisals(data: bytes, path: str) -> list[Appraisal]:
    """Every appraisal in the bytes of a file; ``path`` says by its ending what they are. Raises InputError."""
    if is_document(Path(path)):
        from audit.documents.read import read_data  # noqa: PLC0415  # brings the readers of documents
        from audit.importing.document import all_imported  # noqa: PLC0415  # as above

        return [appraisal for appraisal, _ in all_imported(read_data(data, path), path)]
    document = parse(data, path)
    validate(document, "appraisal")
    return [whole(document)]


def _examine_paper(paper: "Paper", path: str, rules: Sequence[Rule], settings: Settings, *, robust: bool) -> list[Examination]:
    """Import a document in memory and examine every appraisal in it. Raises InputError where it cannot be read."""
    from audit.importing.document import all_imported  # noqa: PLC0415  # brings the importer

    try:
        held = all_imported(paper, path)
    except InputError as error:
        if paper.workbook is None or not paper.workbook.holds_formulas:
            raise
        return [_examine_workbook(paper.workbook, error, rules, settings)]
    books = (paper.workbook,) if paper.workbook is not None else ()
    found = []
    for at, (appraisal, draft) in enumerate(held):
        # The formulas of a workbook are looked over once, with its first appraisal.
        one = examine_appraisal(appraisal, rules, settings, robust=robust, workbooks=() if at else books)
        found.append(replace(one, paper=paper, assumed=(*one.assumed, _READ_BY_TOOL, *_as_read(draft, hides=bool(one.hidden)))))
    return found


def _as_read(draft: "Draft", *, hides: bool) -> Iterator[str]:
    """How the totals of a document were found to follow, and what of it is in doubt; without figures where some may not be shown."""
    standing = draft.method.standing
    known = standing.tried and standing.known != "unknown"
    said = (f"how the totals follow is {standing.said}",) if known else draft.method.said[:1]
    yield from map(without_figures, (*said, *draft.method.said[1:])) if hides else (*said, *draft.method.said[1:])
    for doubt in draft.doubts:
        text, place = without_figures(doubt.text) if hides else doubt.text, doubt.place.locator()
        if doubt.weight != "note":
            yield f"{text} ({place})" if place else text


def _examine_workbook(book: Workbook, error: InputError, rules: Sequence[Rule], settings: Settings) -> Examination:
    """Examine a workbook in which no appraisal was made out, by the rules about workbooks, and say that no more was done."""
    from audit.workbook.example import alone  # noqa: PLC0415  # only where there is nothing else

    path = error.problems[0].path
    found = examine_document(replace(alone(book), path=path), [rule for rule in rules if rule.subject == "workbook"], settings, workbooks=(book,))
    return replace(found, sha256=book.sha256, assumed=(f"{error.problems[0].message}; only its formulas were checked", *found.assumed))


def _unread(path: str, error: InputError) -> Examination:
    document: Document | None = error.partial
    if document is None:
        return Examination(path, problems=error.problems)
    return Examination(path, document.sha256, problems=all_problems(document, error.problems))


def _unforeseen(path: str, error: Exception) -> Problem:
    said = " ".join(str(error).split())
    named = f"{type(error).__name__}: {said[:200]}" if said else type(error).__name__
    return Problem(path, 0, 0, fault("tool-broke", error=named))


def examine_document(
    document: Document, rules: Sequence[Rule], settings: Settings = PLAIN, *, robust: bool = False, workbooks: tuple[Workbook, ...] = ()
) -> Examination:
    """Examine a document that was read already, with the workbooks that it was read from, if any."""
    try:
        validate(document, "appraisal")
        given = attach(document, settings.texts)
        found = _examined(whole(given.document), rules, settings, robust=robust, workbooks=workbooks)
    except InputError as error:
        return Examination(document.path, document.sha256, problems=all_problems(document) or error.problems)
    return replace(found, attached=given.used, not_attached=given.problems, texts=given.remarks)


def examine_appraisal(
    appraisal: Appraisal, rules: Sequence[Rule], settings: Settings = PLAIN, *, robust: bool = False, workbooks: tuple[Workbook, ...] = ()
) -> Examination:
    """Examine an appraisal that was read already, with the workbooks that it was read from, if any.

    Its texts are held in full, so that none is attached from the documents supplied.
    """
    try:
        found = _examined(appraisal, rules, settings, robust=robust, workbooks=workbooks)
    except InputError as error:
        return Examination(appraisal.path, appraisal.sha256, problems=error.problems)
    used = frozenset(one.sha256 for one in settings.texts if any(one.is_source(each.file, each.sha256) for each in appraisal.sources.values()))
    return replace(found, attached=used)


def _examined(appraisal: Appraisal, rules: Sequence[Rule], settings: Settings, *, robust: bool, workbooks: tuple[Workbook, ...]) -> Examination:
    """Run the rules over what may be shown of an appraisal and explain what they find. Raises InputError where it cannot be audited."""
    appraisal = revealed(appraisal) if settings.reveals else disclosed(appraisal)
    derivation = derive(appraisal)
    waivers = waivers_of(appraisal, settings.beside) if settings.waives else ()
    _refuse_misnamed(appraisal, waivers, rules, settings)
    facts = facts_of(appraisal, derivation, waivers, settings.as_of, workbooks)
    held = in_force(appraisal.path, rules, settings)
    outcomes, waived = settled(held.rules, facts)
    outcomes = veiled(outcomes, facts.hidden)
    waived = tuple(replace(one, outcomes=veiled(one.outcomes, facts.hidden)) for one in waived)
    outcomes, stale = known_before(settings.known, appraisal.id, outcomes) if settings.known is not None else (outcomes, ())
    stale = tuple(replace(one, published="") for one in stale) if facts.hidden else stale
    broken = tuple(_broken(outcome) for outcome in outcomes if outcome.status == "error")
    findings, decision = _found(outcomes, facts, settings)
    left = _left(facts, findings)
    outcomes = _with_given(outcomes, facts, left)
    beyond = _beyond(facts, left) if robust else (None, None, ())
    coverage = coverage_of(appraisal, outcomes, facts.checks)
    little = None if broken else too_little(appraisal, facts.checks, outcomes, findings, coverage)
    problems = (Problem(appraisal.path, 0, 0, little),) if little is not None else broken
    whole_run = not partial(settings.narrowed, held, outcomes, facts.checks)
    found = Examination(
        appraisal.path, appraisal.sha256, appraisal, verdict_of(outcomes, findings, problems, whole=whole_run), problems, outcomes, findings,
        left, coverage, (*derivation.assumed, *_left_aside(facts.hidden), *_columns(facts, findings), *_not_applied(appraisal, settings)),
        waived, stale, held,
    )  # fmt: skip
    told = restrictions(settings.narrowed, held, outcomes, waived, settings.known_by)
    found = replace(found, decision=decision, joint=facts.joint, restricted=told, hidden=facts.hidden, revealed=settings.reveals)
    return replace(found, robustness=beyond[0], rounding=beyond[1], order=beyond[2])


def _refuse_misnamed(appraisal: Appraisal, waivers: "Sequence[Waiver]", rules: Sequence[Rule], settings: Settings) -> None:
    """Refuse waivers and entries of a baseline that name what does not exist. What lies beside a document may be for another appraisal of it."""
    beside_document = is_document(Path(appraisal.path))
    own = [one for one in waivers if not beside_document]
    problems = list(misnamed(appraisal, own, settings.known or (), rules, settings.known_by)) if own or settings.known else []
    if problems:
        raise InputError(problems)


def _found(outcomes: Sequence[Outcome], facts: "Facts", settings: Settings) -> "tuple[tuple[Finding, ...], Decision | None]":
    """Explain what failed, and what it means for the decision; a paper in which all agrees needs nothing of it."""
    if not any(one.status == "fail" for one in outcomes):
        return (), None
    from audit.explanation.decision import decision_of  # noqa: PLC0415  # long to import
    from audit.explanation.explain import findings_of  # noqa: PLC0415  # as above

    findings = findings_of(outcomes, facts, settings.soft)
    return findings, decision_of(findings, facts)


def _columns(facts: "Facts", findings: Sequence[Finding]) -> tuple[str, ...]:
    """Say of which columns most figures do not follow, where anything was found."""
    if not findings:
        return ()
    from audit.explanation.columns import misread_columns  # noqa: PLC0415  # long to import

    return misread_columns([one for one in facts.checks if not involves(one, facts.hidden)], facts.appraisal)


def _left(facts: "Facts", findings: Sequence[Finding]) -> "tuple[Inferred, ...]":
    """Work out what missing and doubtful figures can be, where there are any."""
    if all(figure.printed and figure.reading != "doubtful" for figure in facts.appraisal.figures):
        return ()
    from audit.explanation.missing import inferred  # noqa: PLC0415  # long to import

    return inferred(facts, findings)


def _with_given(outcomes: tuple[Outcome, ...], facts: "Facts", left: "Sequence[Inferred]") -> tuple[Outcome, ...]:
    if not left:
        return outcomes
    from audit.explanation.given import with_given  # noqa: PLC0415  # long to import

    return with_given(outcomes, facts, left)


def _beyond(facts: "Facts", left: "Sequence[Inferred]") -> "tuple[Robustness, HouseStyle, tuple[tuple[str, str], ...]]":
    """Work out what goes beyond findings. It takes about as long as the audit itself."""
    from audit.explanation.house_style import house_style  # noqa: PLC0415  # most audits do without
    from audit.explanation.order import in_words, printed_ranking  # noqa: PLC0415  # as above
    from audit.explanation.robust.robustness import robustness_of  # noqa: PLC0415  # as above

    order = in_words(printed_ranking(facts.derivation, facts.valuation))
    return (
        robustness_of(facts.valuation, left),
        house_style(facts.valuation, tuple(one for one in facts.checks if not involves(one, facts.hidden))),
        order,
    )


def _left_aside(hidden: "Collection[Quantity]") -> tuple[str, ...]:
    """Say that figures were neither shown nor checked."""
    said = "figures are withheld; they, and those that would give one away (totals, percentages, ranks), are not shown and were not checked"
    return (said,) if hidden else ()


def _not_applied(appraisal: Appraisal, settings: Settings) -> tuple[str, ...]:
    """Say that waivers stand in the file and were asked not to count."""
    there = bool(appraisal.waivers) or settings.set_aside
    return ("waivers were ignored, because --no-waivers was given; every finding is shown",) if there and not settings.waives else ()


def _broken(outcome: Outcome) -> Problem:
    return Problem(_pack_of(outcome.rule), outcome.where.line, outcome.where.column, fault("rule-breaks", rule=outcome.rule.id, said=outcome.reason))


def _pack_of(rule: Rule) -> str:
    """The file of a rule, or the name of its pack where that ships with the tool, wherever it is installed."""
    return rule.pack if ships(rule) else rule.path
