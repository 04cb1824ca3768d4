"""What a public report leaves out: names of scorers, bidders and people, paths, and all that withheld figures are in."""

import pytest

from audit.report.document.build import report_of
from audit.report.document.public import file_name, without_names
from audit.report.document.scope import Audience
from tests.report.document.parts import MADE, ODD, SCORERS, TENDER, part, report, words
from tests.report.papers import explained_file

BIDS = (
    ODD.replace("from: published,", "from: published, handling: tender-confidential,")
    .replace("a: {title: North}", "a: {title: Acme Ltd}")
    .replace("b: {title: South}", "b: {title: Acme}")
)


@pytest.mark.parametrize("audience", list(Audience))
def test_bidders_are_called_by_letters(audience: Audience) -> None:
    """Wherever they are named, in messages and questions too, and the longer name before the one that it begins with."""
    said = words(report(BIDS, audience=audience, public=True))
    assert "Acme" not in said
    assert "Bidder A" in said
    assert "TENDER CONFIDENTIAL" in said
    assert "Acme Ltd" in words(report(BIDS, audience=audience))


def test_options_of_a_public_paper_keep_their_names() -> None:
    """They are no bidders."""
    assert "North" in words(report(ODD, public=True))


@pytest.mark.parametrize("audience", list(Audience))
def test_scorers_are_not_named(audience: Audience) -> None:
    """Neither by what they are called nor by their id."""
    held = part(SCORERS).appraisal.method
    names = [
        name
        for scorer in held.scorers
        for name in (f"scorer {scorer}", held.labels.get(scorer, ""))
        if name and not name.removeprefix("scorer ").isdigit()
    ]
    said = words(report(SCORERS, audience=audience, public=True)).casefold()
    assert names
    assert [name for name in names if name.casefold() in said] == []


def test_findings_with_withheld_figures_are_counted_and_not_shown() -> None:
    """No message, not even one without figures."""
    held = part(TENDER, public=True)
    assert not [one for group in held.groups for one in group.findings if any(outcome.withheld for outcome in one.outcomes)]


def test_no_sentence_of_a_closed_paper_is_quoted() -> None:
    """What its text says is left to the paper."""
    claims = "claims: [{id: c, kind: superlative, asserts: 'total(\"b\") > total(\"a\")', summary: 'Only the secret site is best', place: {source: report, printed-page: '3'}}]\n"
    closed = ODD.replace("from: published,", "from: published, handling: exempt,") + claims
    assert "secret site" in words(report(closed))
    said = words(report(closed, public=True))
    assert "secret site" not in said
    assert "not shown, because the paper is not public" in said


def test_paths_become_names() -> None:
    """Of the paper and of every file that was read, on any system."""
    assert [file_name(one) for one in ("a/b/c.pdf", "C:\\papers\\c.pdf", "c.pdf", "/x/")] == ["c.pdf", "c.pdf", "c.pdf", "x"]
    examination = explained_file(SCORERS)
    said = words(report_of([(examination, {})], MADE, public=True))
    assert examination.path not in said
    assert file_name(examination.path) in said
    assert MADE.log_file not in said


def test_a_name_is_found_as_a_word_only() -> None:
    """A bidder called "Arc" takes nothing out of "search", whatever its capitals."""
    text = BIDS.replace("Acme Ltd", "Arc").replace("title: Acme}", "title: '(A+B)'}")
    change = without_names(part(text=text).appraisal, ["deep/paper.yaml", "/home/somebody/rules.yaml"])
    assert change("Research by ARC and (A+B).") == "Research by Bidder A and Bidder B."
    assert change("by /home/somebody/rules.yaml, in deep/paper.yaml") == "by rules.yaml, in paper.yaml"
