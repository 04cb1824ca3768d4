"""JUnit XML."""

from lxml import etree

from audit.report.exchange.junit import whole
from tests.report.exchange.results import broken, clean, hostile, odd, restricted, rotherham


def _read(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def test_a_suite_is_a_paper_and_a_case_a_rule() -> None:
    """With one case more, which says whether the paper could be audited."""
    root = _read(whole([odd(), clean()], 1))
    assert [suite.get("name") for suite in root] == [odd().path, "clean.yaml"]
    assert len(root[0].findall("testcase")) == len(odd().rules) + 1


def test_counts_are_those_of_the_cases() -> None:
    """For each suite and for all, as build servers check."""
    root = _read(whole([odd(), rotherham(), broken(), clean()], 2))
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))
    assert (root.get("failures"), root.get("errors")) == ("2", "1")


def test_an_error_of_the_paper_fails_its_rule() -> None:
    """With every place in the text."""
    (case,) = _read(whole([odd()], 1)).findall("testsuite/testcase[failure]")
    assert case.get("name") == "ARI001 total-is-sum"
    failure = case.find("failure")
    assert failure is not None
    assert "page 12" in (failure.text or "")


def test_notes_pass_and_what_could_not_be_decided_is_skipped() -> None:
    """A note is told in the output of a case that passes."""
    root = _read(whole([rotherham()], 1))
    named = {case.get("name", "").split()[0]: case for case in root.iter("testcase")}
    assert named["PRA001"].find("system-out") is not None
    skipped = [case for case in root.iter("testcase") if case.find("skipped") is not None]
    assert all(case.find("skipped").get("message") for case in skipped)  # type: ignore[union-attr]
    assert skipped


def test_what_a_title_holds_stays_text() -> None:
    """Tags and ends of sections of a hostile paper do not alter the document."""
    root = _read(whole([hostile()], 1))
    assert {element.tag for element in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}


def test_what_was_left_out_is_a_property_of_the_suite() -> None:
    """So that a suite without failures does not stand there as a clean one."""
    root = _read(whole([restricted()], 0))
    assert [one.get("value") for one in root.iter("property")] == list(restricted().restricted)
