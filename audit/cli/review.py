"""``audit review``."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from audit.importing.draft import Draft
    from audit.review.apply import Copy
    from audit.review.pictures import PageImage
    from audit.review.question import Review

__all__ = ["ReviewForm", "review"]


class ReviewForm(StrEnum):
    """What the questions are written as."""

    HTML = "html"
    XLSX = "xlsx"


_ENDS: Final = {ReviewForm.HTML: ".review.html", ReviewForm.XLSX: ".review.xlsx"}


def review(  # noqa: PLR0913, PLR0917  # typer reads the options of a command from its parameters
    document: Annotated[Path, typer.Argument(help="A document (PDF, Word, a sheet, a web page, text, mail, .zip).", metavar="DOCUMENT")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file; default: beside the document.", metavar="FILE")] = None,
    form: Annotated[ReviewForm, typer.Option("--as", help="A page for the browser, or a workbook.")] = ReviewForm.HTML,
    map_file: Annotated[Path | None, typer.Option("--map", help="Mapping file that says how to read the document.", metavar="FILE")] = None,
    page: Annotated[list[int] | None, typer.Option("--page", min=1, help="Only this page of a PDF; may be repeated.", metavar="N")] = None,
    sheet: Annotated[list[str] | None, typer.Option("--sheet", help="Only this sheet of a workbook; may be repeated.", metavar="NAME")] = None,
    table: Annotated[list[int] | None, typer.Option("--table", min=1, help="Only this table; may be repeated.", metavar="N")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pictures by text recognition (tesseract).")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
) -> None:
    """Check your copy: ask a person, beside pictures of the document, whether its figures were read as they stand there.

    The answers are saved as a small file, which `audit import --apply` takes. Exit code 0: the questions were written.
    2: nothing of an appraisal could be read, or the file could not be written.
    """
    from audit.cli.terminal import progress_of, say, tell, write_bytes  # noqa: PLC0415  # nothing is loaded before the options are known to be good
    from audit.importing.document import drafts_of, paper_of  # noqa: PLC0415  # as above
    from audit.importing.mapping import NO_MAP, read_map  # noqa: PLC0415  # as above
    from audit.problems import InputError  # noqa: PLC0415  # as above
    from audit.review.apply import Copy, bytes_of  # noqa: PLC0415  # as above
    from audit.review.corrections import Chosen  # noqa: PLC0415  # as above
    from audit.review.survey import review_of  # noqa: PLC0415  # as above

    target = output if output is not None else document.with_name(document.stem + _ENDS[form])
    _check(document, target, force=force)
    chosen = Chosen(tuple(page or ()), tuple(sheet or ()), tuple(table or ()))
    try:
        paper = paper_of(document, progress_of(document.name), chosen.pages, chosen.sheets, chosen.tables, ocr=ocr)
        draft, *others = drafts_of([paper], NO_MAP if map_file is None else read_map(map_file), document.as_posix())
        copy = Copy(paper, bytes_of(document))
        asked = review_of(draft, copy, chosen, others)
        written = _written(form, asked, copy, draft)
    except InputError as error:
        tell(error.problems)
        raise typer.Exit(2) from None
    write_bytes(written, target)
    for line in _told(asked, target, document, ocr=ocr):
        say(line)


def _check(document: Path, target: Path, *, force: bool) -> None:
    from audit.cli.terminal import not_over_existing, tell  # noqa: PLC0415  # as in review
    from audit.files import same  # noqa: PLC0415  # as in review
    from audit.problems import Problem, fault  # noqa: PLC0415  # as in review

    if same(target, document):
        tell([Problem(target.as_posix(), 0, 0, fault("output-is-the-document"))])
        raise typer.Exit(2)
    not_over_existing(target, force=force)


def _written(form: ReviewForm, asked: "Review", copy: "Copy", draft: "Draft") -> bytes:
    from audit.review.page import page_of  # noqa: PLC0415  # as in review

    pictures = _pictures(asked, copy)
    if form is ReviewForm.XLSX:
        from audit.review.workbook import workbook_of  # noqa: PLC0415  # only where a workbook is asked for

        return workbook_of(asked, pictures)
    return page_of(asked, copy.paper, pictures, draft.numbers).encode("utf-8")


def _pictures(asked: "Review", copy: "Copy") -> "tuple[PageImage, ...]":
    """Draw the pages; where they cannot be drawn, a person still has the document."""
    from audit.cli.terminal import progress_of, say  # noqa: PLC0415  # as in review
    from audit.documents.paper import RefusalError  # noqa: PLC0415  # as in review
    from audit.review.pictures import pictures_of  # noqa: PLC0415  # as in review

    try:
        return pictures_of(asked, copy.data, progress_of(asked.name, "picture"))
    except RefusalError as refusal:
        say(f"{asked.name}: there are no pictures of its pages, so compare with your own copy: {refusal}")
        return ()


def _told(asked: "Review", target: Path, document: Path, *, ocr: bool) -> list[str]:
    """Say what was found and what to do with the file."""
    singles = len(asked.singles())
    doubtful = f"{singles} doubtful, to compare one by one" if singles else "none doubtful"
    found = [
        f"{one.name}{f' ({one.where})' if one.where else ''}: {_counted(one.options, 'option')}, {_counted(one.criteria, 'criterion')}"
        for one in asked.candidates
    ]
    again = " --ocr" if ocr else ""
    several = ["The document has more than one appraisal; choose one with --page or --table."] if len(found) > 1 else []
    return [
        *found, *several, f"{target.as_posix()}: {_counted(len(asked.questions), 'cell')} in {_counted(len(asked.views), 'table')}, {doubtful}.",
        f"Open it, compare, save, then: audit import {document.as_posix()}{again} --apply {_saved(target, document)} -o {document.stem}.checked.yaml",
    ]  # fmt: skip


def _saved(target: Path, document: Path) -> str:
    """The file that holds the answers: what the browser saves, or the workbook itself."""
    return target.as_posix() if target.suffix == ".xlsx" else f"{document.stem}.corrections.json"


def _counted(number: int, name: str) -> str:
    plural = {"criterion": "criteria"}.get(name, f"{name}s")
    return f"{number:,} {name if number == 1 else plural}"
