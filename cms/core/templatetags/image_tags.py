"""Shows an image in the sizes that were made when it was uploaded."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.images.credits import translate_credit
from cms.images.models import WIDTHS, CustomImage, ImageVariant
from cms.site.languages import fallback_language

register = template.Library()

MIME = {"webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}


@register.filter
def localized_credit(credit: str) -> SafeString:
    """Who took or drew a picture, in the reader's language but for the name."""
    return translate_credit(credit, fallback_language())


@register.simple_tag
def responsive_image(image: CustomImage | None, **options: Any) -> SafeString:
    """`<picture>` with WebP and a format every program knows, never scaled here.

    Options: `alt` (default: the words given in the page, else none), `sizes` (CSS sizes),
    `class`, `eager` (true for what is visible at once), `limit` (widest copy in pixels).
    Shows nothing while an image has no copies.
    """
    if image is None:
        return SafeString()
    limit = int(options.get("limit") or WIDTHS[-1])
    copies = [copy for copy in image.get_variants() if copy.width <= limit]
    copies = copies or image.get_variants()[:1]
    fallback = [copy for copy in copies if copy.format != "webp"]
    modern = [copy for copy in copies if copy.format == "webp"]
    if not fallback:
        return SafeString()
    sizes = options.get("sizes") or "100vw"
    options |= {"alt": _alt(image, options), "sizes": sizes, "decorative": image.decorative}
    options["class"] = " ".join(filter(None, (options.get("class"), image.focus_class))) or None
    return format_html("<picture>{}{}</picture>", _source(modern, sizes), _img(fallback, options))


def _alt(image: CustomImage, options: dict[str, Any]) -> str:
    if "alt" in options:
        return str(options["alt"] or "")
    return "" if image.decorative else (image.contextual_alt_text or "")


def _srcset(copies: list[ImageVariant]) -> str:
    return ", ".join(f"{copy.url} {copy.width}w" for copy in copies)


def _source(copies: list[ImageVariant], sizes: str) -> SafeString:
    if not copies:
        return SafeString()
    template_ = '<source type="{}" srcset="{}" sizes="{}">'
    return format_html(template_, MIME[copies[0].format], _srcset(copies), sizes)


def _img(copies: list[ImageVariant], options: dict[str, Any]) -> SafeString:
    widest = copies[-1]
    middle = copies[len(copies) // 2]
    loading = ("fetchpriority", "high") if options.get("eager") else ("loading", "lazy")
    attributes = {
        "src": middle.url,
        "srcset": _srcset(copies),
        "sizes": options["sizes"],
        "width": widest.width,
        "height": widest.height,
        "alt": options["alt"],
        "class": options.get("class"),
        loading[0]: loading[1],
        "decoding": "async",
        # Tells the editors' checks that the missing words are meant.
        "data-decorative": "" if options["decorative"] else None,
    }
    given = ((name, value) for name, value in attributes.items() if value is not None)
    return format_html("<img {}>", format_html_join(" ", '{}="{}"', given))
