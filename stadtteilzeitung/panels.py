"""The articles of an issue in its form: several chosen at once, in order by hand or by keyboard."""

from typing import Any

from django.forms import Media
from wagtail.admin.panels import MultipleChooserPanel


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
