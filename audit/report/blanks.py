"""What the printed totals leave to empty cells."""

from audit.exact.show import show_values
from audit.examine import Examination
from audit.explain.finding import Finding


def left_to_blanks(finding: Finding, examination: Examination) -> str:
    """Say what the printed totals leave to the empty cells that a finding is about; empty where they leave everything."""
    about = finding.lead.subject.ids
    left = [one for one in examination.inferred if one.figure.id in about and one.given == "identities" and not one.values.empty]
    assert examination.appraisal is not None
    told = [f"{examination.appraisal.criteria[one.figure.quantity.criterion or ''].title} {show_values(one.values)}" for one in left]
    return f" The printed totals leave: {'; '.join(told)}." if told else ""
