"""Blocks that tell a reader whom to turn to and what to do next."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks.base import BodyPartBlock
from cms.site.links import require_address, resolve_page_link
from cms.types import Link


class LinkValue(blocks.StructValue):
    """Templates ask for `href` and `title`, never for what kind of link it is."""

    @cached_property
    def _link(self) -> Link | None:
        """The way to the chosen page; None when there is none to read."""
        page = self.get("page")
        return resolve_page_link(page.pk) if page else None

    @property
    def href(self) -> str:
        """The address; empty when not everybody may read the page."""
        if self.get("page"):
            return self._link.url if self._link else ""
        if self.get("email"):
            return f"mailto:{self['email']}"
        return self.get("url") or ""

    @property
    def title(self) -> str:
        """The words to click on."""
        return self.get("label") or (str(self._link.title) if self._link else self.href)

    @property
    def language(self) -> str:
        """What language is spoken there, where it is not the reader's."""
        return self._link.language if self._link else ""

    @property
    def title_language(self) -> str:
        """The language of the words, where it is not the reader's."""
        return "" if self.get("label") else self.language


class LinkBlock(blocks.StructBlock):
    """A link to a page of this site, to an address elsewhere, or to a mailbox."""

    label = blocks.CharBlock(
        label=_("Words to click on"),
        required=False,
        max_length=80,
        help_text=_("Says where it leads. Empty: the page's title."),
    )
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("or an address elsewhere"), required=False)
    email = blocks.EmailBlock(label=_("or an e-mail address"), required=False)

    class Meta:
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        """Exactly one target, and words for it."""
        cleaned = super().clean(value)
        targets = [name for name in ("page", "url", "email") if cleaned.get(name)]
        if len(targets) != 1 and not self.is_deferred_validation:
            message = _("Please give exactly one target: a page, an address or an e-mail address.")
            wrong = targets[1] if targets else "page"
            raise StructBlockValidationError(block_errors={wrong: ValidationError(message)})
        if targets and targets[0] != "page" and not cleaned.get("label"):
            message = _("Please write the words to click on.")
            raise StructBlockValidationError(block_errors={"label": ValidationError(message)})
        try:
            require_address(cleaned.get("page"))
        except ValidationError as error:
            raise StructBlockValidationError(block_errors={"page": error}) from error
        return cleaned


class CallToActionBlock(BodyPartBlock):
    """What a reader can do now."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)
    link = LinkBlock(label=_("Link"))

    class Meta:
        template = "blocks/call_to_action.html"
        icon = "pick"
        label = _("Invitation")
        description = _("Asks the reader to do one thing: come, write, take part.")
        preview_value = {
            "title": "Machen Sie mit",
            "text": "Am Samstag wird gegossen, gejätet und gegrillt.",
            "link": {"label": "Schreiben Sie dem Garten", "email": "garten@winzerla.example"},
        }


class ContactBlock(BodyPartBlock):
    """Whom to turn to."""

    person = SnippetChooserBlock("core.ContactPerson", label=_("Contact person"))
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=255)

    class Meta:
        template = "blocks/contact.html"
        icon = "user"
        label = _("Contact")
        description = _("A contact person with phone, e-mail and hours, always up to date.")

    def get_searchable_content(self, value: Any) -> list[str]:
        """The page is found by the person's name and role, too."""
        person = value["person"]
        return [*([person.name, person.role] if person else []), value["note"]]

    def get_preview_value(self) -> Any:
        """A real contact person."""
        person = apps.get_model("core.ContactPerson").objects.order_by("pk").first()
        return self.normalize({"person": person, "note": ""})
