"""The newspaper's part of the demo site: three years of issues with their articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import get_current_timezone, localdate

from cms.demo.body import to_stream
from cms.demo.moments import stand_in
from cms.demo.site import DemoSite, read_folder, read_toml
from cms.images.models import CustomImage
from cms.sections import Role
from cms.texts.slugs import make_slug
from stadtteilzeitung.models import (
    ArticleAuthor,
    ArticlePage,
    Author,
    IssueEntry,
    IssuePage,
    NewspaperPage,
    Rubric,
)

CONTENT = Path(__file__).parent
YEARS = 3
#: Cover and PDFs by month: an issue has those of the same month in other years.
PAPERS = CONTENT / "papers"
#: First months of double issues and the month they include; the latter have no issue of their own.
DOUBLE = {7: 8, 12: 1}
FIRST_MONTHS = (2, 3, 4, 5, 6, 7, 9, 10, 11, 12)


@dataclass(frozen=True)
class Period:
    """When an issue appears: `first` and, for a double issue, `last` are first days of months."""

    first: date
    last: date | None

    @property
    def published(self) -> datetime:
        """The morning it lies in the letter boxes."""
        return datetime.combine(self.first, time(9), tzinfo=get_current_timezone())


def periods(today: date) -> list[Period]:
    """The issues of the last three years, the current one first."""
    past = [period for period in _periods(today) if period.first <= today]
    return past[: YEARS * len(FIRST_MONTHS)]


def next_period(today: date) -> Period:
    """The issue that is being made."""
    return [period for period in _periods(today) if period.first > today][-1]


def _periods(today: date) -> Iterator[Period]:
    """From the last month of next year back."""
    for year in range(today.year + 1, today.year - YEARS - 2, -1):
        for month in reversed(FIRST_MONTHS):
            first = date(year, month, 1)
            second = DOUBLE.get(month)
            last = date(year + (second == 1), second, 1) if second else None
            yield Period(first, last)


def build(demo: DemoSite) -> None:
    """Rubrics and authors, covers and articles."""
    plan = read_toml(CONTENT / "issues.toml")
    _add_snippets(demo)
    paper = demo.add_page(
        demo.home,
        NewspaperPage(
            title=plan["newspaper"]["title"],
            slug="stadtteilzeitung",
            teaser=plan["newspaper"]["teaser"],
            show_in_menus=True,
        ),
    )
    demo.index_pages.append(paper)
    for month in FIRST_MONTHS:
        _add_cover(demo, f"{month:02}")
    _add_articles(demo, paper)


def finish(demo: DemoSite) -> None:
    """Articles in every state of the workflow, where there are people who make them."""
    if not demo.has_logins:
        return
    paper = _find_paper(demo)
    for data in read_toml(CONTENT / "work_in_progress.toml")["article"]:
        article = make_article(demo, data["slug"], data)
        article.body = to_stream(demo, [{"type": "text", "value": data["body"]}])
        work = (Role.VOLUNTEERS, data["state"], data["days_ago"], data.get("comment", ""))
        demo.add_work(paper, article, *work)


def get_moments(now: datetime) -> dict[int, datetime]:
    """When each article appeared, by its number; see `cms.demo.moments`."""
    calendar = periods(localdate(now))
    return {
        number: _find_moment(data, find_period(data, calendar), now)
        for number, (_slug, data) in enumerate(read_folder(CONTENT / "articles"))
    }


def _find_moment(data: dict[str, Any], period: Period | None, now: datetime) -> datetime:
    if period is None:
        return now - timedelta(days=data.get("days_ago", 30))
    return period.published - timedelta(days=data.get("days_before_issue", 0))


def build_current(demo: DemoSite) -> None:
    """The issues of three years, and the one that is being made of the articles in progress."""
    plan = read_toml(CONTENT / "issues.toml")
    paper, calendar = _find_paper(demo), periods(localdate(demo.now))
    contents = dict(read_folder(CONTENT / "articles"))
    places = {slug: find_period(data, calendar) for slug, data in contents.items()}
    for number, period in enumerate(calendar):
        own = [slug for slug, place in places.items() if place == period]
        own.sort(key=lambda slug: (contents[slug].get("page", 9), slug))
        entries = [(_find_article(demo, slug), contents[slug].get("page")) for slug in own]
        issue = _make_issue(demo, plan, period, number, entries)
        demo.add_page(paper, issue, period.published)
    if demo.has_logins:
        slugs = read_toml(CONTENT / "work_in_progress.toml")["issue"]["entries"]
        planned = [(_find_article(demo, slug), page) for page, slug in enumerate(slugs, 1)]
        issue = plan_issue(plan["newspaper"], next_period(localdate(demo.now)), planned)
        demo.add_work(paper, issue, Role.MODERATORS, "draft", 3)


def _find_paper(demo: DemoSite) -> NewspaperPage:
    return NewspaperPage.objects.get(slug="stadtteilzeitung", locale=demo.locale)


def _find_article(demo: DemoSite, slug: str) -> ArticlePage:
    return ArticlePage.objects.get(slug=slug, locale=demo.locale)


def find_period(data: dict[str, Any], calendar: list[Period]) -> Period | None:
    """The issue an article asks for, by calendar month or by counting back."""
    if "issue" in data:
        return calendar[min(data["issue"], len(calendar) - 1)]
    if "month" in data:
        month = {last: first for first, last in DOUBLE.items()}.get(data["month"], data["month"])
        same = [period for period in calendar if period.first.month == month]
        return same[min(data.get("year_back", 0), len(same) - 1)]
    return None


def _add_snippets(demo: DemoSite) -> None:
    for data in read_toml(CONTENT / "rubrics.toml")["rubric"]:
        Rubric.objects.create(
            locale=demo.locale,
            name=data["name"],
            slug=data.get("slug") or make_slug(data["name"], settings.LANGUAGE_CODE),
            description=data.get("description", ""),
        )
    for data in read_toml(CONTENT / "authors.toml")["author"]:
        Author.objects.create(
            locale=demo.locale,
            name=data["name"],
            is_group=data.get("group", False),
            description=data.get("description", ""),
        )


def _add_articles(demo: DemoSite, paper: NewspaperPage) -> None:
    """The articles; then bodies and links, which need all of them."""
    contents = dict(read_folder(CONTENT / "articles"))
    articles = {
        slug: _add_article(demo, paper, slug, data, stand_in(number))
        for number, (slug, data) in enumerate(contents.items())
    }
    for slug, article in articles.items():
        data = contents[slug]
        article.body = to_stream(demo, data["body"])
        article.related_pages = [("page", articles[other]) for other in data.get("related", [])]
        changed = article.first_published_at
        for correction in data.get("corrections", []):
            changed = article.first_published_at + timedelta(days=correction["days_later"])
            value = {"date": changed.date(), "text": correction["text"]}
            article.corrections.append(("correction", value))
        demo.publish(article, changed)
        if data.get("featured"):
            demo.lead_page = article


def _add_article(
    demo: DemoSite, paper: NewspaperPage, slug: str, data: dict[str, Any], published: datetime
) -> ArticlePage:
    article = make_article(demo, slug, data)
    demo.place_page(paper, article, published)
    return article


def make_article(demo: DemoSite, slug: str, data: dict[str, Any]) -> ArticlePage:
    """An article without its body, as content files word it."""
    image = data.get("image")
    article = ArticlePage(
        title=data["title"],
        slug=slug,
        subtitle=data.get("subtitle", ""),
        teaser=data["teaser"],
        rubric=Rubric.objects.get(name=data["rubric"], locale=demo.locale),
        lead_image=demo.image(image) if image else None,
        lead_image_alt=image.get("alt", "") if image else "",
        lead_image_caption=image.get("caption", "") if image else "",
    )
    authors = [Author.objects.get(name=name, locale=demo.locale) for name in data["authors"]]
    article.authors.set(
        [
            ArticleAuthor(author=author, locale=demo.locale, sort_order=order)
            for order, author in enumerate(authors)
        ]
    )
    article.topics.set(demo.topics(data.get("topics", [])))
    return article


def _make_issue(
    demo: DemoSite,
    plan: dict[str, Any],
    period: Period,
    number: int,
    entries: list[tuple[ArticlePage, int | None]],
) -> IssuePage:
    issue = plan_issue(plan["newspaper"], period, entries)
    editorial = _find_editorial(plan["issue"], period, number)
    issue.editorial = editorial["editorial"].strip()
    issue.editorial_by = editorial["editorial_by"]
    _add_papers(demo, issue)
    return issue


def plan_issue(
    facts: dict[str, Any], period: Period, entries: Sequence[tuple[ArticlePage, int | None]]
) -> IssuePage:
    """An issue as it is planned, before anybody has written its editorial."""
    issue = IssuePage(
        first_month=period.first,
        last_month=period.last,
        volume=facts["volume_of_2022"] + period.first.year - 2022,
        number=FIRST_MONTHS.index(period.first.month) + 1,
        deadline=_deadline(period.first, facts["deadline_day"]),
        publication_date=period.first,
        print_run=facts["print_run"],
        print_pages=facts["print_pages"],
    )
    longer = period.first.month in facts["longer_online_in"]
    issue.online_pages = facts["print_pages"] + 2 if longer else None
    issue.title = f"Ausgabe {issue.period_label}"
    issue.slug = f"ausgabe-{period.first:%Y-%m}"
    issue.entries.set(
        [
            IssueEntry(article=article, page=page, sort_order=order)
            for order, (article, page) in enumerate(entries)
        ]
    )
    return issue


def _add_papers(demo: DemoSite, issue: IssuePage) -> None:
    """Cover and PDFs of the issue's month."""
    month, name = f"{issue.first_month:%m}", f"winzerla-{issue.slug}"
    issue.cover = _add_cover(demo, month)
    issue.print_pdf = demo.add_document(issue.title, PAPERS / f"{month}.pdf", f"{name}.pdf")
    if issue.online_pages:
        title, longer = f"{issue.title}, lange Fassung", PAPERS / f"{month}-long.pdf"
        issue.online_pdf = demo.add_document(title, longer, f"{name}-lang.pdf")


def _add_cover(demo: DemoSite, month: str) -> CustomImage:
    """The cover of a month, the same for each year."""
    title = f"Titelseite, Monat {month}"
    return demo.add_image(PAPERS / f"{month}.webp", "Titelseite der Stadtteilzeitung", title=title)


def _deadline(first: date, day: int) -> date:
    return (first - timedelta(days=1)).replace(day=day)


def _find_editorial(issues: list[dict[str, Any]], period: Period, number: int) -> dict[str, Any]:
    """The text written for this month, of the newest year first."""
    variant = number // len(FIRST_MONTHS) + 1
    same = [issue for issue in issues if issue["month"] == period.first.month]
    return next((issue for issue in same if issue["variant"] == variant), same[0])
