"""Taking a section out of `settings.SECTIONS` leaves a site that works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).parents[1]

#: Starts without a section, migrates an empty database, serves home and sitemap.
CODE = """
import sys
import cms.settings.test as settings
settings.SECTIONS.remove(sys.argv[1])
settings.INSTALLED_APPS.remove(sys.argv[1])
settings.DATABASES["default"]["NAME"] = ":memory:"
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


@pytest.mark.parametrize("name", settings.SECTIONS)
def test_site_works_without(name: str) -> None:
    """In a process of its own: which apps there are is settled when Django starts."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    result = subprocess.run(
        [sys.executable, "-c", CODE, name],
        cwd=ROOT,
        env=kept | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
