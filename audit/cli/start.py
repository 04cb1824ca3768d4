"""``audit init``."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

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
    if file.exists():
        sys.stderr.write(f"{file.as_posix()} exists already; give another name\n")
        raise typer.Exit(2)
    try:
        file.write_text(TEMPLATE.format(name=file.as_posix()), encoding="utf-8")
    except OSError as error:
        sys.stderr.write(f"{file.as_posix()}: cannot be written: {error.strerror}\n")
        raise typer.Exit(2) from None
    sys.stdout.write(f"{file.as_posix()} is written; now run: audit check {file.as_posix()}\n")
