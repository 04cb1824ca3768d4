"""Expressions made to break the tool, to reach beyond the appraisal, or to take for ever."""

from typing import Final

REFUSED: Final = {
    "deep brackets": ("(" * 700 + "1" + ")" * 700, "brackets are nested more than 30 deep"),
    "deep brackets behind quotes": ("'\\'' + " + "(" * 700 + "1" + ")" * 700, "no backslash"),
    "deep lists": ("[" * 700 + "]" * 700, "brackets are nested"),
    "deep not": ("not " * 900 + "True", "more than 10 signs or negations in a row"),
    "deep signs": ("-" * 1400 + "1", "more than 10 signs or negations in a row"),
    "deep signs apart": ("- " * 1400 + "1", "more than 10 signs or negations in a row"),
    "deep fields": ("options" + ".a" * 700, "more than 10 fields of fields"),
    "deep calls": ("abs(" * 400 + "1" + ")" * 400, "brackets are nested"),
    "deep choices": ("1 if True else " * 260 + "1", "more than 60 deep"),
    "deep sums": ("1" + "+1" * 740, "more than 60 deep"),
    "deep comparisons": ("1" + "<1" * 1990, "more than 1500 parts"),
    "deep ors": ("True" + " or (True" * 40 + ")" * 40, "brackets are nested"),
    "open brackets": ("(" * 30, "this bracket is not closed"),
    "closed brackets": (")" * 30, "no bracket is open"),
    "crossed brackets": ("([1)]", "no bracket is open"),
    "escape by a bracket": ("1) or (1", "no bracket is open"),
    "long text": ('"' + "a" * 4000 + '"', "at most 4000 are read"),
    "many parts": ("1," * 1900, "more than 1500 parts"),
    "huge literal": ("9" * 3000, "with at most 30 digits on either side"),
    "huge exponent": ("1e999999999", "numbers are written with digits and one point"),
    "hexadecimal": ("0xffffffff", "numbers are written with digits and one point"),
    "imaginary": ("1j", "numbers are written with digits and one point"),
    "underscores in numbers": ("1_000", "numbers are written with digits and one point"),
    "other digits": ("\u0661 + \u0662", "is not part of the rule language"),
    "powers": ("9 ** 9 ** 9 ** 9", "powers are not part of the language"),
    "shifts": ("1 << 999999999", "this is not part of the rule language"),
    "remainder": ('"%999999999d" % 1', "leave out per cent signs"),
    "floor division": ("1 // 0", "results are exact"),
    "dunder": ('"".__class__', "names begin with a letter"),
    "dunder name": ("__import__", "names begin with a letter"),
    "inner dunder": ("option.a__class__", '"option" is not known here'),
    "import": ("import os", "is not a word of the rule language"),
    "call of a field": ("options.append(1)", "only the functions of the rule language can be called"),
    "call of a call": ("abs(1)(2)", "only the functions of the rule language can be called"),
    "call of a text": ('"open"("file")', "only the functions of the rule language can be called"),
    "builtin": ('open("/etc/passwd")', 'there is no function "open"'),
    "eval": ('eval("1")', 'there is no function "eval"'),
    "getattr": ('getattr(options, "x")', 'there is no function "getattr"'),
    "type": ("type(1)", 'there is no function "type"'),
    "keyword arguments": ("sum(list=options)", "write == to compare"),
    "starred arguments": ("highest(*options)", "without names or stars"),
    "lambda": ("lambda: 1", "functions cannot be defined here"),
    "walrus": ("(a := 1)", "values cannot be stored"),
    "assignment": ("a = 1", "write == to compare"),
    "f-string": ('f"{options}"', "without a letter before it"),
    "bytes": ('b"a"', "without a letter before it"),
    "raw text": ('r"a"', "without a letter before it"),
    "format": ('"{0.__class__}".format(1)', "only the functions of the rule language can be called"),
    "three quotes": ('"""a"""', "two values are side by side"),
    "texts side by side": ('"a" "b"', "two values are side by side"),
    "escapes": ('"\\x41"', "no backslash"),
    "line continuation": ("1 + \\\n 1", "no backslash"),
    "comment": ("True # or False", "comments go outside"),
    "semicolon": ("1; 2", "is not part of the rule language"),
    "null byte": ("1 \x00", "the character U+0000 is not part"),
    "null byte in text": ('"\x00"', "the character U+0000 is not allowed in a text"),
    "half a character": ('"\ud800"', "the character U+D800 is not allowed in a text"),
    "other letters": ("\U0001d4f8ption", "is not part of the rule language"),
    "cyrillic": ("\u043eptions", "is not part of the rule language"),
    "curly quotes": ("\u201ca\u201d", "write straight quotes"),
    "subscript": ("options[0]", "single entries are not picked by number"),
    "slice": ("options[0:9]", "an expression has no colon"),
    "dictionary": ("{1: 2}", "only round and square brackets"),
    "list comprehension": ("[x for x in options]", "write the loop without square brackets"),
    "two loops": ("all(x == y for x in options for y in options)", "a loop goes over one list"),
    "loop over a field": ("all(True for x.id in options)", "a loop has one plain name"),
    "loop over two names": ("all(True for x, y in options)", "a loop has one plain name"),
    "await": ("await options", "is not a word of the rule language"),
    "yield": ("(yield 1)", "is not a word of the rule language"),
    "is": ("options is options", "write == to compare"),
    "None": ("None", "known(x) says whether"),
    "ellipsis": ("...", "this is not part of the rule language"),
    "matrix": ("1 @ 2", "is not part of the rule language"),
    "bits": ("1 & 2", "write and"),
    "decorations": ("1 ! 2", "write not"),
    "nothing": ("", "the expression is empty"),
    "blank": (" \n\t ", "the expression is empty"),
    "half an expression": ("1 +", "cannot be read as an expression"),
    "unknown field": ("all(x.colour == 1 for x in options)", 'an option has no field "colour"'),
    "field of a number": ("max_total().real", "a number has no fields"),
    "field of a text": ('"a".id', "text has no fields"),
    "field of a list": ("options.id", "a list of options has no fields"),
    "text times number": ('"a" * 1000000000', "text is used where a number is expected"),
    "list times number": ("[1] * 1000000000", "a list of numbers is used where a number is expected"),
    "text plus text": ('"a" + "b" == "ab"', "text is used where a number is expected"),
    "truth as number": ("True + 1 == 2", "a condition is used where a number is expected"),
    "number as truth": ("1", "a number is used where a condition is expected"),
    "number and text": ('total("a") == "10"', "these are never equal"),
    "too few arguments": ('score("a") > 1', "score(option, criterion) takes 2 arguments; 1 stands here"),
    "too many arguments": ("abs(1, 2) > 1", "abs(number) takes 1 argument; 2 stand here"),
    "printed without a quantity": ("printed(1) > 1", "printed() takes a quantity"),
    "all without a loop": ("all(options)", "all() takes one loop"),
    "function without brackets": ("total > 1", '"total" is a function'),
}
"""By name: what is refused before anything runs, and part of what is said."""


def _nested(depth: int) -> str:
    text = "True"
    for number in range(depth):
        text = f"all({text} for x{number} in cells)"
    return text


def _inside(name: str, inner: str, loop: str, depth: int) -> str:
    """Put calls with a loop each inside each other."""
    return f"{name}(" * depth + inner + "".join(f" for x{number} in {loop})" for number in range(depth)) + " > 0"


_SQUARES: Final = "all(all(all(d * d > 0 for d in [c * c]) for c in [b * b]) for b in [a * a])"

STOPPED: Final = {
    "a billion steps": (_nested(9), "takes more than 100000 steps"),
    "a billion steps by counting": (_inside("count", "True", "cells", 5), "takes more than 100000 steps"),
    "a billion steps by adding": (_inside("sum", "1", "[1, 2, 3, 4, 5, 6, 7, 8, 9]", 6), "takes more than 100000 steps"),
    "a billion steps by choosing": (_inside("highest", "1", "options", 9), "takes more than 100000 steps"),
    "groups of groups": (f"all({_inside('count', 'True', 'w.group.criteria', 12)} for w in criteria)", "takes more than 100000 steps"),
    "huge power by multiplying": ("*".join(["9999999999999999999999999999"] * 50) + " > 0", "a number here has more than 100 digits"),
    "huge power by squaring": (f"all({_SQUARES} for a in [99999999999999999999])", "a number here has more than 100 digits"),
    "tiny power by dividing": ("1" + "/99999999999999999999" * 20 + " > 0", "a number here has more than 100 digits"),
    "long fractions by adding": (
        "+".join(f"1/{10**9 + prime}" for prime in (7, 9, 21, 33, 87, 93, 97, 103, 123, 181, 207, 223)) + " > 0",
        "a number here has more than 100 digits",
    ),
    "no such option": ('total("z") > 1', 'total(): "z" is no option of this appraisal; known here: a, b, c, d, e'),
    "no such criterion": ('score("a", "z") > 1', 'score(): "z" is no criterion of this appraisal; known here: u, v, w'),
    "no such group": ('subtotal("a", "z") > 1', 'subtotal(): "z" is no group of this appraisal; known here: g'),
    "no such stated figure": ('stated("z") > 1', '"z" is not declared under stated'),
}
"""By name: what is stopped when it runs on the appraisal with wide sets, and part of what is said."""

OPEN: Final = {
    "wide sets multiplied": 'score("a", "u") * score("b", "u") > 3',
    "wide sets divided": '(score("a", "u") + 1) / (score("b", "u") + 1) > 3',
    "wide sets added": "sum(x.score * 7 + x.option.total for x in cells) > 3",
    "wide sets added without a pattern": "sum(x.score * x.score + 0.1 for x in cells) > 3",
    "sums of sums": "sum(sum(x.score for x in cells) for y in cells) > 3",
    "wide sets turned": "all(all(abs(-x.score) >= 0 for x in cells) for y in cells)",
    "the highest of wide sets": "all(highest(x.total for x in options) > y.score for y in cells)",
    "wide sets compared again and again": "all(all(x.score <= y.score for y in cells if y.state == 'blank') for x in cells if x.state == 'blank')",
    "wide sets in rows": "any(any(x.score < y.score <= x.score + 1 for y in cells if y.state == 'blank') for x in cells if x.state == 'blank')",
    "wide sets looked for": "all(x.score in (y.score for y in cells) for x in cells)",
}
"""By name: what is left open on that appraisal, because sets would have to be made that are too wide."""

WIDE: Final = """\
scale: {min: 0, max: 4000, step: 1}
groups: {g: {weight: 1}}
criteria: {u: {group: g, weight: 3}, v: {group: g, weight: 2}, w: {group: g, weight: 1}}
options: {a: {}, b: {}, c: {}, d: {}, e: {}}
method: {total: sum}
tables:
  t:
    prints: score
    rows: criteria
    columns: [a, b, c, d, e]
    cells: {u: [blank, blank, blank, blank, blank], v: [blank, blank, blank, 1, 2], w: [blank, 1, 2, 3, 4]}
"""
