"""A mail server that refuses an address for good is not asked again; one that is busy is."""

import threading
from collections.abc import Iterator
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

import pytest
from wagtail.models import Page

from cms.notifications.models import Notification
from tests.cms.notifications import mailing

pytestmark = [pytest.mark.unplugged, pytest.mark.django_db, pytest.mark.usefixtures("decider")]


class Conversation(StreamRequestHandler):
    """SMTP as far as the recipient, who is answered with `server.verdict`."""

    server: "MailServer"

    def handle(self) -> None:
        """Until the client leaves."""
        self._say("220 mail.example.org")
        for line in self.rfile:
            command = line[:4].decode().upper()
            if command == "RCPT":
                self.server.asked += 1
            self._say(self.server.verdict if command == "RCPT" else "250 yes")
            if command == "QUIT":
                return

    def _say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


class MailServer(ThreadingTCPServer):
    """Listens on a free port of this machine."""

    daemon_threads = True
    verdict = ""
    asked = 0


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with MailServer(("127.0.0.1", 0), Conversation) as listening:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.server_address
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield listening
        listening.shutdown()


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("550 5.1.1 no such mailbox", (Notification.State.GIVEN_UP, 1)),
        ("450 4.2.0 come back later", (Notification.State.WAITING, 2)),
    ],
)
def test_address_that_is_refused_for_good_is_given_up_at_once_with_the_reason(
    writer: Any,
    page: Page,
    monkeypatch: pytest.MonkeyPatch,
    server: MailServer,
    verdict: str,
    expected: tuple[str, int],
) -> None:
    server.verdict = verdict
    mailing.hand_in(writer, page)
    mailing.pass_time(monkeypatch, minutes=2)
    mail = Notification.objects.get()
    assert (mail.state, mail.attempts) == expected
    assert server.asked == mail.attempts
    assert "Der Mailserver weist die Adresse ab." in mail.last_error
    assert verdict[4:] in mail.last_error
