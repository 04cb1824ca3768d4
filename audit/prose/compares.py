"""The words by which a sentence compares: a sentence without any of them says nothing that a table could confirm."""

import re
from typing import Final

COMPARES: Final = re.compile(
    r"\b(?:"
    # levels
    r"(?:very |particularly |relatively )?(?:high|average|poor|low|strong|weak)(?:ly)?|well|inexpensive|expensive|costly|(?:un)?favourabl[ey]"
    # superlatives
    r"|best|most|least|highest|lowest|only|clear(?:ly)?|first|second|third|fourth|last"
    # order and difference
    r"|more|less|fewer|higher|lower|greater|better|worse|further|than|above|below|over|compared|unlike|advantages?|differen(?:ce|t)|ranked"
    # equality
    r"|same|equal(?:ly)?|similar(?:ly)?|identical|alike|each|every|all|any|none|neither|both|as (?:with|per)|no (?:other )?changes?|in[- ]line"
    # amounts
    r"|majority|minority|many|several|number of|some of|few|half|per ?cent|\d+ ?%|scores?|scored|scoring|points"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:of|options?|models?|criteria)"
    # lists
    r"|namely|such as|i\.e\."
    r")(?!\w)|%",
    re.IGNORECASE,
)
"""The rule of docs/claims.md, shared with tools/candidates.py, which counts how many such sentences an appraisal records."""
