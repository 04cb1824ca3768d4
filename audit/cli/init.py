"""``audit init``."""

import os
from pathlib import Path
from typing import Annotated, Final

import typer

from audit.appraisal.text.shown import clean
from audit.cli.terminal import tell, write
from audit.problems import Problem, fault

TEMPLATE: Final = """\
# An appraisal to start from. Fill in what the paper prints, exactly as it prints it, then run: audit check {name}
# In an editor with YAML support, `audit schema appraisal` gives the schema for completion.
format: "1"
appraisal:
  id: my-appraisal
  title: Title of the paper
  from: draft              # published, converted-text or draft
scale: {{min: 1, max: 5, step: 1}}
criteria:
  quality: {{title: Quality of service, weight: 60}}
  cost: {{title: Cost, weight: 40}}
options:
  a: {{title: Option A}}
  b: {{title: Option B}}
method:
  total: weighted-sum      # or sum, mean, weighted-mean
  weights: {{sum: 100}}
tables:
  scores:
    prints: score
    rows: criteria
    columns: [a, b]
    cells:
      quality: [4, 3]
      cost: [2, 5]
      total: [320, 380]
"""


def init(file: Annotated[Path, typer.Argument(help="The file to write.")] = Path("appraisal.yaml")) -> None:
    """Write an appraisal file to start from."""
    path = file.as_posix()
    if os.path.lexists(file):
        tell([Problem(path, 0, 0, fault("file-exists"))])
        raise typer.Exit(2)
    write(TEMPLATE.format(name=clean(path)), file)
    write(f"{clean(path)} was written. Now run: audit check {clean(path)}\n", None)
