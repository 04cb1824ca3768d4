"""A number together with the text it was printed as, so that it can be written again as it was."""

from fractions import Fraction
from typing import Final, Self

__all__ = ["Printed", "text_of_number"]

_BASE: Final = 10
_DECIMAL: Final = {"en": ".", "de": ",", "fr": ","}


class Printed(Fraction):
    """An exact number that knows its text: ``1.10`` stays ``1.10``. It equals and works as any other fraction."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, value: Fraction, text: str) -> Self:
        """Keep the value with its text."""
        made = super().__new__(cls, value)
        made.text = text
        return made

    def __reduce__(self) -> tuple[type["Printed"], tuple[Fraction, str]]:
        """Keep the text in copies."""
        return Printed, (Fraction(self.numerator, self.denominator), self.text)

    def __copy__(self) -> "Printed":
        """Nothing of it can change."""
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> "Printed":
        """Nothing of it can change."""
        return self


def text_of_number(value: Fraction, numbers: str = "en") -> str:
    """The text of a number: as it was printed, else its decimals as ``numbers`` (en, de, fr) has them.

    Raises ValueError for a number that no decimals can write, such as a third that was not printed.
    """
    if isinstance(value, Printed):
        return value.text
    rest, places = value.denominator, 0
    while rest % _BASE == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest, places = (rest // _BASE if rest % _BASE == 0 else rest // 2 if rest % 2 == 0 else rest // 5), places + 1
    if rest != 1:
        msg = f"{value} cannot be written in decimals"
        raise ValueError(msg)
    digits = str(abs(value.numerator) * _BASE**places // value.denominator).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    return ("-" if value < 0 else "") + whole + (_DECIMAL[numbers] + decimals if decimals else "")
