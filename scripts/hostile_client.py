"""Sends what no browser and no library would: bytes as they are, to a server on this machine."""

import http.client
import re
import socket
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

#: Seconds until an answer counts as none.
PATIENCE = 90


@dataclass(frozen=True)
class Request:
    """One request; `kind` names what it tries, `role` whose session it has."""

    kind: str
    role: str
    method: str
    target: bytes
    headers: tuple[tuple[str, bytes], ...] = ()
    body: bytes = b""
    #: Has a token that is good.
    has_token: bool = False
    #: Carries a file.
    is_upload: bool = False

    def __str__(self) -> str:
        target = self.target[:160].decode("ascii", "backslashreplace")
        return f"{self.kind} as {self.role or 'nobody'}: {self.method} {target}"


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 if the server hung up."""

    status: int
    seconds: float
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Session:
    """A browser of somebody with a role, or of nobody."""

    role: str
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def token(self) -> str:
        """What forms of this session may be sent with."""
        return self.cookies.get("csrftoken", "")


class Client:
    """Speaks HTTP/1.1 with the server, a connection a request."""

    def __init__(self, address: str) -> None:
        self.address = address
        parts = urlsplit(address)
        self.place = (parts.hostname or "", parts.port or 80)
        self.host = parts.netloc.encode()

    def send(self, request: Request, session: Session) -> Answer:
        """The answer, and how long it took until its last byte."""
        start = time.monotonic()
        try:
            with socket.create_connection(self.place, timeout=PATIENCE) as connection:
                # Who refuses a request reads no more of it, and has answered all the same.
                with suppress(OSError):
                    connection.sendall(self._write(request, session))
                answer = http.client.HTTPResponse(connection, method=request.method)
                answer.begin()
                body = answer.read()
        except (OSError, http.client.HTTPException):
            return Answer(0, time.monotonic() - start)
        headers = {name.lower(): value for name, value in answer.getheaders()}
        self._keep_cookies(answer, session)
        return Answer(answer.status, time.monotonic() - start, headers, body)

    def _write(self, request: Request, session: Session) -> bytes:
        given = {name.lower() for name, _value in request.headers}
        lines = [f"{request.method} ".encode() + request.target + b" HTTP/1.1"]
        if "host" not in given:
            lines.append(b"Host: " + self.host)
        cookies = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
        if cookies and "cookie" not in given:
            lines.append(b"Cookie: " + cookies.encode())
        lines += [name.encode() + b": " + value for name, value in request.headers]
        if (
            request.body or request.method not in {"GET", "HEAD"}
        ) and "content-length" not in given:
            lines.append(f"Content-Length: {len(request.body)}".encode())
        lines.append(b"Connection: close")
        return b"\r\n".join(lines) + b"\r\n\r\n" + request.body

    def _keep_cookies(self, answer: http.client.HTTPResponse, session: Session) -> None:
        """Only while logging in: what comes later may be a log-out."""
        if session.role and "sessionid" in session.cookies:
            return
        for header in answer.headers.get_all("Set-Cookie") or []:
            for name, cookie in SimpleCookie(header).items():
                if session.role or name == "csrftoken":
                    session.cookies[name] = cookie.value

    def get(self, path: str, session: Session) -> Answer:
        """As a browser asks."""
        return self.send(Request("ordinary", session.role, "GET", path.encode()), session)

    def log_in(self, role: str, name: str, password: str) -> Session:
        """A session of somebody.

        Raises:
            RuntimeError: the log-in failed.
        """
        session = Session(role)
        page = self.get("/admin/login/", session)
        found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page.body)
        token = found[1].decode() if found else ""
        form = {"login": name, "password": password, "csrfmiddlewaretoken": token}
        kind = ("Content-Type", b"application/x-www-form-urlencoded")
        request = Request(
            "log-in", role, "POST", b"/admin/login/", (kind,), urlencode(form).encode()
        )
        answer = self.send(request, session)
        if "sessionid" not in session.cookies:
            raise RuntimeError(f"{name} cannot log in: {answer.status}")
        return session

    def is_in(self, session: Session) -> bool:
        """Whether a session still holds."""
        return self.get("/admin/account/", session).status == 200  # noqa: PLR2004 - of HTTP
