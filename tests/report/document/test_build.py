"""A whole report: what each reader gets, the mark on it, several papers, and that no text is lost."""

import pytest

from audit.report.document.blocks import ReportDocument, ReportTable, all_sections, with_texts
from audit.report.document.scope import Audience
from tests.report.document.parts import CLEAN, ODD, ROTHERHAM, WORCESTERSHIRE, report, tables, words
from tests.report.papers import explained_file


def titles(document: ReportDocument) -> list[str]:
    return [one.title for one in document.sections]


def test_a_committee_gets_all_parts_in_order() -> None:
    """From what to ask to how to verify."""
    assert titles(report(WORCESTERSHIRE)) == [
        "What to ask first", "What was checked", "Weighted scores as published", "Totals and places, printed and recalculated",
        "What it would take to change the result", "Findings", "Claims of the text", "Reasons for the scores",
        "What could not be checked, and why", "Where this report comes from, and how to verify it",
    ]  # fmt: skip


def test_a_meeting_gets_totals_and_questions() -> None:
    """And nothing that would not fit two sides."""
    assert titles(report(WORCESTERSHIRE, audience=Audience.MEETING)) == ["Totals and places, printed and recalculated", "Questions for the meeting"]
    assert max(len(text) for text in _texts(report(WORCESTERSHIRE, audience=Audience.MEETING))) <= 280


def _texts(document: ReportDocument) -> list[str]:
    found: list[str] = []
    with_texts(document, lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
    return found


def test_an_author_gets_a_statement_that_ends_with_the_file() -> None:
    """Which file, by its digest, with what result; void when it changes."""
    document = report(ODD, audience=Audience.AUTHOR)
    assert document.sections[0].title == "Checking statement"
    said = words(document)
    assert "It is void as soon as one of them changes" in said
    assert "file line 13" in said


def test_an_auditor_gets_everything() -> None:
    """Every finding in full with its rule, every reason, and the counts of every rule."""
    examination = explained_file(WORCESTERSHIRE)
    document = report(WORCESTERSHIRE, audience=Audience.AUDITOR)
    numbered = [one.title for one in all_sections(document.sections) if one.title.partition(".")[0].isdigit()]
    assert len(numbered) == len(examination.findings)
    by_caption = {one.caption: one for one in tables(document.sections)}
    assert examination.appraisal is not None
    assert len(by_caption["Reasons for scores"].rows) == len(examination.appraisal.texts.rationale)
    ran = {one.rule.id for one in examination.outcomes}
    assert {row[0].text for row in by_caption["Every rule, with the results of its checks"].rows} == ran


@pytest.mark.parametrize("audience", [Audience.COMMITTEE, Audience.AUTHOR, Audience.AUDITOR])
def test_no_finding_is_left_out(audience: Audience) -> None:
    """Each has its number, from 1, once, whoever reads it."""
    document = report(WORCESTERSHIRE, audience=audience)
    numbers = [one.title.partition(".")[0] for one in all_sections(document.sections) if one.title.partition(".")[0].isdigit()]
    numbers += [row[0].text for one in tables(document.sections) if one.caption == "Notes" for row in one.rows]
    assert sorted(map(int, numbers)) == list(range(1, len(explained_file(WORCESTERSHIRE).findings) + 1))


def test_what_may_change_first_place_comes_before_what_leaves_it() -> None:
    """By consequence, then what to compare, what was not found, and notes."""
    (findings,) = [one for one in report(WORCESTERSHIRE).sections if one.title == "Findings"]
    assert [one.title for one in findings.sections] == [
        "May change the order of the options", "Leaves the order as it is", "Compare with your own copy first", "What is missing or unexplained", "Notes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("handling", "mark"), [("public", ""), ("draft", "DRAFT"), ("exempt", "EXEMPT"), ("tender-confidential", "TENDER CONFIDENTIAL")]
)
def test_the_mark_is_that_of_the_paper(handling: str, mark: str) -> None:
    """And of several papers that of the most closed, for nobody may take the one for the other."""
    text = ODD.replace("from: published,", f"from: published, handling: {handling},")
    assert report(text).mark == mark
    assert report(CLEAN, text).mark == mark
    assert report(text, text.replace(handling, "exempt")).mark in {"EXEMPT", "TENDER CONFIDENTIAL"}


def test_several_papers_have_a_part_each() -> None:
    """With anchors of its own, and tables numbered through."""
    document = report(ODD, ROTHERHAM)
    assert titles(document) == ["Where to put the depot", "ANNEX ONE – DETAILED OPTIONS APPRAISAL"]
    assert [one.number for one in tables(document.sections)] == list(range(1, len(list(tables(document.sections))) + 1))
    anchors = [one.anchor for one in all_sections(document.sections)]
    assert len(set(anchors)) == len(anchors)


def test_what_was_left_out_is_said_first() -> None:
    """A run that was narrowed begins with that, before anything is said to agree."""
    from dataclasses import replace  # noqa: PLC0415  # as above

    from audit.report.document.build import report_of  # noqa: PLC0415  # with what this test changes
    from tests.report.document.parts import MADE  # noqa: PLC0415  # as above

    examination = replace(explained_file(ROTHERHAM), restricted=("rule ARI001 was left out by --ignore",))
    said = words(report_of([(examination, {})], MADE))
    assert said.index("rule ARI001 was left out by --ignore.") < said.index("Do the figures agree?")


def test_nothing_is_called_checked_that_was_not() -> None:
    """A check without a result is listed though each of its figures agrees with something else."""
    (section,) = [one for one in report(ODD).sections if one.title.startswith("What could not be checked")]
    said = str(section.blocks)
    assert "Total differs from the sum of its scores: 1 (depends on figures that are missing (blank))." in said
    assert "Every check that was made gave a result" not in said
    (clean,) = [one for one in report(CLEAN).sections if one.title.startswith("What could not be checked")]
    assert "Every check that was made gave a result" in str(clean.blocks)


def test_every_claim_has_its_verdict() -> None:
    """Those that do not agree come first, each with its finding."""
    examination = explained_file(WORCESTERSHIRE)
    (section,) = [one for one in report(WORCESTERSHIRE).sections if one.title == "Claims of the text"]
    (table,) = [one for one in section.blocks if isinstance(one, ReportTable)]
    results = [row[1].text for row in table.rows]
    count = examination.coverage.claims
    assert (results.count("agrees"), results.count("does not agree")) == (count.verified, count.contradicted)
    assert results == sorted(results, key=["does not agree", "agrees", "could not be checked", "not checked"].index)
    assert all(row[1].marks for row in table.rows if row[1].text == "does not agree")
