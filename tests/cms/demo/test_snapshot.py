"""What lasts of the demo is kept as rows, and they say what building it would say."""

import lzma
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cms.demo import moments, snapshot

ROOT = Path(__file__).resolve().parents[3]
HINT = "Run python scripts/demo_snapshot.py after changing what the demo is made of."
#: In summer time, and on another day of the month and of the week than anybody builds it.
NOW = datetime(2031, 7, 2, 21, 30, 15, tzinfo=UTC)


def read_parts(file: Path) -> tuple[str, str]:
    """What is said about the rows, and the rows."""
    head, _line, rows = lzma.decompress(file.read_bytes()).decode().partition("\n")
    return head, rows


def test_kept_rows_are_of_this_demo(demo_settings: dict[str, str]) -> None:
    code = (
        "import django; django.setup(); from cms.demo import snapshot;"
        "print(bool(snapshot.read(snapshot.FILE)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=demo_settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "True", HINT


def test_kept_rows_are_small_and_hold_no_password_and_no_other_moment() -> None:
    assert snapshot.FILE.stat().st_size < 1_000_000
    _head, rows = read_parts(snapshot.FILE)
    assert "winzerla-redaktion" not in rows
    assert "pbkdf2" not in rows
    assert moments.forget(rows) == rows


def test_moment_stands_for_the_day_it_is_put_in_place() -> None:
    kept = '["1929-12-30 12:00:00", {"at": "1930-01-01T12:00:00Z", "day": "1929-12-31"}]'
    assert moments.settle(kept, NOW, {}) == (
        '["2031-06-30 21:30:15", {"at": "2031-07-02T21:30:15Z", "day": "2031-07-01"}]'
    )


def test_moment_that_a_section_names_takes_days_after_it_along() -> None:
    named = moments.stand_in(7)
    later = named + timedelta(days=15)
    kept = f'"{named:%Y-%m-%d %H:%M:%S}", "{later:%Y-%m-%d}"'
    assert moments.settle(kept, NOW, {7: NOW}) == '"2031-07-02 21:30:15", "2031-07-17"'


def test_month_in_an_address_is_that_of_the_moment() -> None:
    for number in (0, 7, 119):
        kept = f'"/garten/{moments.stand_in(number):%Y-%m}-laub/"'
        assert moments.settle(kept, NOW, {number: NOW}) == '"/garten/2031-07-laub/"'


def test_moments_of_its_making_are_forgotten_and_days_are_not() -> None:
    made = '"2031-07-02 21:30:15.123456", "2031-07-02T21:30:16.123Z", "2031-07-02"'
    assert moments.forget(made) == '"1930-01-01 12:00:00", "1930-01-01T12:00:00Z", "2031-07-02"'


@pytest.mark.slow("builds the pages of the demo once more")
def test_kept_rows_are_what_building_them_gives_on_any_day(
    tmp_path: Path, demo_settings: dict[str, str]
) -> None:
    code = (
        "import sys; sys.path.insert(0, '.'); from datetime import timedelta;"
        "from django.utils import timezone; now = timezone.now;"
        "timezone.now = lambda: now() - timedelta(days=203);"
        "from scripts.demo_snapshot import main; main()"
    )
    made = tmp_path / "made.xz"
    subprocess.run([sys.executable, "-c", code, made], cwd=ROOT, env=demo_settings, check=True)
    assert read_parts(made) == read_parts(snapshot.FILE), HINT


@pytest.fixture
def demo_settings() -> dict[str, str]:
    """The settings of `make run`, with a database that nobody asks."""
    own = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", "DATABASE_URL": "sqlite://:memory:"}
    return os.environ | own
