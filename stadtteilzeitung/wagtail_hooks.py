"""The newspaper's part of the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.dashboard.viewsets import MenuPageListingViewSet
from cms.viewsets import BaseSnippetViewSet, status_column, title_column
from stadtteilzeitung.choosers import ArticleChooserViewSet, article_chooser
from stadtteilzeitung.models import ArticlePage, Author, IssuePage, Rubric


class RubricViewSet(BaseSnippetViewSet):
    model = Rubric
    icon = "folder-open-inverse"
    list_display = ("name", "description")
    search_fields = ("name", "description")


class AuthorViewSet(BaseSnippetViewSet):
    model = Author
    icon = "user"
    list_display = ("name", "description")
    search_fields = ("name",)


class NewspaperViewSetGroup(SnippetViewSetGroup):
    """What the newspaper keeps beside its pages."""

    items = (RubricViewSet, AuthorViewSet)
    menu_label = _("Rubrics and authors")
    menu_name = "newspaper"
    menu_icon = "list-ul"
    menu_order = 300


register_snippet(NewspaperViewSetGroup)


class ArticleListingViewSet(MenuPageListingViewSet):
    """All articles in one list, and the shortest way to a new one."""

    model = ArticlePage
    name = "articles"
    url_prefix = "artikel"
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 110
    list_display = (title_column(), "rubric", "first_published_at", status_column())
    list_filter = ("rubric",)


class IssueListingViewSet(MenuPageListingViewSet):
    """All issues in one list."""

    model = IssuePage
    name = "issues"
    url_prefix = "ausgaben"
    icon = "calendar-alt"
    menu_label = _("Issues")
    menu_order = 120
    list_display = (title_column(), "deadline", "publication_date", status_column())


@hooks.register("register_admin_viewset")
def add_article_chooser() -> ArticleChooserViewSet:
    """Issues choose their articles from a list of their own."""
    return article_chooser


@hooks.register("register_admin_viewset")
def add_listings() -> list[MenuPageListingViewSet]:
    """Articles and issues stand in the menu."""
    return [ArticleListingViewSet(), IssueListingViewSet()]
