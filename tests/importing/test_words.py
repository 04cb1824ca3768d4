"""What headings mean."""

import pytest

from audit.importing.words import heading, level_like, option_like


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Weight", "weight"), ("Weighting (%)", "weight"), ("Weight, %", "weight"), ("Sub-weight", "sub-weight"), ("Max", "max-score"),
        ("Highest possible score", "max-score"), ("Total possible", "max-score"), ("TOTAL SCORE", "total"), ("Overall Score", "total"),
        ("Total weighted score", "total"), ("Weighted total", "total"), ("% of total possible", "percent"), ("Percentage of maximum", "percent"),
        ("Ranking", "rank"), ("Rank", "rank"), ("Weighted score", "weighted-score"), ("Score x weight", "weighted-score"), ("Raw score", "score"),
        ("Score (0-5)", "score"), ("Mean", "score"), ("Subtotal", "subtotal"), ("Share of total", "share"), ("Net present cost (£m)", "cost"), ("£000", "cost"),
    ],
)  # fmt: skip
def test_kinds_of_figures_are_known_by_their_words(text: str, kind: str) -> None:
    """The words that papers put over figures name a kind."""
    assert heading(text).kind == kind


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Criteria", "criteria"), ("Critical success factors", "criteria"), ("Shortlisted options", "options"), ("Option", "options"),
        ("Rationale", "reason"), ("Evaluation", "reason"), ("Comments", "reason"), ("Scoring approach", "levels"), ("Description", "definition"),
        ("Reason for inclusion", "notes"), ("Ref", "number"), ("Theme", "groups"), ("Assessor 2", "scorer"), ("Residents panel", "scorer"), ("High", "level"),
        ("High (10)", "level"), ("Strategic fit", "name"), ("Site B", "name"),
    ],
)  # fmt: skip
def test_lists_and_texts_are_known_by_their_words(text: str, sort: str) -> None:
    """The words over names and texts say what these are; anything else is a name itself."""
    assert heading(text).sort == sort


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Option A - weighted score", "Option A", "weighted-score"), ("Refit (raw)", "Refit", "score"), ("Option 2 score", "Option 2", "score"),
        ("Value for money", "Value for money", ""),
    ],
)  # fmt: skip
def test_a_name_and_a_kind_in_one_heading_are_parted(text: str, name: str, kind: str) -> None:
    """The words of the kind are taken off the name."""
    assert (heading(text).name, heading(text).kind) == (name, kind)


def test_the_scale_of_a_heading_is_kept() -> None:
    """A heading may state the scale, or its top alone."""
    assert (heading("Score (1-5)").low, heading("Score (1-5)").high) == ("1", "5")
    assert (heading("Score out of 10").low, heading("Score out of 10").high) == ("", "10")


def test_names_like_those_of_options_are_known() -> None:
    """Numbered options and ways to leave things as they are look like options, criteria do not."""
    assert option_like("Option 3")
    assert option_like("Do nothing")
    assert not option_like("Strategic fit")


def test_words_for_levels_are_known() -> None:
    """Words of usual scales are levels, other words are not."""
    assert level_like("HIGH")
    assert not level_like("Station")
