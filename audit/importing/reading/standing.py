"""What is known of how the totals of an appraisal follow, and what may be said where one does not."""

from typing import Final, Literal

from audit.appraisal.model.appraisal import Standing

__all__ = ["NO_STANDING", "Known", "Standing"]

Known = Literal["stated", "by-formulas", "inferred", "unknown"]


NO_STANDING: Final = Standing()
