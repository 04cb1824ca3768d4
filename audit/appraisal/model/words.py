"""All prose that an appraisal holds: texts of the paper, summaries, notes and reasons. A log shows none of it."""

from collections.abc import Iterator

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Cell
from audit.appraisal.model.reasons import Text

__all__ = ["prose_of"]


def prose_of(appraisal: Appraisal) -> Iterator[str]:
    """Every piece of prose; pieces may come twice."""
    found = (*_noted(appraisal), *(word for text in _texts(appraisal) for word in text.words()), *(cell.note for cell in _cells(appraisal)))
    return (piece for piece in found if piece)


def _noted(appraisal: Appraisal) -> Iterator[str]:
    yield appraisal.notes
    yield appraisal.method.notes
    for listed in (appraisal.sources, appraisal.criteria, appraisal.options, appraisal.gateways):
        yield from (one.notes for one in listed.values())
    yield from (citation.note for citation in appraisal.texts.references)
    yield from (waiver.reason for waiver in appraisal.waivers)
    for claim in appraisal.claims:
        yield from (words for printing in claim.printings for words in (printing.text, printing.summary))
    if appraisal.recommendation is not None:
        yield appraisal.recommendation.reasons


def _texts(appraisal: Appraisal) -> Iterator[Text]:
    yield from (reason.text for reason in appraisal.texts.rationale)
    yield from (wording.text for wording in appraisal.texts.wordings)
    yield from (assumption.text for assumption in appraisal.process.assumptions)
    held = [matter.text for matter in appraisal.process.matters.values()] + [account.text for account in appraisal.process.accounts]
    held += [use.text for criterion in appraisal.criteria.values() for use in criterion.levels.values()]
    held += [gateway.rationale for gateway in appraisal.gateways.values()]
    yield from (text for text in held if text is not None)


def _cells(appraisal: Appraisal) -> Iterator[Cell]:
    beside = [cell for one in appraisal.criteria.values() for cell in (one.weight, one.sub_weight, one.top)]
    beside += [group.weight for group in appraisal.groups.values()]
    yield from (cell for cell in beside if cell is not None)
    yield from (cell for one in appraisal.stated.values() for cell in one.printings)
    yield from (cell for table in appraisal.tables.values() for row in table.rows for cell in row.cells)
