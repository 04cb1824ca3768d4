"""Layouts of their own kind: one row a score, several scorers, scenarios on sheets, and tables beside that print no scores."""

from dataclasses import replace
from fractions import Fraction
from random import Random

from bench.layouts.blocks import Block, Cell, Table, Text, table
from bench.layouts.case import Case, parts_of_100, ranks, shown
from bench.layouts.truth import number


def fits_long(case: Case) -> bool:
    """Return whether a case can stand in rows of one score each."""
    return bool(case.scores) and bool(case.weights) and case.model in {"weighted", "multipliers", "preference"} and not case.maxima


def long_form(random: Random, case: Case) -> list[Block]:
    """Print one row for each option and criterion; the totals in each row, or in a table below."""
    words = case.words
    each_row = random.random() < 1 / 2
    head = [words["options"] or "Option", words["criteria"] or "Criteria", words["score"], words["weight"]]
    head += [words["weighted"]] * bool(case.weighted) + [
        words["weighted-total"] if words["weighted-total"] != words["weighted"] else "Overall"
    ] * each_row
    rows = [[Cell(text, bold=True) for text in head]]
    for option, name in enumerate(case.options):
        for at, criterion in enumerate(case.criteria):
            row = [Cell(name), Cell(criterion), Cell(case.scores[at][option] or ""), Cell(case.weights[at])]
            row += [Cell(case.weighted[at][option] or "")] if case.weighted else []
            rows.append(row + ([Cell(case.results["total"][option] or "")] if each_row else []))
    said: list[Block] = [Text(text) for text in (case.scale_said, case.method_said) if text]
    below = [] if each_row and "rank" not in case.results else [results_table(case)]
    return [*said, table(rows), *below]


def results_table(case: Case) -> Table:
    """Print the results of each option in a table of their own."""
    kinds = [kind for kind in case.results if kind != "score total"]
    word = {"total": case.words[case.total_word]}
    head = [Cell(case.words["options"] or "Option", bold=True), *(Cell(word.get(kind) or case.words[kind], bold=True) for kind in kinds)]
    return table([head, *([Cell(name), *(Cell(case.results[kind][at] or "") for kind in kinds)] for at, name in enumerate(case.options))])


def scored_by_several(random: Random, case: Case) -> tuple[list[Block], str]:
    """Print the scores of each scorer: rows under each option, or a table for each option."""
    panel = [f"{random.choice(('Scorer', 'Panel member', 'Assessor', 'Reviewer'))} {at}" for at in range(1, len(case.scorers) + 1)]
    added = case.method_said.startswith("The scores") or _adds(case)
    made = case.words["total"] if added else case.words["mean"]
    said: list[Block] = [Text(case.method_said)] if case.method_said else []
    if random.random() < 1 / 2:
        rows = [[Cell(text, bold=True) for text in (case.words["options"] or "Option", "Scorer", *case.criteria, case.words["total"])]]
        for option, name in enumerate(case.options):
            for number_, scorer in enumerate(panel):
                rows.append([Cell(name if not number_ else ""), Cell(scorer), *(Cell(grid[option] or "") for grid in case.scorers[number_])])
            rows.append([Cell(), Cell(made, bold=True), *(Cell(row[option] or "") for row in case.scores), Cell(case.results["total"][option] or "")])
        return [*said, table(rows), *([results_table(case)] if "rank" in case.results else [])], "rows of scorers"
    for option, name in enumerate(case.options):
        rows = [[Cell(text, bold=True) for text in (case.words["criteria"] or "Criteria", *panel, made)]]
        rows += [
            [Cell(criterion), *(Cell(grid[at][option] or "") for grid in case.scorers), Cell(case.scores[at][option] or "")]
            for at, criterion in enumerate(case.criteria)
        ]
        said += [Text(name, level=2), table(rows)]
    return [*said, results_table(case)], "a table an option"


def _adds(case: Case) -> bool:
    cells = [number(grid[0][0]) or 0 for grid in case.scorers]
    return number(case.scores[0][0]) == sum(cells) != 0


def scenarios(random: Random, case: Case) -> tuple[list[Block], list[Case]]:
    """Print one table of scores, and for each set of weights a table of its own with its totals."""
    scores = [[Cell(text, bold=True) for text in (case.words["criteria"] or "Criteria", *case.options)]]
    scores += [[Cell(name), *(Cell(text or "", ("score", at, o)) for o, text in enumerate(case.scores[at]))] for at, name in enumerate(case.criteria)]
    blocks: list[Block] = [*([Text(case.scale_said)] if case.scale_said else []), Text("Scores", level=2), table(scores, sheet="Scores")]
    made = []
    for title in random.sample(("Equal money", "Users first", "Low risk", "Public view", "Base weights"), random.choice((2, 3))):
        one = _reweighted(random, case)
        head = [case.words["criteria"] or "Criteria", case.words["weight"], *case.options]
        rows = [[Cell(text, bold=True) for text in head]]
        rows += [[Cell(name), Cell(one.weights[at]), *(Cell(text or "") for text in one.weighted[at])] for at, name in enumerate(case.criteria)]
        rows.append([Cell(case.words["weighted-total"]), Cell(one.weight_sum), *(Cell(text or "") for text in one.results["total"])])
        blocks += [Text(title, level=2), Text("Weighted score = score x weight."), table(rows, sheet=title)]
        made.append(one)
    return blocks, made


def _reweighted(random: Random, case: Case) -> Case:
    whole = parts_of_100([random.randint(1, 9) for _ in case.criteria])
    cells = [[Fraction(part, 100) * (number(text) or 0) for text in row] for part, row in zip(whole, case.scores, strict=True)]
    totals = [sum(column, Fraction(0)) for column in zip(*cells, strict=True)]
    assert len(ranks(totals)) == len(case.options)
    return replace(
        case, weights=tuple(f"{part}%" for part in whole), weight_sum="100%", method="weighted-sum", slips=(), maxima=(), max_total="",
        weighted=tuple(tuple(shown(cell, 2) for cell in row) for row in cells), results={"total": tuple(shown(total, 2) for total in totals)},
    )  # fmt: skip


def beside(random: Random) -> list[Block]:
    """Print a table that scores nothing."""
    kind = random.choice(("cash", "requirements", "milestones", "mass"))
    if kind == "cash":
        years = [[random.randint(20, 300) for _ in range(3)] for _ in range(2)]
        rows = [
            ["", "Year 0", "Year 1", "Year 2", "Total"],
            *([name, *map(str, row), str(sum(row))] for name, row in zip(("Costs", "Benefits"), years, strict=True)),
        ]
        return [Text("Cash flow", level=2), table([[Cell(text) for text in row] for row in rows])]
    if kind == "requirements":
        rows = [
            ["ID", "Requirement", "Source"],
            ["R1", "Opens by 8 am", "Survey, 2021"],
            ["R2", "Holds 120 people", "Fire plan"],
            ["R3", "Step-free", "Law"],
        ]
        return [Text("Requirements", level=2), table([[Cell(text) for text in row] for row in rows])]
    if kind == "milestones":
        rows = [["Milestone", "Date", "Lead"], ["Consultation ends", "31 May 2024", "Policy"], ["Decision", "12 June 2024", "Cabinet"]]
        return [Text("Next steps", level=2), table([[Cell(text) for text in row] for row in rows])]
    masses = [random.randint(10, 400) for _ in range(3)]
    rows = [["Part", "Mass (g)", "Number"], *([name, str(mass), "1"] for name, mass in zip(("Frame", "Motor", "Battery"), masses, strict=True))]
    return [Text("Mass budget", level=2), table([[Cell(text) for text in row] for row in [*rows, ["All parts", str(sum(masses)), "3"]]])]
