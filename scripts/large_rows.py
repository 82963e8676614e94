"""What stands around thousands of articles, as rows: authors, dates, pictures, translated pages.

For `bench_growth.py`; the articles themselves are made by `large_site.py`.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

AUTHORS = 300
#: Dates of an event, and dates in a month however many there are: more go further back and ahead.
DATES_AN_EVENT, DATES_A_MONTH = 50, 40
_BATCH = 500


def add_authors() -> None:
    """An author for each article that has none."""
    from stadtteilzeitung.models import ArticleAuthor, ArticlePage, Author
    from tests import factories

    authors = list(Author.objects.all())
    authors += [factories.author() for _ in range(AUTHORS - len(authors))]
    keys = ArticlePage.objects.filter(authors=None).values_list("pk", flat=True)
    locale = authors[0].locale
    rows = (
        ArticleAuthor(article_id=key, author=authors[key % AUTHORS], locale=locale, sort_order=0)
        for key in list(keys)
    )
    ArticleAuthor.objects.bulk_create(rows, _BATCH)


def add_images(number: int) -> None:
    """Pictures in the library until there are so many; without files."""
    from wagtail.models import Collection

    from cms.images.models import CustomImage

    known = CustomImage.objects.count()
    # Asked for each picture otherwise.
    fields = {"width": 1200, "height": 800, "collection": Collection.get_first_root_node()}
    rows = (
        CustomImage(title=f"Bild {each}", file=f"bild-{each}.jpg", **fields)
        for each in range(known, number)
    )
    CustomImage.objects.bulk_create(rows, _BATCH)


def add_occurrences(number: int) -> None:
    """Dates until there are so many, half of them over, of as many events as that takes."""
    from django.utils import timezone

    from veranstaltungen.models import EventPage, Occurrence

    Occurrence.objects.all().delete()
    add_events(number // DATES_AN_EVENT)
    events = list(EventPage.objects.order_by("pk").values_list("pk", flat=True))
    apart = timedelta(days=30) / DATES_A_MONTH
    now = timezone.now().replace(microsecond=0)
    first = now - apart * (number // 2)
    rows = (
        _make_date(events[each // DATES_AN_EVENT], first + apart * each) for each in range(number)
    )
    Occurrence.objects.bulk_create(rows, _BATCH)


def _make_date(event: int, start: datetime) -> Any:
    from veranstaltungen.models import Occurrence

    end = start + timedelta(hours=2)
    return Occurrence(event_id=event, start=start, end=end, until=end)


def add_events(number: int) -> None:
    """Events below the calendar until there are so many; their dates are rows alone."""
    from scripts.large_site import insert_pages
    from tests.veranstaltungen import events
    from veranstaltungen.models import EventPage

    calendar, kind, place = events.calendar(), events.kind(), events.place()
    known = EventPage.objects.count()
    pages = (
        EventPage(title=f"Treffen {each}", slug=f"treffen-{each}", kind=kind, place=place)
        for each in range(known, number)
    )
    insert_pages(calendar, pages, known)


def add_translated_pages(parent: Any, number: int) -> None:
    """Pages below `parent` until there are so many, with translations as the board reads them."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from stadtteilzeitung.models import ArticlePage
    from tests.many import multiply

    below = Page.objects.child_of(parent)
    multiply(parent, number - below.filter(locale=parent.locale).count())
    # Whoever adds a page chooses among all plain ones, and lists begin with the newest: no site
    # has thousands of the first, or of those that say nothing of when they appeared.
    kind = ContentType.objects.get_for_model(ArticlePage)
    below.update(content_type=kind, first_published_at=datetime(2000, 1, 1, tzinfo=UTC))
