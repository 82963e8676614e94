"""One message to one address: to the very machine that was checked, and not for ever.

Redirects are not followed, proxies of the environment are not used, and of the answer only the
status is read.
"""

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection
from threading import Timer

from cms.api.webhooks.targets import Target, check_target

#: Seconds for connecting and for each piece that arrives, and for all of it.
PATIENCE = 10
LIMIT = 20


class PinnedConnection(HTTPConnection):
    """Connects to the address that was checked; TLS still asks for the name.

    Hangs up when it takes too long: a server that sends a byte now and then never times out.
    """

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=PATIENCE)
        self.target = target
        self.timer = Timer(LIMIT, self._hang_up)
        self.timer.daemon = True

    def connect(self) -> None:
        """Like HTTPConnection's and HTTPSConnection's, but with no look-up of its own."""
        self.sock = socket.create_connection((self.target.ip, self.target.port), PATIENCE)
        if self.target.is_encrypted:
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.target.host, do_handshake_on_connect=False
            )
        self.timer.start()
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()

    def close(self) -> None:
        """And stop the clock."""
        self.timer.cancel()
        super().close()

    def _hang_up(self) -> None:
        with suppress(OSError):
            # Past the layer of TLS, which belongs to the other thread.
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def post(url: str, body: str, headers: dict[str, str]) -> int:
    """Send a message; returns the status of the answer.

    Raises:
        TargetRefusedError: nothing may be sent there.
        OSError, HTTPException: the other side does not answer, or not in HTTP.
    """
    target = check_target(url)
    connection = PinnedConnection(target)
    try:
        connection.request("POST", target.path, body.encode(), headers)
        return connection.getresponse().status
    finally:
        connection.close()
