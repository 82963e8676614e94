"""The packages that the site is made of: pinned to their bytes, and asked about."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from scripts.audit import LOCKS, ROOT, read_locks

#: As OSV has it for an old Django; saved, so that the test needs nobody.
ADVISORY = {"id": "GHSA-fp56-mh5c-wh87", "modified": "2026-01-01T00:00:00Z"}


class Base(BaseHTTPRequestHandler):
    """Knows one hole: in Django 5.2.0."""

    def do_POST(self) -> None:
        given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        hit = {"package": {"name": "django", "ecosystem": "PyPI"}, "version": "5.2.0"}
        results = [{"vulns": [ADVISORY]} if each == hit else {} for each in given["queries"]]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"results": results}).encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def advisory_base() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Base)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def audit(base: str, *locks: Path) -> tuple[int, str]:
    command = [sys.executable, "scripts/audit.py", *map(str, locks)]
    environment = {"ADVISORY_BASE": base, "NO_PROXY": "*", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_audit_names_what_is_known_and_says_where_nothing_could_be_asked(tmp_path: Path) -> None:
    old = tmp_path / "requirements.txt"
    old.write_text("django==5.2.0 \\\n    --hash=sha256:00\nsegno==1.6.6\n")
    with advisory_base() as base:
        code, said = audit(base, old)
        assert (code, "django 5.2.0: GHSA-fp56-mh5c-wh87" in said) == (1, True), said
        assert "2 packages, 1 with" in said
        code, said = audit(base)
        assert (code, "0 with advisories" in said) == (0, True), said
    code, said = audit(base, old)
    assert (code, "No advisory base could be asked" in said) == (2, True), said


def test_licences_of_what_the_site_runs_on_are_known(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.licences"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    unknown = tmp_path / "requirements.txt"
    unknown.write_text("nobody-knows-it==1.0\n")
    done = subprocess.run(
        [*command, str(unknown)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "not installed" in done.stdout) == (1, True)


@pytest.mark.slow("asks every installed package twice")
def test_the_bill_of_materials_names_each_package_and_is_the_same_each_time(
    tmp_path: Path,
) -> None:
    program = Path(sys.executable).with_name("cyclonedx-py")
    written = [tmp_path / "one.json", tmp_path / "two.json"]
    for file in written:
        command = [program, "requirements", "--output-reproducible", "-o", file, LOCKS[0]]
        subprocess.run(command, cwd=ROOT, check=True)
    assert written[0].read_bytes() == written[1].read_bytes()
    components = json.loads(written[0].read_text())["components"]
    assert sorted((each["name"], each["version"]) for each in components) == read_locks(LOCKS[:1])
    # As `make sbom` writes it.
    line = "cyclonedx-py requirements --output-reproducible"
    assert line in (ROOT / "Makefile").read_text()


def test_each_package_is_pinned_to_its_bytes_and_no_index_is_named() -> None:
    for lock in LOCKS:
        text = lock.read_text()
        assert "://" not in text
        assert not re.search(r"^-", text, re.MULTILINE)
        blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
        pinned = [block for block in blocks if "==" in block.split("\n")[0].split("#")[0]]
        assert len(pinned) == len(read_locks([lock]))
        assert [block.split("==")[0] for block in pinned if "--hash=sha256:" not in block] == []
