"""What can be the matter with what was asked: options, paths, corrections, data frames."""

from collections.abc import Mapping
from typing import Final

from audit.faults.words import FaultWords

__all__ = ["FAULTS"]

FAULTS: Final[Mapping[str, FaultWords]] = {
    "appraisal-no-ordinary-file": FaultWords(
        "this is called like an appraisal and is no ordinary file (a pipe or a device), so that it was not audited"
    ),
    "answer-cell-empty": FaultWords('sheet {start}: "{by}" is empty', "write a name or a role"),
    "answer-no-figure": FaultWords(
        '"{text}" ({place}) is not a figure or a word for a score here',
        "write the figure as printed, or answer that it is empty, withheld or cannot be read",
    ),
    "answer-without-date": FaultWords('sheet {start}: "{on}" has no date', "write it as year, month and day: 2026-01-31"),
    "answer-without-value": FaultWords('the answer is Correct, and "{value}" is empty', "write what the document prints there"),
    "case-missed": FaultWords("{rule} {case}: {said}", "", "a case of a rule gave something else than it expects"),
    "chain-too-long": FaultWords(
        "groups or relations follow from each other in a longer chain than can be traced",
        "an appraisal needs fewer than ten steps",
    ),
    "choice-of-several-documents": FaultWords("--page, --sheet and --table choose within one document", "give one document"),
    "corrections-of-other-document": FaultWords(
        "these corrections are for another document: {document} ({sha256}...), and this is {held}",
        "these are SHA-256 digests",
    ),
    "figure-infinite": FaultWords("a figure is infinite", "use None for an empty cell"),
    "file-exists": FaultWords("this file exists already", "give another name"),
    "folder-of-nothing": FaultWords("nothing in this folder can be audited", "name a file to see why it cannot"),
    "folder-of-documents": FaultWords("this folder has no appraisal ({kinds})", "to check a document in it, name the document"),
    "folder-without-appraisal": FaultWords("this folder has no appraisal ({kinds})"),
    "frame-empty": FaultWords("the frame has no options (rows) or no criteria (columns)"),
    "link-to-folder": FaultWords("this is a link to a folder, which is not followed", "name the folder itself to audit what is in it"),
    "link-to-nothing": FaultWords("this link leads to nothing that can be read, so that it was not audited"),
    "log-and-no-log": FaultWords("contradicts --log", "give only one of them"),
    "public-and-revealed": FaultWords("a public report shows nothing that is withheld", "leave out --public or --reveal-withheld"),
    "name-needed": FaultWords("bytes do not say what they are: give their name, too, as check(data, name='paper.pdf')"),
    "no-answer": FaultWords('"{said}" is not an answer', "choose one of {answers}"),
    "no-corrections": FaultWords("this workbook has no corrections", "it was not written by `audit review --as xlsx`"),
    "no-data-frame": FaultWords("the scores are no data frame with columns and index", "make one with options as rows and criteria as columns"),
    "no-output-named": FaultWords("say where to write the appraisal (-o FILE.yaml, or -o - for standard output)"),
    "no-such-cell": FaultWords(
        "there is no such cell in {name}: {cells}. The document is now read in another way than when the questions were asked",
        "run `audit review` again (and give import the same --page, --sheet and --table)",
    ),
    "no-such-method": FaultWords('"{name}" is no method', "{suggest}"),
    "no-such-rule": FaultWords("there is no rule of that id or name", "{suggest}"),
    "no-such-schema": FaultWords("there is no schema of that name", "there are: {names}"),
    "not-a-source": FaultWords("is not a source of the appraisals audited here", "record its file name or SHA-256 under sources"),
    "nothing-checked": FaultWords(
        "nothing could be checked: no total, rank or percentage follows from its figures",
        "`audit import` shows how it was read",
    ),
    "no-total-added": FaultWords(
        "{count} totals are printed, and none could be checked: {why}",
        "`method` in the appraisal file says how totals follow; `audit import` shows how a document was read",
        "totals are printed, and none could be checked",
    ),
    "nothing-for-names": FaultWords("{what} has nothing for {absent}"),
    "nothing-found": FaultWords("no table of criteria and options was found", "`audit import --tables` lists the tables that were seen"),
    "not-of-a-kind-read": FaultWords("it is not of a kind that is read"),
    "nothing-there": FaultWords("no such file or folder", "give the path of an appraisal file, or write one with `audit init`"),
    "output-exists": FaultWords("this file exists already", "give another name, or --force"),
    "output-is-document": FaultWords("this is one of the documents", "give another file to write to"),
    "output-is-read": FaultWords("this file is read, too", "give another file to write to"),
    "output-is-read-or-written": FaultWords("this is one of the files that are read or written already", "give another file to write to"),
    "output-is-the-document": FaultWords("this is the document itself", "give another file to write to"),
    "output-named-as-document": FaultWords(
        "what is written is text or data, which a file ending in {suffix} does not hold",
        "write a report with `audit report PAPER -o FILE{suffix}` (.html, .pdf or .docx), or give a name ending in .txt or .json",
    ),
    "paper-changed": FaultWords("this file changed while it was read", "run it once more"),
    "paper-not-marked": FaultWords(
        "comments cannot be added to this document without altering what it holds already",
        "save it under another name in the program it was made with, and mark that; `audit report` writes the findings to a file of their own",
    ),
    "paper-of-no-marked-kind": FaultWords(
        "comments are put into PDF and Excel documents (.pdf, .xlsx)", "give such a paper, or write `audit report PAPER -o report.html`"
    ),
    "paper-protected": FaultWords(
        "this document is protected against changes, and comments are changes",
        "save a copy without the protection, and mark that; `audit report` writes the findings to a file of their own",
    ),
    "paper-signed": FaultWords(
        "this document is signed, and its signature would no longer hold with comments in it",
        "mark a copy without the signature; `audit report` writes the findings to a file of their own",
    ),
    "marked-form-differs": FaultWords("a {kind} document with comments is a {kind} document again", "give a name ending in .{kind}"),
    "pattern-matches-nothing": FaultWords("no file name matches this pattern"),
    "pdf-not-possible": FaultWords(
        "a PDF cannot be written here: {reason}",
        "install what it needs (python -m pip install 'appraisal-audit[report]', and Pango: see docs/reports.md), "
        "or write FILE.html, open it in a browser and print it to a PDF",
    ),
    "report-form-contradicted": FaultWords("the ending of this name does not fit --as {form}", "give only one of them"),
    "report-form-unsaid": FaultWords("this name does not end in .html, .pdf or .docx", "give such a name, or say which with --as"),
    "rule-breaks": FaultWords("{rule}: {said}", "", "a rule could not be run"),
    "tool-broke": FaultWords(
        "the tool broke on this file ({error})",
        "please report this, with the file if it may be shown",
        "the tool broke on this file",
    ),
    "values-and-names-differ": FaultWords("{what} has {listed} values for {names} names", "give one for each, in the order of the frame"),
    "unrelated-file": FaultWords("it has none of the keys appraisal, criteria and options at its top"),
}
