"""What a log does not show: withheld values and what gives them away, and the prose of the paper."""

from dataclasses import replace
from typing import Any

import pytest

from audit.load.document import parse
from audit.log.canonical import digest
from audit.log.discretion import NOT_SHOWN, Discretion, digest_of_text, hidden_quantities, without_quotations
from audit.model.appraisal import Appraisal
from audit.model.build import build
from audit.model.quantity import Quantity
from audit.rules.outcome import Outcome, Subject
from audit.rules.pack import load_pack
from tests.log.logs import PAPER, WITHHELD, log, outcomes_in

_PROSE = "The depot in the north has a road of its own."
_NOTED = PAPER.replace("south: {title: South}", f"south: {{title: South, notes: {_PROSE}}}")
_ANY = load_pack("arithmetic").rules[0]


def appraisal_of(text: str) -> Appraisal:
    return build(parse(text.encode(), "x.yaml"))


def outcome(**fields: Any) -> Outcome:
    return replace(Outcome(_ANY, "pass", Subject("appraisal")), **fields)


def test_what_follows_from_a_withheld_figure_is_hidden_with_it() -> None:
    """The total of the option whose score is withheld would give it away; the other option's would not."""
    hidden = hidden_quantities(appraisal_of(WITHHELD))
    assert Quantity("score", "south", "access") in hidden
    assert Quantity("total", "south") in hidden
    assert Quantity("total", "north") not in hidden
    assert Quantity("weight", criterion="access") not in hidden


def test_nothing_is_hidden_where_nothing_is_withheld() -> None:
    """A figure that is blank or stands elsewhere is not withheld."""
    assert not hidden_quantities(appraisal_of(PAPER))
    assert not hidden_quantities(appraisal_of(PAPER.replace("[4, 3]", "[null, elsewhere]")))


def test_no_record_shows_a_total_that_gives_a_withheld_score_away() -> None:
    """Neither published nor computed nor as an operand; the place is given, so that who may see it finds it."""
    outcomes = [one for one in outcomes_in(log({"depot.yaml": WITHHELD})) if one["subject"].get("option") == "south"]
    total = next(one for one in outcomes if one["rule"] == "ARI001")
    assert total["published"] == total["computed"] == NOT_SHOWN
    assert total["place"]["line"] == 19
    assert not {"operands", "from", "would_fit"} & set(total)
    assert not any("12" in str(one.get("operands")) or "12" in one.get("published", "") for one in outcomes)


def test_an_outcome_that_waits_for_a_withheld_figure_says_so() -> None:
    """The reason names the state and no figure; an outcome without a reason has none."""
    discretion = Discretion(appraisal_of(WITHHELD))
    assert discretion.reason(outcome(withheld=True, status="undecided", reason="3 or 4")) == "withheld figures take part"
    assert discretion.reason(outcome(withheld=True)) == ""


def test_figures_that_give_nothing_away_are_shown() -> None:
    """The other option is logged as ever."""
    outcomes = outcomes_in(log({"depot.yaml": WITHHELD}))
    total = next(one for one in outcomes if one["rule"] == "ARI001" and one["subject"]["option"] == "north")
    assert (total["published"], total["computed"]) == ("10", "10")


def test_a_rule_that_broke_on_withheld_figures_says_no_more() -> None:
    """What an error says could hold a value."""
    broken = outcome(status="error", reason="no room for 3")
    assert "3" not in Discretion(appraisal_of(WITHHELD)).reason(broken)
    assert Discretion(appraisal_of(PAPER)).reason(broken) == "no room for 3"


def test_prose_of_the_file_becomes_its_digest() -> None:
    """What a rule quotes from the paper is digested, and the words around it stay."""
    discretion = Discretion(appraisal_of(_NOTED))
    told = discretion.figure_text(outcome(), f"notes is {_PROSE}; weight is 2")
    assert told == f"notes is {digest_of_text(_PROSE)}; weight is 2"
    assert digest_of_text(_PROSE) == f"sha256:{digest(_PROSE.encode())}"


def test_a_rule_that_looks_at_texts_gives_digests_only() -> None:
    """Whatever it says it found is not shown, even where it is a part of a text."""
    about_texts = replace(_ANY, needs="text")
    discretion = Discretion(appraisal_of(_NOTED))
    assert discretion.figure_text(outcome(rule=about_texts), "a road of its own") == digest_of_text("a road of its own")
    assert discretion.figure_text(outcome(rule=about_texts), "") == ""


def test_a_text_longer_than_any_figure_becomes_its_digest() -> None:
    """A record stays within bounds."""
    assert Discretion(appraisal_of(PAPER)).figure_text(outcome(), "x" * 5000) == digest_of_text("x" * 5000)


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ('"Our reasons are": longer than allowed; at most 2', '"...": longer than allowed; at most 2'),
        ('the key "acess" is not known here; did you mean "access"?', 'the key "..." is not known here; did you mean "..."?'),
        ("cannot be opened: Aucun fichier ou dossier", "cannot be opened"),
        ("the tool broke on this file (ValueError: 17); please report this", "the tool broke on this file"),
        ("the file is empty", "the file is empty"),
    ],
)
def test_what_a_message_quotes_is_left_out(message: str, shown: str) -> None:
    """Of a file that could not be read nobody knows what in it is withheld; the system's own words differ."""
    assert without_quotations(message) == shown
