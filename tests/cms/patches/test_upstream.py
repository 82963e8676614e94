"""What `cms.patches` changes in packages is still what it was when the change was written."""

import hashlib
import inspect
from importlib import import_module

import pytest
from django.db.models.signals import post_delete, post_save
from django.urls import NoReverseMatch, reverse
from wagtail import blocks, hooks
from wagtail_localize.models import post_delete_string_translation, post_save_string_translation
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from cms.patches import localize_hooks, mails, reports

#: What each patch changes, and the first characters of the SHA-256 of its source. When one fails
#: after an update: read what has changed upstream, then mend or delete the patch.
UPSTREAM = {
    "wagtail.admin.signal_handlers": "e889b0d72f2f",
    "wagtail.admin.views.reports.base.ReportView": "4bc3214bdd6a",
    "wagtail.admin.views.reports.audit_logging.LogEntriesView": "fe09df013f22",
    "wagtail.admin.views.generic.permissions.PermissionCheckedMixin": "0cf858f1e33f",
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


def find(name: str) -> object:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        return getattr(find(module), attribute)


@pytest.mark.parametrize("name", UPSTREAM)
def test_code_that_a_patch_changes_is_as_it_was(name: str) -> None:
    source = inspect.getsource(find(name))
    assert hashlib.sha256(source.encode()).hexdigest()[:12] == UPSTREAM[name]


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
