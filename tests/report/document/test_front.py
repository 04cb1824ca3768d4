"""The first page: two sentences, three to five questions, each of which can be read out by itself."""

from audit.report.document.blocks import AnswerRoom, Bullets, FactList
from audit.report.document.front import MOST_QUESTIONS, front, in_context, questions, questions_of, questions_with_room, shortened
from audit.report.document.scope import Audience
from tests.report.document.parts import CLEAN, ODD, ROTHERHAM, TENDER, WORCESTERSHIRE, part


def facts(file: str = "", text: str = "") -> dict[str, str]:
    (held,) = [one for one in front(part(file, text)) if isinstance(one, FactList)]
    return {label: " ".join(lines) for label, lines in held.pairs}


def test_it_says_what_does_not_agree_and_whether_it_matters() -> None:
    """The weightiest disagreement with its figures, and the statement about the decision, word for word as elsewhere."""
    found = facts(ROTHERHAM)
    assert (
        found["Do the figures agree?"] == "One place does not agree in this document. Shared Service: the scores add to 26; the total printed is 24."
    )
    assert found["Does it matter for the decision?"].startswith("First place stays the same; the order of other options may change")
    assert found["Who is first?"].startswith('"Appointment of a Peer Practice Partner" is first')


def test_a_clean_paper_is_not_said_to_be_more_than_checked() -> None:
    """How much was checked comes first; the choice is not judged."""
    found = facts(text=CLEAN)
    assert found["Do the figures agree?"].startswith("No disagreement found: all 15 figures could be checked.")
    assert found["Does it matter for the decision?"] == "Nothing that was found here affects first place or the order of the options."


def test_where_nothing_could_be_checked_the_decision_is_not_said_to_be_safe() -> None:
    """Totals that nothing says how they are made leave the decision unknown."""
    text = CLEAN.replace("total: sum", "total: none").replace(", rank: {by: total}", "")
    assert facts(text=text)["Does it matter for the decision?"] == "So nothing can be said about the decision."


def test_without_an_order_nothing_is_said_of_one() -> None:
    """Where neither totals nor ranks are printed no order is affected."""
    text = CLEAN.replace("total: sum", "total: none").replace(", rank: {by: total}", "").replace(", total: [12, 10, 4], rank: [1, 2, 3]", "")
    assert facts(text=text)["Does it matter for the decision?"].startswith("No total or rank is printed")


def test_there_are_at_most_five_questions_and_the_weightiest_come_first() -> None:
    """One of each rule before a second one of any, and none twice."""
    for file in (ROTHERHAM, WORCESTERSHIRE, TENDER):
        chosen = questions_of(part(file))
        assert 1 <= len(chosen) <= MOST_QUESTIONS
        asked = [in_context(part(file), one) for one in chosen]
        assert len(set(asked)) == len(asked)
    assert questions_of(part(ROTHERHAM))[0].lead.rule.id == "ARI001"
    rules = [one.lead.rule.id for one in questions_of(part(WORCESTERSHIRE))]
    assert len(set(rules)) == len(rules)


def test_each_question_has_its_page_and_its_finding() -> None:
    """Page and table of the paper, and a link to the finding."""
    section = questions(part(text=ODD))
    assert section is not None
    (held,) = [one for one in section.blocks if isinstance(one, Bullets)]
    assert held.items[0].link == "Page 12, table 3; finding 1"
    assert held.items[0].to == "finding-1"


def test_a_question_without_figures_follows_what_it_is_about() -> None:
    """So that it can be read out by itself."""
    for one in questions_of(part(ROTHERHAM))[1:]:
        assert in_context(part(ROTHERHAM), one).startswith(one.lead.message[:60])


def test_for_a_meeting_each_question_has_room() -> None:
    """The fewer, the more; all on a page of their own."""
    few = questions_with_room(part(text=ODD, audience=Audience.MEETING))
    many = questions_with_room(part(WORCESTERSHIRE, audience=Audience.MEETING))
    assert few is not None
    assert many is not None
    assert few.breaks
    rooms = [[block.lines for each in one.sections for block in each.blocks if isinstance(block, AnswerRoom)] for one in (few, many)]
    assert [len(one) for one in rooms] == [len(few.sections), len(many.sections)]
    assert min(rooms[0]) > max(rooms[1])


def test_a_long_text_is_cut_between_words() -> None:
    """And one long word at its end; a short text stays."""
    assert shortened("a b") == "a b"
    assert shortened("word " * 100).endswith("word ...")
    assert len(shortened("word " * 100)) <= 280
    assert len(shortened("w" * 500)) <= 280
