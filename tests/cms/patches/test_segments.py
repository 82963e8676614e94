"""Originals are cut into segments as the package does it, at a price that does not grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail_localize.models import (
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationContext,
)
from wagtail_localize.segments import RelatedObjectSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.languages.sentences import refresh_source
from tests import factories

pytestmark = pytest.mark.django_db

TABLES = (StringSegment, TemplateSegment, RelatedObjectSegment, TranslationContext)


def count_queries(page: Page) -> int:
    """What it costs to take over a page that was never taken over."""
    with CaptureQueriesContext(connection) as captured:
        refresh_source(page)
    return len(captured)


def make_article(paragraphs: int) -> Page:
    """An article with so many paragraphs, each of them a sentence to translate."""
    body = [
        {"type": "text", "value": f"<p>Absatz <b>{number}</b> von {paragraphs}.</p>"}
        for number in range(paragraphs)
    ]
    return factories.article(f"Mit {paragraphs}", body=body, authors=[factories.author()])


def test_long_page_costs_translators_and_editors_no_more_queries_than_a_short_one() -> None:
    count_queries(make_article(1))
    assert count_queries(make_article(40)) == count_queries(make_article(2))


def test_package_finds_every_segment_that_it_would_add() -> None:
    source = refresh_source(make_article(5))
    before = [list(table.objects.order_by("pk").values()) for table in TABLES]
    for value in extract_segments(source.as_instance()):
        if isinstance(value, TemplateSegmentValue):
            TemplateSegment.from_value(source, value)
        elif isinstance(value, RelatedObjectSegmentValue):
            RelatedObjectSegment.from_value(source, value)
        else:
            StringSegment.from_value(source, source.locale, value)
    assert [list(table.objects.order_by("pk").values()) for table in TABLES] == before
    assert all(before)
    assert all(context.field_path for context in TranslationContext.objects.all())


def test_only_what_changed_is_another_segment() -> None:
    page = make_article(3)
    before = set(StringSegment.objects.filter(source=refresh_source(page)).values_list("pk"))
    page.teaser = "Ein anderer Anriss"
    page.save_revision().publish()
    after = set(StringSegment.objects.filter(source=refresh_source(page)).values_list("pk"))
    assert len(before - after) <= 1
    assert len(after - before) == 1
    assert len(after) >= 5
