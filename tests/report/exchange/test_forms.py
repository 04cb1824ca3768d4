"""Forms for other programs among the others."""

from dataclasses import replace

import pytest

from audit.report.all_forms import FORMS
from audit.report.exchange.forms import ExchangeForm
from audit.report.exchange.paper_result import PaperResult
from audit.report.forms import Look
from tests.report.document.parts import CLEAN, ODD
from tests.report.exchange.results import broken, clean, hostile, odd, restricted
from tests.report.papers import BANNED, examined_by_all

OFFERED = ["concise", "markdown", "csv", "sarif", "junit", "github", "gitlab"]


def written(form: str, *papers: PaperResult) -> str:
    return str(FORMS[form].whole(papers, as_of="2026-01-31", exit_code=1))


def test_they_stand_behind_those_for_people() -> None:
    """Each is entered once."""
    assert [name for name, form in FORMS.items() if isinstance(form, ExchangeForm)] == OFFERED


@pytest.mark.parametrize("form", OFFERED)
def test_each_tells_what_does_not_agree(form: str) -> None:
    """The rule, and the figures in its message."""
    papers = [FORMS[form].one(examined_by_all(text), Look()) for text in (ODD, CLEAN)]
    text = written(form, *papers)
    assert "ARI001" in text
    assert "add to 12" in text
    assert "total printed is 11" in text


@pytest.mark.parametrize("form", OFFERED)
def test_each_says_what_was_not_audited_or_left_out(form: str) -> None:
    """A paper that broke, and rules that were switched off, are never passed over."""
    text = written(form, broken(), restricted())
    assert broken().broken[0].message.split(";")[0] in text.replace("&#39;", "'")
    if form != "gitlab":  # it has no place for what is no finding
        assert "switched off by own.yaml" in text


@pytest.mark.parametrize("form", OFFERED)
def test_none_accuses(form: str) -> None:
    """None of the words that presume."""
    text = written(form, odd(), clean(), broken(), hostile(), restricted()).casefold()
    assert [word for word in BANNED if word in text] == []


@pytest.mark.parametrize("form", OFFERED)
def test_of_nothing_each_is_a_whole_output(form: str) -> None:
    """Without any paper the form is still what its readers expect."""
    assert written(form) != "" or form in {"markdown", "github"}


@pytest.mark.parametrize("form", OFFERED)
def test_what_shows_withheld_figures_is_marked(form: str) -> None:
    """Wherever it ends up, it says that it is not for everybody."""
    found = FORMS[form].one(replace(examined_by_all(ODD), revealed=True), Look())
    assert "RESTRICTED" in written(form, found)
    assert "RESTRICTED" not in written(form, odd())
