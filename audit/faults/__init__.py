"""Every code of what can be the matter with an input, with its words. They stand nowhere else: a module for each room.

A code has one meaning, stays the same when its words change, and is what programs and decisions go by.
"""

from collections.abc import Mapping
from typing import Final

from audit.faults import appraisal, documents, log, rules, use
from audit.faults.words import FaultWords

__all__ = ["FAULTS"]

FAULTS: Final[Mapping[str, FaultWords]] = {**appraisal.FAULTS, **documents.FAULTS, **log.FAULTS, **rules.FAULTS, **use.FAULTS}
"""The words of each code."""
