"""Dates given in part: 2017 stands for every day of that year, 2017-10 for every day of that month."""

from calendar import monthrange
from typing import Final

_MONTHS: Final = 12


def earliest(date: str) -> str:
    """Give the first day that a date may be, as an ISO date."""
    return date + "-01-01"[len(date) - 4 :]


def latest(date: str) -> str:
    """Give the last day that a date may be, as an ISO date."""
    year, _, month = date.partition("-")
    if not month:
        return f"{date}-12-31"
    return date if "-" in month else f"{date}-{_last_day(int(year), int(month))}"


def _last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= _MONTHS else 31
