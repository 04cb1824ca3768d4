"""The commands and their options."""

import sys
from typing import Annotated

import typer

from audit import __version__
from audit.cli import annotate, check, diff, explain, import_, init, log, report, review, rules, schema

__all__ = ["app", "root"]

app = typer.Typer(
    name="audit",
    help="Check options appraisals: do the figures agree, is each score allowed, and does it affect the ranking?",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("explain")(explain.explain)
app.command("diff")(diff.diff)
app.command("import")(import_.import_)
app.command("review")(review.review)
app.command("report")(report.report)
app.command("annotate")(annotate.annotate)
app.command("init")(init.init)
app.command("schema")(schema.schema)
app.add_typer(log.app, name="log")
app.add_typer(rules.app, name="rules")


def _version(value: bool) -> None:
    if value:
        sys.stdout.write(f"appraisal-audit {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    _version_flag: Annotated[bool, typer.Option("--version", help="Show the version and stop.", callback=_version, is_eager=True)] = False,
) -> None:
    """Check options appraisals."""
