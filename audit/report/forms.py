"""The forms in which a result is given, by name: a form is one class, entered here or in a module of its own.

What a form keeps of one audit is made where the audit ran, perhaps in another process; what it makes of all of them is
written at the end.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

if TYPE_CHECKING:
    from audit.examine import Examination

__all__ = ["FORMS", "Form", "JsonForm", "JsonLinesForm", "Look", "PassedOver", "TextForm", "form"]

PassedOver = Mapping[str, Any]
"""A file of a folder that was not audited, or several of a kind: ``name``, ``count``, and the reason as ``code`` and in words (``why``)."""

_BAR: Final = 40
"""How wide the line is between the pages of two appraisals."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How text is to look: columns, colour, without the details, or with every note."""

    width: int = 80
    colour: bool = False
    quiet: bool = False
    full: bool = False


class Form(ABC):
    """One form of report. ``robust`` asks for what would alter the result, which a form for people does without.

    ``binary`` says that it is no text, and goes to a file only.
    """

    robust: ClassVar[bool] = False
    binary: ClassVar[bool] = False

    @abstractmethod
    def one(self, examination: "Examination", look: Look) -> Any:
        """What is kept of one audit: plain data that goes from process to process."""

    @abstractmethod
    def whole(self, audits: Sequence[Any], *, as_of: str, exit_code: int, passed: Sequence[PassedOver] = ()) -> str | bytes:
        """The whole result, from what was kept of each audit; ``passed`` are the files of folders that were passed over."""


FORMS: Final[dict[str, Form]] = {}
"""Every form by the name that ``--format`` takes, in the order in which they are offered."""

_Form = TypeVar("_Form", bound=type[Form])


def form(name: str) -> Callable[[_Form], _Form]:
    """Enter a form under a name. Raises ValueError where the name is taken."""

    def enter(kind: _Form) -> _Form:
        if name in FORMS:
            raise ValueError(f'two forms are called "{name}"')
        FORMS[name] = kind()
        return kind

    return enter


@form("text")
class TextForm(Form):
    """A page for a person, one appraisal after the other."""

    def one(self, examination: "Examination", look: Look) -> str:
        """The page about one appraisal; a path that names nothing is told on standard error and has none."""
        from audit.report.text import report  # noqa: PLC0415  # not needed for data

        if not examination.read:
            return ""
        return report(examination, width=look.width, colour=look.colour, quiet=look.quiet, full=look.full)

    def whole(self, audits: Sequence[Any], *, as_of: str, exit_code: int, passed: Sequence[PassedOver] = ()) -> str:  # noqa: ARG002  # a page says neither
        """All pages, with a line between two."""
        return f"\n{'=' * _BAR}\n\n".join(page for page in audits if page)


@form("json")
class JsonForm(Form):
    """One JSON object for the run."""

    robust = True

    def one(self, examination: "Examination", look: Look) -> Any:  # noqa: ARG002  # data has no look
        """The audit as plain data."""
        from audit.report.json import audit_as_data  # noqa: PLC0415  # brings what only data tells

        return audit_as_data(examination)

    def whole(self, audits: Sequence[Any], *, as_of: str, exit_code: int, passed: Sequence[PassedOver] = ()) -> str:
        """The audits in one object."""
        from audit.report.json import run_as_json  # noqa: PLC0415  # as above

        return run_as_json(audits, as_of=as_of, exit_code=exit_code, passed=passed)


@form("jsonl")
class JsonLinesForm(JsonForm):
    """One JSON object a line for each audit."""

    def whole(self, audits: Sequence[Any], *, as_of: str, exit_code: int, passed: Sequence[PassedOver] = ()) -> str:  # noqa: ARG002  # a line is about one audit
        """The audits, a line each."""
        from audit.report.json import run_as_lines  # noqa: PLC0415  # as above

        return run_as_lines(audits, as_of=as_of)
