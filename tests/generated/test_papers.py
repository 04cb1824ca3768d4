"""The generator itself: papers are reproducible, their YAML says what their data says, and the oracle takes them as true."""

from typing import Any

import pytest
from hypothesis import given

from audit.appraisal.load.document import parse
from audit.appraisal.load.node import Node
from testbed.papers.oracle import possible
from testbed.papers.seeded import ALL, drawn, seeds
from testbed.papers.text import yaml_of
from tests.examples import examples


@given(seed=seeds)
def test_the_same_number_gives_the_same_paper(seed: int) -> None:
    """A failing example can be drawn again from its number alone."""
    assert yaml_of(drawn(seed, blanks=0.2)[1].plain()) == yaml_of(drawn(seed, blanks=0.2)[1].plain())


def as_said(node: Node) -> Any:
    if node.fields is not None:
        return {key: as_said(below) for key, below in node.entries()}
    return [as_said(below) for below in node.elements()] if node.items is not None else node.text


def as_text(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: as_text(value) for key, value in plain.items()}
    return [as_text(value) for value in plain] if isinstance(plain, list) else str(plain).replace("True", "true")


@given(seed=seeds)
def test_yaml_says_what_the_data_says(seed: int) -> None:
    """The text of a file, read back, holds every figure as it was printed."""
    plain = drawn(seed, blanks=0.2)[1].plain()
    assert as_said(parse(yaml_of(plain).encode(), "generated.yaml").root) == as_text(plain)


@pytest.mark.parametrize("model", ALL)
@examples(5)
@given(seed=seeds)
def test_true_papers_are_possible(model: str, seed: int) -> None:
    """Brute force finds true values behind every paper that was printed from true values."""
    assert possible(drawn(seed, model, blanks=0.1 if model != "rounded-weights" else 0.0)[1])
