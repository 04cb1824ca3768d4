"""Print how many cells each reader gets right, by document, with the time and memory of the whole process.

``python -m bench.accuracy [FOLDER...]`` reads the documents in ../shared/documents, or in the folders named, and compares them
with the true cells in truth.json there: the documents whose names begin with A or B hold the tables of that name. Rows are
aligned, so that one lost row is one row lost. A cell counts if its text is that of the true cell without white space;
``spaced`` counts white space too, ``figures`` the cells that hold a number, ``labels`` those turned on their side, ``fills``
the colours. Documents without truth are read as well, and what was said of them is printed.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from testbed.cells import scored

ROOT: Final = Path(__file__).resolve().parent.parent
SUFFIXES: Final = (".pdf", ".docx", ".xlsx", ".xls", ".ods", ".csv", ".html", ".md", ".txt", ".eml", ".zip")
READ: Final = """\
import json, resource, sys, time
from pathlib import Path
from audit.documents.encode import to_plain
from audit.documents.read import read_paper
from audit.problems import InputError
begin = time.perf_counter()
try:
    said = {"paper": to_plain(read_paper(Path(sys.argv[1])))}
except InputError as error:
    said = {"refused": error.problems[0].message}
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({**said, "seconds": time.perf_counter() - begin, "memory": used.ru_maxrss / 1024}))
"""


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT.parent / "shared" / "documents"]
    truth_file = next((file for folder in [*folders, ROOT.parent / "shared" / "documents"] if (file := folder / "truth.json").exists()), None)
    if truth_file is None:
        print("skipped: no truth.json beside the documents (looked in ../shared/documents)")
        return
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    print(f"{'document':24} {'reader':9} {'cells':>7} {'spaced':>7} {'figures':>8} {'labels':>7} {'fills':>7} {'seconds':>8} {'MB':>5}")
    for folder in folders:
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in SUFFIXES:
                print(line(file, truth), flush=True)


def line(file: Path, truth: dict[str, Any]) -> str:
    """Read one document and say how well."""
    done = subprocess.run([sys.executable, "-c", READ, str(file)], capture_output=True, text=True, check=True, cwd=ROOT)
    said = json.loads(done.stdout)
    cost = f"{said['seconds']:8.2f} {said['memory']:5.0f}"
    if "paper" not in said:
        return f"{file.name:24} refused in {cost.split(maxsplit=1)[0]} s: {said['refused']}"
    kind, wanted = said["paper"]["kind"], truth.get(file.stem.partition("_")[0])
    if wanted is None:
        return f"{file.name:24} {kind:9} no truth for it; {sum('table' in one for one in said['paper']['blocks'])} tables read {cost:>40}"
    score = scored(wanted, [one["table"] for one in said["paper"]["blocks"] if "table" in one], fills=kind not in ("markdown", "text"))
    return f"{file.name:24} {kind:9} {score.cells!s:>7} {score.spaced!s:>7} {score.figures!s:>8} {score.labels!s:>7} {score.fills!s:>7} {cost}"


if __name__ == "__main__":
    main()
