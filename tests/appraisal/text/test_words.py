"""The lists of words in rules/words."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from audit.appraisal.text import words
from audit.appraisal.text.words import alternatives, word_classes, word_list, word_set
from audit.resources import folder, schema_file

FILES = sorted((folder("rules") / "words").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_list_is_as_its_schema_says(file: Path) -> None:
    """Classes with what they have in common, and words, none twice."""
    held = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # it builds nothing but text
    Draft202012Validator(json.loads(schema_file("words").read_text(encoding="utf-8"))).validate(held)


def test_no_class_stands_in_two_files() -> None:
    """A class is asked for by its name alone."""
    names = [name for file in FILES for name in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["classes"]]  # noqa: S506  # as above
    assert len(names) == len(set(names)) == len(word_classes())


def test_words_are_text_whatever_yaml_makes_of_them() -> None:
    """No, on and off are words here, and truth values to YAML."""
    assert {"no", "on"} <= word_set("sentence-opening")


def test_the_longest_of_several_words_is_met_first() -> None:
    """A class may hold a phrase and its first word."""
    found = re.match(alternatives("leaning"), "as a result of it")
    assert found is not None
    assert found[0] == "as a result"


def test_classes_can_be_taken_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each word once, in the order of the classes; a star stands for any ending."""
    monkeypatch.setattr(words, "_words", {"one": ("weigh*", "a+"), "other": ("a+", "b")}.__getitem__)
    for cached in (word_list, alternatives):
        cached.cache_clear()
    try:
        assert word_list("one", "other") == ("weigh*", "a+", "b")
        assert re.fullmatch(alternatives("one", "other"), "weighting")
        assert re.fullmatch(alternatives("one", "other"), "a+")
        assert not re.fullmatch(alternatives("one", "other"), "aa")
    finally:
        for cached in (word_list, alternatives):
            cached.cache_clear()


def test_a_class_that_does_not_exist_is_an_error() -> None:
    """A misspelt name is found by the first test that needs it."""
    with pytest.raises(KeyError, match="stopp"):
        word_set("stopp")


def test_lists_that_are_missing_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An incomplete installation says what to do."""
    monkeypatch.setattr(words, "folder", lambda _: tmp_path)
    with pytest.raises(FileNotFoundError, match="install appraisal-audit again"):
        words._files.__wrapped__()
