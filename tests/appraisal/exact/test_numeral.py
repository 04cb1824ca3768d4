"""The grammar of printed figures: what is read, exactly, and what is refused, with what would be right."""

import re
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.numeral import LOCALES, NotAFigure, Numeral, illegible, read_numeral
from audit.appraisal.exact.values import ANY, Values, make, points
from audit.limits import FileLimits

F: Final = Fraction

PLAIN: Final = {
    "25": ("25", "1"),
    "0": ("0", "1"),
    "007": ("7", "1"),
    "1.10": ("11/10", "1/100"),
    ".5": ("1/2", "1/10"),
    "25.": ("25", "1"),
    "1,810": ("1810", "1"),
    "1 810": ("1810", "1"),
    "1\u00a0810": ("1810", "1"),
    "1\u2009810.5": ("18105/10", "1/10"),
    "1\u202f810": ("1810", "1"),
    "12,345,678.90": ("1234567890/100", "1/100"),
    " 25 ": ("25", "1"),
    "-25": ("-25", "1"),
    "\u221225": ("-25", "1"),
    "\u201325": ("-25", "1"),
    "+25": ("25", "1"),
    "- 25": ("-25", "1"),
    "-0": ("0", "1"),
    "1.2k": ("1200", "100"),
    "1.2m": ("1200000", "100000"),
    "3 million": ("3000000", "1000000"),
    "2bn": ("2000000000", "1000000000"),
    "1e3": ("1000", "1000"),
    "1.5E-2": ("15/1000", "1/1000"),
    "1e+0000005": ("100000", "100000"),
    "½": ("1/2", "1/2"),
    "2½": ("5/2", "1/2"),
    "2 ¾": ("11/4", "1/4"),
    "-½": ("-1/2", "1/2"),
    "\u2013⅓": ("-1/3", "1/3"),
    "9" * 30: ("9" * 30, "1"),
}
SIGNED: Final = {
    "83%": ("83", "%"),
    "83.5 %": ("167/2", "%"),
    "83 per cent": ("83", "%"),
    "83 percent": ("83", "%"),
    "2½%": ("5/2", "%"),
    "£1.2m": ("1200000", "£"),
    "£2½": ("5/2", "£"),
    "-£5": ("-5", "£"),
    "£-5": ("-5", "£"),
    "\u2212£5": ("-5", "£"),
    "€1,810": ("1810", "€"),
    "$ 3": ("3", "$"),
}
TIES: Final = {"2=": "2", "=2": "2", "= 2": "2", "2nd=": "2", "=2nd": "2", "joint 2nd": "2", "Joint 2": "2", "2.5=": "5/2"}
PLACES: Final = {"1st": 1, "2nd": 2, "3RD": 3, "11th": 11}
OUT_OF: Final = {
    "33 / 40": ("33", "40"),
    "33/40": ("33", "40"),
    "33 out of 40": ("33", "40"),
    "33 of 40": ("33", "40"),
    "32.5/40": ("65/2", "40"),
    "2nd of 5": ("2", "5"),
    "£1.2m / £3m": ("1200000", "3000000"),
    "-5 / 40": ("-5", "40"),
}
WORDS: Final = (
    "High", "N/A", "Not met", "Level 2", "level-2", "Medium\u2013High", "Over budget", "About right", "Up to date",
    "Joint working", "High²", "IV", "Grade A1",
)  # fmt: skip
LABELLED: Final = {
    "High (10)": ("High", "10"),
    "High(10)": ("High", "10"),
    "Medium\u2013High (7.5)": ("Medium\u2013High", "15/2"),
    "Level 2 (10)": ("Level 2", "10"),
    "Over budget (3)": ("Over budget", "3"),
    "Met (33 / 40)": ("Met", "33"),
    "High ( 10 )": ("High", "10"),
}
NOTES: Final = {"25*": "*", "25 †": "†", "25**": "**", "25¹": "¹", "25¹²": "¹²", "High*": "*", "High (10)*": "*"}
BOUNDS: Final = {
    "<5": Span(None, F(5), True, True),
    "under 5": Span(None, F(5), True, True),
    "Less than 5": Span(None, F(5), True, True),
    "≤5": Span(None, F(5), True, False),
    "<= 5": Span(None, F(5), True, False),
    "up to 5": Span(None, F(5), True, False),
    "at most 5": Span(None, F(5), True, False),
    ">5%": Span(F(5), None, True, True),
    "over £5": Span(F(5), None, True, True),
    "more than 5": Span(F(5), None, True, True),
    "≥5": Span(F(5), None, False, True),
    "at least 5": Span(F(5), None, False, True),
    "c. 40": Span(F(35), F(45)),
    "c.40": Span(F(35), F(45)),
    "ca. 43": Span(F("42.5"), F("43.5")),
    "circa 1.2": Span(F("1.15"), F("1.25")),
    "approx. 1,800": Span(F(1750), F(1850)),
    "about £1.2m": Span(F(1_150_000), F(1_250_000)),
    "~40": Span(F(35), F(45)),
    "≈ 40": Span(F(35), F(45)),
    "about 0": Span(F("-0.5"), F("0.5")),
}
REFUSED: Final = (
    "", " ", "-", "*", "²", "()", "%", "£", "=", ".", ",", "1,81", "1.810,5", "18,10", "1,,810", "1,810 234", "1 2", "12 34",
    "--5", "-£-5", "+-5", "£5%", "5m%", "2.5½", "½½", "²5", "5 5%", "10-20", "33 / 40 / 50", "(33 / 40)", "33 /", "/ 40",
    "High (Level 2)", "High (10) (5)", "High ()", "over", "over (25)", "c. 40 (5)", "(High)", "((25))", "1e13", "1e-13", "1e99999",
    "9" * 31, "1" * 201, "0x1F", "1_000", "٣", "\uff12\uff15", "NaN=", "1 e3", "<", "<<5", "5<", "33 of", "2==3", "1.2.3", "25 *5",
)  # fmt: skip


def values_of(numeral: Numeral) -> tuple[Fraction | None, Fraction | None]:
    return numeral.value, numeral.unit


@pytest.mark.parametrize(("text", "expected"), PLAIN.items())
def test_numbers_are_read_exactly(text: str, expected: tuple[str, str]) -> None:
    """The value and the last printed place are exact, and the text is kept as printed."""
    found = read_numeral(text)
    assert values_of(found) == tuple(map(F, expected))
    assert found == Numeral(text, found.value, found.unit)


@pytest.mark.parametrize(("text", "expected"), SIGNED.items())
def test_per_cent_and_currency_signs_are_kept_apart(text: str, expected: tuple[str, str]) -> None:
    """83% is stored as 83 with its sign; a minus may stand on either side of a currency sign."""
    found = read_numeral(text)
    assert (found.value, found.sign) == (F(expected[0]), expected[1])


@pytest.mark.parametrize(("text", "expected"), TIES.items())
def test_tied_ranks_are_marked(text: str, expected: str) -> None:
    """A rank printed with = or joint is a tie."""
    found = read_numeral(text)
    assert (found.value, found.tie) == (F(expected), True)


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_ordinals_are_numbers(text: str, expected: int) -> None:
    """1st is 1, and no tie."""
    assert read_numeral(text) == Numeral(text, F(expected), F(1))


@pytest.mark.parametrize(("text", "expected"), OUT_OF.items())
def test_a_figure_out_of_another_is_two_figures(text: str, expected: tuple[str, str]) -> None:
    """33 / 40 is read as 33 with the denominator 40."""
    found = read_numeral(text)
    assert found.out_of is not None
    assert (found.value, found.out_of.value) == tuple(map(F, expected))


def test_a_tied_rank_out_of_a_number_keeps_both() -> None:
    """2= of 5 is a tie and has a denominator."""
    found = read_numeral("2= of 5")
    assert found.tie
    assert found.out_of == Numeral("5", F(5), F(1))


@pytest.mark.parametrize("text", WORDS)
def test_words_are_labels_as_printed(text: str) -> None:
    """What begins with a letter is a word, dashes and digits kept, so that it finds its level; a footnote is no part of it."""
    found = read_numeral(text)
    assert found.label == text.rstrip("²")
    assert values_of(found) == (None, None)


@pytest.mark.parametrize(("text", "expected"), LABELLED.items())
def test_a_word_may_carry_its_figure(text: str, expected: tuple[str, str]) -> None:
    """High (10) has a label and a value."""
    found = read_numeral(text)
    assert (found.label, found.value) == (expected[0], F(expected[1]))


@pytest.mark.parametrize(("text", "note"), NOTES.items())
def test_footnote_signs_are_kept_apart(text: str, note: str) -> None:
    """A footnote sign is kept as a note and does not change the figure."""
    found = read_numeral(text)
    bare = read_numeral(text.removesuffix(note).rstrip())
    assert found.note == note
    assert (*values_of(found), found.label) == (*values_of(bare), bare.label)


@pytest.mark.parametrize(("text", "span"), BOUNDS.items())
def test_ranges_in_words_are_intervals(text: str, span: Span) -> None:
    """Bounds are open or closed as their words say; about 40 is to the nearest ten, about 43 to the nearest one."""
    assert read_numeral(text).possible == make((), [span])


@pytest.mark.parametrize(("text", "value"), {"(25)": 25, "(-25)": -25, "(£25)": 25, "(25%)": 25}.items())
def test_parentheses_are_ambiguous_unless_declared(text: str, value: int) -> None:
    """(25) may be 25 or -25 where the file does not say that parentheses mean a minus."""
    found = read_numeral(text)
    assert found.value is None
    assert found.possible == points([F(value), F(-value)])


def test_declared_parentheses_are_negative() -> None:
    """Where the file says so, (25) is -25; what (-25) means stays open, and (0) is 0 in any case."""
    assert read_numeral("(2.5)", negatives="parentheses").value == F("-2.5")
    assert read_numeral("(-25)", negatives="parentheses").possible == points([F(25), F(-25)])
    assert read_numeral("(0)").value == read_numeral("(0)", negatives="parentheses").value == 0
    assert read_numeral("High (25)", negatives="parentheses").value == 25


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused_with_advice(text: str) -> None:
    """What is no figure is refused with a message that fits on a few lines."""
    with pytest.raises(NotAFigure) as refusal:
        read_numeral(text)
    assert 0 < len(str(refusal.value)) < 400


@pytest.mark.parametrize(
    ("numbers", "text", "value", "unit"),
    [
        ("en", "1.810", "181/100", "1/1000"),
        ("de", "1.810", "1810", "1"),
        ("de", "1.810,5", "3621/2", "1/10"),
        ("de", "1 810,50", "3621/2", "1/100"),
        ("de", ",5", "1/2", "1/10"),
        ("fr", "1 810,5", "3621/2", "1/10"),
        ("fr", "1\u202f810", "1810", "1"),
        ("fr", "83,5 %", "167/2", "1/10"),
    ],
)
def test_the_declared_locale_decides(numbers: str, text: str, value: str, unit: str) -> None:
    """Whether 1.810 is thousands is declared and never guessed from the cell."""
    assert values_of(read_numeral(text, numbers=numbers)) == (F(value), F(unit))


@pytest.mark.parametrize(
    ("numbers", "text", "said"),
    [
        ("en", "1,81", "write 1.81, or numbers: de under appraisal if the whole file is written so"),
        ("de", "1.81", "write 1,81, or numbers: en under appraisal if the whole file is written so"),
        ("fr", "1.810", 'decimals are written with "," here (numbers: en changes that)'),
        ("fr", ".5", 'decimals are written with "," here (numbers: en changes that)'),
        ("de", "1,810.5", 'has signs after its decimal sign ","'),
        ("fr", "1,810,000", 'has signs after its decimal sign ","'),
    ],
)
def test_the_other_locale_is_named_where_it_may_be_meant(numbers: str, text: str, said: str) -> None:
    """A figure written the other way is refused, never read as something else."""
    with pytest.raises(NotAFigure, match=re.escape(said)):
        read_numeral(text, numbers=numbers)


@given(st.text(max_size=200), st.sampled_from(sorted(LOCALES)), st.sampled_from(["minus", "parentheses"]))
def test_any_text_is_a_numeral_or_not_a_figure(text: str, numbers: str, negatives: str) -> None:
    """No text of any kind makes the reader fail in another way."""
    try:
        found = read_numeral(text, numbers=numbers, negatives=negatives)
    except NotAFigure:
        return
    assert found.text == text
    assert found.label or found.value is not None or found.possible is not None


@given(st.text("0123456789 .,-+()/=%£<>~ckmbnofut½²*e", max_size=200))
@example("(" * 200)
@example("1 " * 100)
@example("1,000" * 40)
@example("=" * 200)
@example("1" * 100 + " of " + "e" * 96)
@example("½" * 200)
@example("a" + " " * 198 + "(")
def test_figure_like_text_is_a_numeral_or_not_a_figure(text: str) -> None:
    """Text made of the signs of the grammar is read or refused, never anything else."""
    try:
        found = read_numeral(text)
    except NotAFigure:
        return
    assert found.unit is None or found.unit > 0


@given(st.integers(-(10**20), 10**20), st.integers(0, 9), st.sampled_from(sorted(LOCALES)), st.booleans())
def test_what_is_printed_reads_back(whole: int, places: int, numbers: str, grouped: bool) -> None:
    """A value printed with some places, in threes or not, reads back as itself in every locale."""
    value, unit = F(whole, 10**places), F(1, 10**places)
    assert values_of(read_numeral(printed(whole, places, numbers, grouped=grouped), numbers=numbers)) == (value, unit)


def printed(whole: int, places: int, numbers: str, *, grouped: bool) -> str:
    digits = str(abs(whole)).rjust(places + 1, "0")
    front, back = digits[: len(digits) - places], digits[len(digits) - places :]
    locale = LOCALES[numbers]
    front = f"{int(front):,}".replace(",", locale.thousands) if grouped else front
    return f"{'-' if whole < 0 else ''}{front}{locale.decimal if places else ''}{back}"


def test_the_number_of_digits_is_capped() -> None:
    """Thirty digits are read, thirty-one are not, wherever the decimal sign stands."""
    assert read_numeral("1." + "1" * (FileLimits.MAX_DIGITS - 1)).unit == F(1, 10 ** (FileLimits.MAX_DIGITS - 1))
    with pytest.raises(NotAFigure, match="digits"):
        read_numeral("1." + "1" * FileLimits.MAX_DIGITS)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("1?0", points(F(100 + 10 * n) for n in range(10))),
        ("-?", points(F(-n) for n in range(10))),
        ("\u22121?", points(F(-10 - n) for n in range(10))),
        ("120", points([F(120)])),
        ("????", ANY),
        ("1?.5", ANY),
        ("", ANY),
        ("?" * 500, ANY),
    ],
)
def test_a_partly_legible_figure_is_the_set_of_what_it_may_be(pattern: str, expected: Values) -> None:
    """Each question mark stands for one digit; what is not a whole figure with few of them may be anything."""
    assert illegible(pattern) == expected
