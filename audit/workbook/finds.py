"""Everything that is looked for in a workbook, by name."""

from collections.abc import Mapping
from typing import Final

from audit.workbook.analysis import Find
from audit.workbook.constants import constants, hidden_in_sums, hidden_sheets, hidden_sheets_used, unlike
from audit.workbook.left_out import counted_twice, left_out, ranges_apart
from audit.workbook.results import broken, circular, error_values, stale
from audit.workbook.typed import text_numbers, typed_among_formulas, typed_total, typed_totals

__all__ = ["FINDS"]

FINDS: Final[Mapping[str, Find]] = {
    "typed-total": typed_total,
    "typed-totals": typed_totals,
    "left-out": left_out,
    "counted-twice": counted_twice,
    "ranges-apart": ranges_apart,
    "own-number": constants,
    "typed-among-formulas": typed_among_formulas,
    "unlike-others": unlike,
    "number-as-text": text_numbers,
    "hidden-in-sum": hidden_in_sums,
    "hidden-sheet-used": hidden_sheets_used,
    "hidden-sheet": hidden_sheets,
    "old-result": stale,
    "broken-reference": broken,
    "own-cell": circular,
    "error-value": error_values,
}
