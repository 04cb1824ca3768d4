"""``workbook``: what is found in the workbooks that an appraisal was read from."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import Place
from audit.documents.book import Workbook
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.outcome import Outcome, Subject
from audit.rules.rule import Rule

if TYPE_CHECKING:
    from audit.workbook.page import WorkbookOutcome

__all__ = ["FINDS", "InWorkbook", "source_of"]

FINDS: Final = (
    "typed-total", "typed-totals", "left-out", "counted-twice", "ranges-apart", "own-number", "typed-among-formulas", "unlike-others",
    "number-as-text", "hidden-in-sum", "hidden-sheet-used", "hidden-sheet", "old-result", "broken-reference", "own-cell", "error-value",
)  # fmt: skip
"""What can be looked for; a test holds them to what there is. The lookers are loaded only where there is a workbook."""

_HIDDEN: Final = "(withheld)"


@named_check("workbook")
class InWorkbook(NamedCheck):
    """One outcome for each cause found, one for each sheet that was looked through, and one for each that could not be.

    Without ``find`` everything is looked for.
    """

    schema: ClassVar[dict[str, Any]] = {
        "type": "object", "additionalProperties": False, "properties": {"find": {"enum": list(FINDS)}},
    }  # fmt: skip
    fields: ClassVar = ("about", "sheet", "cell", "published", "computed", "list", "formula", "count", "others")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; none where the appraisal was not read from a workbook."""
        if facts.looked:
            from audit.workbook.finds import FINDS as BY_NAME  # noqa: PLC0415  # only where there is a workbook

            wanted = rule.options.get("find")
            finds = [find for name, find in BY_NAME.items() if wanted in {None, name}]
            for looked in facts.looked:
                yield from (_outcome(rule, facts.appraisal, looked.book, one) for find in finds for one in looked.found(find))


def _outcome(rule: Rule, appraisal: Appraisal, book: Workbook, one: "WorkbookOutcome") -> Outcome:
    hides = any(figure.withheld for figure in appraisal.figures)
    words = {"published": one.published, "computed": one.computed, "list": "", "formula": "", "others": "", **one.words}
    shown = {key: _HIDDEN if hides and text else text for key, text in words.items()}
    about = f"Sheet {one.sheet}, cell {one.cell}" if one.cell else f"Sheet {one.sheet}"
    place = Place(source=source_of(appraisal, book), sheet=one.sheet, cell=one.cell or None)
    return Outcome(
        rule, one.status, Subject(rule.subject, ids=_ids(one)), shown["published"], shown["computed"], place=place, reason=one.reason,
        words={"about": about, "sheet": one.sheet, "cell": one.cell, **shown}, withheld=hides,
    )  # fmt: skip


def _ids(one: "WorkbookOutcome") -> tuple[str, ...]:
    return tuple(f"{one.sheet}!{cell}" for cell in one.cells) or (one.sheet,)


def source_of(appraisal: Appraisal, book: Workbook) -> str | None:
    """The source of an appraisal that a workbook is: by its digest, else by its name; None where it lists no such."""
    by_digest = (key for key, source in appraisal.sources.items() if book.sha256 and source.sha256 == book.sha256)
    by_name = (key for key, source in appraisal.sources.items() if source.file.rpartition("/")[2] == book.name)
    return next(by_digest, None) or next(by_name, None)
