"""Telling how far long work on one document is, where someone watches."""

import sys
from typing import TYPE_CHECKING

from audit.report.clean import clean

if TYPE_CHECKING:
    from audit.papers.request import Progress


def progress_of(name: str, of: str = "page") -> "Progress":
    """Give what tells how many of the pages, or of what else there is, are done."""

    def tell(done: int, total: int) -> None:
        if total > 1 and sys.stderr.isatty():
            text = f"{clean(name)}: {of} {done} of {total}"
            sys.stderr.write(f"\r{text}" if done < total else f"\r{' ' * len(text)}\r")
            sys.stderr.flush()

    return tell
