"""How the parts that many answers share are made from what was read: plain dictionaries.

Nothing is validated here, as that would cost more than all the rest; the tests hold every answer to
the OpenAPI document.
"""

from mimetypes import guess_type
from typing import Any

from django.conf import settings
from django.utils.html import conditional_escape, format_html

from cms.api.schemas.media import focal_point
from cms.api.serializer_context import SerializerContext
from cms.types import MarkedText

MEDIUM = 960


def mark_html(pieces: MarkedText) -> str:
    """A text with the words that somebody looks for in `mark`; all else escaped."""
    return "".join(
        format_html("<mark>{}</mark>", piece) if is_marked else conditional_escape(piece)
        for piece, is_marked in pieces
    )


def serialize_image(
    context: SerializerContext, key: int | None, alt: str = "", caption: str = ""
) -> dict[str, Any] | None:
    """The parts of `Image`; None while there is no copy of it."""
    row = context.prefetched.images.get(key) if key else None
    if row is None or not row["variants"]:
        return None
    webp, fallback = _split(row["variants"])
    if not fallback:
        return None
    medium = max((one for one in fallback if one[1] <= MEDIUM), default=fallback[0])
    return {
        "id": row["id"],
        "alt": alt,
        "caption": caption,
        "credit": row["credit"],
        "width": row["width"],
        "height": row["height"],
        "focal_point": focal_point(row),
        "src": context.get_media_url(medium[3]),
        "srcset": {
            "webp": _srcset(context, webp),
            "fallback": _srcset(context, fallback),
            "fallback_type": f"image/{fallback[0][0]}",
        },
    }


def serialize_loaded_image(context: SerializerContext, row: Any, alt: str) -> dict[str, Any] | None:
    """The parts of `Image` for an image that was read already."""
    if row is None:
        return None
    names = ("credit", "width", "height", "focal_point_x", "focal_point_y", "variants")
    context.prefetched.images[row.pk] = {
        "id": row.pk,
        **{name: getattr(row, name) for name in names},
    }
    return serialize_image(context, row.pk, alt)


def _split(variants: list[list[Any]]) -> tuple[list[list[Any]], list[list[Any]]]:
    webp = [one for one in variants if one[0] == "webp"]
    return webp, [one for one in variants if one[0] != "webp"]


def _srcset(context: SerializerContext, copies: list[list[Any]]) -> str:
    return ", ".join(
        f"{context.get_media_url(name)} {width}w" for _kind, width, _height, name in copies
    )


def serialize_lead_image(page: Any, context: SerializerContext) -> dict[str, Any] | None:
    """A page's own picture; the prefetched's words only where they are in the page's language."""
    alt = page.lead_image_alt
    row = context.prefetched.images.get(page.lead_image_id)
    if not alt and row and context.language == settings.LANGUAGE_CODE:
        alt = row["description"]
    return serialize_image(context, page.lead_image_id, alt, page.lead_image_caption)


def serialize_document(context: SerializerContext, key: int | None) -> dict[str, Any] | None:
    """The parts of `Document`; None where it is not for everybody."""
    row = context.prefetched.documents.get(key) if key else None
    if row is None:
        return None
    filename = row["file"].rpartition("/")[2]
    return {
        "id": row["id"],
        "title": row["title"],
        "url": context.get_document_url(row),
        "filename": filename,
        "type": guess_type(filename)[0] or "application/octet-stream",
        "size": row["file_size"],
        "hash": row["file_hash"],
    }


def serialize_person(context: SerializerContext, key: int | None) -> dict[str, Any] | None:
    """The parts of `Person`; of another language only what needs none."""
    row = context.prefetched.people.get(key) if key else None
    return _serialize_person(context, row) if row else None


def serialize_loaded_person(row: Any, context: SerializerContext) -> dict[str, Any]:
    """The parts of `Person` for somebody who was read already, with the photo."""
    names = ("id", "locale_id", "name", "role", "phone", "email", "office_hours", "photo_id")
    serialize_loaded_image(context, row.photo, "")
    return _serialize_person(context, {name: getattr(row, name) for name in names})


def _serialize_person(context: SerializerContext, row: Any) -> dict[str, Any]:
    is_own = row["locale_id"] == context.scope.locale.pk
    return {
        "id": row["id"],
        "lang": context.language if is_own else settings.LANGUAGE_CODE,
        "name": row["name"],
        "role": row["role"] if is_own else "",
        "phone": row["phone"],
        "email": row["email"],
        "office_hours": row["office_hours"] if is_own else "",
        "photo": serialize_image(context, row["photo_id"]),
    }


def _serialize_name(row: Any, context: SerializerContext) -> dict[str, Any]:
    """What a row of any language is called, and in which."""
    return {
        "id": row.pk,
        "uuid": str(row.translation_key),
        "lang": context.get_language(row),
        "name": row.name,
    }


def serialize_place(row: Any, context: SerializerContext) -> dict[str, Any] | None:
    """The parts of `Place`; of another language only name and address."""
    if row is None:
        return None
    named = _serialize_name(row, context)
    is_own = named["lang"] == context.language
    return {
        **named,
        "street": row.street,
        "postal_code": row.postal_code,
        "city": row.city,
        "directions": row.directions if is_own else "",
        "accessibility": row.accessibility if is_own else "",
    }


def serialize_organisation(row: Any, context: SerializerContext) -> dict[str, Any] | None:
    """The parts of `Organisation`; of another language only name and ways to reach it."""
    if row is None:
        return None
    named = _serialize_name(row, context)
    is_own = named["lang"] == context.language
    return {
        **named,
        "kind": row.kind if is_own else "",
        "description": row.description if is_own else "",
        "url": row.url,
        "phone": row.phone,
        "email": row.email,
    }


def serialize_organisation_entry(row: Any, context: SerializerContext) -> dict[str, Any]:
    """The parts of `OrganisationEntry`; the place comes with the row."""
    entry = serialize_organisation(row, context) or {}
    return {**entry, "place": serialize_place(row.place, context)}


def serialize_contact(office: Any) -> dict[str, str] | None:
    """The parts of `Contact`; None as long as nobody has filled them in."""
    if office is None:
        return None
    names = ("publisher", "street", "postal_code", "city", "phone", "email")
    return {name: getattr(office, name) for name in names}


def serialize_term(row: Any, context: SerializerContext) -> dict[str, Any] | None:
    """The parts of `Term`; None where the language asked for has no word for it."""
    if row is None or row.locale_id != context.scope.locale.pk:
        return None
    return {"uuid": str(row.translation_key), "name": row.name, "slug": row.slug}
