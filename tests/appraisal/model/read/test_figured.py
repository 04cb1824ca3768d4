"""An appraisal made of plain values, without any file: its figures are read as those of a file are."""

from dataclasses import replace
from fractions import Fraction

import pytest

from audit.appraisal.model.appraisal import Appraisal, Criterion, Formula, Gateway, Level, Method, Option, Outcome
from audit.appraisal.model.coordinate import Coordinate
from audit.appraisal.model.figure import Cell, Scale
from audit.appraisal.model.place import Where
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.cells import cell_of_text
from audit.appraisal.model.read.criteria import scale_of_levels
from audit.appraisal.model.read.figured import figured
from audit.appraisal.model.table import Column, Row, Table
from audit.appraisal.write.file import text_of
from audit.examine import examine_appraisal
from audit.problems import InputError
from tests.importing.compare import read

HIGH = Level("high", "HIGH", Fraction(10))


def made(*texts: str, **more: object) -> Appraisal:
    """An appraisal of one criterion, with a score for each option in turn."""
    names = [f"option-{number}" for number, _ in enumerate(texts, 1)]
    cells = tuple(cell_of_text(text, Where(pointer=f"/{at}")) for at, text in enumerate(texts))
    table = Table(
        id="t", axis="criteria", columns=tuple(Column(name=name, key=name) for name in names), rows=(Row(key="care", cells=cells),),
        says=Coordinate(kind="score"),
    )  # fmt: skip
    scale = scale_of_levels({"high": HIGH})
    plain = Appraisal(
        id="x", title="X", origin="draft", scale=scale, levels={"high": HIGH}, tables={"t": table},
        criteria={"care": Criterion(id="care", title="Care", scale=scale, weight=Cell(text="60%"))},
        options={name: Option(id=name, title=name) for name in names}, method=Method(total=Formula("sum"), subtotal=Formula("sum")),
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]  # tests name its fields


def test_cells_are_read_by_the_one_grammar() -> None:
    """A figure, a level by its name, a state and a weight with its sign: as in a file."""
    weight, *scores = figured(made("1.10", "HIGH", "n/a")).figures
    assert (weight.quantity, weight.value, weight.sign) == (Quantity("weight", criterion="care"), 60, "%")
    assert [(one.value, one.state, one.level) for one in scores] == [
        (Fraction(11, 10), "figure", None), (10, "figure", "high"), (None, "not-applicable", None),
    ]  # fmt: skip
    assert scores[0].unit == Fraction(1, 100)


def test_what_cannot_be_read_is_told_all_at_once() -> None:
    """Each cell that is no figure, and each that names an option that is not there."""
    appraisal = made("4..5", "odd", "2")
    table = appraisal.tables["t"]
    copied = replace(table.rows[0].cells[2], inherits="nobody")
    rows = (replace(table.rows[0], cells=(*table.rows[0].cells[:2], copied)),)
    with pytest.raises(InputError) as refused:
        figured(replace(appraisal, path="frame", tables={"t": replace(table, rows=rows)}))
    said = [problem.message for problem in refused.value.problems]
    assert len(said) == 3
    assert any('"nobody" is not declared under options' in one for one in said)
    assert {problem.path for problem in refused.value.problems} == {"frame"}


def test_outcomes_of_gateways_and_names_are_worked_out_too() -> None:
    """They follow from what is declared, as in a file."""
    appraisal = figured(made("1", gateways={"safe": Gateway(id="safe", title="Safe", criterion=None, threshold=None, where=Where(), place=made("1").outer,
                                                            outcomes={"option-1": Outcome("pass")})}))  # fmt: skip
    assert [(one.option, one.gateway, one.outcome) for one in appraisal.verdicts] == [("option-1", "safe", "pass")]
    assert [(one.criterion or one.option, one.title) for one in appraisal.texts.names] == [("care", "Care"), ("option-1", "option-1")]


def test_it_is_written_and_read_like_any_other() -> None:
    """Without a file, a document or a source: the same figures come back."""
    appraisal = figured(made("1.10", "HIGH", "n/a"))
    again = read(text_of(appraisal).encode())
    assert [(one.id, one.text, one.value, one.state) for one in again.figures] == [
        (one.id, one.text, one.value, one.state) for one in appraisal.figures
    ]


def test_it_is_examined_without_a_file() -> None:
    """What was made by hand is audited like what was read."""
    scale = Scale(Fraction(0), Fraction(5), Fraction(1))
    appraisal = made("1", "7", scale=scale, levels={}, criteria={"care": Criterion(id="care", title="Care", scale=scale)})
    found = examine_appraisal(figured(appraisal), ())
    assert (found.appraisal is not None, found.problems) == (True, ())
