"""The texts that a file holds, as they are read."""

from typing import Final

from audit.appraisal.load.document import parse
from audit.appraisal.model.read.build import build
from audit.appraisal.model.reasons import Point, Reason
from audit.appraisal.text.normalise import digest

DIGEST: Final = "n1:" + "a" * 64


def held(rationale: str, more: str = "") -> list[Reason]:
    """The reasons of an appraisal of two criteria and two options."""
    text = f"""\
appraisal: {{id: x, title: X, from: draft}}
{more}
criteria: {{access: {{}}, care: {{}}}}
options: {{a: {{}}, b: {{}}}}
method: {{total: none}}
texts: {rationale}
"""
    return list(build(parse(text.encode(), "x.yaml")).texts.rationale)


def test_reasons_come_in_the_order_of_the_file() -> None:
    """Criterion by criterion, and within it option by option."""
    found = held("{rationale: {care: {b: {text: x}, a: {text: y}}, access: {a: {text: z}}}}")
    assert [(one.criterion, one.option) for one in found] == [("care", "b"), ("care", "a"), ("access", "a")]


def test_a_file_may_hold_none() -> None:
    """Texts may be there without reasons."""
    assert held("{}") == []
    assert held("{rationale: {access: {}}}") == []


def test_a_text_held_in_full_is_named_by_its_digest() -> None:
    """Where no digest is recorded it is worked out from the text, and what is shown is the text."""
    (one,) = held("{rationale: {access: {a: {text: 'One  office.', summary: Near}}}}")
    assert (one.text.digest, one.text.shown) == (digest("One office"), "One  office.")


def test_a_digest_that_is_recorded_stays() -> None:
    """It names the text of the paper, whatever is held of it here."""
    (one,) = held(f"{{rationale: {{access: {{a: {{text: x, sha256: '{DIGEST}'}}}}}}}}")
    assert one.text.digest == DIGEST


def test_a_summary_has_no_digest_and_is_shown_as_it_is() -> None:
    """Two summaries in our words are never taken for one text of the paper."""
    (one,) = held("{rationale: {access: {a: {summary: Near}}}}")
    assert (one.text.digest, one.text.text, one.text.shown) == ("", "", "Near")


def test_points_keep_sign_and_digest() -> None:
    """A point without a sign says so; one with a summary only has no digest."""
    (one,) = held(f"""{{rationale: {{access: {{a: {{points: [
      {{sign: "+", text: Near.}}, {{sign: "-", summary: Far, sha256: "{DIGEST}"}}, {{summary: Open}}]}}}}}}}}""")
    assert one.text.points == (Point("+", digest("Near"), "", "Near."), Point("-", DIGEST, "Far", ""), Point("none", "", "Open", ""))


def test_what_is_repeated_is_recorded() -> None:
    """Only a reason with ``from`` repeats another."""
    first, second = held("{rationale: {access: {a: {from: b}, b: {text: x}}}}")
    assert (first.text.repeats, second.text.repeats) == ("b", None)


def test_a_reason_knows_both_its_places() -> None:
    """In the file audited it is found by its key; in the source by line and column, in the first source if none is named."""
    sources = "sources: {report: {role: report}, annex: {role: appendix}}"
    (one,) = held("\n  rationale:\n    access:\n      a: {line: 12, place: {column: 3}, text: x}", sources)
    assert (one.text.where.line, one.text.where.pointer) == (9, "/texts/rationale/access/a")
    assert (one.text.place.source, one.text.place.line, one.text.place.column) == ("report", 12, 3)
