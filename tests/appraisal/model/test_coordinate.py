"""What rows, columns and tables say of a cell, put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.model.coordinate import Coordinate, clash, fault_of, quantity_of
from audit.appraisal.model.quantity import KINDS, Quantity, fits

_NAMES = st.sampled_from([None, "x", "y"])
_COORDINATES = st.builds(Coordinate, st.sampled_from([None, *KINDS]), _NAMES, _NAMES, _NAMES, _NAMES, _NAMES, st.booleans())


@given(_COORDINATES, _COORDINATES)
def test_what_is_nearer_counts(near: Coordinate, far: Coordinate) -> None:
    """Of two that say something, the nearer one counts; what it leaves open comes from the other."""
    for mine, theirs, both in zip(near, far, near.over(far), strict=True):
        assert both == (mine or theirs)


@given(_COORDINATES)
def test_a_quantity_has_only_what_its_kind_can_have(cell: Coordinate) -> None:
    """However a cell is described, its quantity has no owner that its kind cannot have, and none that the cell does not name."""
    found = quantity_of(cell)
    if found is None:
        assert cell.kind is None
        return
    for name in ("option", "criterion", "group", "scorer", "item"):
        value = getattr(found, name)
        assert value is None or (fits(found.kind, name) and value == getattr(cell, name))


@given(_COORDINATES)
def test_an_accepted_cell_loses_no_owner_by_accident(cell: Coordinate) -> None:
    """A cell without a fault keeps its criterion, or its group where it has no criterion."""
    found = quantity_of(cell)
    if found is not None and fault_of(found, cell) is None:
        assert found.criterion == cell.criterion
        assert cell.criterion is not None or found.group == cell.group


@given(_COORDINATES, _COORDINATES)
def test_clashes_are_mutual(row: Coordinate, column: Coordinate) -> None:
    """A row contradicts a column exactly where the column contradicts the row."""
    assert (clash(row, column) is None) == (clash(column, row) is None)
    assert clash(row, row) is None


@pytest.mark.parametrize("kind", ["score", "weighted-score", "subtotal", "total", "percent", "share"])
def test_sums_over_all_options_stand_under_total(kind: str) -> None:
    """A kind that belongs to an option may do without one only in a row or column of totals."""
    cell = Coordinate(kind, criterion="care") if kind.endswith("score") else Coordinate(kind, group="g")
    cell = Coordinate("total") if kind == "total" else cell
    assert "belongs to an option" in str(fault_of(quantity_of(cell), cell))
    whole = cell._replace(whole=True)
    assert fault_of(quantity_of(whole), whole) is None


def test_a_table_about_a_criterion_may_print_totals_beside_it() -> None:
    """What the table as a whole is about does not bar a column of another kind."""
    cell = Coordinate("cost", "a", "care")
    assert quantity_of(cell) == Quantity("cost", "a")
    assert fault_of(quantity_of(cell), cell, table_criterion="care") is None
    assert str(fault_of(quantity_of(cell), cell)) == 'a cost does not belong to a criterion ("care")'
