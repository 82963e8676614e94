"""The articles of an issue in its form: several chosen at once, in order by hand or by keyboard."""

from typing import Any

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultipleChooserPanel
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.widgets import AdminPageChooser
from wagtail.admin.widgets.chooser import BaseChooserAdapter


class ArticleChooser(AdminPageChooser):
    """Shows the chosen page as everywhere; its list is that of `stadtteilzeitung.choosers`."""

    chooser_modal_url_name = "article_chooser:choose"
    choose_one_text = _("Choose an article")
    choose_another_text = _("Choose another article")
    link_to_chosen_text = _("Edit this article")
    # The script for pages knows only the list of all pages.
    js_constructor = "Chooser"
    #: The list leaves the issue that is being planned out of what it says about an article.
    linked_fields = {"issue": "[data-planned-issue]"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(target_models="stadtteilzeitung.ArticlePage", **kwargs)
        # Without the type that Wagtail puts behind it.
        self.choose_one_text = type(self).choose_one_text

    @property
    def media(self) -> Media:
        """The script for choosers of all kinds."""
        return Media(js=[versioned_static("wagtailadmin/js/chooser-widget.js")])


register(BaseChooserAdapter(), ArticleChooser)


class ArticlesPanel(MultipleChooserPanel):
    """Wagtail's, which also says what a move has done and in which other issues an article is."""

    class BoundPanel(MultipleChooserPanel.BoundPanel):
        template_name = "stadtteilzeitung/admin/articles_panel.html"

        @property
        def media(self) -> Media:
            """The script comes behind that of the field."""
            return super().media + Media(js=["js/admin/articles_panel.js"])

        def get_context_data(self, parent_context: Any = None) -> Any:
            """With the key of the issue, and the other issues of its articles by their key."""
            context = super().get_context_data(parent_context)
            chosen = {str(form["article"].value()) for form in self.formset.forms}
            issues = self.panel.model.objects.filter(locale=self.instance.locale_id, alias_of=None)
            titles = issues.exclude(pk=self.instance.pk).get_titles_by_article()
            context["issue_key"] = self.instance.pk or ""
            context["other_issues"] = {
                key: ", ".join(found) for key, found in titles.items() if str(key) in chosen
            }
            return context
