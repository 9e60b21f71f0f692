"""A real browser, and a server that would like to hear from it."""

import itertools
import json
import shutil
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest
import websocket

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",  # it refuses to run as root with one, and the pages are our own
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # what a page asks of other servers stays on this machine
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--remote-debugging-port=0",
)
PATIENCE_S = 60
# As long as anything on a page may put off what it does; it passes at once, but never before answers are there.
LOOKED_AT_MS = 1_500
# What somebody could set off by going over a page, and by pressing whatever is there.
POINT = """
for (const element of document.querySelectorAll("*"))
    for (const kind of ["mouseover", "focus", "toggle"]) element.dispatchEvent(new Event(kind, {bubbles: true}));
"""
PRESS = """
for (const element of document.querySelectorAll("*"))
    element.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
for (const form of document.forms) form.submit();
"""


class Seen(NamedTuple):
    """What a page did while it was looked at: calls of ``ran``, its title, its words, and what a server was asked."""

    ran: list[str]
    title: str
    text: str
    asked: list[str]

    @property
    def acted(self) -> bool:
        return bool(self.ran or self.asked)


Look = Callable[..., Seen]


class Tab:
    """One page, told what to do through the DevTools protocol."""

    def __init__(self, port: int) -> None:
        new = urllib.request.Request(f"http://127.0.0.1:{port}/json/new?about:blank", method="PUT")
        with urllib.request.urlopen(new, timeout=PATIENCE_S) as answer:  # noqa: S310 - http, see above
            address = json.load(answer)["webSocketDebuggerUrl"]
        self._socket = websocket.create_connection(address, timeout=PATIENCE_S, suppress_origin=True)
        self._numbers = itertools.count()
        self.ran: list[str] = []
        for method in ("Network.enable", "Page.enable", "Runtime.enable"):
            self.tell(method)
        self.tell("Runtime.addBinding", name="told")
        self.tell("Page.addScriptToEvaluateOnNewDocument", source="window.ran = () => told(location.href)")

    def tell(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        message = self._until(lambda message: message.get("id") == number)
        assert "error" not in message, message
        return dict(message["result"])

    def pass_time(self) -> None:
        policy = {"policy": "pauseIfNetworkFetchesPending", "budget": LOOKED_AT_MS}
        self.tell("Emulation.setVirtualTimePolicy", **policy)
        self._until(lambda message: message.get("method") == "Emulation.virtualTimeBudgetExpired")

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - whatever it is
        return self.tell("Runtime.evaluate", expression=expression)["result"].get("value")

    def close(self) -> None:
        self.tell("Page.close")
        self._socket.close()

    def _until(self, is_wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = json.loads(self._socket.recv())
            if message.get("method") == "Runtime.bindingCalled":
                self.ran.append(message["params"]["payload"])
            if is_wanted(message):
                return dict(message)


@pytest.fixture(scope="session")
def devtools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Run a browser; return the port where it takes orders."""
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    profile = tmp_path_factory.mktemp("browser")
    log, port = profile / "log", profile / "DevToolsActivePort"
    with log.open("wb") as output:
        command = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        browser = subprocess.Popen(command, stdout=output, stderr=output)
    deadline = time.monotonic() + PATIENCE_S
    while not port.is_file() or "\n" not in port.read_text():
        assert browser.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)
    yield int(port.read_text().split("\n")[0])
    browser.terminate()
    browser.wait(PATIENCE_S)


@pytest.fixture
def ear() -> Iterator[tuple[str, list[str]]]:
    """Run a server for requests that no page should make; return its address and what it is asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the server's names

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.fixture
def look(devtools: int, ear: tuple[str, list[str]]) -> Look:
    """Open a page, go over it and, if told so, press whatever is there; return what it did."""

    def at(address: str, *, press: bool = True, **headers: str) -> Seen:
        tab = Tab(devtools)
        tab.tell("Network.setExtraHTTPHeaders", headers=headers)
        assert "errorText" not in tab.tell("Page.navigate", url=address)
        tab.pass_time()
        text, title = tab.evaluate("document.body.innerText"), tab.evaluate("document.title")
        tab.evaluate(POINT + PRESS if press else POINT)
        tab.pass_time()
        seen = Seen(tab.ran, str(title), str(text), list(ear[1]))
        tab.close()
        return seen

    return at
