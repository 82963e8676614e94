"""The list from which an issue gets its articles: first what none has yet, the newest on top."""

from typing import Any

from django.conf import settings
from django.db.models import Case, IntegerField, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from stadtteilzeitung.models import ArticlePage, IssuePage

#: More hits than anybody looks through.
MOST_HITS = 200


class ArticleFilterForm(SearchFilterMixin, BaseFilterForm):
    """Finds words of an article; what is found keeps the order of the list."""

    def filter(self, objects: Any) -> Any:
        """The search index cannot be asked for what the list is ordered by."""
        words = self.cleaned_data.get("q")
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        hits = ArticlePage.objects.all().autocomplete(words)[:MOST_HITS]
        return objects.filter(pk__in=[hit.pk for hit in hits])


class ArticleListMixin:
    """Articles of the issue's language with date, state and issues."""

    filter_form_class = ArticleFilterForm
    request: Any
    is_multiple_choice: bool

    @cached_property
    def titles(self) -> dict[int, list[str]]:
        """The issues each article stands in, but for the one that is being planned."""
        issues = IssuePage.objects.filter(alias_of=None, locale__language_code=self.language)
        planned = self.request.GET.get("issue", "")
        if planned.isdecimal():
            issues = issues.exclude(pk=int(planned))
        return issues.get_titles_by_article()

    @cached_property
    def language(self) -> str:
        """Of the page in the editor, which Wagtail's script names."""
        language: str = self.request.GET.get("locale") or settings.LANGUAGE_CODE
        return language

    def get_object_list(self) -> Any:
        """What no issue has yet comes first, then the newest."""
        in_issue = When(pk__in=list(self.titles), then=1)
        articles = ArticlePage.objects.filter(alias_of=None, locale__language_code=self.language)
        return (
            articles.annotate(
                in_issue=Case(in_issue, default=Value(0), output_field=IntegerField()),
                dated=Coalesce("first_published_at", "latest_revision_created_at"),
            )
            .select_related("rubric", "locale")
            .prefetch_workflow_states()
            .annotate_approved_schedule()
            .order_by("in_issue", "-dated", "-pk")
        )

    def apply_object_list_ordering(self, objects: Any) -> Any:
        """As it is."""
        return objects

    def get_results_page(self, request: Any) -> Any:
        """Wagtail's, with the issues in words."""
        page = super().get_results_page(request)  # type: ignore[misc] # a mixin
        for article in page:
            article.issue_titles = ", ".join(self.titles.get(article.pk, ()))
        return page

    @property
    def title_column(self) -> Column:
        """As Wagtail's, with rubric and issues."""
        column: Column = super().title_column  # type: ignore[misc] # a mixin
        column.cell_template_name = "stadtteilzeitung/admin/article_cell.html"
        return column

    @property
    def columns(self) -> list[Column]:
        """State and date of each article besides."""
        return [
            self.title_column,
            DateColumn("dated", label=_("Date"), width="16%", classname="article-choice__date"),
            PageStatusColumn("status", label=_("Status"), width="16%"),
        ]


class ArticleChooseView(ArticleListMixin, chooser.ChooseView):
    """The dialog."""

    template_name = "stadtteilzeitung/admin/choose_articles.html"


class ArticleResultsView(ArticleListMixin, chooser.ChooseResultsView):
    """What a search finds, and further parts."""


class ArticlesChosenView(chooser.ChosenMultipleView):
    """Gives the articles in the order in which they were chosen."""

    def get_objects(self, pks: list[str]) -> list[Any]:
        """In the order of the keys; those that are gone are left out."""
        found = super().get_objects([pk for pk in pks if pk.isdecimal()])
        by_key = {str(article.pk): article for article in found}
        return [by_key[pk] for pk in pks if pk in by_key]


class ArticleChooserViewSet(ChooserViewSet):
    """Articles for an issue; other fields choose pages as everywhere."""

    model = ArticlePage
    icon = "doc-full"
    page_title = _("Choose articles")
    choose_view_class = ArticleChooseView
    choose_results_view_class = ArticleResultsView
    chosen_multiple_view_class = ArticlesChosenView
    # Twice as many as an issue has.
    per_page = 25
    preserve_url_parameters = ("multiple", "issue", "locale")
    register_widget = False


article_chooser = ArticleChooserViewSet("article_chooser", url_prefix="artikel/auswahl")
