"""Check published options appraisals for consistency.

Data flows one way through plain frozen stages: load, schema, model, derive, rules, explain, report.
"""

from typing import Final

__version__: Final = "0.1.0"
