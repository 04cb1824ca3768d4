"""The one list of options that check, log and replay share."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.problems import InputError
from audit.rules.options import Options, UnknownOptionError

_LISTS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(tuple)
_OPTIONS = st.builds(
    Options, rules=_LISTS, select=_LISTS, ignore=_LISTS, text_from=_LISTS, soft=_LISTS, profile=st.sampled_from(["", "submission"]),
    waives=st.booleans(), fail_on=st.sampled_from(["error", "note"]), robust=st.booleans(), ocr=st.booleans(), config=st.sampled_from(["", "x.yaml"]),
    known=st.sampled_from(["", "known.yaml"]), as_of=st.just("2026-01-31"),
)  # fmt: skip


@given(_OPTIONS)
def test_what_a_log_records_is_read_back_as_it_was(options: Options) -> None:
    """Every field goes into the log and comes back; nothing needs a second list."""
    assert Options.from_log(options.logged(), config=options.config or "", known=options.known, as_of=options.as_of) == options


def test_usual_options_are_not_recorded_but_the_lists_of_rules_always_are() -> None:
    """A log of an ordinary run says which rules were named, ignored and selected, and from when findings count."""
    assert Options().logged() == {"rules": [], "select": [], "ignore": [], "fail_on": "error"}
    assert Options(waives=False, robust=True).logged() == {**Options().logged(), "waivers": "not counted", "robustness": "worked out"}


def test_every_field_says_how_it_is_recorded() -> None:
    """A new option without a word on its place in the log does not go unnoticed."""
    assert all(one.metadata.get("apart") or {"write", "read", "always"} <= set(one.metadata) for one in fields(Options))


def test_options_of_another_version_are_named() -> None:
    """A log written with an option that is not known here cannot be replayed, and says which."""
    with pytest.raises(UnknownOptionError, match="colour, tone"):
        Options.from_log({**Options().logged(), "tone": "x", "colour": "y"}, config="", known="", as_of="")


def test_a_date_is_read_and_anything_else_is_refused_with_an_example() -> None:
    """The date is that of --as-of; text that is no date names the option and shows the form."""
    assert Options(as_of="2026-01-31").date() == "2026-01-31"
    with pytest.raises(InputError, match="write for example 2026-01-31"):
        Options(as_of="yesterday").date()
