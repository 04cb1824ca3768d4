"""Comparing bodies: what differs is told by what it is about, not by where it stands."""

from audit.log.canonical import Record
from audit.log.compare import differences
from tests.log.logs import PAPER, log, records_in


def body_of(text: str) -> list[Record]:
    return records_in(log({"depot.yaml": text}))[:-2]


def test_the_same_bodies_do_not_differ() -> None:
    """Not even if every digest and number in them does."""
    then, now = body_of(PAPER), body_of(PAPER)
    for record in now:
        record["prev"] = "0" * 64
    assert not list(differences(then, now))


def test_a_changed_figure_is_told_where_it_matters() -> None:
    """The input, the outcome and what follows from it; everything else is the same."""
    told = list(differences(body_of(PAPER), body_of(PAPER.replace("total: [10, 12]", "total: [10, 11]"))))
    assert any(one.startswith("input appraisal depot.yaml: sha256 was ") for one in told)
    assert "ARI001 south total (depot.yaml:19): outcome was fail, is pass; published was 12, is 11" in [one.split("; would_fit")[0] for one in told]
    assert any(one.startswith("finding depot.yaml ARI001: recorded, but not given now") for one in told)
    assert any(one.startswith("footer: ") and "exit_code was 1, is 0" in one for one in told)
    assert not any("north" in one for one in told)


def test_a_record_more_or_less_does_not_set_all_others_apart() -> None:
    """What follows an added option keeps its number to itself."""
    more = PAPER.replace("  south: {title: South}", "  south: {title: South}\n  west: {title: West}")
    more = more.replace("[north, south]", "[north, south, west]")
    more = more.replace("[4, 3]", "[4, 3, 1]").replace("[2, 5]", "[2, 5, 1]").replace("[10, 12]", "[10, 12, 3]")
    told = list(differences(body_of(PAPER), body_of(more)))
    assert any(one == "ARI001 west total (depot.yaml:20): given now, but not recorded" for one in told)
    assert not any("ARI001 north" in one and "place" not in one for one in told)


def test_records_about_the_same_are_told_apart() -> None:
    """Several records with the same rule and subject are compared in their order."""
    one: Record = {"record": "outcome", "n": 5, "prev": "", "rule": "R", "subject": {"kind": "appraisal"}, "place": {"path": "x"}, "outcome": "pass"}
    other = {**one, "n": 6, "outcome": "fail"}
    assert not list(differences([one, other], [one, other]))
    assert list(differences([one, other], [one, {**other, "outcome": "pass"}])) == ["R appraisal (x): outcome was fail, is pass"]
    assert list(differences([one, other], [one])) == ["R appraisal (x): recorded, but not given now"]
