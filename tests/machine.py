"""A little server that speaks LibreTranslate's and DeepL's protocols on this machine."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs


class Machine:
    """What it was asked, and how it answers: `word` makes the words, `statuses` come first."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.word: Callable[[str], Any] = lambda text: f"{self.target} {text}"
        self.target = ""
        #: One for each request; 200 when there are no more.
        self.statuses: list[int] = []
        #: In place of an answer.
        self.body: bytes | None = None

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """As LibreTranslate answers, or DeepL if it was asked in DeepL's way."""
        self.target = str(question.get("target", question.get("target_lang", "")))
        if "text" in question:
            return {"translations": [{"text": self.word(each)} for each in question["text"]]}
        return {"translatedText": [self.word(each) for each in question["q"]]}


class _Handler(BaseHTTPRequestHandler):
    machine: Machine

    def do_POST(self) -> None:
        """Take a question down and answer it."""
        raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
        is_json = self.headers["Content-Type"] == "application/json"
        if is_json:
            question = json.loads(raw)
        else:
            form = parse_qs(raw)
            question = {k: v if k == "text" else v[0] for k, v in form.items()}
        machine = self.machine
        machine.asked.append(question)
        machine.headers.append(dict(self.headers))
        status = machine.statuses.pop(0) if machine.statuses else 200
        body = json.dumps(machine.answer(question) if status == 200 else {"error": "x"}).encode()
        self.send_response(status)
        self.send_header("Location", f"{machine.url}/elsewhere")
        self.end_headers()
        self.wfile.write(body if machine.body is None else machine.body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Machine]:
    """The server, for as long as the block runs."""
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    machine = handler.machine = Machine(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield machine
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
