"""Words that papers use for the lines of an appraisal, by language; some of them are in no list of any reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

ENGLISH: Final = "en"
_STRANGE: Final = 0.06
"""How often a line is called by a word that nobody expects: seldom, as in the papers from which the cases come."""

HEADS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "en": {
        "criteria": ("Criteria", "Criterion", "Factor", "Evaluation criteria", "Requirement", "Attribute", "Objective", "Aspect", "Dimension",
                     "Selection criteria", "Critical success factor", "Driver", "Benefit criterion", ""),
        "options": ("Option", "Options", "Alternative", "Vendor", "Supplier", "Concept", "Site", "Proposal", "Candidate", "Solution",
                    "Use case", "Design", "Tool", ""),
        "weight": ("Weight", "Weighting", "Weights", "Wt", "Wt.", "Relative weight", "Importance", "Relative importance", "Multiplier",
                   "Weighting factor", "Weight factor", "Criterion weight"),
        "score": ("Score", "Rating", "Raw score", "Mark", "Points", "Grade", "Scr"),
        "weighted": ("Weighted score", "Weighted", "Wtd score", "Weighted rating", "W. score", "Score x weight", "Weighted points", "Wtd."),
        "total": ("Total", "Total score", "TOTAL", "Sum", "Overall", "Grand total", "Final score", "Overall score", "Result", "Totals",
                  "Total points"),
        "weighted-total": ("Weighted total", "Total weighted score", "Weighted score", "Total", "Weighted sum", "Final score", "Overall score",
                           "Total benefit score"),
        "mean": ("Average", "Mean", "Average score", "Avg", "Mean score", "Overall rating"),
        "rank": ("Rank", "Ranking", "Position", "Place", "Priority", "Order", "Final rank", "Rank order"),
        "percent": ("% of maximum", "Percentage", "Score %", "Per cent of maximum", "As % of max"),
        "share": ("Share of all points", "% of total", "Share"),
        "maximum": ("Maximum", "Max score", "Max", "Maximum available", "Out of", "Highest possible"),
        "subtotal": ("Subtotal {0}", "{0} subtotal", "Sub-total", "Subtotal", "{0} total", "Total {0}", "Sub-total: {0}"),
        "subtotal-mean": ("Average {0}", "{0} average", "Group average", "Mean of {0}"),
        "notes": ("Notes", "Comment", "Comments", "Rationale", "Remarks", "Evidence"),
        "pass": ("Pass", "Yes", "✓", "Met"), "fail": ("Fail", "No", "✗", "Not met"),
        "high": ("High",), "medium": ("Medium",), "low": ("Low",),
    },
    "de": {
        "criteria": ("Kriterium", "Kriterien", "Bewertungskriterium", "Zielkriterium"), "options": ("Variante", "Alternative", "Anbieter", "Option"),
        "weight": ("Gewichtung", "Gewicht", "Gewichtungsfaktor"), "score": ("Punkte", "Bewertung", "Note"),
        "weighted": ("Gewichtete Punkte", "gewichtet", "Teilnutzwert"), "total": ("Summe", "Gesamt", "Gesamtpunktzahl"),
        "weighted-total": ("Nutzwert", "Gesamtnutzwert", "Summe", "Gewichtete Summe"), "mean": ("Durchschnitt", "Mittelwert"),
        "rank": ("Rang", "Platz", "Rangfolge"), "percent": ("Prozent des Maximums", "% vom Maximum"), "share": ("Anteil",),
        "maximum": ("Maximum", "Höchstpunktzahl"), "subtotal": ("Zwischensumme {0}", "Zwischensumme"), "subtotal-mean": ("Mittelwert {0}",),
        "notes": ("Bemerkung", "Begründung"), "pass": ("erfüllt",), "fail": ("nicht erfüllt",), "high": ("hoch",), "medium": ("mittel",),
        "low": ("niedrig",),
    },
    "fr": {
        "criteria": ("Critère", "Critères", "Critère d'évaluation"), "options": ("Option", "Variante", "Solution", "Fournisseur"),
        "weight": ("Pondération", "Poids", "Coefficient"), "score": ("Note", "Points"), "weighted": ("Note pondérée", "Points pondérés"),
        "total": ("Total", "Somme", "Total des points"), "weighted-total": ("Total pondéré", "Total", "Note finale"), "mean": ("Moyenne",),
        "rank": ("Rang", "Classement"), "percent": ("% du maximum",), "share": ("Part",), "maximum": ("Maximum",),
        "subtotal": ("Sous-total {0}", "Sous-total"), "subtotal-mean": ("Moyenne {0}",), "notes": ("Remarques", "Commentaire"),
        "pass": ("oui",), "fail": ("non",), "high": ("élevé",), "medium": ("moyen",), "low": ("faible",),
    },
    "es": {
        "criteria": ("Criterio", "Criterios", "Criterio de evaluación"), "options": ("Alternativa", "Opción", "Proveedor"),
        "weight": ("Peso", "Ponderación", "Peso relativo"), "score": ("Puntuación", "Puntos", "Calificación"),
        "weighted": ("Puntuación ponderada", "Ponderado"), "total": ("Total", "Suma", "Puntuación total"),
        "weighted-total": ("Total ponderado", "Total", "Puntuación final"), "mean": ("Promedio", "Media"),
        "rank": ("Posición", "Clasificación", "Rango"), "percent": ("% del máximo",), "share": ("Participación",), "maximum": ("Máximo",),
        "subtotal": ("Subtotal {0}", "Subtotal"), "subtotal-mean": ("Promedio {0}",), "notes": ("Observaciones",),
        "pass": ("sí",), "fail": ("no",), "high": ("alto",), "medium": ("medio",), "low": ("bajo",),
    },
}  # fmt: skip

STRANGE: Final[Mapping[str, Sequence[str]]] = {
    "criteria": ("What matters", "Lens", "Yardstick"), "options": ("Route", "Way forward", "Choice"),
    "weight": ("Emphasis", "Salience", "Clout", "W"),
    "score": ("Appeal", "Merit"), "weighted": ("Pull", "Net merit"), "total": ("Tally", "Bottom line", "Merit index"),
    "weighted-total": ("Merit index", "Bottom line", "Composite"), "mean": ("Middle value",), "rank": ("League position", "Standing", "#"),
    "maximum": ("Ceiling", "Full marks"), "subtotal": ("{0} tally",),
}  # fmt: skip

CRITERIA: Final[Mapping[str, Sequence[str]]] = {
    "en": ("Cost", "Access", "Quality", "Risk", "Staff", "Carbon", "Security", "Performance", "Value for money", "Strategic fit", "Deliverability",
           "Latency", "Ease of use", "Dev. speed", "Maintainability", "Legal certainty", "Land ownership", "Time to market", "Vendor support",
           "Patient safety", "Travel time", "Noise & air quality", "Scalability", "Workforce supply", "Value", "Feasibility", "Fit",
           "Whole-life cost",
           "Community support", "Resilience", "Training needs", "Weight of parts", "Battery life", "Size", "Accuracy", "Price",
           "Ratings history",
           "Ability to attract and keep staff", "Impact on users (existing and new)", "Capital cost / affordability", "Total cost of ownership"),
    "de": ("Kosten", "Qualität", "Lieferzeit", "Lage", "Service", "Sicherheit", "Bedienbarkeit", "Wartung", "Erweiterbarkeit", "Umwelt", "Größe",
           "Preis"),
    "fr": ("Coût", "Qualité", "Délai", "Sécurité", "Accessibilité", "Maintenance", "Évolutivité", "Environnement", "Confort", "Prix"),
    "es": ("Costo", "Calidad", "Plazo de entrega", "Seguridad", "Accesibilidad", "Mantenimiento", "Escalabilidad", "Ubicación", "Precio", "Riesgo"),
}  # fmt: skip

OPTIONS: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "en": (
        ("Keep as it is", "Refurbish", "Rebuild on site", "Close and relocate", "Share with a partner", "Contract out"),
        ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"),
        ("Option 1", "Option 2", "Option 3", "Option 4", "Option 5", "Option 6"),
        ("Option 1: Do nothing", "Option 2: Do minimum", "Option 3: New build", "Option 4: Lease", "Option 5: Merge", "Option 6: Sell"),
        ("North", "South", "East", "West", "Centre", "Harbour"),
        ("Cloud", "Local", "Hybrid", "Edge", "Mainframe", "Managed service"),
        ("A", "B", "C", "D", "E", "F"),
        ("In-house team", "Arm's length company", "Community trust", "Joint venture", "Outsource", "Strategic partnership"),
    ),
    "de": (("Variante A", "Variante B", "Variante C", "Variante D", "Variante E", "Variante F"),
           ("Eigenbau", "Zukauf", "Miete", "Umbau", "Neubau", "Verzicht")),
    "fr": (("Solution A", "Solution B", "Solution C", "Solution D", "Solution E", "Solution F"),
           ("Achat", "Location", "Rénovation", "Construction", "Fusion", "Statu quo")),
    "es": (("Opción A", "Opción B", "Opción C", "Opción D", "Opción E", "Opción F"),
           ("Compra", "Alquiler", "Reforma", "Obra nueva", "Fusión", "Cierre")),
}  # fmt: skip

GROUPS: Final[Mapping[str, Sequence[str]]] = {
    "en": ("People", "Money", "Place", "Technical", "Governance", "Benefits"), "de": ("Technik", "Wirtschaft", "Umfeld", "Betrieb"),
    "fr": ("Technique", "Économie", "Environnement", "Usage"), "es": ("Técnica", "Economía", "Entorno", "Uso"),
}  # fmt: skip

ASIDES: Final = (
    "The building was opened in 1974 and has 3 floors and 120 rooms.",
    "A grant of £250,000 over 5 years was assumed for every option.",
    "Some 43% of the 1,204 people who answered live within 2 miles.",
    "The workshop was held on 14 March 2023 and 12 people took part.",
    "Minutes of the meeting are in appendix 4, paragraphs 12 to 18.",
    "Costs are at 2022 prices and leave out VAT at 20%.",
)

REASONS: Final = (
    "known by 96%",
    "regional",
    "12 patents",
    "11% a year",
    "two bus lines",
    "as measured in 2021",
    "needs a licence",
    "static",
    "ample",
)


@dataclass(frozen=True)
class Words:
    """Words of one language, drawn once for a paper, so that the same line has the same name in all its tables."""

    language: str
    heads: Mapping[str, str]

    def __getitem__(self, kind: str) -> str:
        return self.heads[kind]


def draw_words(random: Random) -> Words:
    """Draw the language and the names of all lines of one paper."""
    language = random.choices((ENGLISH, "de", "fr", "es"), (82, 8, 5, 5))[0]
    heads = {kind: _head(random, language, kind, names) for kind, names in HEADS[language].items()}
    return Words(language, heads)


def _head(random: Random, language: str, kind: str, names: Sequence[str]) -> str:
    strange = STRANGE.get(kind, ()) if language == ENGLISH else ()
    return random.choice(strange) if strange and random.random() < _STRANGE else random.choice(names)
