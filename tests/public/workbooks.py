"""Writes the workbooks among the public papers, whose heads over two columns, merged cells and sheets no retyped table would keep.

Run it from the root of the repository: ``python -m tests.public.workbooks``. The figures are those of the papers; see the truth
file beside each workbook for where it was found. Formulas are written as the values that the papers' files store for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from openpyxl import Workbook

SEEN: Final = Path(__file__).parent / "seen"

Value = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet from its first cell on, and the ranges that are merged."""

    title: str
    rows: Sequence[Sequence[Value]]
    merged: tuple[str, ...] = ()


_DRIVE: Final = [
    (1, "Materialkosten", 5, "o", 10, "-", 0, "-", 0, None, "+", 10),
    (2, "Verschleiß", 5, "o", 10, "+", 10, "+", 10, None, "o", 5),
    (3, "Größe der Konstruktion", 5, "+", 10, "o", 5, "-", 0, None, "+", 10),
    (4, "Stellpräzision", 20, "o", 5, "o", 5, "+", 10, None, "o", 10),
    (5, "Winkelgeschwindigkeit", 20, "o", 5, "+", 5, "+", 5, None, "+", 10),
    (6, "Energiebedarf", 5, "+", 0, "o", 0, "o", 0, None, "+", 0),
    (7, "Gewicht", 5, "+", 10, "-", 0, "o", 5, None, "+", 10),
    (8, "Konstruktionsaufwand", 10, "+", 10, "o", 10, "o", 0, None, "+", 5),
    (9, "Montierbarkeit/einstellung", 10, "+", 10, "+", 10, "o", 5, None, "o", 10),
    (10, "Verstellbarkeit ohne Spannung", 5, "o", 10, "o", 0, "o", 0, None, "+", 10),
    (11, "Ansteuerung", 5, "+", 10, "o", 5, "-", 0, None, "o", 5),
    (12, "Ausgeglichenheit Labyrinth", 5, "o", 10, "-", 0, "+", 10, None, "+", 10),
]
"""Number, criterion, weight, then sign and value of three variants, an empty property, sign and value of the fourth."""

_PAIRS: Final = {
    "Wissen": (14, 4.5, 5, 5.5),
    "Arbeitsaufwand": (9, 5, 4, 5.5),
    "Funktionalität": (11, 5, 5.5, 3.5),
    "Sendungsformat": (4, 4.5, 5, 5.5),
    "Gestaltung": (6, 4, 5, 4),
    "Erweiterbarkeit": (4, 4.5, 5.5, 4),
    "Sicherheit": (8, 5, 6, 4.5),
    "Integration zu Systemen": (2, 5.5, 5.5, 4),
}
"""Wins of each criterion in the comparison by pairs, of 58, and the marks of the three ways."""

_STORAGE: Final = {
    "Kosten": ((50, 15, 15), (1, 2, 3)),
    "Support": ((5, 10, 10), (3, 3, 1)),
    "Migrationsaufwand": ((0, 15, 15), (1, 3, 2)),
    "Skalierbarkeit": ((15, 5, 5), (3, 3, 3)),
    "Hochverfügbarkeit": ((10, 15, 5), (3, 2, 2)),
    "Hybrid-/Multi-Cloud-Fähigkeit": ((0, 15, 0), (3, 2, 1)),
    "Storage-Features": ((5, 5, 15), (2, 3, 1)),
    "Unified Storage": ((0, 0, 15), (2, 3, 1)),
    "Benutzerfreundlichkeit": ((10, 15, 15), (3, 1, 2)),
    "Automatisierbarkeit": ((5, 5, 5), (3, 1, 2)),
}
"""Weights in three scenarios and scores of the three products, of 1 to 3."""

_PRODUCTS: Final = ("VMware/Broadcom", "Nutanix", "Proxmox mit Ceph")
_RESULTS: Final = (
    ((195, 210, 255), (47.5, 55, 77.5), (3, 2, 1)),
    ((235, 215, 190), (67.5, 57.5, 45), (1, 2, 3)),
    ((210, 240, 180), (55, 70, 40), (2, 1, 3)),
)
"""Sums, sums brought to 0-100, and ranks, as the paper's file stores them."""

_AIRFOILS: Final = [
    (1, 9.545, 0, 6.414, 0, 0.008, 0.175, 17.235, 0, 12.2629, 0, 15.526, 0, 682820, 0, 1, 0.2175),
    (2, 37.527, 0, 30.895, 0, 3.935, 0, 1.306, 0, 38.621, 0, 0.874, 1, 58584, 0.914, 0.9, 0.4628),
    (3, 0.813947, 0.818, 1.00777, 0, 0.0348924, 0.763, 0.840865, 0.841, 1.03096, 0, 0.0951932, 0.109, 265739, 0.611, 0.3, 0.4354),
    (4, 0.994563, 1, 0.166919, 0.307, 0.0318365, 0.697, 0.336803, 0.337, 0.0580146, 0.062, 0.0243402, 0.028, 319241, 0.532, 0.5, 0.4495),
    (5, 1.0406, 0, 1.06363, 0, 0.0785401, 1.718, 1.8228, 1.824, 1.707, 0, 0.1258, 0.144, 325350, 0.524, 0.45, 0.5633),
    (6, 0.600499, 0.604, 0.43785, 0.806, 0.0457061, 1, 0.983357, 0.984, 0.789646, 0.84, 0.0701061, 0.08, 198789, 0.9, 0.478, 0.707),
    (7, 0.445565, 0.448, 0.359213, 0.662, 0.0569171, 1.245, 0.725959, 0.726, 0.582956, 0.62, 0.0517923, 0.059, 137717, 0.97, 0.45, 0.6601),
    (8, 0.249258, 0.251, 0.201295, 0.371, 0.000535892, 0.012, 0.483819, 0.484, 0.388543, 0.413, 0.0348271, 0.04, 120790, 0.987, 0.4, 0.4344),
    (9, 0.509999, 0.513, 0.543, 1, 0.0358169, 0.784, 0.999353, 1, 0.94, 1, 0.027929, 0.032, 115266, 0.998, 0.38, 0.7084),
]
"""Number of the iteration, then normalised value and rating of six measures, cost and its rating, ease, and the total."""


def _drive() -> list[Sheet]:
    heads: list[Sequence[Value]] = [
        ("Nutzwertanalyse",),
        ("Antrieb",),
        (
            *("Bewertungskriterien", None, None, "Variante 1\nServoantrieb", None, None, "Variante 2\nSchrittmotor", None, None),
            *("Variante 3\nSchrittmotor Seilzug", None, None, "Variante 4\nServo und Kurve"),
        ),
        (
            *("Nr.", None, "Gewichtung", "Eigenschaft", "Wert", "gew. Wert", "Summe", "Wert", "gew. Wert"),
            *("Eigenschaft", "Wert", "gew. Wert", "Eigenschaft", "Wert", "Eig", "Wert", "gew.Wert"),
        ),
    ]
    rows = [
        (number, name, w, s1, a, w * a, s2, b, w * b, s3, c, w * c, None, None, s4, d, w * d)
        for number, name, w, s1, a, s2, b, s3, c, _, s4, d in _DRIVE
    ]
    blank: list[Sequence[Value]] = [(13,), (14,)]
    foot = (None, "Summe", 100, "Summe", None, 750, "Summe", None, 500, "Summe", None, 475, "Summe", None, None, None, 850)
    merged = ("A1:Q1", "A2:Q2", "A3:C3", "D3:F3", "G3:I3", "J3:L3", "M3:Q3", "D19:E19", "G19:H19", "J19:K19", "M19:N19", "O19:P19")
    return [Sheet("Motor", [*heads, *rows, *blank, foot], merged)]


def _suspension() -> list[Sheet]:
    rows: list[Sequence[Value]] = [
        ("Nutzwertanalyse Lagerung",),
        ("Bewertung mit +/-/0", None, "Montage auf Grundplatte", None, "Montage am Deckel", None, "Montage in Seiten- & 3D-Druckteil"),
        ("Nr.", "Kriterium ", "Eigenschaft", "Wertung", "Eigenschaft", "Wertung", "Eigenschaft", "Wertung"),
        (1, "Materialkosten", "PMMA", "+", "PMMA", "+", "PMMA & PLA", "o"),
        (2, "Ästetik", None, "+", None, "+", None, "o"),
        (3, "Gewicht", None, "+", None, "+", None, "+"),
        (4, "Fertigungsaufwand", None, "o", None, "o", None, "-"),
        (5, "Montage", None, "o", None, "+", None, "-"),
        (6, "Kosten", None, "o", None, "o", None, "-"),
    ]
    return [Sheet("Tabelle 1", rows, ("A1:H1", "A2:B2", "C2:D2", "E2:F2", "G2:H2"))]


def _display_case() -> list[Sheet]:
    container: list[Sequence[Value]] = [
        (None, "Criteria"),
        ("Ideas", "Accommodates Globlet", "Simplicity", "Visibility of Goblet", "Fits into Flight Case", "Totals"),
        ('10.5" x 12.625" x 10.5" polycarbonate, glued', 3, 2, 4, 4, 13),
        ('10.5" x 12.625" x 10.5" polycarbonate, framed', 4, 3, 4, 4, 15),
        ('10.5" x 12.625" x 10.5" polycarbonate, melted', 4, 4, 4, 4, 16),
        (' 10.5" x 12.625" x 10.5" Acrylic', 3, 3, 2, 4, 12),
        (' 10.5" x 12.625" x 10.5" Glass', 2, 1, 3, 4, 10),
        (' 10.5" x 12.625" x 10.5" Reinforced Glass', 3, 3, 2, 4, 12),
    ]
    lock: list[Sequence[Value]] = [
        (None, "Criteria"),
        ("Ideas", "Locks Effectively", "Simplicity", "Visibility of Goblet", "Fits into Flight Case", "Totals"),
        ("Combination Lock", 4, 2, 3, 4, 13),
        ("A bending Plastic latch", 1, 3, 4, 4, 12),
        ("Lock and Key", 3, 2, 3, 4, 12),
        ("Metal Latch", 4, 3, 3, 4, 14),
    ]
    return [Sheet("Container", container, ("B1:E1",)), Sheet("Lock", lock, ("B1:E1",))]


def _editors() -> list[Sheet]:
    rows: list[Sequence[Value]] = [
        (),
        ("Kriterien", "Gewichtung", "PHPStorm", "Visual Studio code", "Sublime Text", "Notepad++"),
        ("Autocomplete", 1.5, 5, 3, 2, 1),
        ("Darkmode", 0.5, 5, 5, 5, 3),
        ("Highlighting", 0.8, 4, 3, 3, 3),
        ("Bedienbarkeit", 1.5, 3, 4, 5, 3),
        ("Funktionsumfang", 1, 5, 3, 1, 2),
        ("1 bis 5",),
        ("Gesamt", 5.3, 22.7, 18.4, 16.4, 11.9),
        ("Durchschnitt", None, 4.283018867924528, 3.471698113207547, 3.094339622641509, 2.2452830188679247),
    ]
    return [Sheet("Tabelle1", rows)]


def _images() -> list[Sheet]:
    rows: list[Sequence[Value]] = [
        (None, "Toolauswahl für die Bildbearbeitung"),
        (None, None, None, "Adobe Photoshop", None, "GIMP", None, "Pixlr"),
        (None, "Kriterium", "Gewichtung", "Punkte", "Nutzwert", "Punkte", "Nutzwert", "Punkte", "Nutzwert"),
        (None, "professionelle Ausrichtung", 0.15, 10, 1.5, 5, 0.75, 6, 0.8999999999999999),
        (None, "Bedienbarkeit der Bedienoberfläche", 0.2, 8, 1.6, 6, 1.2000000000000002, 5, 1),
        (None, "Features", 0.2, 8, 1.6, 8, 1.6, 6, 1.2000000000000002),
        (None, "Preis", 0.15, 10, 1.5, 10, 1.5, 10, 1.5),
        (None, "Erfahrung", 0.3, 8, 2.4, 0, 0, 0, 0),
        (None, "Summe", 1, 44, 8.6, 29, 5.050000000000001, 27, 4.6),
    ]
    return [Sheet("Tabelle1", rows)]


def _airfoils() -> list[Sheet]:
    names = ("Max Stress: Case 1", "Max Stress: Case 2", "Max Stress: Case 3", "Max Deflection: Case 1", "Max Deflection: Case 2")
    over = [value for name in (*names, "Max Deflection: Case 3", "Cost") for value in (name, None)]
    weights = [value for weight in (0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2) for value in (weight, None)]
    kinds = [*("Normalized Value", "Rating") * 6, "Amount", "Rating", "Rating"]
    rows: list[Sequence[Value]] = [
        (None, *over, "Ease of Fabrication", "Total Score"),
        ("Weight:", *weights, 0.2),
        ("Iteration:", *kinds),
        *_AIRFOILS,
    ]
    spans = tuple(f"{left}{row}:{right}{row}" for row in (1, 2) for left, right in ("BC", "DE", "FG", "HI", "JK", "LM", "NO"))
    return [Sheet("Sheet1", rows, (*spans, "Q1:Q3"))]


def _gadgets() -> list[Sheet]:
    over = ("Meets the Requirements ", "Cost ", "Design", "Manufacturing and Implementation", "Testability", "Time & Effort Required to Produce")
    heads = [value for name in (*over, "Coolness and application") for value in (name, None)]
    weights = [value for weight in (5, 3, 4, 4, 5, 5, 2) for value in (weight, None)]
    key = "Weight and Score Key: 1-5, 1 = Failure, 2 = Insufficient, 3 = Mediocre, 4 = Satisfactory, 5 = Excellent, ? = Too little is known"
    said = ("Does all that is asked", "Moderate cost", "Simple design", "Some of it is hard", "Easily tried out", "Takes some time", "Cool")
    ideas = {
        "Basketball Scorekeeper": (20, 11.5, 16, 10.5, 10.5, 16.5, 4.5, 384.5),
        "Marketing Spy": (20, 11.5, 16, 13.5, 17.5, 19, 4.5, 444),
        "Karnaugh Map Calculator": (20, 9, 11.5, 10.5, 12.5, 14.5, 8, 366),
        "Line Follower Robot": (20, 9.25, 11, 11, 16, 16, 10, 395.75),
    }
    rows: list[Sequence[Value]] = [
        (None, None, key),
        (None, None, *heads, "Total "),
        (None, "Criterion Weight", *weights),
        (None, "Ideas", *("Rationale", "Score") * 7),
        *((None, idea, *(value for pair in zip(said, figures[:7], strict=True) for value in pair), figures[7]) for idea, figures in ideas.items()),
    ]
    spans = tuple(f"{left}{row}:{right}{row}" for row in (2, 3) for left, right in ("CD", "EF", "GH", "IJ", "KL", "MN", "OP"))
    return [Sheet("Sheet1", rows, spans)]


def _grades() -> list[Sheet]:
    pairs: list[Sequence[Value]] = [("Nr", "Kriterium", "Wert", "Faktor")]
    pairs += [(at, name, wins, wins / 58) for at, (name, (wins, *_)) in enumerate(_PAIRS.items(), 1)]
    pairs.append(("Summe", None, 58, 1))
    rows: list[Sequence[Value]] = [
        (None, "Nutzwertanalyse"),
        (),
        (None, "Projekt:", "M431 Notenverwaltung"),
        (),
        ("Nr ", "Kriterium", "Faktor", "HTML + CSS + JS", None, None, "Blazor", None, None, "MS Forms"),
        (None, None, None, "Bewertung", "Punkte", None, "Bewertung ", "Punkte", None, "Bewertung", "Punkte"),
        *(
            (at, name, wins / 58, a, wins * a / 58, None, b, wins * b / 58, None, c, wins * c / 58)
            for at, (name, (wins, a, b, c)) in enumerate(_PAIRS.items(), 1)
        ),
        (),
        (),
        (None, "Nutzwert", 1, None, 4.724137931034483, None, None, 5.129310344827585, None, None, 4.672413793103449),
    ]
    merged = ("B1:K1", "C3:D3", "A5:A6", "B5:B6", "C5:C6", "D5:E5", "G5:H5", "J5:K5")
    return [Sheet("Paarvergleichsmatrix", pairs), Sheet("Nutzwertanalyse Vorlage ", rows, merged)]


def _weighed(name: str, weight: int, scores: Sequence[int]) -> Sequence[Value]:
    return (name, weight, *(value for score in scores for value in (score, weight * score)))


def _scenarios() -> list[Sheet]:
    sheets = [Sheet("Lösungen", [("Kriterium", *_PRODUCTS), *((name, *scores) for name, (_, scores) in _STORAGE.items())])]
    for at, (sums, normal, ranks) in enumerate(_RESULTS):
        rows: list[Sequence[Value]] = [
            ("Szenario:", at + 1, _PRODUCTS[0], None, _PRODUCTS[1], None, _PRODUCTS[2]),
            ("Kriterium", "Gewichtung", *("Bewertung", "Score") * 3),
            *(_weighed(name, weights[at], scores) for name, (weights, scores) in _STORAGE.items()),
            ("Summe", 100, *(value for total in sums for value in (None, total))),
            ("Normiert (0-100)", None, *(value for figure in normal for value in (None, figure))),
            ("Rang", None, *(value for rank in ranks for value in (None, rank))),
        ]
        sheets.append(Sheet(f"Szenario {at + 1}", rows, ("C1:D1", "E1:F1", "G1:H1")))
    return sheets


WORKBOOKS: Final = {
    "german-merged-heads-signs-beside": _drive,
    "german-signs-without-total": _suspension,
    "two-sheets-plain-sums": _display_case,
    "german-total-and-average": _editors,
    "german-points-and-utility-summed": _images,
    "measures-beside-ratings": _airfoils,
    "reasons-beside-scores-key-of-five": _gadgets,
    "german-factors-from-pairs": _grades,
    "german-scenario-sheets": _scenarios,
}


def write(name: str) -> None:
    """Write one workbook into the folder of the papers."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    del book[book.sheetnames[0]]
    for sheet in WORKBOOKS[name]():
        made = book.create_sheet(sheet.title)
        for row in sheet.rows:
            made.append(list(row))
        for span in sheet.merged:
            made.merge_cells(span)
    book.save(SEEN / f"{name}.xlsx")


if __name__ == "__main__":
    for each in WORKBOOKS:
        write(each)
