"""What a section's own catalogues lack comes in German, and says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings as real
from django.template import Context, Template
from django.test import Client
from django.utils.translation import to_locale

from cms.languages.section_texts import get_german_texts
from tests.projekte import factories as projects
from tests.readers import read, text
from tests.trees import home, translate

pytestmark = pytest.mark.django_db

MISSING = ("All projects", "Choose projects by stage", "running")
NOTE = "Деякі слова на цій сторінці ще не перекладено."


def write_catalogue(folder: Path, code: str, entries: list[polib.POEntry]) -> None:
    """The compiled catalogue of a language in `folder/locale`."""
    source = polib.pofile(str(catalogue(code)))
    written = polib.POFile()
    written.metadata = source.metadata
    written.extend(entries)
    path = folder / "locale" / to_locale(code) / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    written.save_as_mofile(str(path))


def catalogue(code: str) -> Path:
    """The site's own catalogue of a language."""
    return Path(real.BASE_DIR, "locale", to_locale(code), "LC_MESSAGES", "django.po")


@pytest.fixture
def in_german(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Projects with a German catalogue of their own, and no Ukrainian one."""
    for code in ("de", "uk"):
        entries = list(polib.pofile(str(catalogue(code))))
        own = [entry for entry in entries if entry.msgid in MISSING and not entry.msgctxt]
        write_catalogue(tmp_path, code, [entry for entry in entries if entry not in own])
        if code == "de":
            write_catalogue(tmp_path / "projekte", code, own)
    monkeypatch.setattr(apps.get_app_config("projekte"), "path", str(tmp_path / "projekte"))
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    get_german_texts.cache_clear()
    yield
    get_german_texts.cache_clear()


@pytest.mark.usefixtures("in_german")
def test_text_that_a_language_lacks_is_german_and_says_so(client: Client) -> None:
    project = projects.project("Deutsch")
    home("uk")
    index = translate(projects.index(), "uk")
    translate(project, "uk")
    soup = read(client, index.url)
    (heading,) = soup.select("#entries bdi")
    assert (heading.text, heading["lang"]) == ("Alle Projekte", "de")
    assert [one.text for one in soup.select(".choices [lang=de]")] == ["Alle Projekte"]
    assert NOTE in text(soup, "main")


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize("code", ["de", "en"])
def test_page_that_lacks_nothing_is_left_alone(client: Client, code: str) -> None:
    page = projects.index()
    if code != "de":
        home(code)
        page = translate(page, code, title="Alle Projekte")
    soup = read(client, page.url)
    assert not soup.select("main [lang=de], .translation-credits")


def mark(html: str) -> str:
    """A part of a Ukrainian page, as the base template gives it out."""
    part = (
        f"{{% load translation_tags %}}{{% filter mark_german_texts:'uk' %}}{html}{{% endfilter %}}"
    )
    return Template(part).render(Context())


@pytest.mark.usefixtures("in_german")
def test_attribute_marks_its_element_where_all_that_it_says_is_german() -> None:
    german = (
        '<input placeholder="Alle Projekte">',
        '<img alt="Alle Projekte" src="/a.png" />',
        '<a title="Alle Projekte" href="/">läuft</a>',
        '<button aria-label="Alle Projekte"></button>',
        "<title>Alle Projekte</title>",
    )
    mixed = (
        '<nav aria-label="Alle Projekte"><a href="/">Головна</a></nav>',
        '<a title="Alle Projekte" href="/">Головна</a>',
        '<input placeholder="Alle Projekte" title="Пошук">',
        '<input value="Alle Projekte">',
    )
    for html in german:
        assert BeautifulSoup(mark(html), "html.parser").contents[0]["lang"] == "de", html
    for html in mixed:
        assert mark(html) == html
