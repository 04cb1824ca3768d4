"""What can be the matter with what was asked: options, paths, corrections, data frames."""

from collections.abc import Mapping
from typing import Final

from audit.faults.wording import Wording

FAULTS: Final[Mapping[str, Wording]] = {
    "answer-cell-empty": Wording('sheet {start}: "{by}" is empty', "write a name or a role"),
    "answer-no-figure": Wording(
        '"{text}" ({place}) is not a figure or a word for a score here',
        "write the figure as printed, or answer that it is empty, withheld or cannot be read",
    ),
    "answer-without-date": Wording('sheet {start}: "{on}" has no date', "write it as year, month and day: 2026-01-31"),
    "answer-without-value": Wording('the answer is Correct, and "{value}" is empty', "write what the document prints there"),
    "case-missed": Wording("{rule} {case}: {said}", "", "a case of a rule gave something else than it expects"),
    "chain-too-long": Wording(
        "groups or relations follow from each other in a longer chain than can be traced",
        "an appraisal needs fewer than ten steps",
    ),
    "choice-of-several-documents": Wording("--page, --sheet and --table choose within one document", "give one document"),
    "corrections-of-other-document": Wording(
        "these corrections are for another document: {document} ({sha256}...), and this is {held}",
        "these are SHA-256 digests",
    ),
    "figure-infinite": Wording("a figure is infinite", "use None for an empty cell"),
    "file-exists": Wording("this file exists already", "give another name"),
    "folder-of-documents": Wording("this folder has no appraisal ({kinds})", "to check a document in it, name the document"),
    "folder-without-appraisal": Wording("this folder has no appraisal ({kinds})"),
    "frame-empty": Wording("the frame has no options (rows) or no criteria (columns)"),
    "log-and-no-log": Wording("contradicts --log", "give only one of them"),
    "name-needed": Wording("bytes do not say what they are: give their name, too, as check(data, name='paper.pdf')"),
    "no-answer": Wording('"{said}" is not an answer', "choose one of {answers}"),
    "no-corrections": Wording("this workbook has no corrections", "it was not written by `audit review --as xlsx`"),
    "no-data-frame": Wording("the scores are no data frame with columns and index", "make one with options as rows and criteria as columns"),
    "no-output-named": Wording("say where to write the appraisal (-o FILE.yaml, or -o - for standard output)"),
    "no-such-cell": Wording(
        "there is no such cell in {name}: {cells}. The document is now read in another way than when the questions were asked",
        "run `audit review` again (and give import the same --page, --sheet and --table)",
    ),
    "no-such-method": Wording('"{name}" is no method', "{suggest}"),
    "no-such-rule": Wording("there is no rule of that id or name", "{suggest}"),
    "no-such-schema": Wording("there is no schema of that name", "there are: {names}"),
    "not-a-source": Wording("is not a source of the appraisals audited here", "record its file name or SHA-256 under sources"),
    "nothing-checked": Wording(
        "nothing could be checked: no total, rank or percentage follows from its figures",
        "`audit import` shows how it was read",
    ),
    "no-total-added": Wording(
        "{count} totals are printed, and none could be checked: {why}",
        "`method` in the appraisal file says how totals follow; `audit import` shows how a document was read",
        "totals are printed, and none could be checked",
    ),
    "nothing-for-names": Wording("{what} has nothing for {absent}"),
    "nothing-found": Wording("no table of criteria and options was found", "`audit import --tables` lists the tables that were seen"),
    "nothing-there": Wording("no such file or folder", "give the path of an appraisal file, or write one with `audit init`"),
    "output-exists": Wording("this file exists already", "give another name, or --force"),
    "output-is-document": Wording("this is one of the documents", "give another file to write to"),
    "output-is-the-document": Wording("this is the document itself", "give another file to write to"),
    "pattern-matches-nothing": Wording("no file name matches this pattern"),
    "rule-breaks": Wording("{rule}: {said}", "", "a rule could not be run"),
    "tool-broke": Wording(
        "the tool broke on this file ({error})",
        "please report this, with the file if it may be shown",
        "the tool broke on this file",
    ),
    "values-and-names-differ": Wording("{what} has {listed} values for {names} names", "give one for each, in the order of the frame"),
}
