"""Reading in a child process: DocumentLimits, progress, whatever goes amiss."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from audit.documents import child, worker
from audit.documents.child import Bounds, read_in_child
from audit.documents.paper import RefusalError, Request
from audit.limits import DocumentLimits
from audit.problems import Interrupted
from tests.documents.documents import docx, p, pdf, tbl, tr

POSIX = os.name == "posix"


def run(monkeypatch: pytest.MonkeyPatch, code: str, bounds: Bounds | None = None, heard: list[tuple[int, int]] | None = None) -> Any:
    """Read with a child that runs this code in the place of the reader."""
    monkeypatch.setattr(child, "_BOOT", f"import sys, os, json, time\nsys.stdin.buffer.read()\n{code}")
    return read_in_child(b"x", Request("x"), lambda *done: (heard if heard is not None else []).append(done), bounds)


def said(*lines: str) -> str:
    return "".join(f"print('{line}', flush=True)\n" for line in lines)


def test_a_document_comes_back_from_a_child() -> None:
    """What the child read is what this process would have read; pages are told as they are done."""
    heard: list[tuple[int, int]] = []
    data = pdf(*[lambda canvas: canvas.drawString(50, 700, "words on a page")] * 2)
    paper = read_in_child(data, Request("x.pdf"), lambda *done: heard.append(done))
    assert (paper.kind, paper.name, heard) == ("pdf", "x.pdf", [(1, 2), (2, 2)])
    tables = read_in_child(docx(tbl(tr("a", "1"))), Request("x.docx", tables=frozenset({1}))).tables
    assert [cell.text for cell in next(tables).cells] == ["a", "1"]


def test_a_refusal_comes_back_as_one() -> None:
    """With its words."""
    with pytest.raises(RefusalError, match="the file is empty"):
        read_in_child(b"", Request("x.docx"))


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """And that is said; it waits for nothing else."""
    with pytest.raises(RefusalError, match=r"takes longer than 0\.3 seconds"):
        run(monkeypatch, "time.sleep(60)", Bounds(seconds=0.3))


def test_each_page_earns_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long document that goes on is not cut off."""
    heard: list[tuple[int, int]] = []
    paper = '{"paper": {"name": "x", "kind": "pdf", "sha256": "", "blocks": [], "remarks": [], "details": {}}}'
    code = said('{"done": 1, "of": 2}') + "time.sleep(1)\n" + said('{"done": 2, "of": 2}', paper)
    assert run(monkeypatch, code, Bounds(seconds=0.8), heard).name == "x"
    assert heard == [(1, 2), (2, 2)]


def test_what_a_child_answers_is_counted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process has no limit of memory: a table that spans would spread over it is refused before it is laid out."""
    table = '{"table": {"number": 1, "cells": [{"row": 0, "column": 0, "rows": 9000, "columns": 999}], "height": 9000, "width": 999}}'
    paper = f'{{"paper": {{"name": "x", "kind": "docx", "sha256": "", "blocks": [{table}], "remarks": [], "details": {{}}}}}}'
    with pytest.raises(RefusalError, match="its tables have 8,991,000 places for cells; at most 60,000 are read"):
        run(monkeypatch, said(paper))


@pytest.mark.skipif(not POSIX, reason="signals of Unix")
@pytest.mark.parametrize("number", [1, 2, 15])
def test_a_child_that_a_signal_ends_is_no_fault_of_the_document(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Whoever ends the child by a signal wants the run to end; nothing is said of the document."""
    with pytest.raises(Interrupted):
        run(monkeypatch, f"import signal; signal.signal({number}, signal.SIG_DFL); os.kill(os.getpid(), {number})")


def test_a_run_that_was_suspended_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of a suspended run goes on while nothing is done; that takes no time from the document."""
    clock = iter(range(0, 1_000_000, 1_000))
    monkeypatch.setattr(child, "monotonic", lambda: next(clock))
    paper = '{"paper": {"name": "x", "kind": "pdf", "sha256": "", "blocks": [], "remarks": [], "details": {}}}'
    assert run(monkeypatch, said('{"done": 1, "of": 1}', paper), Bounds(seconds=5)).name == "x"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("os._exit(3)", "ended before it was done"), ("os.abort()", "ended before it was done"), (said('{"paper": {}}'), "no answer that can be understood"),
        (said("no json"), "no answer that can be understood"), (said('{"done": "x"}'), "no answer that can be understood"), (said("[]"), "no answer that can be understood"),
        (said('{"refused": {"code": "no-such-file", "values": {}}}'), "there is no such file"), ("sys.stdout.write('cut off')", "ended before it was done"),
        pytest.param("import signal; os.kill(os.getpid(), signal.SIGXCPU)", "takes longer than", marks=pytest.mark.skipif(not POSIX, reason="signals of Unix")),
    ],
)  # fmt: skip
def test_whatever_a_child_does_is_a_plain_refusal(monkeypatch: pytest.MonkeyPatch, code: str, words: str) -> None:
    """Ended, aborted, out of time, or answering what nobody asked."""
    with pytest.raises(RefusalError, match=words):
        run(monkeypatch, code)


def test_an_answer_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child cannot fill the memory of its parent."""
    monkeypatch.setattr(DocumentLimits, "MAX_ANSWER", 1_000)
    with pytest.raises(RefusalError, match="ended before it was done"):
        run(monkeypatch, "print('x' * 5000)")


def worked(monkeypatch: pytest.MonkeyPatch, code: str) -> str:
    """The refusal of a child whose reader is replaced by this code, with everything else as it is."""
    boot = f"import sys, json; sys.path[:] = json.loads(sys.argv[1])\nimport audit.documents.registry as d\nfrom audit.documents.worker import main\n{code}\nd.read_bytes = read\nmain()"
    monkeypatch.setattr(child, "_BOOT", boot)
    with pytest.raises(RefusalError) as found:
        read_in_child(b"x", Request("x"), bounds=Bounds(seconds=10))
    return str(found.value)


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        ("ValueError", "damaged or in a form that the tool does not read (ValueError)"), ("MemoryError", "needs more than 2,048 MB"), ("RecursionError", "nested too deep"),
        ("KeyboardInterrupt", "damaged"), ("SystemExit", "damaged"), ("ModuleNotFoundError('x', name='lost')", "is missing (lost); install appraisal-audit again"),
    ],
)  # fmt: skip
def test_whatever_a_reader_raises_is_a_plain_refusal(monkeypatch: pytest.MonkeyPatch, raised: str, words: str) -> None:
    """Also what is no Exception, as some libraries raise; what they print is swallowed."""
    assert words in worked(monkeypatch, f"def read(*_):\n    print('noise'); sys.stderr.write('noise'); raise {raised}")


@pytest.mark.skipif(not POSIX, reason="limits of Unix")
def test_a_child_has_limits_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded, and no file can be written, wherever the system allows it."""
    assert "needs more than 2,048 MB" in worked(monkeypatch, "def read(*_):\n    bytearray(3 << 30)")
    told = (
        "from audit.documents.paper import RefusalError\nfrom audit.problems import fault\n"
        "def read(*_):\n    import resource\n    raise RefusalError(fault('document-not-opened', strerror=resource.getrlimit(resource.{})))"
    )
    assert worked(monkeypatch, told.format("RLIMIT_FSIZE")) == "the file cannot be opened ((0, 0))"
    assert worked(monkeypatch, told.format("RLIMIT_CPU")) == f"the file cannot be opened ((11, {11 + 500 + 5}))"


def test_where_a_system_has_no_limits_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which has no module for limits: nothing is raised, and none is set."""
    limits = pytest.importorskip("resource")
    names = [name for name in dir(limits) if name.startswith("RLIMIT_")]
    before = [limits.getrlimit(getattr(limits, name)) for name in names]
    monkeypatch.setitem(sys.modules, "resource", None)
    worker._confine(1 << 40, 5, 5)
    worker._more_time()
    assert [limits.getrlimit(getattr(limits, name)) for name in names] == before


@pytest.mark.skipif(not POSIX, reason="limits of Unix")
def test_a_limit_that_is_lower_already_stays() -> None:
    """What the system refuses to set is left as it is, and time is never granted beyond the hard limit."""
    code = (
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\nfrom audit.documents import worker\n"
        "worker._confine(2 << 30, 5, 1)\nfor _ in range(30): worker._more_time()\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[1] >> 30, resource.getrlimit(resource.RLIMIT_CPU))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.split() == ["1", "(12,", "12)"]


def test_reading_loads_only_the_reader_that_is_needed() -> None:
    """A .docx needs no library for PDF or workbooks; a plain audit needs none at all."""
    code = "import sys\nfrom audit.documents.registry import read_bytes\nfrom audit.documents.paper import Request\nread_bytes(sys.stdin.buffer.read(), Request('x.docx'))\n"
    heavy = ("openpyxl", "pdfplumber", "pypdfium2", "markdown_it", "PIL", "numpy", "jsonschema", "yaml")

    def loaded(program: str, data: bytes) -> Sequence[str]:
        tell = f"\nsys.stdout.write(' '.join(name for name in {(*heavy, 'lxml')!r} if name in sys.modules))"
        done = subprocess.run([sys.executable, "-c", program + tell], input=data, capture_output=True, check=True, cwd=Path(__file__).parents[2])
        return done.stdout.decode().split()

    assert loaded(code, docx(p("x"))) == ["lxml"]
    assert not set(loaded("import sys\nimport audit.documents.read\nimport audit.cli.check", b"")) & {"lxml", *heavy[:6]}
