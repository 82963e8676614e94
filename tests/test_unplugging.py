"""Taking a section out of `settings.SECTIONS` leaves a site that works.

`make unplugged` runs the tests marked `unplugged` on a site without any section.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from scripts import databases, demo_site, postgres

ROOT = Path(__file__).parents[1]
SECTIONS = tuple(settings.SECTIONS)
ALL = ",".join(SECTIONS)
WHOLE = pytest.mark.slow("walks through the whole admin, a minute a section")
REST = pytest.mark.slow("the newspaper shows up in the most places; each takes ten seconds")

#: Starts a site without some sections and looks at what everybody sees first.
CODE = """
import sys
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("check")
call_command("migrate", verbosity=0)
call_command("makemigrations", check=True, dry_run=True, verbosity=0)
from cms.sections import get_sections
from home.models import HomePage
missing = sys.argv[1].split(",")
assert not {section.name for section in get_sections()} & set(missing)
home = HomePage.objects.get()
every = ["newest_articles", "current_issue", "projects", "garden_month", "upcoming_events"]
home.sections = [("section", {"teaser": key, "title": ""}) for key in every]
home.save_revision(clean=False).publish(skip_permission_checks=True)
client = Client()
search = "/suche/" if client.get("/suche/").status_code == 200 else "/search/"
for address in ("/", "/sitemap.xml", "/robots.txt", search + "?q=Winzerla", "/admin/login/"):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    for section in missing:
        assert section.encode() not in response.content, (address, section)
for section in missing:
    assert client.get(f"/{section}/").status_code == 404, section
    assert not [name for name in sys.modules if name.startswith(section + ".")], section
"""

LOOK = """
import sys
import django
django.setup()
from tests.taken_out import main
main(*sys.argv[1:])
"""


def start_without(missing: str, database: str, *program: str) -> None:
    """In a process of its own: which apps there are is settled when Django starts."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "TMPDIR") if key in os.environ}
    done = subprocess.run(
        [sys.executable, *(program or ("-c", CODE, missing))],
        cwd=ROOT,
        env=kept
        | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "TEST_DATABASE_URL": postgres.get_url(database),
            "TEST_WITHOUT": missing,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="module", autouse=True)
def _server() -> Iterator[None]:
    with postgres.server():
        yield


@pytest.mark.parametrize(
    "missing", [SECTIONS[0], *(pytest.param(name, marks=REST) for name in SECTIONS[1:])]
)
def test_section_can_be_taken_out_of_a_site_that_runs(missing: str) -> None:
    with databases.copy_of(databases.make_ready()) as name:
        start_without(missing, name)


@pytest.mark.slow("all migrations from an empty database, half a minute each")
@pytest.mark.parametrize("missing", [*SECTIONS, ALL])
def test_site_starts_from_nothing_without(missing: str) -> None:
    with databases.copy_of(None) as name:
        start_without(missing, name)


@pytest.mark.parametrize(
    ("missing", "thorough"),
    [("projekte", ""), *(pytest.param(name, "thorough", marks=WHOLE) for name in SECTIONS)],
)
def test_pages_of_a_section_that_is_taken_out_are_kept_and_answer_nobody(
    missing: str, thorough: str, tmp_path: Path
) -> None:
    """And everybody again once it is back."""
    demo = demo_site.build()
    # What ceases to be public gets other names, and other tests read these files, too.
    shutil.copytree(demo.folder / "media", tmp_path / "media")
    with databases.copy_of(demo.template) as name:
        for without in (missing, ""):
            arguments = (missing, str(tmp_path / "media"), thorough)
            start_without(without, name, "-c", LOOK, *arguments)
