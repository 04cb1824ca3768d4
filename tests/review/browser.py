"""Drives a real headless Chromium through its debugging pipe, with nothing but the standard library."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from time import monotonic, sleep
from typing import IO, Any, Final

import pytest

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PATIENCE: Final = 60
_OPTIONS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--disable-background-networking", "--remote-debugging-pipe",
)  # fmt: skip
_LAUNCH: Final = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(one), fcntl.F_DUPFD, 20) for one in sys.argv[1:3]]
for end, wanted in zip(ends, (3, 4)):
    os.dup2(end, wanted)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The browser talks over the file descriptors 3 and 4, which may be taken by something else when the test begins."""


def program() -> str:
    """The browser, or skip the test where there is none."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium is installed here")
    return found


class Browser:
    """One open page."""

    def __init__(self, sending: IO[bytes], receiving: int) -> None:
        self._sending, self._receiving, self._held = sending, receiving, b""
        self._numbers = itertools.count(1)
        self._session = ""
        self.messages: list[str] = []

    def open(self, address: str, downloads: Path, width: int, height: int) -> None:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.ask("Page.navigate", url=address)
        self.wait("document.body && document.body.classList.contains('ready')")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        session = {"sessionId": self._session} if self._session and not method.startswith(("Target.", "Browser.")) else {}
        self._sending.write(json.dumps({"id": number, "method": method, "params": parameters, **session}).encode() + b"\0")
        self._sending.flush()
        while True:
            said = self._next()
            if said.get("id") == number:
                assert "error" not in said, said
                return dict(said["result"])
            if said.get("method") in {"Runtime.exceptionThrown", "Log.entryAdded", "Network.requestWillBeSent"}:
                self.messages.append(f"{said['method']} {json.dumps(said['params'])[:400]}")

    def _next(self) -> dict[str, Any]:
        until = monotonic() + _PATIENCE
        while b"\0" not in self._held:
            ready, _, _ = select([self._receiving], [], [], max(0.0, until - monotonic()))
            assert ready, "the browser does not answer"
            read = os.read(self._receiving, 1 << 20)
            assert read, "the browser has ended"
            self._held += read
        said, _, self._held = self._held.partition(b"\0")
        return dict(json.loads(said))

    def run(self, script: str) -> Any:
        done = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def wait(self, script: str) -> None:
        until = monotonic() + _PATIENCE
        while not self.run(script):
            assert monotonic() < until, script
            sleep(0.05)

    def click(self, selector: str) -> None:
        """Click with the mouse, in the middle of an element, as a person does."""
        self.run(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})")
        x, y = self.run(f"(() => {{ const b = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
                        " return [b.x + b.width / 2, b.y + b.height / 2]; })()")  # fmt: skip
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def type(self, text: str) -> None:
        self.ask("Input.insertText", text=text)

    def press(self, key: str) -> None:
        code = {"Enter": 13, "Tab": 9}[key]
        more = {"text": "\r"} if key == "Enter" else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, **more)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)


@contextmanager
def browsing(page: Path, downloads: Path, width: int = 1280, height: int = 900) -> Iterator[Browser]:
    """Open a page from a file, as people do."""
    command = program()
    in_read, in_write = os.pipe()
    out_read, out_write = os.pipe()
    whole = [command, *_OPTIONS, f"--user-data-dir={downloads / 'profile'}"]
    started = subprocess.Popen(
        [sys.executable, "-c", _LAUNCH, str(in_read), str(out_write), *whole],
        pass_fds=(in_read, out_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(in_read)
    os.close(out_write)
    try:
        with os.fdopen(in_write, "wb") as sending:
            browser = Browser(sending, out_read)
            browser.open(page.as_uri(), downloads, width, height)
            yield browser
    finally:
        started.kill()
        started.wait()
        os.close(out_read)
