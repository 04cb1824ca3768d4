"""``title-words``: a shared sentence that speaks of another option by the word at the heart of its title."""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run

SAID = "The partnership could be widened to other districts over time."


def _held(
    trust: str, company: str, *, more: str = "One.", titles: tuple[str, str, str] = ("Strategic partnership", "Charitable trust", "Owned company")
) -> Facts:
    """Three options with a reason on one criterion, and a second criterion on which the trust has another."""
    named = ", ".join(f"{key}: {{title: {title}}}" for key, title in zip(("p", "t", "c"), titles, strict=True))
    return facts(f"""\
criteria: {{growth: {{title: Growth}}, staff: {{title: Staff}}}}
options: {{{named}}}
method: {{total: sum}}
tables: {{s: {{prints: score, rows: criteria, columns: [p, t, c], cells: {{growth: [1, 2, 3], staff: [1, 2, 3]}}}}}}
texts:
  rationale:
    growth: {{p: {{text: It grows.}}, t: {{text: "{trust}"}}, c: {{text: "{company}"}}}}
    staff: {{t: {{text: "{more}"}}}}
""")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (SAID, "fail"),
        (SAID.replace("The partnership", "Partnership"), "fail"),
        (SAID.replace("The partnership", "The partnership board"), "pass"),
        (SAID.replace("The partnership", "A partnership"), "pass"),
        (SAID.replace("partnership", "arrangement"), "pass"),
    ],
)
def test_a_shared_sentence_that_speaks_of_another_option(text: str, status: str) -> None:
    """Of one certain partnership: not of a board of that name, nor of partnerships at large."""
    assert only(_held(text, text), "title-words").status == status


def test_a_sentence_of_one_option_only_may_compare() -> None:
    """What was not carried over is not asked about."""
    assert [one.status for one in run(_held(SAID, "Nothing of this would change for as long as it lasts."), "title-words")] == ["not-applicable"]


def test_an_option_that_is_called_so_elsewhere_is_one() -> None:
    """The reasons for the trust call it a partnership themselves; those for the company do not."""
    found = only(_held(SAID, SAID, more="This makes a partnership of all who take part."), "title-words", message="{about}: {level}, {list}")
    assert found.message == f'Owned company, Growth: Strategic partnership, "{SAID}"'


def test_a_word_of_two_titles_names_neither() -> None:
    """Where two titles have the word, the sentence may be about either."""
    titles = ("Strategic partnership", "Limited partnership", "Charitable trust")
    assert [one.status for one in run(_held(SAID, SAID, titles=titles), "title-words")] == ["pass"]
