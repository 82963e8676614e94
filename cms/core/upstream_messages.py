"""Texts of the packages underneath whose German would stop an editor.

Wagtail and wagtail-localize bring a German catalogue. A few of its entries are still English, name
things other than this site does, or read like a machine. Naming them here puts them into the
site's own catalogue, which comes before those of the packages; nothing imports this module.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

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

# wagtail.admin: two people in one page. Nothing is overwritten, both versions are in the history.
gettext_noop("Currently idle")
gettext_noop("Currently viewing")
gettext_noop("Proceeding will overwrite the changes made by %(user_name)s.")
gettext_noop("Proceeding will overwrite the changes you made in that window.")
gettext_noop("Saving will overwrite a newer version.")

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
gettext_noop("Target locale")
gettext_noop("This locale cannot be deleted because there are pages and/or other objects using it.")
gettext_noop("Translations")

# wagtail: what readers meet at a page with a password; not every language has it in good words.
# Translators: for readers.
gettext_noop("The password you have entered is not correct. Please try again.")

# Names that nobody marked; `upstream_names` puts them through the catalogue.
gettext_noop("Actions")
gettext_noop("Body")
gettext_noop("Email address")
gettext_noop("Enabled")
gettext_noop("Include descendants")
gettext_noop("Link text")
gettext_noop("Phone number")
gettext_noop("Port")
gettext_noop("Root page")
gettext_noop("Site name")
gettext_noop("Subject")
gettext_noop("Task type")
gettext_noop("external link text")
gettext_noop("page")
gettext_noop("sync from")
gettext_noop("translation")
gettext_noop("translations")

# wagtail.admin: the editing view, part two.
gettext_noop(
    'This publishing schedule will only take effect after you select the "Schedule to '
    'publish" option'
)
gettext_noop("Choose when this %(model_name)s should go live and/or expire")
gettext_noop("Choose when this page should go live and/or expire")
gettext_noop("Anyone with editing permissions can create schedules")
gettext_noop("Once scheduled:")
gettext_noop("Once live anyone can view")
gettext_noop("Choose who can view the live version of this page")
gettext_noop("Are you sure you want to unschedule this revision?")
gettext_noop("Toggle breadcrumbs")
gettext_noop("Toggle status")
gettext_noop("Toggle comments")
gettext_noop("Toggle checks")
gettext_noop("Toggle preview")
gettext_noop("Toggle minimap")
gettext_noop("Switch locales")
gettext_noop("Available in %(translations_total)s locales")
gettext_noop("Loading")
gettext_noop("View live")
gettext_noop("Publishing this %(model_name)s will cancel the current workflow.")
gettext_noop("Would you still like to publish this %(model_name)s?")
gettext_noop(
    "This %(model_name)s was marked as needing changes at <strong>%(task)s</strong> in "
    "<strong>%(workflow)s</strong>."
)
gettext_noop(
    "This %(model_name)s is currently at <strong>%(task)s</strong> in "
    "<strong>%(workflow)s</strong>."
)
gettext_noop("This %(model_name)s hasn't been submitted for moderation yet")
gettext_noop("This page hasn't been submitted for moderation yet")
gettext_noop(
    "You are viewing a previous version of this %(model_name)s from <b>%(created_at)s</b> by "
    "%(user)s"
)
gettext_noop("The %(model_name)s could not be saved as it is locked")
gettext_noop("Are you sure you want to unpublish this %(model_name)s?")
gettext_noop("Create a new %(model_name)s")
gettext_noop("Select a new parent page")
gettext_noop("Choose parent")
gettext_noop("Please select another parent.")
gettext_noop(
    "Select hierarchical position. Note: a collection cannot become a child of itself or one "
    "of its descendants."
)
gettext_noop("Last published before")
gettext_noop('There are no %(model_name)s to display. Why not <a href="%(add_url)s">add one</a>?')
gettext_noop("One or more references to this %(model_name)s prevent it from being deleted.")
gettext_noop("the %(model_name)s will also be deleted")

# wagtail: locks and moderation.
gettext_noop("No one can make changes while the %(model_name)s is locked")
gettext_noop("Only you can make changes while the %(model_name)s is locked")
gettext_noop("Only %(user)s can make changes while the %(model_name)s is locked")
gettext_noop("This %(model_name)s is currently awaiting moderation.")
gettext_noop(
    "This {model_name} is awaiting <b>'{task_name}'</b> in the <b>'{workflow_name}'</b> workflow."
)
gettext_noop("Only reviewers for this task can edit the %(model_name)s.")
gettext_noop(
    "Reviewers can edit this %(model_name)s – lock it to prevent other reviewers from editing"
)
gettext_noop("Only reviewers can edit and approve the %(model_name)s")
gettext_noop("Cannot overwrite a revision that is not the latest for this %(model_name)s.")
gettext_noop("workflow state")

# wagtail.users: which mails somebody gets.
gettext_noop("submitted notifications")
gettext_noop("approved notifications")
gettext_noop("rejected notifications")
gettext_noop("updated comments notifications")
gettext_noop("Receive notification when a page is submitted for moderation")
gettext_noop("Receive notification when your page edit is approved")
gettext_noop("Receive notification when your page edit is rejected")
gettext_noop(
    "Receive notification when comments have been created, resolved, or deleted on a page "
    "that you have subscribed to receive comment notifications on"
)

# wagtail.images, wagtail.documents, wagtail.snippets: part two.
gettext_noop("Select images in choosers")
gettext_noop("Select documents in choosers")
gettext_noop("Uploading…")
gettext_noop("Please add some alt text for your image or mark it as decorative")
gettext_noop("Are you sure you want to delete this %(snippet_type_name)s?")
gettext_noop("You don't have permission to delete this %(snippet_type_name)s")
gettext_noop(
    "You haven't created any %(snippet_type_name)s snippets. Why not <a "
    'href="%(wagtailsnippets_create_snippet_url)s" target="_blank" rel="noreferrer">create '
    "one now</a>?"
)

# wagtail.contrib.search_promotions.
gettext_noop("Views")

# wagtail.locales.
gettext_noop("locales")
gettext_noop("Locale '%(object)s' created.")
gettext_noop("Locale '%(object)s' updated.")
gettext_noop("Locale '%(object)s' deleted.")
gettext_noop("Are you sure you want to delete this locale?")
gettext_noop("The locale could not be saved due to errors.")

# wagtail: too long for a phone, or slips of the pen.
gettext_noop("The page title as you'd like it to be seen by the public")
gettext_noop("Signing in…")
gettext_noop("Publishing…")
gettext_noop("Add a workflow")
gettext_noop("Add a group")
gettext_noop("Add a user")

# The same in two numbers.
ngettext_lazy(
    "This %(model_name)s is referenced %(usage_count)s time.",
    "This %(model_name)s is referenced %(usage_count)s times.",
)
ngettext_lazy("%(count)d %(model_name)s deleted.", "%(count)d %(model_name)s deleted.")
ngettext_lazy("1 page", "%(counter)s pages")
ngettext_lazy(
    "This task is in progress on %(states_in_progress)d page/snippet. Disabling this task "
    "will cause it to be skipped in the moderation workflow and not be listed for selection "
    "when editing a workflow.",
    "This task is in progress on %(states_in_progress)d pages/snippets. Disabling this task "
    "will cause it to be skipped in the moderation workflow and not be listed for selection "
    "when editing a workflow.",
)
ngettext_lazy(
    "New tags have been added to %(num_parent_objects)d image",
    "New tags have been added to %(num_parent_objects)d images",
)
