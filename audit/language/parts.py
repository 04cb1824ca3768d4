"""An expression taken apart into the conditions that all have to hold, so that it can be told which do not."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from audit.language.evaluate import Looked, Run
from audit.language.limits import MAX_EVIDENCE
from audit.language.things import Unknown, any_of, negated


@dataclass(frozen=True, slots=True)
class Part:
    """One condition: whether it holds, and what it looked at."""

    truth: bool | Unknown
    looked: tuple[Looked, ...]


def parts(run: Run) -> tuple[Part, ...]:
    """Give the conditions joined by ``and``, those of an ``all(...)`` for each of its entries. Raises ExpressionError.

    Together they have the truth of the expression; nothing is passed over where one of them decides.
    """
    run.most = run.most_of_loop = MAX_EVIDENCE
    return tuple(_parts(run, run.expression.tree))


def _parts(run: Run, node: ast.expr) -> Iterator[Part]:
    loop = _loop(node)
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for one in node.values:
            yield from _parts(run, one)
    elif loop is not None:
        for kept in run.over(loop):
            if kept is not False:
                yield from (Part(any_of([negated(kept), part.truth]), part.looked) for part in _parts(run, loop.elt))
    else:
        run.trace.clear()
        truth = run.at(node)
        yield Part(truth, tuple(run.trace))


def _loop(node: ast.expr) -> ast.GeneratorExp | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "all" and isinstance(node.args[0], ast.GeneratorExp):
        return node.args[0]
    return None
