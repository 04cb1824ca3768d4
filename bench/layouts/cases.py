"""Measures the named cases: small files that each stand for a kind of paper, in ../shared/cases/layouts, by cases.yaml.

python -m bench.layouts.cases [FOLDER] [--findings]
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from bench.layouts.public import tell
from bench.layouts.truth import Truth, TruthError, read_truths

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT.parent / "shared" / "cases" / "layouts"
EXPECTED: Final = Path(__file__).with_name("cases.yaml")


def folder_of(root: Path = ROOT) -> Path:
    """Return the folder of the cases beside the checkout, or beside a checkout of which this is a worktree."""
    found = (base / "shared" / "cases" / "layouts" for base in (root.parent, root.parent.parent))
    return next((folder for folder in found if folder.is_dir()), FOLDER)


def expected() -> dict[str, Truth]:
    """Return what is right of each case by its file. Raises TruthError."""
    return read_truths(EXPECTED)


def main() -> None:
    """Judge all cases that are there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=folder_of())
    parser.add_argument("--findings", action="store_true", help="print the errors and warnings that are not there")
    asked = parser.parse_args()
    if not asked.folder.is_dir():
        print("skipped: the cases are not there (looked in ../shared/cases/layouts)")
        return
    try:
        truths = expected()
    except TruthError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
    tell([(name, asked.folder / name, truth) for name, truth in sorted(truths.items()) if (asked.folder / name).exists()], findings=asked.findings)
    without = sorted(file.name for file in asked.folder.iterdir() if file.is_file() and file.name not in truths)
    if without:
        print(f"cases without an expectation: {', '.join(without)}")


if __name__ == "__main__":
    main()
