"""The tutorial shows what the tool really says."""

import re

from docs.generate import DOCS, with_outputs


def tutorial() -> str:
    return (DOCS / "tutorial-rules.md").read_text(encoding="utf-8")


def test_the_commands_of_the_tutorial_give_what_it_shows() -> None:
    """The files of the tutorial, saved in an empty folder, and its commands give the output below them and the exit codes it names."""
    text = tutorial()
    assert len(re.findall(r"<!-- run(?: exit 1)? -->\n```\n\$ audit [^\n]+\n[^`]", text)) >= 3
    assert with_outputs(text) == text


def test_every_yaml_block_of_the_tutorial_is_a_file() -> None:
    """No block of YAML stands in the tutorial that its commands do not use."""
    blocks = re.findall(r"([^\n]*)\n```yaml\n", tutorial())
    assert len(blocks) == 2
    assert all(mark.startswith("<!-- file: ") for mark in blocks)
