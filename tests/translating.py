"""What translators do in the admin, through its forms."""

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.languages import drafts
from tests import factories


def language(code: str) -> Locale:
    """A language whose home page is live."""
    locale = Locale.objects.get(language_code=code)
    home = factories.home_page()
    if home.get_translation_or_none(locale) is None:
        publish_translation(home, locale)
    return locale


def publish_translation(page: Page, locale: Locale, **words: str) -> Any:
    """The page in another language, online: each text with its language's code before it.

    `words` are other translations by the German text.
    """
    translation = drafts.start(page, locale)
    write(translation, **words)
    drafts.save_draft(translation, None).publish()
    return page.get_translation(locale).specific


def write(translation: Translation, **words: str) -> None:
    """Words for all sentences of a translation, as `publish_translation` has them."""
    code = translation.target_locale.language_code
    segments = StringSegment.objects.filter(source=translation.source)
    for segment in segments.select_related("string", "context"):
        german = segment.string.data
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": words.get(german, f"{code} {german}")},
        )


def change(page: Page, **fields: Any) -> None:
    """Release the original with other fields."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def edit_url(page: Page) -> str:
    """Where a translator works."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def open_boxes(client: Client, page: Page) -> dict[str, str]:
    """The form's data as a browser would send it, by field name."""
    response = client.get(edit_url(page))
    assert response.status_code == 200
    return read_boxes(BeautifulSoup(response.content, "lxml"))


def read_boxes(soup: BeautifulSoup) -> dict[str, str]:
    """The same for a form that has been opened."""
    boxes = {str(box["name"]): box.get_text() for box in soup.select(".sentence textarea")}
    # A browser leaves out the line break that begins a textarea.
    boxes = {name: value.removeprefix("\n") for name, value in boxes.items()}
    revision = soup.select_one("input[name=revision]")
    return {**boxes, "revision": str(revision["value"]) if revision else ""}


def find_box(client: Client, page: Page, german: str) -> str:
    """Name of the box beside a German text."""
    soup = BeautifulSoup(client.get(edit_url(page)).content, "lxml")
    for item in soup.select(".sentence"):
        source = item.select_one(".sentence__source > p")
        box = item.select_one("textarea")
        if source and box and source.get_text() == german:
            return str(box["name"])
    raise AssertionError(f"no box for {german!r}")


def translate(client: Client, page: Page, button: str = "save", **words: str) -> HttpResponse:
    """Fill in every box with the language's code and the German text, or with `words`; send."""
    code = page.locale.language_code
    soup = BeautifulSoup(client.get(edit_url(page)).content, "lxml")
    data = read_boxes(soup)
    for item in soup.select(".sentence"):
        source, box = item.select_one(".sentence__source > p"), item.select_one("textarea")
        assert source
        assert box
        german = source.get_text()
        data[str(box["name"])] = words.get(german, f"{code} {german}")
    return client.post(edit_url(page), {**data, button: "yes"})


def send(client: Client, page: Page, *codes: str) -> HttpResponse:
    """Give a page to translators."""
    locales = Locale.objects.filter(language_code__in=codes).values_list("pk", flat=True)
    url = reverse("send_to_translators", args=[page.pk])
    return client.post(url, {"locales": list(locales)})
