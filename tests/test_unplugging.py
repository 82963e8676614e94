"""Taking a section out of `settings.SECTIONS` leaves a site that works."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(
    "TEST_DATABASE_URL" in os.environ, reason="each site has a database of its own"
)

#: With FULL each; else the newspaper and the calendar, which show up in the most places.
NAMES = settings.SECTIONS if os.environ.get("FULL") else ["stadtteilzeitung"]

#: Starts without a section, migrates, serves home and sitemap.
CODE = """
import sys
import cms.settings.test as settings
settings.SECTIONS.remove(sys.argv[1])
settings.INSTALLED_APPS.remove(sys.argv[1])
settings.DATABASES["default"]["NAME"] = sys.argv[2]
import django
django.setup()
from django.core.management import call_command
call_command("check")
call_command("migrate", verbosity=0)
call_command("makemigrations", check=True, dry_run=True, verbosity=0)
from django.test import Client
from cms.core.sections import get_sections
from home.models import HomePage
assert sys.argv[1] not in {section.name for section in get_sections()}
home = HomePage.objects.get()
every = ["newest_articles", "current_issue", "projects", "garden_month", "next_events"]
home.sections = [("section", {"teaser": key, "title": ""}) for key in every]
home.save_revision(clean=False).publish(skip_permission_checks=True)
for address in ("/", "/sitemap.xml", "/robots.txt"):
    assert Client().get(address).status_code == 200, address
assert not [name for name in sys.modules if name.startswith(sys.argv[1] + ".")]
"""

#: The settings of a site without one of its sections.
SETTINGS = """
from cms.settings.test import *
SECTIONS.remove({name!r})
INSTALLED_APPS.remove({name!r})
"""


def run(*arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    """In a process of its own: which apps there are is settled when Django starts."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    module = "without_section" if path else "cms.settings.test"
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=kept | {"DJANGO_SETTINGS_MODULE": module, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


#: Migrates a site without any section.
BARE = """
import sys
import cms.settings.test as settings
kept = [app for app in settings.INSTALLED_APPS if app not in settings.SECTIONS]
settings.INSTALLED_APPS[:] = kept
settings.SECTIONS.clear()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a site without sections: what all those without one have in common."""
    file = tmp_path_factory.mktemp("bare") / "bare.sqlite3"
    result = run("-c", BARE, str(file))
    assert result.returncode == 0, result.stderr
    return file


@pytest.mark.parametrize("name", NAMES)
def test_site_works_without(name: str, bare: Path, tmp_path: Path) -> None:
    """With FULL from an empty database; else from one that has all but the sections."""
    file = tmp_path / "site.sqlite3"
    if not os.environ.get("FULL"):
        shutil.copy(bare, file)
    result = run("-c", CODE, name, str(file))
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", NAMES)
def test_the_other_sections_pass_their_tests_without(name: str, tmp_path: Path) -> None:
    """With FULL those of `make unit` run; else it is seen that they can: each is imported."""
    (tmp_path / "without_section.py").write_text(SETTINGS.format(name=name))
    others = [f"tests/{section}" for section in settings.SECTIONS if section != name]
    options = ["--share"] if os.environ.get("FULL") else ["--collect-only"]
    result = run(
        *("-m", "pytest", "-p", "no:cacheprovider", "-m", "not browser", *options, *others),
        path=str(tmp_path),
    )
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-1000:]
