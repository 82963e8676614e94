"""A program that receives webhooks: a real server, and a check of signatures of its own."""

import base64
import hashlib
import hmac
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass
class Message:
    """What arrived."""

    headers: dict[str, str]
    body: str

    @property
    def data(self) -> dict[str, Any]:
        return json.loads(self.body)

    def is_signed_with(self, secret: str) -> bool:
        """After the specification, with nothing of ours."""
        key = base64.b64decode(secret.split("_", 1)[1])
        parts = (self.headers["webhook-id"], self.headers["webhook-timestamp"], self.body)
        digest = hmac.new(key, ".".join(parts).encode(), hashlib.sha256).digest()
        version, _comma, signature = self.headers["webhook-signature"].partition(",")
        return version == "v1" and base64.b64decode(signature) == digest


@dataclass
class Receiver:
    """Answers with `status`; `meanwhile` is called while the sender waits."""

    url: str = ""
    status: int = 204
    location: str = ""
    meanwhile: Callable[[], Any] = lambda: None
    received: list[Message] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Receiver]:
    """A receiver on this machine."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.received.append(Message(headers, body))
            receiver.meanwhile()
            self.send_response(receiver.status)
            if receiver.location:
                self.send_header("Location", receiver.location)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quietly."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_port}/hooks?from=winzerla"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def refusing() -> Iterator[str]:
    """Where nobody listens, and nobody else can begin to: the port is taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/"


@contextmanager
def dripping(greeting: bytes) -> Iterator[tuple[int, Event]]:
    """The port of a server that says `greeting` and then a letter now and then; whether it is left.

    It ends after half a minute, so that no test waits for ever.
    """
    finished, left = Event(), Event()

    def drip() -> None:
        connection, _address = server.accept()
        with connection:
            try:
                connection.sendall(greeting)
                for _ in range(1500):
                    if finished.wait(0.02):
                        return
                    connection.sendall(b"x")
            except OSError:
                left.set()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=drip)
        thread.start()
        try:
            yield server.getsockname()[1], left
        finally:
            finished.set()
            thread.join()
