"""The command ``audit``, also as ``python -m audit``."""

import gc
import sys
from typing import Final

__all__ = ["main"]

_SELDOM: Final = 200_000
"""How many objects come before Python looks for circles among them: an audit makes many objects and hardly any circle."""


def main() -> None:
    """Run the command; the version alone is told without loading anything else."""
    if sys.argv[1:] == ["--version"]:
        from audit import __version__  # noqa: PLC0415  # as below

        sys.stdout.write(f"appraisal-audit {__version__}\n")
        return
    gc.set_threshold(_SELDOM)
    from audit.cli.interruption import guarded  # noqa: PLC0415  # as above

    guarded(_run)


def _run() -> None:
    from audit.cli.app import app  # noqa: PLC0415  # the command line takes long to import

    app()


if __name__ == "__main__":
    main()
