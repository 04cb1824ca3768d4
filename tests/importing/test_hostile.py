"""Tables of anything: whatever stands in a document, what is written can be read, and nothing is raised."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.appraisal.load.document import parse
from audit.appraisal.load.schema import validate
from audit.appraisal.model.place import Place
from audit.documents.paper import Cell, Kind, Paper, Passage, Table
from audit.importing.run import import_papers
from audit.importing.write import text_of
from audit.importing.write_map import map_text
from audit.relations.derive.derive import derive
from tests.importing.compare import read

HEADS = (
    "Criteria", "Option", "Options", "Score", "Weighted score", "Weight", "Weighting (%)", "Sub-weight", "Total", "Rank", "Maximum", "% of maximum", "Subtotal",
    "Net present cost (£m)", "Share", "Rationale", "Description", "Scoring approach", "Mean", "Scorer 1", "Scorer 2", "Access", "Quality", "Quality subtotal",
    "Do nothing", "Option 1 - Stay", "Option 2 - Move", "Site B", "Group", "Summary", "total", "weight", "score", "High", "Low (0)", "",
)  # fmt: skip
CELLS = (
    "3", "4", "5", "0", "-2", "(3)", "25%", "33 / 40", "2=", "1st", "High", "Low", "High (10)", "Pass", "Fail", "✓", "✗", "✓✓", "●●○", "n/a", "–", "tbc",
    "[redacted]", "see appendix B", "1?0", "1O", "#REF!", "£1.2m", "13,5", "", "", "", "No change to Option 1.", "Good links. Score: 4",
    "HIGH: best (1 model only) MEDIUM: N/A LOW: poor", "+ good – Bad", "\u2028", "null", "- a", "key: value", "#x", "'q\"", "{x}", "9" * 40, "é" * 50, "x" * 300,
)  # fmt: skip
ABOVE = ("Option 1 - Stay", "Table 3: weighted scores", "Quality", "Scored from 0 to 5", "high [10], medium [5], low [0]", "Green 61-100", "Red 0-30")
TEXT = st.sampled_from(CELLS) | st.sampled_from(HEADS) | st.text(max_size=12)


@st.composite
def tables(draw: st.DrawFn, number: int) -> Table:
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    cells = []
    for row in range(height):
        for column in range(width):
            text = draw(st.sampled_from(HEADS) if row == 0 or column == 0 else TEXT)
            spans: dict[str, Any] = draw(st.sampled_from([{}, {}, {}, {"rows": 2}, {"columns": 2}]))
            fill = draw(st.sampled_from([None, None, "#00b050", "#ff0000"]))
            cells.append(Cell(row, column, text, **spans, fill=fill, place=Place(line=10 * number + row, row=row + 1, column=column + 1)))
    return Table(number, tuple(cells), height, width, Place(table=number))


@st.composite
def papers(draw: st.DrawFn, name: str) -> Paper:
    blocks: list[Table | Passage] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        blocks += [Passage(draw(st.sampled_from(ABOVE)), level=draw(st.integers(0, 1))), draw(tables(number))]
    kinds: tuple[Kind, ...] = ("text", "pdf", "docx", "xlsx", "html", "markdown")
    return Paper(name, draw(st.sampled_from(kinds)), "0" * 64, tuple(blocks))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(papers("report.docx"), papers("addendum.docx"))
def test_whatever_is_read_can_be_written_and_read_again(first: Paper, second: Paper) -> None:
    """The file is valid and can be derived from, the map is valid, and importing with that map raises nothing."""
    draft = import_papers([first, second])
    assert not draft.criteria or not draft.options or derive(read(text_of(draft).encode())) is not None
    document = parse(map_text(draft).encode(), "map.yaml")
    validate(document, "import-map")
