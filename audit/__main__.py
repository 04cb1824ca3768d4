"""The command ``audit``, also as ``python -m audit``."""

import sys


def main() -> None:
    """Run the command; the version alone is told without loading anything else."""
    if sys.argv[1:] == ["--version"]:
        from audit import __version__  # noqa: PLC0415  # as below

        sys.stdout.write(f"appraisal-audit {__version__}\n")
        return
    from audit.cli.app import app  # noqa: PLC0415  # the command line takes long to import

    app()


if __name__ == "__main__":
    main()
