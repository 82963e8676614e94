"""Write down which pages of the demo site to look at: one or more of every kind.

Besides it adds a draft that does everything wrong which the editors' checks tell about.
`demo_site.py` calls it, with the environment of a site of its own.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django
from django.utils.timezone import localdate

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def main(target: Path) -> None:
    """Look, write."""
    if "DATABASE_URL" not in os.environ:
        sys.exit("This adds a faulty draft: not to the site of `make run`.")
    django.setup()
    samples, special = find_samples(), find_special()
    found = {
        "samples": samples,
        "special": special,
        "layouts": find_layouts(samples, special),
        "everything": find_everything(),
    }
    target.write_text(json.dumps(found, indent=1))


def find_samples() -> dict[str, list[str]]:
    """Paths in groups of what is alike; `variants` show nothing that the others do not."""
    from home.models import HomePage
    from stadtteilzeitung.models import NewspaperPage

    newspaper = NewspaperPage.objects.live().filter(locale=get_german()).first()
    return {
        "home": [HomePage.objects.live().filter(locale=get_german()).first().url],
        "newspaper": find_lists(newspaper),
        "archive": [newspaper.url + newspaper.reverse_subpage("archive")],
        "issues": find_issues(),
        **find_articles(),
        "calendar": find_calendar(),
        "events": find_events(),
        "projects": find_projects(),
        "garden": find_garden(),
        "office": ["/das-stadtteilbuero/", "/kontakt/"],
        "legal": ["/barrierefreiheit/"],
        "search": ["/suche/?q=Garten&section=garten", "/suche/?q=Unterwasserseilbahn"],
        "not-found": ["/gibt-es-nicht/"],
        "variants": find_variants(newspaper),
        **find_translations(),
    }


def find_layouts(samples: dict[str, list[str]], special: dict[str, str]) -> dict[str, str]:
    """One page of each layout by its name, and an article that is read from right to left."""
    return {
        "home": samples["home"][0],
        "newspaper": samples["newspaper"][0],
        "archive": samples["archive"][0],
        "issue": samples["issues"][0],
        "article": special["embed"],
        "article with most blocks": samples["blocks-1"][0],
        "article in Arabic": find_arabic_article(),
        "calendar": samples["calendar"][0],
        "month": samples["calendar"][2],
        "event": samples["events"][0],
        "projects": samples["projects"][0],
        "project": samples["projects"][1],
        "garden": samples["garden"][0],
        "diary": samples["garden"][1],
        "garden year": samples["garden"][2],
        "diary entry": samples["garden"][3],
        "plain page": samples["office"][0],
        "contact": samples["office"][1],
        "search": samples["search"][0],
        "not found": samples["not-found"][0],
    }


def find_arabic_article() -> str:
    """One with a picture."""
    from stadtteilzeitung.models import ArticlePage

    articles = ArticlePage.objects.live().filter(locale__language_code="ar")
    return articles.exclude(lead_image=None).order_by("path").first().url


def get_german() -> Any:
    """The language that most samples are of."""
    from wagtail.models import Locale

    return Locale.get_default()


def find_translations() -> dict[str, list[str]]:
    """Of each other language a group: one page of each type, and what is no page."""
    from django.urls import reverse
    from django.utils.translation import override
    from wagtail.models import Locale, Page

    found = {}
    for locale in Locale.objects.exclude(pk=get_german().pk).order_by("pk"):
        pages = Page.objects.live().filter(locale=locale, depth__gt=1).order_by("path")
        kinds = {page.content_type_id: page.url for page in reversed(pages)}
        if kinds:
            missing = f"/{locale.language_code}/gibt-es-nicht/"
            with override(locale.language_code):
                search = f"{reverse('search')}?q=Garten"
            found[locale.language_code] = [*kinds.values(), missing, search]
    return found


def find_calendar() -> list[str]:
    """The list of dates, a choice without any, a month, the archive."""
    from veranstaltungen.models import CalendarPage

    calendar = CalendarPage.objects.live().filter(locale=get_german()).first()
    month = f"{localdate():%Y-%m}"
    return [
        calendar.url,
        f"{calendar.url}?from=2001-01-01&to=2001-01-31&free=1",
        calendar.url + calendar.reverse_subpage("month", args=(month,)),
        calendar.url + calendar.reverse_subpage("archive"),
    ]


def find_events() -> list[str]:
    """An event in each status, one with exceptions, one that is over."""
    from veranstaltungen.models import EventPage, Occurrence
    from veranstaltungen.recurrence.entries import Status

    events = EventPage.objects.live().filter(locale=get_german()).order_by("slug")
    coming = Occurrence.objects.upcoming().filter(event__locale=get_german())
    statuses = [
        coming.filter(status=status).order_by("event__slug").first() for status in Status.values
    ]
    chosen = [row.event for row in statuses if row]
    chosen.append(events.exclude(pk__in=coming.values("event_id")).first())
    chosen.append(next(event for event in events if event.calendar.count("BEGIN:VEVENT") > 1))
    return list(dict.fromkeys(event.url for event in chosen))


def find_projects() -> list[str]:
    """The index, and a project with a chart and one without."""
    from projekte.models import ProjectIndexPage, ProjectPage

    index = ProjectIndexPage.objects.live().filter(locale=get_german()).first()
    projects = list(ProjectPage.objects.live().filter(locale=get_german()).order_by("slug"))
    charts = [project.funding.has_chart for project in projects]
    return [index.url, *(projects[charts.index(has_chart)].url for has_chart in (True, False))]


def find_garden() -> list[str]:
    """The garden, its diary and year, and an entry with and one without a picture."""
    from garten.models import DiaryEntryPage, GardenDiaryPage, GardenPage, GardenYearPage

    pages = [
        model.objects.live().filter(locale=get_german()).first()
        for model in (GardenPage, GardenDiaryPage, GardenYearPage)
    ]
    entries = DiaryEntryPage.objects.live().filter(locale=get_german())
    pages += [entries.exclude(lead_image=None).first(), entries.filter(lead_image=None).first()]
    return [page.url for page in pages]


def find_lists(newspaper: Any) -> list[str]:
    """The newspaper's articles: all, and a choice without any."""
    return [newspaper.url, f"{newspaper.url}?year=1990"]


def find_variants(newspaper: Any) -> list[str]:
    """Lists of which only a part is shown, the empty search, plain pages."""
    from stadtteilzeitung.models import ArticlePage
    from veranstaltungen.models import EventKind

    rubric = (
        ArticlePage.objects.live().filter(locale=get_german()).exclude(rubric=None).first().rubric
    )
    kind = EventKind.objects.earliest("pk")
    return [
        *(f"{newspaper.url}{query}" for query in ("?page=2", f"?rubric={rubric.slug}")),
        f"/veranstaltungen/?kind={kind.slug}",
        "/projekte/?status=planned",
        "/garten/tagebuch/?season=winter",
        *("/suche/", "/suche/?q=Garten", "/suche/?q=%C3%96ffnungszeiten", "/suche/?q=Gartn"),
        "/das-stadtteilbuero/kultur-und-beteiligung/",
        *("/impressum/", "/datenschutz/"),
    ]


def find_issues() -> list[str]:
    """An issue of one month, one of two, and one over the turn of the year."""
    from stadtteilzeitung.models import IssuePage

    issues = list(IssuePage.objects.live().filter(locale=get_german()).order_by("-first_month"))
    lengths = [
        issue.last_month and issue.last_month.year - issue.first_month.year for issue in issues
    ]
    return [issues[lengths.index(length)].url for length in (None, 0, 1)]


def find_articles() -> dict[str, list[str]]:
    """As few articles as have every kind of block; one without picture, one with correction."""
    from stadtteilzeitung.models import ArticlePage

    articles = list(ArticlePage.objects.live().filter(locale=get_german()).order_by("slug"))
    missing = {name for article in articles for name in kinds(article)}
    found = []
    while missing:
        best = max(articles, key=lambda article: len(kinds(article) & missing))
        missing -= kinds(best)
        found.append(best.url)
    return {
        "articles": [
            next(article.url for article in articles if not article.lead_image_id),
            next(article.url for article in articles if article.corrections),
        ],
        "blocks-1": found[::2],
        "blocks-2": found[1::2],
    }


def kinds(page: Any) -> set[str]:
    """Kinds of blocks in a page's body."""
    return {block.block_type for block in page.body}


def find_special() -> dict[str, str]:
    """Pages for tests of one thing: where it is on the site or in the admin."""
    from stadtteilzeitung.models import ArticlePage

    articles = list(ArticlePage.objects.live().filter(locale=get_german()).order_by("slug"))
    embed = next(article for article in articles if has_embed(article))
    accordion = next(article for article in articles if "accordion" in kinds(article))
    return {
        "embed": embed.url,
        "accordion": accordion.url,
        "edit": f"/admin/pages/{embed.pk}/edit/",
        "faulty": f"/admin/pages/{add_faulty_article(articles[0])}/edit/",
    }


def has_embed(page: Any) -> bool:
    """Whether the page has an embed that can be shown in it."""
    return any(block.block_type == "embed" and block.value.embed_url for block in page.body)


def add_faulty_article(model: Any) -> int:
    """A draft without teaser, with an undescribed picture, a vague link and a heading jump."""
    from cms.images.models import CustomImage
    from stadtteilzeitung.models import ArticlePage

    image = CustomImage.objects.order_by("pk").first()
    undescribed = {"image": image.pk, "alt_text": "", "decorative": False}
    article = ArticlePage(title="Entwurf mit Fehlern", slug="entwurf", live=False)
    article.rubric = model.rubric
    model.get_parent().add_child(instance=article)
    article.body = json.dumps(
        [
            {"type": "heading", "value": {"text": "Zu klein", "level": "h3"}},
            {
                "type": "text",
                "value": '<p>Das Programm steht <a href="https://www.example.org/">hier</a>.</p>',
            },
            {"type": "image", "value": {"image": undescribed, "caption": "Ein Bild"}},
        ]
    )
    article.save_revision(clean=False)
    return int(article.pk)


def find_everything() -> list[str]:
    """Every live page."""
    from wagtail.models import Page

    pages = Page.objects.live().filter(depth__gt=1).order_by("path")
    return [page.url for page in pages if page.url]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
