"""What came of every figure, reason and claim, those of which the same came for the same reason together."""

from typing import Final

from audit.coverage import Account
from audit.examine import Examination
from audit.report.page import Page

_NAMES: Final = {"figure": ("figure", "figures"), "rationale": ("reason", "reasons"), "claim": ("claim", "claims")}
_MOST_NAMED: Final = 6


def accounts(page: Page, examination: Examination) -> None:
    """Tell how many were verified by which rules, and what became of all others, with the first of their ids."""
    held = examination.coverage.accounts
    if held:
        page.heading("What came of each figure and text")
    for account in sorted(held, key=lambda one: list(_NAMES).index(one.of)):
        page.say(_said(account), first="  - ")


def _said(account: Account) -> str:
    count = len(account.ids)
    head = f"{count} {_NAMES[account.of][count != 1]} {account.state} ({account.why})"
    if account.state == "verified":
        return f"{head}."
    more = f" and {count - _MOST_NAMED} more" if count > _MOST_NAMED else ""
    return f"{head}: {', '.join(account.ids[:_MOST_NAMED])}{more}."
