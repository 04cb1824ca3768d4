"""YAML as it is written and read back."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.load.node import Node
from audit.appraisal.load.yaml_text import parse_yaml
from audit.appraisal.write.yaml_out import WIDTH, Flow, Quoted, Said, clean, prose, written

TEXTS = st.text(max_size=200).map(lambda text: " ".join(clean(text).split()))


def texts(node: Node) -> Any:
    if node.fields is not None:
        return {key: texts(below) for key, below in node.entries()}
    return [texts(below) for below in node.elements()] if node.items is not None else node.text


def read(value: dict[str, Any]) -> Any:
    return texts(parse_yaml(written(value), "x.yaml"))


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=12))
def test_texts_come_back_as_they_are(one: str, other: str, row: list[str]) -> None:
    """Whatever a text holds, the strict reader gives it back, in blocks and in lines."""
    value = {"a": one, "b": Flow([other, *row]), "c": {"d": Flow({"e": one, "f": [other]})}, "g": row}
    assert read(value) == {"a": one, "b": [other, *row], "c": {"d": {"e": one, "f": [other]}}, "g": row}


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=5))
def test_lines_of_a_long_text_are_kept(lines: list[str]) -> None:
    """Folding keeps the line breaks of a text."""
    text = "\n".join(lines)
    assert read({"a": text, "b": [{"c": text}]}) == {"a": text, "b": [{"c": text}]}


def test_rows_are_broken_between_their_members() -> None:
    """A row too wide for the page goes on below, and no line is wider than it need be."""
    row = [{"value": f"{at}5", "note": "something that a person has to know"} for at in range(8)]
    value = {"cells": {"a-criterion-with-a-long-id": Flow({"line": 3, "values": row})}, "b": Flow({"title": "x" * 130, "c": [1, 2]})}
    assert all(len(line) <= WIDTH + 20 for line in written(value).splitlines() if "xxx" not in line)
    assert len(read(value)["cells"]["a-criterion-with-a-long-id"]["values"]) == 8


def test_words_that_mean_something_else_are_quoted() -> None:
    """Numbers that must stay texts, and words that YAML reads otherwise, stand in quotes; plain figures do not."""
    assert written({"a": Quoted("1"), "b": "no", "c": "4", "d": "-4", "e": "blank", "f": True, "g": 3, "h": prose("12"), "i": prose("x")}) == (
        'a: "1"\nb: "no"\nc: 4\nd: "-4"\ne: blank\nf: true\ng: 3\nh: "12"\ni: x\n'
    )


def test_comments_stand_above_what_they_are_about() -> None:
    """A long comment is wrapped; empty lists and mappings are written as such."""
    assert written({"a": Said("x", "why"), "b": [], "c": {}}) == "# why\na: x\nb: []\nc: {}\n"
    assert len(written({"a": Said("x", "word " * 60)}).splitlines()) > 2


def test_lists_of_mappings_are_written_as_blocks() -> None:
    """A mapping in a list begins behind its dash, also where it is too wide for a line."""
    wide = Flow({"a": "x" * 60, "b": "y" * 118})
    assert read({"list": [{"a": "1", "b": {"c": "2"}}, wide]}) == {"list": [{"a": "1", "b": {"c": "2"}}, {"a": "x" * 60, "b": "y" * 118}]}
