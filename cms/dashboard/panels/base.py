"""A panel of the dashboard, a list of pages or people, and how their rows are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page, get_default_page_content_type

from cms.types import Link

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: Rows of a list on the first page; the whole list has a page of its own.
SHOWN = 6


@dataclass(frozen=True)
class Action:
    """Something one press does: a button that posts to `url`."""

    label: "StrOrPromise"
    url: str


@dataclass(frozen=True)
class Row:
    """One thing to do. `facts` are short and stand in one line; `comment` is somebody's words."""

    title: str
    url: str
    facts: tuple[str, ...] = ()
    comment: str = ""
    commented_by: str = ""
    more: Link | None = None
    action: Action | None = None

    @property
    def known_facts(self) -> tuple[str, ...]:
        """The facts that are known; a template must not decide."""
        return tuple(fact for fact in self.facts if fact)


class DashboardPanel(Component):
    """A part of the first page; lower `order` stands higher.

    Made anew for each request. One that has nothing to say is left out, and `next_step` of the
    first that has one is said in the `WelcomePanel`.
    """

    name: ClassVar[str]
    order: ClassVar[int] = 500

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["css/dashboard.css"]}

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user: Any = request.user

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return False

    @property
    def next_step(self) -> str:
        """What to do first, in a sentence; empty if nothing presses."""
        return ""


class ListPanel(DashboardPanel):
    """A list of pages or people, the most urgent first: at most `SHOWN` here, all on its own page.

    A fixed number of queries however much there is.
    """

    template_name = "dashboard/list_panel.html"
    heading: ClassVar["StrOrPromise"]
    #: What the list is for, where the heading alone does not say it.
    hint: ClassVar["StrOrPromise"] = ""

    def get_items(self) -> Any:
        """Everything that belongs here in its order: a query set, or a list of keys."""
        raise NotImplementedError

    def describe(self, items: Sequence[Any]) -> list[Row]:
        """The rows for some of the items; reads their pages together, and leaves out what is gone.

        A panel whose items are not about a page, or are pages, has its own.
        """
        pages = read_pages(self.get_page_key(item) for item in items)
        found = ((item, pages.get(self.get_page_key(item))) for item in items)
        return [self.describe_item(item, page) for item, page in found if page]

    def get_page_key(self, item: Any) -> str:
        """The key of the page that an item is about, as generic relations store it."""
        return str(item.object_id)

    def describe_item(self, item: Any, page: Page) -> Row:
        """The row of one item that is about a page."""
        raise NotImplementedError

    @cached_property
    def count(self) -> int:
        """How many there are."""
        return int(self.get_items().count())

    @property
    def is_empty(self) -> bool:
        return self.count == 0

    @property
    def url(self) -> str:
        """The page with the whole list."""
        return reverse("panel_list", args=[self.name])

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The first rows, and the way to the others."""
        rows = self.describe(list(self.get_items()[:SHOWN]))
        return {
            "panel": self,
            "rows": rows,
            "has_more": self.count > SHOWN,
            "csrf_token": get_token(self.request),
        }


# --- Pages behind workflow states and revisions, read together -----------------------------------


def get_page_type() -> ContentType:
    """How workflow states and revisions call a page, whatever its type."""
    return get_default_page_content_type()


def as_keys(pages: QuerySet[Page]) -> QuerySet[Any]:
    """The keys of pages as text, as generic relations store them.

    The pages are cast and not the texts: other models have keys that are no numbers.
    """
    return pages.order_by().annotate(as_text=Cast("pk", CharField())).values("as_text")


def read_pages(keys: Iterable[str]) -> dict[str, Page]:
    """The pages with these keys by key, in one query; those that are gone are left out."""
    pages = Page.objects.filter(pk__in=list(keys)).select_related("locale", "owner")
    return {str(page.pk): page for page in pages}


def get_edit_url(page: Page) -> str:
    """The page's form."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
