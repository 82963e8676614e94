"""The form of every page in the admin, and what fields for days need to know."""

from typing import Any

from django import forms
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateInput
from wagtail.blocks import BlockField, StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError

from cms.core.addresses import find_free_slug, is_free, is_made_from, is_private, make_private
from cms.form_rows import RowsMixin
from cms.forms import AddressMixin
from cms.images.names import IS_NAME

DESCRIBE = _("Please say what can be seen in the picture, for people who cannot see it.")
#: The button that shows the page to its readers.
PUBLISH = "action-publish"
#: What the form of a new page is known by.
DRAFT_KEY = "draft_key"


def look_back(field: forms.Field) -> None:
    """A day without a year is the last one there was, not the next; scripts are told as well."""
    # An attribute of our own, which `cms.patches.dates` reads when the field is asked.
    field.looks_back = True  # type: ignore[attr-defined]
    field.widget.attrs["data-looks-back"] = "yes"


class AdminMonthInput(AdminDateInput):
    """Wagtail's for a day of which only the month counts: “Dezember 2026” is one, too."""

    reads_months = True

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Scripts are told as well."""
        attrs: dict[str, Any] = super().build_attrs(*args, **kwargs)
        return {**attrs, "data-reads-months": "yes"}


class BasePageForm(AddressMixin, RowsMixin, WagtailAdminPageForm):
    """Refuses no text for the address of its page.

    Authors do not see the field. A draft has an address of its own until readers see it; whoever
    chooses one that is taken gets a free one beside it (`cms.core.addresses`).
    """

    def clean_slug(self) -> str:
        """The address as it was sent, its draft's own, or a free one.

        Only for pages that were never published: readers know the others by their address, which
        people change themselves, and Wagtail tells them that one is taken.
        """
        slug: str = self.cleaned_data["slug"]
        if not slug or not self.parent_page or self.instance.first_published_at:
            return slug
        if is_private(slug):
            return slug
        if PUBLISH not in self.data and self._is_of_title(slug):
            return self.instance.slug if is_private(self.instance.slug) else self._make_private()
        return find_free_slug(self.instance, self.parent_page, slug)

    def _make_private(self) -> str:
        """The one by which the form is known again when it comes twice, if that is free."""
        slug = make_private(self.data.get(DRAFT_KEY, ""))
        return slug if is_free(slug, self.parent_page) else make_private()

    def _is_of_title(self, slug: str) -> bool:
        code = self.parent_page.locale.language_code
        return is_made_from(self.cleaned_data.get("title", ""), slug, code)

    def _clean_fields(self) -> None:
        """Django's, but a stream that the form did not know when it was opened stays as it is."""
        super()._clean_fields()
        for name, field in self.fields.items():
            is_stream = isinstance(field, BlockField)
            if is_stream and field.widget.value_omitted_from_data(
                self.data, self.files, self.add_prefix(name)
            ):
                self.cleaned_data[name] = getattr(self.instance, name)

    def clean(self) -> dict[str, Any]:
        """Whoever hands in or publishes has written something, and says what the picture shows."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.is_deferred_validation:
            self._check_told(data)
            self._check_lead_image(data)
        return data

    def _check_told(self, data: dict[str, Any]) -> None:
        """Nothing is said where one of the fields has an error of its own, or is in no form."""
        names = self.instance.told_by
        if names and data.keys() >= set(names) and not any(map(_is_told, map(data.get, names))):
            self.add_error(names[-1], _make_error(data[names[-1]], self.instance.untold))

    def _check_lead_image(self, data: dict[str, Any]) -> None:
        image = data.get("lead_image")
        if not image or "lead_image_alt" not in data:
            return
        text = data["lead_image_alt"].strip()
        # As `TeaserMixin.lead` finds words.
        known = image.default_alt_text if self.instance.is_source_language else ""
        if text and image.is_named_like(text):
            self.add_error("lead_image_alt", IS_NAME)
        elif not text and not known:
            self.add_error("lead_image_alt", DESCRIBE)


def _is_told(value: Any) -> bool:
    """Whether it says something; headings above nothing do not."""
    if isinstance(value, StreamValue):
        return any(block.block_type != "heading" for block in value)
    return value is not None and bool(str(value).strip())


def _make_error(value: Any, sentence: Any) -> forms.ValidationError:
    """As the field's own: one of blocks stands above them."""
    if isinstance(value, StreamValue):
        return StreamBlockValidationError(non_block_errors=ErrorList([sentence]))
    return forms.ValidationError(sentence)
