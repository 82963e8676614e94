"""What `cms.patches` and our templates change in packages is still what it was then.

When one of these fails after an update: read what has changed upstream, then mend or delete what
stands on it, and write the new number here.
"""

import hashlib
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import wagtail
from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.urls import NoReverseMatch, reverse
from wagtail import blocks, hooks
from wagtail_localize.models import post_delete_string_translation, post_save_string_translation
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from cms.patches import localize_hooks, mails, reports

#: What each patch changes, and the first characters of the SHA-256 of its source.
UPSTREAM = {
    "django.db.models.fields.CharField": "e474c745e7fd",
    "django.db.models.fields.Field.pre_save": "09aa95090848",
    "django.db.models.fields.TextField": "a020dd8c39db",
    "django.forms.fields.CharField": "6e6103a08b82",
    "django.forms.boundfield.BoundField.__init__": "3e93a3950f5e",
    "django.forms.fields.BaseTemporalField": "144fa6e9acd2",
    "django_filters.filterset.BaseFilterSet.get_form_class": "4e30577266c4",
    "wagtail.admin.signal_handlers": "e889b0d72f2f",
    "wagtail.admin.rich_text.converters.contentstate": "5bc2ad152601",
    "wagtail.admin.rich_text.converters.html_to_contentstate": "0f3f6e53573a",
    "wagtail.admin.views.chooser": "eabeeb7e9b02",
    "wagtail.admin.views.generic.permissions.PermissionCheckedMixin": "0cf858f1e33f",
    "wagtail.admin.views.mixins": "fde4700ea969",
    "wagtail.admin.views.pages.bulk_actions.delete": "9b316ad7aff5",
    "wagtail.admin.views.pages.delete": "8aff56827072",
    "wagtail.admin.views.pages.search.SearchView": "33bd557b83ef",
    "wagtail.admin.views.reports.audit_logging.LogEntriesView": "fe09df013f22",
    "wagtail.admin.views.reports.base.ReportView": "4bc3214bdd6a",
    "wagtail.admin.widgets.chooser": "55f2f5d73558",
    "wagtail.sites.views.IndexView": "d206d12e5402",
    "wagtail.blocks.stream_block.BaseStreamBlock": "aaae503dfc03",
    "wagtail.blocks.list_block.ListBlock": "41164d1c6a1a",
    "wagtail.contrib.typed_table_block.blocks.BaseTypedTableBlock": "835efbde6bf5",
    "wagtail.models.pages.AbstractPage.get_admin_display_title": "5bb982140d8f",
    "wagtail.models.pages.AbstractPage._slug_is_available": "5c8192df7667",
    "wagtail.models.pages.AbstractPage.unpublish": "46e753106f6f",
    "wagtail.management.commands.publish_scheduled": "f1b0d0d5dd91",
    "wagtail.models.reference_index": "24262e9dd640",
    "wagtail.models.specific": "233e0fc0197d",
    "wagtail.tasks.update_reference_index_task.func": "a194cc1f23bc",
    "wagtail.fields": "6157432d9477",
    "wagtail.hooks": "bb0d78906661",
    "wagtail_localize.wagtail_hooks": "474cfade472a",
    "wagtail_localize.synctree.after_create_page": "5e539749f458",
    "wagtail_localize.models.post_save_string_translation": "9ffe5f167c48",
    "wagtail_localize.models.post_delete_string_translation": "259348a81a85",
    "wagtail_localize.models.TranslationSource": "be67e2ca6090",
    "wagtail_localize.models.TranslationContext": "f4a1010cdf01",
    "wagtail_localize.models.String": "e337f718a902",
    "wagtail_localize.models.StringSegment": "de93450fa5fa",
    "wagtail_localize.models.Template": "ea9f106d516f",
    "wagtail_localize.models.TemplateSegment": "df62ed9d992d",
    "wagtail_localize.models.RelatedObjectSegment": "8222fb82bde1",
    "wagtail_localize.models.OverridableSegment": "27ef9c17c673",
    "wagtail_localize.segments.extract.StreamFieldSegmentExtractor": "527e6bfefa27",
}
#: Wagtail's templates that ours of the same name stand for.
TEMPLATES = {
    "wagtailadmin/admin_base.html": "8d1e91482208",
    "wagtailadmin/base.html": "d9022f8527df",
    "wagtailadmin/chooser/tables/page_title_cell.html": "22766fc2d646",
    "wagtailadmin/home.html": "7eb3ee7b5a9d",
    "wagtailadmin/pages/bulk_actions/confirm_bulk_unpublish.html": "9d9b4d0be9d5",
    "wagtailadmin/shared/header.html": "37d78005e661",
    "wagtailadmin/shared/headers/_actions.html": "facea723b6b9",
    "wagtailadmin/shared/side_panel_toggle.html": "445a7f032ba7",
    "wagtailadmin/shared/user_avatar.html": "10cbd09a2e94",
    "wagtailadmin/shared/usage_summary.html": "b3c9bccc50a0",
    "wagtailadmin/tables/boolean_cell.html": "f52d1f7945b2",
    "wagtailadmin/workflows/includes/workflow_tasks_cell.html": "df662187c193",
    "wagtailcore/shared/block_preview.html": "e35023cfde06",
    "wagtailcore/shared/richtext.html": "3a0a86fc8991",
}


def find(name: str) -> object:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        return getattr(find(module), attribute)


def find_replaced() -> Iterator[tuple[str, Path]]:
    """Name and original of each template that ours replaces."""
    ours, upstream = Path(settings.BASE_DIR) / "templates", Path(wagtail.__file__).parent
    for folder in sorted(upstream.glob("**/templates")):
        if {"project_template", "legacy"} & {*folder.parts}:
            continue
        for original in sorted(folder.glob("**/*.html")):
            name = str(original.relative_to(folder))
            if (ours / name).exists():
                yield name, original


def digest(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()[:12]


@pytest.mark.parametrize("name", UPSTREAM)
def test_code_that_a_patch_changes_is_as_it_was(name: str) -> None:
    assert digest(inspect.getsource(find(name)).encode()) == UPSTREAM[name]


def test_templates_that_ours_replace_are_as_they_were() -> None:
    assert {name: digest(file.read_bytes()) for name, file in find_replaced()} == TEMPLATES


def test_wagtail_sends_no_mails_of_its_own() -> None:
    for signal, _, name in mails.NOTIFIERS:
        assert not [key for (key, *_), *_ in signal.receivers if key == name]


def test_every_report_on_pages_asks_for_the_right_to_publish() -> None:
    for report in reports.REPORTS:
        assert report.permission_required == "publish"


def test_hooks_of_wagtail_localize_are_gone_but_for_what_does_nothing_by_itself() -> None:
    hooks.search_for_hooks()
    left = {
        name
        for name, registered in hooks._hooks.items()
        for function, _order in registered
        if function.__module__.startswith(localize_hooks.PACKAGE)
    }
    assert left == localize_hooks.KEPT


def test_addresses_of_wagtail_localize_are_gone() -> None:
    with pytest.raises(NoReverseMatch, match="not a registered namespace"):
        reverse("wagtail_localize:submit_page_translation", args=[1])


def test_stored_sentence_leaves_the_title_of_the_draft_alone() -> None:
    for signal, receiver in (
        (post_save, post_save_string_translation),
        (post_delete, post_delete_string_translation),
    ):
        assert id(receiver) not in {key for (key, *_), *_ in signal.receivers}


def test_block_without_a_value_has_no_sentences() -> None:
    extractor = StreamFieldSegmentExtractor(field=None)
    for block in (blocks.CharBlock(), blocks.TextBlock(), blocks.RichTextBlock()):
        assert extractor.handle_block(block, None) == []
    (segment,) = extractor.handle_block(blocks.CharBlock(), "Ein Satz")
    assert segment.string.data == "Ein Satz"
