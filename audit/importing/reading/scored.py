"""Whether a table of figures scores anything: times, prices, measures and bounds are no scores, whatever stands over them."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from audit.importing.entry import Entry, read_entry
from audit.importing.grid import Slot, texts_of
from audit.importing.names import paired
from audit.importing.reading.lexicon import means, prices
from audit.importing.reading.tables import Read
from audit.importing.sort import gives_scale
from audit.importing.words import heading

__all__ = ["chooses", "figures", "is_gateway", "is_measured", "is_plain", "is_scored", "of_one_size", "overlap", "share", "speaks", "takes_part"]

_SOME: Final = 0.3
"""From so many shared names on a table belongs to the same paper's appraisal; conversion garbles names."""

_SURE: Final = 0.7
"""From so many shared options on a list of results is that of the table of scores."""

_SIZES: Final = 25
"""How many times larger the scores of one criterion may be than those of another: maxima of 60 and 5 are met; 11,500 BTU beside 47 dBA are none."""

_TOP: Final = 1000
"""Above it are prices, counts and measures; shares of points are given out of 1,000 at the most."""

_HEADING: Final = 120
"""Longer texts above a table are sentences, and head nothing."""

_TIMES: Final = re.compile(
    r"^(?:year|yr|month|week|day|quarter|q|fy|phase|sprint|jahr|monat|woche|tag|ann[ée]e|mois|a[ñn]o|mes|semana)\.?\s?-?\d{0,4}(?:[/–-]\d{2,4})?$"
    r"|^(?:19|20)\d\d(?:[/–-]\d{2,4})?(?: \w+)?$|^q[1-4]\b"
    r"|^(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]vrier|mar(?:ch|s|zo)?|märz|a[pv]r(?:il)?|ma[yi]|june?|juni|juin|july?|juli|juillet|aug(?:ust)?|ao[uû]t"
    r"|sept?(?:ember)?|septembre|o[ck]t(?:ober)?|octobre|nov(?:ember)?|novembre|de[cz](?:ember)?|d[ée]cembre)\.?(?:\s\d{2,4})?$"
    r"|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^\d{1,2}:\d\d$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\b(?:make-?up|composition|numbers?|attendance|breakdown) of\b|\battend(?:ees|ance)\b|^who (?:took part|attended)", re.IGNORECASE
)
"""What stands over names of which something is counted: who took part, and not what was scored."""

_WEIGHTS: Final = re.compile(r"\b(?:weights?|weightings?|gewichte?|gewichtungen|poids|pesos)\b", re.IGNORECASE)
_PEOPLE: Final = re.compile(
    r"^(?:(?:focus |user |expert )?(?:group|panel)|participant|respondent|expert|stakeholder|interviewee|member|gruppe|groupe|grupo|person)"
    r"\s*(?:no\.?\s*)?(?:\d{1,2}|[a-z])$",
    re.IGNORECASE,
)
"""Who gave figures: groups and people by their numbers or letters."""

_SCORING: Final = re.compile(
    r"criteri|scor|weight|rank|rating|gewicht|pond[ée]r|kriteri|crit[èe]r|punkt|decision matrix|apprais|trade stud|pugh|nutzwert|evaluation"
    r"|权重|權重|评分|評分|得分|打分|重み|評価|가중|평가|критери|взвеш|балл|оценк|kryteri|waga|ağırlık|kriter|bobot",
    re.IGNORECASE,
)
_CHOOSING: Final = re.compile(
    r"option|altern|varia?nt|choice|choos|compar|select|decision|decid|entscheid|auswahl|vergleich|wahl|choix|choisi|elecci|elegi|selecc|decisi"
    r"|方案|选型|对比|比较|选择|選定|比較|選択|비교|선택|대안|выбор|сравн|вариант|альтернатив|wybór|porówn|seçim|karşılaştır|pemilihan|perbandingan",
    re.IGNORECASE,
)
_BOUND: Final = re.compile(
    r"^\s*(?:[<>≤≥~≈]|\d[\d.,]*\s?[–-]\s?\d)|[€£$¥]|\d\s?(?:[kmg]?b|[mkg]?hz|m?s|min|h|w|kw|kg|g|km|cm|mm|v|a|db|dba|°c?)\b", re.IGNORECASE
)
"""What marks a measure: a bound, a range, a currency, a unit behind the figure."""

_UNIT: Final = re.compile(
    r"[(\[,]\s?(?:in |en )?(?:m?s|secs?|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?|tage|jahre|jours"
    r"|[kmgt]i?b|[mk]?bps|m?g|kg|t|[mkc]?m|m²|km²"
    r"|k?wh?|[km]?hz|v|db ?a?|k?cal|°c|[k€£$¥]+|s/\.|eur|usd|gbp|chf)\s?(?:/ ?\w+)?[)\]]|/s\b|\bper (?:second|minute|hour|day|year|month)\b",
    re.IGNORECASE,
)
"""What marks the name of a measure: the unit in which it is given."""


def share(one: Sequence[str], other: Sequence[str]) -> float:
    """Say how many of the names of the shorter list, of 1, stand in the longer one too."""
    short, long = sorted((list(dict.fromkeys(one)), list(dict.fromkeys(other))), key=len)
    return len(paired(short, long)) / len(short) if short else 0.0


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Say how many of the names of the longer list, of 1, stand in the shorter one too."""
    counts = sorted((len(set(one)), len(set(other))))
    return share(one, other) * counts[0] / counts[1] if counts[1] else 0.0


def takes_part(read: Read, others: Sequence[Read]) -> bool:
    """Say whether a table of figures belongs to an appraisal: not where times stand over it, or where nothing in it speaks of scoring."""
    if read.rule is not None or read.first is None:
        return True
    others = [other for other in others if other is not read]
    if _is_of_givers(read):
        return False
    if not read.is_matrix or _is_of_words(read):
        return _is_of_another(read, others)
    return not (_is_of_times(read) or _is_of_weights(read, others) or _is_of_pairs(read)) and (
        _is_of_another(read, others)
        and (not others or read.decisive or speaks(read) or not any(map(speaks, others)) or any(_shared(read, other) for other in others))
    )


def _is_of_weights(read: Read, others: Sequence[Read]) -> bool:
    """Say whether the lines of a table are called weights, and another has weights for its scores: it says where these come from."""
    known = [other.reading for other in others if other.is_matrix and other.reading is not None]
    return (
        bool(read.options)
        and all(means(name, "weight", 1) for name in read.options)
        and any(share(read.criteria, tuple(one.sheet.facts.weights)) >= _SURE for one in known)
    )


def _is_of_pairs(read: Read) -> bool:
    """Say whether the rows of a table are named as its columns are: it compares things with each other, as for weights, and scores none."""
    heads = [column.text for column in read.layout.columns if column.at != read.layout.label]
    rows = [name for name in texts_of(read.layout.body, read.layout.label) if name]
    same = set(rows) & set(heads)
    return len(same) > 2 and len(same) * 4 >= len(set(rows)) * 3  # noqa: PLR2004  # two names may stand twice by chance


def _is_of_times(read: Read) -> bool:
    """Say whether times stand over the figures or before them, or names that stand again and again, or who took part."""
    heads = [column.said.name or column.text for column in read.layout.of("entity")]
    rows = list(texts_of(read.layout.body, read.layout.label))
    over = next((column.text for column in read.layout.columns if column.at == read.layout.label), "")
    return _are_times(heads) or _are_times(rows) or _repeats(rows) or _COUNTED.search(over) is not None


def _is_of_givers(read: Read) -> bool:
    """Say whether a table is headed as weights, and people or groups of them stand over its figures: these gave weights, and were not scored."""
    grid = read.layout.grid
    above = [one.text for one in grid.above[:1] if len(one.text) < _HEADING]
    names = [column.text for column in read.layout.columns if column.at != read.layout.label and column.text and not means(column.text, "total", 1)]
    said = (grid.caption[0] if grid.caption else "", read.layout.title, *above)
    return len(names) > 1 and any(map(_WEIGHTS.search, said)) and all(map(_PEOPLE.match, names))


def _is_of_another(read: Read, others: Sequence[Read]) -> bool:
    """Say whether a list of results, words, or the scores of one option, belong to a table of scores beside it."""
    assert read.first is not None
    cores = [other for other in others if other.decisive and other.criteria and len(other.options) > 1]
    if cores and not read.decisive and _is_list(read):
        return any(share(read.options, other.options) >= _SURE or _prints_total_of(read, other) for other in cores)
    if cores and (read.first.sort == "one-option" or _is_of_words(read)) and not _multiplies(read):
        return any(share(read.criteria, other.criteria) >= _SOME for other in others)
    return True


def _multiplies(read: Read) -> bool:
    """Say whether a table of one option holds its scores, their weights and their products, and so stands by itself."""
    kinds = {column.said.kind: column.at for column in read.layout.of("kind")}
    if not {"score", "weight", "weighted-score"} <= kinds.keys():
        return False
    rows = [[read_entry(row[kinds[kind]].text).value for kind in ("score", "weight", "weighted-score")] for row in read.layout.body]
    known = [(score * weight, made) for score, weight, made in rows if score is not None and weight is not None and made is not None]
    return len(known) > 2 and any(sum(exact == made * over for exact, made in known) * 4 >= len(known) * 3 for over in (1, 100, 10, 5))  # noqa: PLR2004


def _is_of_words(read: Read) -> bool:
    """Say whether a table of options and criteria holds words alone: beside scores it speaks of something else."""
    if read.reading is None or not read.layout.of("entity"):
        return False
    sheet = read.reading.sheet
    cells = [*sheet.cells.values(), *sheet.facts.raw.values(), *sheet.facts.weighted.values()]
    return not sheet.facts.totals and not any(entry.value is not None for entry in cells)


def _prints_total_of(one: Read, other: Read) -> bool:
    """Say whether two tables print the same total for an option that both name."""
    assert one.reading is not None
    assert other.reading is not None
    mine, theirs = one.reading.sheet.facts.totals, other.reading.sheet.facts.totals
    return any(name in theirs and entry.value == theirs[name].value for name, entry in mine.items())


def _is_list(read: Read) -> bool:
    """Say whether a table lists options with one figure each, by no criterion."""
    return bool(read.options) and not read.criteria and not read.layout.of("text", "reason")


def _repeats(names: Sequence[str]) -> bool:
    """Say whether names stand again and again, as in a list that goes through one thing after another: they are no rows of a matrix."""
    own = [name for name in names if not means(name, "total", 1)]  # one name for all is a form that nobody filled in
    return len(set(own)) > 1 and len(set(names)) * 3 <= len(names) * 2 and len(names) > 3  # noqa: PLR2004  # two of three may be a slip


def _are_times(names: Sequence[str]) -> bool:
    return bool(names) and sum(_TIMES.match(" ".join(name.split())) is not None for name in names) * 2 >= len(names)


def speaks(read: Read) -> bool:
    """Say whether a word of a table, or of what stands above it, speaks of scoring."""
    layout = read.layout
    texts = [column.text for column in layout.columns] + list(texts_of(layout.body, layout.label) if layout.label >= 0 else ())
    said = layout.label_sort in {"criteria", "options"} or any(
        column.said.kind in {"weight", "rank", "score", "weighted-score"} or prices(column.text).get("total") == 1 for column in layout.columns
    )
    above = [passage.text for passage in layout.grid.above[:2] if len(passage.text) < _HEADING]
    title = layout.grid.caption[0] if layout.grid.caption else layout.title
    return (
        said
        or _out_of(read)
        or any(map(gives_scale, _lines(read)))
        or any(_SCORING.search(text) for text in [*texts, *above, title])
        or any(heading(text).kind == "rank" for text in texts if text)
    )


def _out_of(read: Read) -> bool:
    """Say whether totals tell what they are out of, over them or behind each: sums of money, weights or times never do."""
    over = any(column.said.kind == "total" and column.said.high for column in read.layout.columns)
    totals = list(read.reading.sheet.facts.totals.values()) if read.reading is not None else []
    behind = sum(entry.numeral is not None and entry.numeral.out_of is not None for entry in totals)
    return over or (behind > 1 and behind * 2 > len(totals))


def chooses(read: Read) -> bool:
    """Say whether a word of a table, or of the text around it, speaks of scoring or of choosing."""
    around = [passage.text for passage in (*read.layout.grid.above, *read.layout.grid.below)]
    around += [column.text for column in read.layout.columns if column.at == read.layout.label]
    return speaks(read) or any(_SCORING.search(text) or _CHOOSING.search(text) for text in around)


def _shared(one: Read, other: Read) -> bool:
    rows = tuple(texts_of(other.layout.body, other.layout.label)) if other.layout.label >= 0 else ()
    pairs = [(names, known) for names in (one.options, one.criteria) for known in (other.options, other.criteria, rows)]
    return any(share(names, known) >= _SOME for names, known in pairs)


def is_scored(read: Read) -> bool:
    """Say whether the cells of a matrix are scores by their look: plain figures, words or colours of one scale for all criteria."""
    return read.rule is not None or not read.is_matrix or (is_plain(read) and of_one_size(read))


def is_plain(read: Read) -> bool:
    """Say whether the cells of a matrix are figures, words or colours without marks of a measure: bounds, ranges, units, currencies."""
    cells = list(_slots(read))
    if is_measured(read):
        return False
    if any(slot.fill for slot, _ in cells) or any(column.runs for column in read.layout.of("entity")):
        return True
    told = sum(entry.nature in {"figure", "level", "verdict"} for _, entry in cells)
    return told * 2 >= sum(entry.nature != "state" for _, entry in cells) + _texts(read)


def is_measured(read: Read) -> bool:
    """Say whether a matrix holds measures, or nothing at all: its names give units, its cells bounds, ranges, units or currencies."""
    if any(sum(_UNIT.search(name) is not None for name in names) * 2 >= len(names) > 0 for names in _lines(read)):
        return True
    cells = list(_slots(read))
    if cells and not any(entry.nature != "state" or slot.fill for slot, entry in cells):
        return True
    return sum(_BOUND.search(slot.text) is not None for slot, _ in cells) * 3 > len(cells)


def _lines(read: Read) -> list[list[str]]:
    """The names over the columns, and those of the rows, as they are printed."""
    heads = [column.text for column in read.layout.of("entity")]
    return [heads, [part.name for part in read.reading.parts if part.part == "name"] if read.reading is not None else []]


def is_gateway(read: Read) -> bool:
    """Say whether the cells of a matrix only say passed or not."""
    entries = [entry for _, entry in _slots(read)] if read.is_matrix else []
    return bool(entries) and sum(entry.nature == "verdict" for entry in entries) * 2 > len(entries)


def _texts(read: Read) -> int:
    """Count the cells of columns of words that stand between columns of figures: they would be scores, if these were."""
    columns = read.layout.of("entity")
    first, last = columns[0].at, columns[-1].at
    between = [column for column in read.layout.of("text") if first - 1 <= column.at <= last + 1]
    return sum(bool(row[column.at].text) for row in read.layout.body for column in between)


def _slots(read: Read) -> Iterator[tuple[Slot, Entry]]:
    assert read.reading is not None
    for index, part in enumerate(read.reading.parts):
        for column in read.layout.of("entity") if part.part == "name" else ():
            yield part.slots[column.at], read.reading.entry(index, column.at)


def of_one_size(read: Read) -> bool:
    """Say whether the figures of all criteria are of about one size."""
    tops: dict[str, Fraction] = {}
    assert read.reading is not None
    for (_, criterion), entry in figures(read).items():
        if entry.value is not None:
            tops[criterion] = max(tops.get(criterion, Fraction(0)), abs(entry.value))
    sizes = sorted(top for top in tops.values() if top)
    usual = sizes[(len(sizes) - 1) // 2] if sizes else Fraction(1)
    near = [size for size in sizes if size <= _SIZES * usual and usual <= _SIZES * size]
    return not sizes or (max(sizes) <= _TOP and len(near) * 3 >= len(sizes) * 2)


def figures(read: Read) -> dict[tuple[str, str], Entry]:
    """The cells of a matrix by option and criterion: its scores where it tells them from weighted ones."""
    assert read.reading is not None
    sheet = read.reading.sheet
    return dict(sheet.facts.raw or sheet.cells or sheet.facts.weighted)
