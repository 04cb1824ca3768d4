"""The page in a real browser: from a PDF to checked figures, as a person does it."""

import json
from pathlib import Path

from audit.review.corrections import read_json
from tests.cli.command import run
from tests.review.browser import Browser, browsing
from tests.review.papers import pdf

_BY_LABEL = "[...document.querySelectorAll('input.cell')].find((one) => one.getAttribute('aria-label') === %s)"


def _asked(folder: Path) -> Path:
    document = pdf(folder / "small.pdf")
    assert run("review", str(document)).exit_code == 0
    return folder / "small.review.html"


def _saved(browser: Browser, folder: Path) -> Path:
    file = folder / "small.corrections.json"
    browser.click("#save")
    browser.wait("document.getElementById('told').textContent.startsWith('Saved')")
    browser.wait("!document.getElementById('next').hidden")
    browser.ask("Page.enable")
    for _ in range(200):
        if file.exists() and file.read_text(encoding="utf-8").endswith("}\n"):
            return file
        browser.run("new Promise((done) => setTimeout(done, 50))")
    raise AssertionError("nothing was saved")


def test_a_person_gets_from_a_pdf_to_checked_figures(tmp_path: Path) -> None:
    """Doubtful figures are answered by mouse and keyboard, tables confirmed at once, the file saved, applied and audited."""
    page = _asked(tmp_path)
    with browsing(page, tmp_path) as browser:
        assert browser.run("document.querySelectorAll('.card').length") == 2
        assert browser.run("document.querySelector('.card h3').textContent") == "1. Safety / Option B: score"
        browser.click(".card .choices button")
        assert "Total of Option B: adds up." in browser.run("document.querySelector('.card .said').textContent")
        assert browser.run("document.activeElement.textContent") == "Confirm: it is empty"
        browser.press("Tab")
        assert browser.run("document.activeElement.textContent") == "It says 4: then the total of Option C adds up"
        browser.press("Enter")
        assert browser.run("document.activeElement.className") == "compared"
        assert "the figures add to 12; the total was read as 14" in browser.run("document.querySelector('.sums').textContent")
        browser.run(f"{_BY_LABEL % json.dumps('Total / Option A: total')}.focus()")
        browser.type("12")
        browser.press("Enter")
        assert browser.run("document.querySelector('.sums').textContent") == "3 of 3 printed totals add up with these figures."
        browser.click(".compared")
        assert browser.run("document.getElementById('progress').textContent") == "12 of 12 cells done"
        browser.click("#by")
        browser.type("Scrutiny officer")
        file = _saved(browser, tmp_path)
        requests = [message for message in browser.messages if not message.startswith("Network") or "http" in message]
        assert requests == []
    target = tmp_path / "small.yaml"
    assert run("import", str(tmp_path / "small.pdf"), "--apply", str(file), "-o", str(target)).exit_code == 0
    text = target.read_text(encoding="utf-8")
    assert "by: Scrutiny officer" in text
    assert "confirmed: 10, changed: 2" in text
    assert "reading: confirmed" in text
    figures = json.loads(run("check", str(target), "--no-log", "--format", "json").stdout)["audits"][0]["coverage"]["figures"]
    assert (figures["total"], figures["verified"]) == (12, 12)


def test_saving_asks_first_who_compares(tmp_path: Path) -> None:
    """Corrections without a name are worth little: the page leads to the field and saves nothing."""
    page = _asked(tmp_path)
    with browsing(page, tmp_path) as browser:
        browser.click("#save")
        assert browser.run("document.activeElement.id") == "by"
        assert "your name or role" in browser.run("document.getElementById('told').textContent")
        assert browser.run("document.getElementById('next').hidden")


def test_what_is_no_figure_is_refused_on_the_page(tmp_path: Path) -> None:
    """A slip of the hand in a cell is said at once, and no answer is kept of it; a question mark and withheld are answers."""
    page = _asked(tmp_path)
    cell = _BY_LABEL % json.dumps("Access / Option A: score")
    with browsing(page, tmp_path) as browser:
        for typed, answer in (("4x", None), ("?", "cannot-read"), ("withheld", "withheld"), ("", "empty"), ("1,810.5", "value"), ("4", None)):
            browser.run(f"{cell}.focus(); {cell}.value = {json.dumps(typed)}; {cell}.dispatchEvent(new Event('change'))")
            name = browser.run("Object.values(QUESTIONS).find((one) => one.of === 'Access / Option A').name")
            assert browser.run(f"(state.answers[{json.dumps(name)}] || {{answer: null}}).answer") == answer, typed
            assert browser.run(f"{cell}.getAttribute('aria-invalid')") == str(typed == "4x").lower(), typed


def test_an_earlier_file_is_taken_up_again(tmp_path: Path) -> None:
    """Who goes on from a saved file finds the answers and the name again; a file of another document is refused."""
    page = _asked(tmp_path)
    with browsing(page, tmp_path) as browser:
        browser.click(".compared")
        browser.run("state.by = 'Clerk'")
        saved = browser.run("toFile('2026-01-31T10:00:00Z')")
        assert len(read_json(saved.encode(), "x.json").answers) == 10
        assert browser.run("state.answers = {}; state.by = ''; changed(); document.getElementById('progress').textContent").startswith("0 of 12")
        assert not browser.run(f"fromFile({json.dumps(saved)})")
        assert browser.run("document.getElementById('progress').textContent").startswith("10 of 12")
        assert "another document" in browser.run(f"fromFile({json.dumps(saved.replace('sha256', 'sha'))})")


def test_the_page_fits_a_telephone(tmp_path: Path) -> None:
    """On a narrow screen nothing is wider than the screen but what scrolls by itself, and every control has a name."""
    page = _asked(tmp_path)
    with browsing(page, tmp_path, 390, 800) as browser:
        assert browser.run("document.documentElement.scrollWidth") <= 390
        nameless = browser.run(
            "[...document.querySelectorAll('button, input')].filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label') "
            "|| (one.labels && one.labels.length))).length"
        )
        assert nameless == 0


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """What a document says never becomes part of the page: no element, no script, no request."""
    evil = "</script><img src=http://x.invalid/a onerror=alert(1)>"
    document = tmp_path / "small.html"
    rows = f"<tr><th>Criterion<th>{evil.replace('<', '&lt;')}<th>Option B</tr><tr><td>Access<td>3O<td>2</tr><tr><td>Safety<td>3<td>4</tr><tr><td>Total<td>33<td>6</tr>"
    document.write_text(f"<h1>Options appraisal</h1><table>{rows}</table>", encoding="utf-8")
    assert run("review", str(document)).exit_code == 0
    with browsing(tmp_path / "small.review.html", tmp_path) as browser:
        assert browser.run("document.images.length") == 0
        assert evil in browser.run("document.querySelector('main').textContent")
        assert browser.run("document.querySelector('.excerpt td.sought').textContent") == "3O"
        assert not [message for message in browser.messages if "http" in message or "exception" in message]
