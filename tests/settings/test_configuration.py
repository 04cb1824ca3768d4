"""The configuration file: what it says, for which files, and what in it names nothing."""

from pathlib import Path

import pytest

from audit.problems import InputError
from audit.settings.configuration import Configuration, Part, check, load
from tests.papers import rules

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
    [("", "a/b.yaml", True), ("old-*.yaml", "a/old-1.yaml", True), ("old-*.yaml", "old-1/a.yaml", False), ("drafts/*", "drafts/a.yaml", True), ("drafts/*", "a.yaml", False)],
)
def test_which_files_a_part_covers(pattern: str, path: str, covered: bool) -> None:
    """A pattern without a slash is held against the name alone; none covers all."""
    assert Part(pattern).covers(path) is covered


def test_the_usual_file_is_read_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name, .audit.yaml of the current folder counts; without that nothing is set."""
    monkeypatch.chdir(tmp_path)
    assert load(None) == Configuration()
    Path(".audit.yaml").write_text("profile: submission\n", encoding="utf-8")
    assert load(None).path == ".audit.yaml"


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
