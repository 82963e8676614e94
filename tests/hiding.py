"""Ways to keep pages from the public, each of them taken with pages that say one secret word."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests import factories, trees

SECRET = "Geheimsache"
Pages = list[Page]
#: Makes pages with nothing but a secret; takes the words, and whether they are published.
Make = Callable[..., Pages]


def hide_all(make: Make) -> Pages:
    """All pages that were hidden and are still there; each names the way it was hidden."""
    return [page for hide in WAYS for page in hide(make, f"{SECRET} {hide.__name__}")]


def draft(make: Make, words: str) -> Pages:
    return make(words, live=False)


def changed_draft(make: Make, words: str) -> Pages:
    page = factories.article("Bekannt", body=[("text", "<p>Bekannt</p>")])
    page.title, page.teaser = words, words
    page.save_revision()
    return []


def unpublished(make: Make, words: str) -> Pages:
    return _each(make(words), lambda page: page.unpublish())


def scheduled(make: Make, words: str) -> Pages:
    def schedule(page: Page) -> None:
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision(clean=False).publish()

    return _each(make(words, live=False), schedule)


def expired(make: Make, words: str) -> Pages:
    pages = make(words)
    keys = [page.pk for page in pages]
    Page.objects.filter(pk__in=keys).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    return pages


def deleted(make: Make, words: str) -> Pages:
    _each(make(words), lambda page: page.delete())
    return []


def for_members(make: Make, words: str) -> Pages:
    return _restrict(make(words), PageViewRestriction.LOGIN)


def for_groups(make: Make, words: str) -> Pages:
    return _restrict(make(words), PageViewRestriction.GROUPS)


def with_password(make: Make, words: str) -> Pages:
    return _restrict(make(words), PageViewRestriction.PASSWORD)


def below_a_private_page(make: Make, words: str) -> Pages:
    parent = factories.standard_page(title="Intern")
    factories.restrict(parent, PageViewRestriction.LOGIN)
    step = factories.standard_page(parent, words)
    paper = factories.newspaper(parent, title=words, slug="intern")
    page = factories.standard_page(step, words, teaser=words)
    return [step, page, paper, factories.article(words, parent=paper, teaser=words)]


def alias_of_a_draft(make: Make, words: str) -> Pages:
    page = factories.article("Offen", live=False)
    copy = page.create_alias(update_slug="kopie", parent=factories.home_page())
    Page.objects.filter(pk=copy.pk).update(title=words, live=True)
    return [copy]


def alias_in_another_language(make: Make, words: str) -> Pages:
    """German under Ukrainian addresses, whose German original is no longer there."""
    trees.home("uk")
    page = factories.standard_page(title=words, teaser=words)
    copy = trees.alias(page, "uk")
    Page.objects.filter(pk=page.pk).update(live=False)
    return [page, copy]


def language_offline(make: Make, words: str) -> Pages:
    home = trees.home("ru")
    page = trees.translate(factories.standard_page(title="Bekannt"), "ru", title=words)
    home.unpublish()
    return [page]


WAYS: tuple[Callable[[Make, str], Pages], ...] = (
    *(draft, changed_draft, unpublished, scheduled, expired, deleted, for_members, for_groups),
    *(with_password, below_a_private_page, alias_of_a_draft, alias_in_another_language),
    language_offline,
)


def _restrict(pages: Pages, kind: str) -> Pages:
    return _each(pages, lambda page: factories.restrict(page, kind))


def _each(pages: Pages, deed: Callable[[Page], Any]) -> Pages:
    """Do it to every page, the latest first."""
    for page in reversed(pages):
        deed(Page.objects.get(pk=page.pk).specific)
    return pages
