"""Faults change what they say they change, and files are written back as they were read."""

from pathlib import Path

import pytest
from hypothesis import assume, given

from audit.appraisal.load.document import parse
from audit.appraisal.model.read.build import build
from testbed.papers.faults import KINDS, all_faults, faulted
from testbed.papers.filed import Filed
from testbed.papers.oracle import possible
from testbed.papers.seeded import ALL, drawn, random, seeds
from testbed.papers.text import yaml_of
from tests.examples import examples

_ROOT = Path(__file__).parents[2]
_FILES = sorted((_ROOT / "examples").glob("*.yaml"))
_OF = {
    "changed cell": {"score", "weighted-score"}, "changed total": {"total", "subtotal", "max-total"}, "other weight": {"weight"},
    "other rank": {"rank"}, "other percentage": {"percent", "share"}, "blank": {"score", "weighted-score"}, "shifted row": {"score", "weighted-score"},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@examples(6)
@given(seed=seeds)
def test_a_fault_is_of_its_kind(kind: str, seed: int) -> None:
    """Only the cells that are named print something else, and they are of the kind that the fault is about."""
    paper = drawn(seed, ALL[seed % len(ALL)])[1]
    fault = faulted(random(seed), paper, kind)
    assume(fault is not None)
    assert fault is not None
    changed = {name for name in paper.cells if paper.cells[name].text != fault.paper.cells[name].text}
    assert changed == set(fault.before)
    assert len(changed) == 1 or kind == "shifted row"
    assert {key.kind for key in fault.keys} <= _OF.get(kind, {key.kind for key in fault.keys})


def test_swapped_digits_and_lost_signs() -> None:
    """The digits stay the same ones; the size stays the same."""
    for seed in range(40):
        paper = drawn(seed)[1]
        for fault in all_faults(random(seed), paper):
            ((name, cell), *_) = fault.before.items()
            if fault.kind == "swapped digits":
                size = 10**cell.places
                assert sorted(str(int(abs(cell.value) * size))) == sorted(
                    str(int(abs(fault.paper.cells[name].value) * size)).zfill(len(str(int(abs(cell.value) * size))))
                )
            if fault.kind == "lost sign":
                assert fault.paper.cells[name].value == -cell.value


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem[:3])
def test_a_file_without_changes_is_the_same(file: Path) -> None:
    """Every cell written back as it was read gives the same figures."""
    filed = Filed(file.read_text(encoding="utf-8"))
    again = build(parse(yaml_of(filed.with_cells({})).encode(), "x.yaml"))
    assert [(one.id, one.text, one.value) for one in again.figures] == [(one.id, one.text, one.value) for one in filed.appraisal.figures]
    if filed.understood:
        written = build(parse(yaml_of(filed.with_cells(filed.paper.cells)).encode(), "x.yaml"))
        assert [(one.id, one.value) for one in written.figures] == [(one.id, one.value) for one in filed.appraisal.figures]


def test_brute_force_agrees_with_the_example_files() -> None:
    """Of the files that brute force understands it says that they can be true, but where scores or weights are rounded."""
    judged = {
        file.stem: possible(Filed(file.read_text(encoding="utf-8")).paper) for file in _FILES if Filed(file.read_text(encoding="utf-8")).understood
    }
    assert sum(judged.values()) >= 10
    assert {name[:3] for name, found in judged.items() if not found} <= {"03b", "04-", "07c"}
