"""Query methods every page type shares."""

from typing import Any, ClassVar, Self

from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, PageManager
from wagtail.query import PageQuerySet

from cms.site.visibility import PublicScope, find_restricted_paths
from cms.types import TopicKeys


def restricted_q(scope: PublicScope, prefix: str = "") -> Q:
    """What lies below a page that is not for everybody; `prefix` leads to the page's path."""
    query = Q()
    for path in scope.restricted_paths:
        query |= Q(**{f"{prefix}path__startswith": path})
    return query


def readable_q(scope: PublicScope, prefix: str = "") -> Q:
    """Pages of any language that everybody may read; `prefix` leads to the page.

    Live, no alias, for everybody. Costs no query for the restrictions. The index of the search
    cannot filter so (`cms/core/search.py`).
    """
    query = Q(**{f"{prefix}live": True, f"{prefix}alias_of": None})
    return query & ~restricted_q(scope, prefix) if scope.restricted_paths else query


class BasePageQuerySet(PageQuerySet):
    """Pages as readers may meet them."""

    def visible_in(self, scope: PublicScope) -> Self:
        """Live, for everybody, and no alias; costs no query for the restrictions."""
        return self.filter(readable_q(scope))

    def private_q(self) -> Q:
        """Wagtail's, for `public()`, with the translations of what is private."""
        query = Q(pk__in=())
        for path in find_restricted_paths():
            query |= Q(path__startswith=path)
        return query

    def in_language(self, locale: Locale) -> Self:
        """Only pages of this language."""
        return self.filter(locale=locale)

    def with_teaser_data(self) -> Self:
        """What `get_teaser` shows comes along; page types add theirs."""
        return self.select_related("lead_image", "locale")

    def with_any_topic(self, topic_keys: TopicKeys) -> Self:
        """Only pages that share a topic with these; for page types with `TopicsMixin`."""
        about = self.model.objects.filter(topics__translation_key__in=topic_keys)
        return self.filter(pk__in=about.values("pk"))

    def about(self, topic_slug: str) -> Self:
        """Only pages with the topic that the active language calls so in addresses."""
        topics = self.model._meta.get_field("topics").related_model.objects
        named = topics.filter(slug=topic_slug, locale__language_code=get_language())
        return self.with_any_topic(named.values("translation_key"))

    def newest_first(self) -> Self:
        """By day of publication; the key makes the order total, so pages never overlap."""
        return self.order_by("-first_published_at", "-pk")


class SelectRelatedPageQuerySet(BasePageQuerySet):
    """A single page comes with rows it refers to, by the very query that routing finds it with."""

    #: Names of foreign keys, as `select_related` takes them.
    detail_select_related: ClassVar[tuple[str, ...]] = ()

    def with_detail_data(self) -> Self:
        """What a single page is shown with; page types add theirs."""
        return self.select_related(*self.detail_select_related)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """The page, with what it is shown with unless fields are deferred."""
        deferred, _is_defer = self.query.deferred_loading
        # PostgreSQL refuses to lock rows that an outer join may leave out.
        plain = deferred or self.query.select_for_update
        pages = self if plain else self.with_detail_data()
        return BasePageQuerySet.get(pages, *args, **kwargs)


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


def select_related_unless_read(manager: Any, *fields: str) -> Any:
    """All rows of a child relation with `fields` selected, unless they were prefetched."""
    rows = manager.all()
    # Django has no public way to ask a query set whether it was read.
    unread = isinstance(rows, QuerySet) and rows._result_cache is None  # noqa: SLF001
    return rows.select_related(*fields) if unread else rows


def paginate(
    request: HttpRequest, items: QuerySet | list, per_page: int, count: int | None = None
) -> Page:
    """The part of `items` that `?page=` asks for; `count` is how many there are, where known.

    Raises:
        Http404: the parameter is no number, or beyond the last page.
    """
    number = request.GET.get("page", "1")
    try:
        paginator = Paginator(items, per_page)
        if count is not None:
            # What Django finds out itself otherwise, and keeps in the same place.
            vars(paginator)["count"] = count
        return paginator.page(number)
    except (EmptyPage, InvalidPage) as error:
        raise Http404(_("This list has no page “%(page)s”.") % {"page": number[:20]}) from error
