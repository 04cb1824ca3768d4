"""Every form of report: those for people, JSON, and those for other programs."""

from audit.report.exchange import forms  # noqa: F401  # enters them
from audit.report.forms import FORMS

__all__ = ["FORMS"]
