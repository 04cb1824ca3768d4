"""The rules as they hold for one file.

The configuration file: what it says, for which files, and what in it names nothing.

Profiles: declared by rules, named by users.

The soft relations that can be named.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from audit.problems import InputError
from audit.rules.pack import load_packs
from audit.rules.settings import (
    Configuration,
    ConfiguredWord,
    FileSettings,
    Settings,
    Soft,
    check,
    in_force,
    load,
    not_named,
    overridden,
    profiles,
    soft_of,
    unknown,
)
from tests.papers import rules
from tests.report.papers import all_rules

_TEXT = """\
profile: submission
rules: [arithmetic]
severity: {ARI001: warning}
paths:
  - {path: "old-*.yaml", severity: {ARI001: "off"}}
  - {path: "drafts/*", profile: published}
"""


def _load(tmp_path: Path, text: str) -> Configuration:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file)


def test_what_a_configuration_says(tmp_path: Path) -> None:
    """Packs, then a part for all files and one for each path, in their order."""
    found = _load(tmp_path, _TEXT)
    assert found.packs == ("arithmetic",)
    assert [(part.pattern, part.profile.text if part.profile else "") for part in found.parts] == [
        ("", "submission"), ("old-*.yaml", ""), ("drafts/*", "published"),
    ]  # fmt: skip
    assert (found.parts[0].severity["ARI001"].text, found.parts[0].severity["ARI001"].line) == ("warning", 3)


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("", "a/b.yaml", True),
        ("old-*.yaml", "a/old-1.yaml", True),
        ("old-*.yaml", "old-1/a.yaml", False),
        ("drafts/*", "drafts/a.yaml", True),
        ("drafts/*", "a.yaml", False),
    ],
)
def test_which_files_a_part_covers(pattern: str, path: str, covered: bool) -> None:
    """A pattern without a slash is held against the name alone; none covers all."""
    assert FileSettings(pattern).covers(path) is covered


def test_a_file_that_nobody_named_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration in the current folder is not used; how it can be is said, also where it leads nowhere."""
    monkeypatch.chdir(tmp_path)
    assert not not_named()
    Path(".audit.yaml").symlink_to("nowhere")
    assert not_named() == ".audit.yaml in this folder was not used, because nobody named it; --config .audit.yaml uses it"


def test_names_that_are_none_are_told_with_their_places(tmp_path: Path) -> None:
    """A rule or profile that was not loaded is told at its line."""
    found = _load(tmp_path, "profile: submision\nseverity:\n  ARI01: note\n")
    with pytest.raises(InputError) as error:
        check(found, rules())
    assert sorted((one.line, one.message.split(";")[0]) for one in error.value.problems) == [
        (1, 'there is no profile "submision"'), (3, 'there is no rule "ARI01"'),
    ]  # fmt: skip


def test_a_key_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    """As in every file, an unknown key is told with its line."""
    with pytest.raises(InputError) as error:
        _load(tmp_path, "profil: submission\n")
    assert str(error.value).startswith(f'{(tmp_path / "own.yaml").as_posix()}:1:1: the key "profil" is not known here')


def test_the_packaged_rules_know_two_profiles() -> None:
    """Published is there without being declared; submission is declared by the packs."""
    assert profiles([rule for pack in load_packs([]) for rule in pack.rules]) == ("published", "submission")


def test_a_profile_that_no_rule_declares_is_told() -> None:
    """What there is is named; no profile at all is not told."""
    assert str(unknown("submision", rules())) == 'there is no profile "submision"; did you mean "submission"?'
    assert unknown("", rules()) is None
    assert unknown("published", ()) is None


def test_another_severity_keeps_where_it_was_said() -> None:
    """The rule is the same but for its severity, and says what gave it; its own severity is no change."""
    rule = rules()[0]
    other = overridden(rule, "note", "profile strict")
    assert (other.id, other.severity, other.severity_from) == (rule.id, "note", "profile strict")
    assert overridden(rule, rule.severity, "profile strict") is rule
    assert replace(other, severity=rule.severity, severity_from="").message == rule.message


def _said(text: str) -> ConfiguredWord:
    return ConfiguredWord(text, "own.yaml", 3, 1)


def _severity(settings: Settings, rule: str, path: str = "a.yaml") -> tuple[str, str]:
    held = in_force(path, all_rules(), settings)
    return next(((one.severity, one.severity_from) for one in held.rules if one.id == rule), ("off", dict(held.off).get(rule, "")))


def test_without_settings_every_rule_is_as_its_pack_says() -> None:
    """Nothing is changed or said to come from elsewhere; off are those that their pack has off under the default profile."""
    held = in_force("a.yaml", all_rules(), Settings())
    off = tuple((one.id, "profile published") for one in all_rules() if one.profiles.get("published") == "off")
    assert (held.profile, held.off) == ("published", off)
    assert held.rules == tuple(one for one in all_rules() if "published" not in one.profiles)


def test_the_profile_of_the_command_line_goes_before_the_configuration() -> None:
    """A blank cell is a note in a published paper and an error before submission."""
    configuration = Configuration(parts=(FileSettings(profile=_said("submission")),))
    assert _severity(Settings(configuration=configuration), "ARI016") == ("error", "profile submission")
    assert _severity(Settings(profile="published", configuration=configuration), "ARI016") == ("note", "")


def test_a_later_part_goes_before_an_earlier_one_and_before_the_profile() -> None:
    """Severities are set by id or name; the origin is the line that said so; off takes the rule out and says why."""
    parts = (
        FileSettings(profile=_said("submission"), severity={"ARI016": _said("warning")}),
        FileSettings("b.yaml", severity={"blank-cells": _said("off")}),
    )  # fmt: skip
    settings = Settings(configuration=Configuration(parts=parts))
    assert _severity(settings, "ARI016") == ("warning", "own.yaml, line 3")
    assert _severity(settings, "ARI016", "b.yaml") == ("off", "own.yaml, line 3")


def test_kinds_are_given_once_and_in_order() -> None:
    """However often and in whatever order they are named."""
    assert soft_of(["claims", "reasons", "claims"]) == (Soft.reasons, Soft.claims)
    assert soft_of([]) == ()


def test_another_word_is_told() -> None:
    """What is no soft relation is named with what there is."""
    with pytest.raises(InputError) as given:
        soft_of(["claims", "moods"])
    assert str(given.value.problems[0]) == '--soft: "moods" is not a soft relation; known here: reasons, inheritance, claims'
