"""``audit explain``."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.rules.options import Options
from audit.rules.settings import Soft

if TYPE_CHECKING:
    from audit.examine import Examination

__all__ = ["ExplainForm", "explain"]

_Texts = list[str] | None


class ExplainForm(StrEnum):
    """The forms of output."""

    text = "text"
    json = "json"


def explain(  # noqa: PLR0913, PLR0917  # typer reads the options of a command from its parameters
    file: Annotated[Path, typer.Argument(help="An appraisal (.yaml, .yml, .json).", metavar="FILE", show_default=False)],
    form: Annotated[ExplainForm, typer.Option("--format", help="Format of the output.")] = ExplainForm.text,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the output to this file.", metavar="FILE")] = None,
    rules: Annotated[_Texts, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")] = None,
    soft: Annotated[list[Soft] | None, typer.Option("--soft", help="Also rank what would fix it by this; may be repeated.", metavar="KIND")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pictures in documents by text recognition (tesseract).")] = False,
    reveal_withheld: Annotated[bool, typer.Option("--reveal-withheld", help="Show withheld figures; marks every output RESTRICTED.")] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="Date to show with --format json. Default: today.", metavar="DATE")] = "",
) -> None:
    """Explain an appraisal: what would make it agree, what a missing figure can be, what it touches, what would alter the result.

    Exit code 0: nothing that is an error. 1: findings. 2: the file could not be audited.
    """
    from audit.cli.asked import asked  # noqa: PLC0415  # nothing is loaded before the options are known to be good
    from audit.cli.check import inputs_read, not_a_document  # noqa: PLC0415  # as below
    from audit.cli.terminal import not_over_inputs, say, tell, write  # noqa: PLC0415  # as above
    from audit.examine import examine  # noqa: PLC0415  # as above
    from audit.problems import InputError  # noqa: PLC0415  # as above
    from audit.rules.settings import not_named  # noqa: PLC0415  # as above

    not_a_document(output)
    try:
        given = asked(Options(rules=rules or [], as_of=as_of, soft=soft or [], ocr=ocr, reveals=reveal_withheld))
    except InputError as error:
        tell(error.problems)
        raise typer.Exit(2) from None
    not_over_inputs([output] if output is not None else [], inputs_read(given, [file]))
    say(not_named())
    found = examine(file, given.rules, given.settings, robust=True)
    errors = any(one.standing == "finding" and one.lead.rule.severity == "error" for one in found.findings)
    code = 2 if found.problems else int(errors)
    write(_text(found, form, given.settings.as_of, code, to_file=output is not None), output)
    raise typer.Exit(code)


def _text(found: "Examination", form: ExplainForm, date: str, code: int, *, to_file: bool) -> str:
    if form is ExplainForm.json:
        from audit.report.json import audit_as_data, run_as_json  # noqa: PLC0415  # as in explain

        return run_as_json([audit_as_data(found)], as_of=date, exit_code=code)
    from audit.cli.terminal import may_colour, width_of_output  # noqa: PLC0415  # as in explain
    from audit.report.explained import explained  # noqa: PLC0415  # as in explain

    width, colour = (80, False) if to_file else (width_of_output(), may_colour())
    return explained(found, width=width, colour=colour)
