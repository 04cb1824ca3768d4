"""The forms for other programs, entered among all forms of report. What writes each is loaded when it is asked for."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from audit.report.forms import FORMS, Form, Look, PassedOver, form

if TYPE_CHECKING:
    from audit.examine import Examination
    from audit.report.exchange.paper_result import PaperResult
    from audit.report.exchange.workbook import PaperSheets

__all__ = ["ExchangeForm", "WorkbookForm"]

_WRITERS: Final = {
    "concise": "concise", "markdown": "markdown", "csv": "table", "sarif": "sarif", "junit": "junit", "github": "github", "gitlab": "gitlab",
}  # fmt: skip
"""Each form with the module that writes it, by its function ``whole``."""


class ExchangeForm(Form):
    """A form that one module writes from the results of all papers."""

    def __init__(self, module: str) -> None:
        """Know the module, which is loaded when something is to be written."""
        self._module = module

    def one(self, examination: "Examination", look: Look) -> "PaperResult":  # noqa: ARG002  # data has no look
        """What came of one audit, as plain data."""
        from audit.report.exchange.paper_result import result_of  # noqa: PLC0415  # a form that is not asked for costs nothing

        return result_of(examination)

    def whole(self, audits: Sequence[Any], *, as_of: str, exit_code: int, passed: Sequence[PassedOver] = ()) -> str:  # noqa: ARG002  # none of them has a place for the date
        """All that the form says of the run."""
        write: Callable[[Sequence[PaperResult], int], str] = import_module(f"audit.report.exchange.{self._module}").whole
        return write(audits, exit_code)


for _name, _writer in _WRITERS.items():
    FORMS[_name] = ExchangeForm(_writer)


@form("xlsx")
class WorkbookForm(Form):
    """A workbook with marked cells, which goes to a file."""

    binary = True

    def one(self, examination: "Examination", look: Look) -> "PaperSheets":  # noqa: ARG002  # data has no look
        """What came of one audit, as it is laid out on sheets."""
        from audit.report.exchange.workbook import sheets_of  # noqa: PLC0415  # a form that is not asked for costs nothing

        return sheets_of(examination)

    def whole(self, audits: Sequence[Any], *, as_of: str, exit_code: int, passed: Sequence[PassedOver] = ()) -> bytes:  # noqa: ARG002  # a sheet says neither
        """The file."""
        from audit.report.exchange.workbook import workbook  # noqa: PLC0415  # as above

        return workbook(audits)
