"""``audit diff``."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from audit.rules.options import Options

if TYPE_CHECKING:
    from audit.cli.asked import Asked
    from audit.comparison.compare import Comparison
    from audit.examine import Examination

__all__ = ["DiffForm", "diff"]


class DiffForm(StrEnum):
    """The forms of output."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


_ENDS: Final = {".json": DiffForm.JSON, ".html": DiffForm.HTML, ".htm": DiffForm.HTML}


def diff(  # typer reads the options of a command from its parameters
    old: Annotated[Path, typer.Argument(help="The older version: an appraisal or a document.", metavar="OLD", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The newer version: an appraisal or a document.", metavar="NEW", show_default=False)],
    form: Annotated[DiffForm | None, typer.Option("--format", help="Format. Default: by the ending of the file, else text.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the output to this file.", metavar="FILE")] = None,
    rules: Annotated[
        list[str] | None, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")
    ] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pictures in documents by text recognition (tesseract).")] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="Date to audit as of. Default: today.", metavar="DATE")] = "",
) -> None:
    """Compare two versions of an appraisal: figures, criteria, options, texts and findings. Withheld figures are not shown.

    Exit code 0: no change. 1: changes. 2: one of the two could not be read.
    """
    from audit.cli.asked import asked  # noqa: PLC0415  # nothing is loaded before the options are known to be good
    from audit.cli.check import not_a_document  # noqa: PLC0415  # as above
    from audit.cli.interruption import stop_if_interrupted  # noqa: PLC0415  # as above
    from audit.cli.terminal import not_over_inputs, tell, write  # noqa: PLC0415  # as above
    from audit.comparison.compare import compare  # noqa: PLC0415  # as above
    from audit.problems import InputError  # noqa: PLC0415  # as above

    chosen = form or _ENDS.get(output.suffix.lower() if output is not None else "", DiffForm.TEXT)
    if chosen is not DiffForm.HTML:
        not_a_document(output)
    try:
        given = asked(Options(rules=rules or [], as_of=as_of, ocr=ocr))
    except InputError as error:
        tell(error.problems)
        raise typer.Exit(2) from None
    not_over_inputs([output] if output is not None else [], [old, new])
    before, after = _read(old, given), _read(new, given)
    stop_if_interrupted()
    found = compare(before, after)
    code = 2 if _broken([*before, *after]) else int(found.differs)
    write(_text(found, chosen, (old, new), given.settings.as_of, code, to_file=output is not None), output, kept=chosen is DiffForm.HTML)
    raise typer.Exit(code)


def _read(file: Path, given: "Asked") -> "list[Examination]":
    """Every appraisal of a file. Stops with exit code 2 where it holds none that can be read."""
    from audit.cli.terminal import tell  # noqa: PLC0415  # as in diff
    from audit.examine import examine_all  # noqa: PLC0415  # as in diff

    found = examine_all(file, given.rules, given.settings)
    tell(problem for one in found for problem in one.problems)
    if any(one.appraisal is None for one in found):
        raise typer.Exit(2)
    return found


def _broken(found: "list[Examination]") -> bool:
    """Whether a rule broke, so that the findings are not all there."""
    return any(outcome.status == "error" for one in found for outcome in one.outcomes)


def _text(found: "Comparison", form: DiffForm, files: tuple[Path, Path], as_of: str, code: int, *, to_file: bool) -> str:
    from audit.cli.terminal import may_colour, width_of_output  # noqa: PLC0415  # as in diff
    from audit.report.document.build import mark_of  # noqa: PLC0415  # as in diff

    old, new = (one.as_posix() for one in files)
    mark = mark_of([*(each for one in found.pairs for each in (one.versions.old, one.versions.new)), *found.gone, *found.new])
    if form is DiffForm.JSON:
        from audit.report.compared.data import comparison_as_json  # noqa: PLC0415  # only where it is asked for

        return comparison_as_json(found, old=old, new=new, as_of=as_of, exit_code=code, mark=mark)
    if form is DiffForm.HTML:
        from audit.report.compared.document import comparison_as_document  # noqa: PLC0415  # as above
        from audit.report.document.html import html_of  # noqa: PLC0415  # as above

        return html_of(comparison_as_document(found, old=old, new=new, as_of=as_of, mark=mark))
    from audit.report.compared.text import comparison_as_text  # noqa: PLC0415  # as above

    width, colour = (80, False) if to_file else (width_of_output(), may_colour())
    return comparison_as_text(found, old=old, new=new, mark=mark, width=width, colour=colour)
