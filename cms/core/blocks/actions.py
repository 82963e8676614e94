"""Blocks that tell a reader whom to turn to and what to do next."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Locale
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks.base import StoryPartBlock
from cms.core.languages import is_active_language


class LinkValue(blocks.StructValue):
    """Templates ask for `href` and `title`, never for what kind of link it is."""

    @cached_property
    def _page(self) -> Any | None:
        """The chosen page in the reader's language; None when there is none to read."""
        page = self.get("page")
        if page is None:
            return None
        if not is_active_language(page.locale_id):
            page = page.get_translation_or_none(Locale.get_active())
        return page if page and page.live else None

    def leads_to_private_page(self, restricted_paths: tuple[str, ...]) -> bool:
        """Whether the page is one that not everybody may read."""
        return bool(self._page and self._page.path.startswith(restricted_paths))

    @property
    def href(self) -> str:
        """The address; empty when the page cannot be read in this language."""
        if self.get("page"):
            return self._page.url if self._page else ""
        if self.get("email"):
            return f"mailto:{self['email']}"
        return self.get("url") or ""

    @property
    def title(self) -> str:
        """The words to click on."""
        return self.get("label") or (self._page.title if self._page else self.href)


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
        return cleaned


class CallToActionBlock(StoryPartBlock):
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

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """`link` is left out when it leads where not everybody may read."""
        from cms.core.frame import get_frame, get_request_frame

        context = super().get_context(value, parent_context)
        request = context.get("request")
        frame = get_request_frame(request) if request else get_frame()
        private = value["link"].leads_to_private_page(frame.restricted_paths)
        context["link"] = None if private else value["link"]
        return context


class ContactBlock(StoryPartBlock):
    """Whom to turn to."""

    person = SnippetChooserBlock("core.ContactPerson", label=_("Contact person"))
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=255)

    class Meta:
        template = "blocks/contact.html"
        icon = "user"
        label = _("Contact")
        description = _("A contact person with phone, e-mail and hours, always up to date.")

    def get_preview_value(self) -> Any:
        """A real contact person."""
        from cms.core.models import ContactPerson

        person = ContactPerson.objects.order_by("pk").first()
        return self.normalize({"person": person, "note": ""})
