"""nginx in front of the site, with the configuration of `docs/deployment.md` as it stands there.

Only names that belong to one machine are replaced: folders, certificate, and where it listens.
"""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "deployment.md"
#: Debian has it where only the administrator looks.
PROGRAM = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
#: What stands around the part of the document, as in a distribution's own file.
FRAME = """
daemon off;
pid {own}/nginx.pid;
error_log {own}/error.log;
worker_processes 2;
{user}
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    {text}
}}
"""


@contextmanager
def serve_nginx(own: Path, site: str, media: Path, static: Path) -> Iterator[str]:
    """Run nginx before the site at the address `site`; gives its own address, with TLS.

    Raises:
        RuntimeError: it does not start; with what it has said.
    """
    own.mkdir(parents=True, exist_ok=True)
    _write_certificate(own)
    with (
        socket.create_server(("127.0.0.1", 0)) as tls,
        socket.create_server(("127.0.0.1", 0)) as plain,
    ):
        doors = {443: tls, 80: plain}
        addresses = {port: "{}:{}".format(*door.getsockname()) for port, door in doors.items()}
        text = _adapt(
            {
                "/var/cache/nginx": str(own / "cache"),
                "/srv/winzerla/media": str(media),
                "/srv/winzerla/app/var/static": str(static),
                "/etc/letsencrypt/live/www.example.org": str(own),
                "listen 443": f"listen {addresses[443]}",
                "listen 80": f"listen {addresses[80]}",
                "http://127.0.0.1:8000": site,
            }
        )
        user = "user root;" if os.getuid() == 0 else ""
        (own / "nginx.conf").write_text(FRAME.format(own=own, text=text, user=user))
        (own / "cache").mkdir(exist_ok=True)
        # It takes over sockets that listen already, so nobody else can take the ports.
        numbers = [door.fileno() for door in doors.values()]
        environment = {**os.environ, "NGINX": "".join(f"{number};" for number in numbers)}
        program = [str(PROGRAM), "-c", str(own / "nginx.conf"), "-e", str(own / "error.log")]
        tried = subprocess.run(
            [*program, "-t"], env=environment, pass_fds=numbers, capture_output=True, check=False
        )
        if tried.returncode:
            raise RuntimeError(tried.stderr.decode())
        server = subprocess.Popen(program, env=environment, pass_fds=numbers)
        try:
            yield f"https://{addresses[443]}"
        finally:
            server.terminate()
            server.wait()


def _adapt(names: Mapping[str, str]) -> str:
    """The document's configuration with other names, each of which stands in it.

    Raises:
        ValueError: one does not.
    """
    found = re.search(r"^```nginx\n(.*?)^```$", DOCUMENT.read_text(), re.DOTALL | re.MULTILINE)
    text = found[1] if found else ""
    for name, other in names.items():
        if name not in text:
            raise ValueError(f"{DOCUMENT.name} has no {name} any more.")
        text = text.replace(name, other)
    return text


def _write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    form = serialization.PrivateFormat.PKCS8
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()))
