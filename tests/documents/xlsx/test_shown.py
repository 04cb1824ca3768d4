"""Values as a sheet shows them."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.xlsx.shown import exact, fixed, general, shown


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1810, "General", "1810"), (0.83, "0%", "83%"), (0.835, "0%", "84%"), (0.8345, "0.0%", "83.5%"), (1810, "#,##0", "1,810"),
        (1234567.891, "#,##0.00", "1,234,567.89"), (3.5, "0.00", "3.50"), (2.5, "0", "3"), (-2.5, "0", "-3"), (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333"), (1e12, "General", "1.00000E+12"), (1e-10, "General", "1.00000E-10"), (12345678901, "General", "12345678901".replace("12345678901", "12345678901")),
        (-25, "0;(0)", "(25)"), (25, "0;(0)", "25"), (0, "0;(0);-", "-"), (0, "0;-0;;@", ""), (1200000, "£#,##0", "£1,200,000"),
        (1200000, '[$£-809]#,##0.0,,"m"', "£1.2m"), (5, '0" points"', "5 points"), (5, "\\x0", "x5"), (5, "_(* 0_)", "5"), (7, "000", "007"),
        (0.5, "#.00", ".50"), (2, "0.##", "2."), (2.125, "0.0#", "2.13"), (150, "[>100]0;General", "150"), (5, '[Red][<10]"low";0', "low"),
        (50, "[<=bad]0", "50"), (12345, "0.00E+00", "1.23E+04"), (0.00012, "0.0E-0", "1.2E-4"), (0.25, "# ?/?", "0.25"), (3, "@", "3"), (3, "", ""),
        (True, "General", "TRUE"), (False, "0", "FALSE"), ("High", "0", "High"), (-0.001, "0.00", "0.00"), (1500, "0,", "2"), (4, "0;", "4"),
        (-4, "0;", "-4"), (8, "0.0 %", "800.0 %"), (0, "General", "0"), (-7, "General", "-7"), (25, '0"*"', "25*"),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_spreadsheets_do(value: object, form: str, text: str) -> None:
    """One case for each sign of a number format that changes what a reader sees."""
    assert shown(value, form) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (datetime(2017, 10, 5, 14, 7, 9), "dd/mm/yyyy", "05/10/2017"), (date(2017, 10, 5), "d mmmm yy", "5 October 17"),  # noqa: DTZ001  # sheets know no zones
        (datetime(2017, 10, 5, 14, 7, 9), "yyyy-mm-dd hh:mm:ss", "2017-10-05 14:07:09"), (datetime(2017, 10, 5, 14, 7), "h:mm AM/PM", "2:07 PM"),  # noqa: DTZ001  # as above
        (time(9, 5), "h:mm", "9:05"), (time(0, 5), "h:mm am/pm", "12:05 AM"), (date(2017, 10, 5), "ddd dddd mmm", "Thu Thursday Oct"),
        (date(2017, 10, 5), '[$-809]d" of "mmmm;@', "5 of October"), (date(2017, 10, 5), "\\Xyyyy", "X2017"), (time(1, 2, 3), "mm:ss", "02:03"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"), (date(2017, 10, 5), "General", "2017-10-05"), (time(1, 2), "yyyy h", "1"),
    ],
)  # fmt: skip
def test_dates_are_shown_in_their_format(value: object, form: str, text: str) -> None:
    """Days, months, years, hours; minutes are told from months by what stands beside them."""
    assert shown(value, form) == text


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_fixed_places_round_halves_away_from_nought(scaled: int, places: int) -> None:
    """The text is within half a step of the value, and a half goes away from nought."""
    value = Fraction(scaled, 1000)
    step = Fraction(1, 10**places)
    apart = Fraction(fixed(value, places)) - value
    assert abs(apart) <= step / 2
    assert abs(apart) < step / 2 or apart * value >= 0


@given(st.integers(-(10**9), 10**9))
def test_whole_numbers_are_shown_whole(value: int) -> None:
    """General shows every digit of an ordinary whole number."""
    assert general(exact(value)) == str(value)
    assert exact(float(value)) == value
