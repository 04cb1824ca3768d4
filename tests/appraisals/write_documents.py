"""Writes the documents beside the appraisals: each published table retyped in the format it was met in, with our words around it.

Run it from the root of the repository: ``python -m tests.appraisals.write_documents``. The figures, headings and short labels are
those of the papers; ``documents/NAME.truth.yaml`` says what a careful reader finds in each.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from bench.layouts.blocks import Block, Cell, Text, table
from bench.layouts.formats import as_html, as_markdown, as_word

HERE: Final = Path(__file__).parent / "documents"

_CLOVER: Final = """
Criterion|Weight|Chiller|Timers|Occupancy Sensors|Contact Sensors|Temperature Optimization|Window Tinting
Initial Cost|20%|1|5|5|5|5|5
Maintenance Cost|20%|3|5|5|5|5|5
Maintenance complexity|10%|2|4|3|4|5|5
Installation complexity|10%|2|4|4|4|5|5
Environmental/Financial Impact|40%|5|2|3|2|3|2
Total|100%|3.2|3.6|3.9|3.6|4.2|3.8
"""
_ELK: Final = """
CRITERIA|WEIGHT|A|B|C
Design and Site||0.85|0.90|1.37
Comprehensive Plan|7|0.13|0.07|0.20
Availability of Utilities|5|0.10|0.03|0.07
Size & Shape|9|0.06|0.12|0.18
Site Expandability|12|0.08|0.16|0,24
Shared Amenities|8|0.05|0.16|0.11
Soil Conditions|5|0.10|0.03|0.07
Views/Aesthetic Qual.|19|0.07|0.20|0.13
Safe Site Access|11|0.15|0.07|0.22
Pedestrian Access|8|0.11|0.05|0.16
Community Criteria||0.42|0.30|0.60
Proximity to housing|5|0.07|0.03|0.10
Access to Highways|7|0.09|0.05|0.14
Visability|12|0.08|0.16|0.24
Acceptable adjacent uses|9|0.18|0.06|0.12
Cost Criteria||0.57|0.36|0.63
Site Purchase|8|0.05|0.11|0.16
Site Development Cost|9|0.18|0.06|0.12
Utilities Costs|7|0.14|0.05|0.09
Road Development Costs|8|0.11|0.05|0.16
Assessments|7|0.09|0.09|0.09
Total Score|150.00|1.84|1.56|2.6
||31%|26%|43%
"""
_SCORERS: Final = """
Makeup of scorers|am|pm
1 - Service User (survivor)|5|5
2 - Police Scotland|5|5
3 - Social Work (government and non-governmental)|2|2
4 - NHS Staff (clinicians)|17|17
5 - NHS Staff (non-clinicians)|15|15
6 - Voluntary Organisations|2|2
7 - NHS Scotland National Board|1|1
8 - COPFS (Non-scorer AM)|0|1
9 - Scottish Government|2|2
10 - Local Authority|2|2
Total|51|52
"""
_SCOTLAND: Final = """
Score:|Group 1|Group 2|Group 3|Group 4|Group 5|Group 6|Group 7|Totals:|%|Ranking
Option 1|34|0|38|55|22|65|18|232|7%|4
Option 2|68|122|99|109|115|133|99|745|21%|3
Option 3|98|217|95|153|171|203|196|1133|33%|2
Option 4|135|243|132|187|204|240|205|1346|39%|1
Totals|335|582|364|504|512|641|518|3456|100%|
"""
_COURTHOUSE: Final = """
|PLAN "A"|PLAN "B"|PLAN "C"
Traffic, Parking, and Circulation|4|3|5
Impact on Historical Structures|2|5|5
Operation and Function|5|2|4
Cost|3|5|4
Impact on Urban Character|4|4|4
Phasing and Expansion|5|3|4
|23|22|26
"""
_MHIN: Final = """
|MHC BAME|PhysChks|IAPT svcs|MHCaccLT|CaregvrSup|InCrSubAb|Emplmnt|PeerSupp|HrmPrbsA|Weiwei
Clinically effective|70|100|100|90|50|70|30|0|20|21.5
Patients involved|100|0|80|20|90|70|65|100|10|16.7
Reduces inequalities|100|81|0|25|38|50|25|13|100|19.0
Implementable|100|50|70|80|70|0|20|70|30|23.8
Sustainable|70|100|70|80|0|20|30|0|20|19.0
Total|88|68|65|62|50|40|33|36|36|100
"""
_TEMPLATE: Final[Sequence[Sequence[str | float | None]]] = (
    ("Multi-Criteria Analysis", "<title of the investment proposal>"),
    (None, None, "Option 1", None, "Option 2", None, "Option 3", None, "Option 4"),
    (None, None, *(["<description>", None] * 4)),
    ("Criteria", "Criteria Weight", *(["Score (out of 10)", "Weighted Score"] * 4)),
    ("<description>", 0.5, 3, 1.5, 5, 2.5, 5, 2.5, 5, 2.5),
    ("<description>", 0.25, 5, 1.25, 9, 2.25, 0, None, 6, 1.5),
    ("<description>", 0.15, 4, 0.6, 6, 0.9, 8, 1.2, 8, 1.2),
    ("<description>", 0.1, 4, 0.4, 3, 0.3, 5, 0.5, 8, 0.8),
    ("Overall", 1, 16, 3.8, 23, 6, 18, 4.2, 27, 6),
)


def _rows(text: str) -> Block:
    return table([[Cell(cell) for cell in line.split("|")] for line in text.strip("\n").split("\n")])


def _template() -> bytes:
    """Write the sheet with the figures as values, in the formats that print them as the paper does."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    sheet = book.active
    assert sheet is not None
    sheet.title = "MCA"
    for row in _TEMPLATE:
        sheet.append(list(row))
    for number, cells in enumerate(sheet.iter_rows(min_row=5, min_col=2), 5):
        for cell in cells:
            is_weighted = (cell.column or 0) > 3 and (cell.column or 0) % 2 == 0
            last = number == 4 + 5
            cell.number_format = "0.0%" if cell.column == 2 else ("0.0" if last else "0.00") if is_weighted else "0"
    for merged in ("C2:D2", "E2:F2", "G2:H2", "I2:J2", "C3:D3", "E3:F3", "G3:H3", "I3:J3"):
        sheet.merge_cells(merged)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


DOCUMENTS: Final[dict[str, Callable[[], bytes]]] = {
    "clover-energy-saving.html": lambda: as_html(
        [Text("Energy saving options decision matrix", 1), Text("Six measures were compared on five criteria."), _rows(_CLOVER)]
    ),
    "elk-river-library-site.docx": lambda: as_word(
        [
            Text("Site Option Weighted Score Tabulation", 1),
            Text("The scores below are weighted by weight and rank."),
            _rows(_ELK),
            Text("Site C is recommended."),
        ]
    ),
    "gov-scot-taskforce-2018.html": lambda: as_html(
        [
            Text("8. Scoring Analysis", 1),
            Text("Who took part in each half of the day is listed first."),
            _rows(_SCORERS),
            Text("Table 4 - Unweighted Scores for all Options by Groups", 2),
            Text("Every dimension was given points from 0 to 5."),
            _rows(_SCOTLAND),
        ]
    ),
    "indian-river-courthouse-1990.docx": lambda: as_word(
        [Text("Concept Evaluation Matrix", 1), _rows(_COURTHOUSE), Text("Evaluation Scale: 1 2 3 4 5 6 (1 least, 6 greatest)")]
    ),
    "mhin-mental-health-2023.md": lambda: as_markdown(
        [
            Text("Table 5.", 2),
            Text("The cells hold the values that those who took part gave; the right column holds the weights of the criteria, the"
                 " bottom row the weighted values and the sum of the weights."),
            _rows(_MHIN),
        ]
    ),
    "dwm-template.xlsx": _template,
}  # fmt: skip


def main() -> None:
    """Write every document."""
    for name, made in DOCUMENTS.items():
        (HERE / name).write_bytes(made())


if __name__ == "__main__":
    main()
