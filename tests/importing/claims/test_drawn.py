"""Over many tables and sentences, what is proposed is true where plain arithmetic says so, and false where it does not."""

import pytest

from tests.importing.claims.drawn import Table, said
from tests.importing.claims.invented import judged

SCALE = "Every option was scored on a scale of 0 to 6 for each criterion."


@pytest.mark.parametrize("seed", range(24))
def test_claims_are_as_true_as_their_sentences(seed: int) -> None:
    """Each sentence is proposed; all its claims hold if it is true, and one at least does not if it is not."""
    table = Table.draw(seed)
    truths = dict(said(table, seed + 1000))
    found = judged(table.rows(), SCALE, tuple(truths))
    wanted = {sentence: truth for sentence, truth in truths.items() if "1 of the five" not in sentence}
    assert {sentence: all(truth for _, truth in found.get(sentence, [("none", None)])) for sentence in wanted} == wanted
    assert not [sentence for sentence in wanted if sentence not in found]
