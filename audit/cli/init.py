"""``audit init``."""

import os
from pathlib import Path
from typing import Annotated, Final

import typer

from audit.appraisal.text.shown import clean
from audit.cli.terminal import tell, write
from audit.problems import Problem, fault

__all__ = ["TEMPLATE", "init"]

TEMPLATE: Final = """\
# An appraisal to start from. Put what the paper prints in the place of what is here, exactly as it prints it, then run:
# audit check {name}                           what does not agree
# audit check {name} --profile submission      what a draft still lacks
# In an editor with YAML support, `audit schema appraisal` gives the schema for completion.
format: "1"
appraisal:
  id: my-appraisal
  title: Title of the paper
  from: draft              # published, converted-text or draft
scale: {{min: 1, max: 5, step: 1}}
criteria:
  quality: {{title: Quality of service, weight: 60, direction: higher}}
  cost: {{title: Low cost, weight: 40, direction: higher}}      # lower, where a low score is the better one
options:
  now: {{title: Stay as now, base: true}}       # the option that the others are compared with
  move: {{title: Move to one site}}
method:
  total: weighted-sum      # or sum, mean, weighted-mean
  direction: higher
  weights: {{sum: 100}}
  rank: {{by: total}}
tables:
  scores:
    prints: score
    rows: criteria
    columns: [now, move]
    cells:
      quality: [3, 4]
      cost: [4, 3]
      total: [340, 360]
      rank: [2, 1]
texts:
  rationale:               # the reason for each score
    quality:
      now: {{text: Opening hours are met on four days of five.}}
      move: {{text: One site can be open on every day of the week.}}
    cost:
      now: {{text: The leases run on at the present rent.}}
      move: {{text: The lease of the new site costs a tenth more.}}
recommendation:
  preferred: move
  reasons: It comes first, and the difference in cost is small.   # or: none
"""


def init(file: Annotated[Path, typer.Argument(help="The file to write.")] = Path("appraisal.yaml")) -> None:
    """Write an appraisal file to start from."""
    path = file.as_posix()
    if os.path.lexists(file):
        tell([Problem(path, 0, 0, fault("file-exists"))])
        raise typer.Exit(2)
    write(TEMPLATE.format(name=clean(path)), file)
    write(f"{clean(path)} was written. Now run: audit check {clean(path)}\n", None)
