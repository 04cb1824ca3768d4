"""In which forms a result is wanted, and where each goes: ``--format NAME`` or ``--format NAME=FILE``, as often as is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import typer

from audit.report.all_forms import FORMS

__all__ = ["Output", "outputs", "parsed"]

_TEXT: Final = "text"


@dataclass(frozen=True, slots=True)
class Output:
    """A form by its name, and the file that it is written to; None for standard output."""

    form: str
    file: Path | None = None


def parsed(text: str) -> Output:
    """What one ``--format`` says. Raises typer.BadParameter."""
    name, sign, file = text.partition("=")
    if name not in FORMS:
        near = get_close_matches(name, FORMS, n=1)
        meant = f" (did you mean {near[0]}?)" if near else ""
        raise typer.BadParameter(f'there is no form "{name}"{meant}; there are: {", ".join(FORMS)}')
    if sign and not file:
        raise typer.BadParameter(f'"{text}" names no file after the sign; write {name}=FILE, or {name} alone')
    return Output(name, Path(file) if file else None)


def outputs(wanted: Sequence[Output], output: Path | None, *, silent: bool) -> tuple[Output, ...]:
    """Where everything goes. ``output`` is the file of the one form that names none; without any such form it is that of the text.

    Raises typer.BadParameter where two forms would go to one place.
    """
    named = [one for one in wanted if one.file is not None]
    loose = [one for one in wanted if one.file is None]
    if len(loose) > 1:
        forms = " and ".join(one.form for one in loose)
        raise typer.BadParameter(f"{forms} would both be written to one place; give all but one a file, as --format {loose[-1].form}=FILE")
    if output is None and any(FORMS[one.form].binary for one in loose) and not silent:
        raise typer.BadParameter(f"{loose[0].form} is no text for a terminal; give it a file, as --format {loose[0].form}=FILE.{loose[0].form}")
    if not loose and (output is not None or not named):
        loose = [Output(_TEXT)]
    if silent and output is None:
        loose = []
    return (*(Output(one.form, output) for one in loose), *named)
