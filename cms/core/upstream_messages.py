"""Texts of the packages underneath whose German would stop an editor.

Wagtail and wagtail-localize bring a German catalogue. A few of its entries are still English, name
things other than this site does, or read like a machine. Naming them here puts them into the
site's own catalogue, which comes before those of the packages; nothing imports this module.
"""

from django.utils.translation import gettext_noop

# wagtail: fields every page has. The tabs and labels must not sound alike.
gettext_noop("first published at")
gettext_noop("slug")
gettext_noop("The name of the page as it will appear in URLs e.g http://domain.com/blog/[my-slug]/")
gettext_noop("title tag")
gettext_noop("The name of the page displayed on search engine results as the clickable headline.")
gettext_noop("meta description")
gettext_noop("The descriptive text displayed underneath a headline in search engine results.")

# wagtail: languages are called languages.
gettext_noop("locale")
gettext_noop("Locales")

# wagtail.admin: the editing view.
gettext_noop("Promote")
gettext_noop("Locale")
gettext_noop("Locale: ")
gettext_noop("No other translations")
gettext_noop("Comment notifications")
gettext_noop("To be created by %(user)s")
gettext_noop("Anyone can edit this %(model_name)s")
gettext_noop("Anyone can edit this %(model_name)s – lock it to prevent others from editing")
gettext_noop("The page could not be created due to validation errors.")
gettext_noop("The page could not be saved due to validation errors.")
gettext_noop("The %(model_name)s could not be created due to errors.")
gettext_noop("The %(model_name)s could not be saved due to errors.")
gettext_noop("The slug '%(page_slug)s' is already in use within the parent page.")
gettext_noop("Are you sure you want to delete this %(model_name)s?")
gettext_noop("Go-live:")

# wagtail.admin: a site has one workflow, whose name says nothing to those who hand in.
gettext_noop("Submit to %(workflow_name)s")

# wagtail.admin: start page, lists and reports.
gettext_noop("Aging pages")
gettext_noop("Awaiting your review")
gettext_noop("Breadcrumb")
gettext_noop("Dashboard")
gettext_noop("Home")
gettext_noop("Owner")
gettext_noop("Site history")
gettext_noop("Your pages and snippets in a workflow")

# wagtail.images, wagtail.documents, wagtail.snippets: choosers and libraries.
gettext_noop("Choose another %(object)s")
gettext_noop("Filesize")
gettext_noop("Max dimensions")

# wagtail_localize
gettext_noop("Add a locale")
gettext_noop("Add locale")
gettext_noop("Can submit translations")
gettext_noop("Delete locale")
gettext_noop("Source locale")
gettext_noop("Sync from")
gettext_noop("Target locale")
gettext_noop("This locale cannot be deleted because there are pages and/or other objects using it.")
gettext_noop("Translations")
