"""Small papers in two versions, compared."""

from audit.appraisal.load.document import parse
from audit.comparison.compare import AppraisalChange, compare
from audit.examine import Examination, examine_document
from tests.report.papers import all_rules

PAPER = """\
appraisal: {id: site, title: Site for a library, from: published}
scale: {min: 0, max: 5, step: 1}
criteria:
  care: {title: Quality of care, weight: 2}
  risk: {title: Low risk, weight: 1}
options: {a: {title: Keep the old site}, b: {title: Build a new site, base: true}}
method: {total: weighted-sum}
tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [5, 4], total: [13, 10]}}}
"""


def examined(text: str) -> Examination:
    """Examine a text with every rule."""
    return examine_document(parse(text.encode(), "paper.yaml"), all_rules())


def between(old: str, new: str) -> AppraisalChange:
    """The comparison of two texts of one appraisal each."""
    return compare([examined(old)], [examined(new)]).pairs[0]


def told(old: str, new: str) -> set[tuple[str, str, str, str, str]]:
    """What differs between two texts: area, kind, what it is, old and new."""
    return {(one.area, one.kind, one.of, one.old, one.new) for one in between(old, new).alterations}
