"""What becomes of a Word file: words that wait for their pictures, then the fields of a page."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _

from cms.core.addresses import make_private
from cms.core.blocks.body import BodyBlock
from cms.core.models.mixins import TEASER_LENGTH
from cms.images.kept_uploads import KeptUpload, find, keep
from cms.pasting.blocks import LONGEST_TABLE_TITLE, build_stream, name_tables
from cms.pasting.html import clean
from cms.texts.tidy import tidy
from cms.word_files.pictures import (
    BODY,
    LEAD,
    PictureForm,
    keep_picture,
    may_add_pictures,
    read_upload,
)
from cms.word_files.reading import WordFile, open_word_file

#: What is kept for the next step is called like this.
KEPT_NAME = "word-file.json"
#: Characters of a title and of the words below a picture.
LONGEST_LINE = 255


def take_in(
    upload: UploadedFile, pictures: list[UploadedFile], user: Any
) -> tuple[dict[str, Any], list[str]]:
    """Words and kept pictures of a file and of those beside it; what was lost on the way.

    The words are `title`, `subtitle`, `teaser`, `opening`, `parts` and `pictures`: each with
    `token`, `name`, `alternative`, `place` and `is_added`.

    Raises:
        ValidationError: the Word file cannot be read.
    """
    with open_word_file(upload) as word:
        lost = list(word.lost)
        found = {
            "title": word.title or Path(upload.name or "").stem,
            "subtitle": word.subtitle,
            "teaser": word.teaser,
            "opening": word.opening,
            "parts": word.parts,
            "pictures": [],
        }
        if may_add_pictures(user):
            found["pictures"] = [*_keep_inner(word, user, lost), *_keep_added(pictures, user, lost)]
        elif word.pictures or pictures:
            lost.append(_("Pictures were left out: your account may not add any."))
    return found, lost


def _keep_inner(word: WordFile, user: Any, lost: list[str]) -> Iterator[dict[str, Any]]:
    """The pictures of the file itself, in the order in which they stand there."""
    order = [part["picture"] for part in word.parts if "picture" in part]
    for number in dict.fromkeys(order):
        path, alternative = word.pictures[number]
        name = _("Picture %(number)s") % {"number": number + 1}
        try:
            kept = keep_picture(path.read_bytes(), name, user)
        except ValidationError as error:
            lost.append(_("%(name)s: %(reason)s") % {"name": name, "reason": error.messages[0]})
            continue
        yield _describe(kept, name, tidy(alternative), BODY) | {"number": number}


def _keep_added(
    pictures: list[UploadedFile], user: Any, lost: list[str]
) -> Iterator[dict[str, Any]]:
    """The pictures beside it; the first is proposed for the place above the text."""
    place = LEAD
    for upload in pictures:
        name = Path(upload.name or "bild").name
        try:
            kept = keep_picture(read_upload(upload), name, user)
        except ValidationError as error:
            lost.append(_("%(name)s: %(reason)s") % {"name": name, "reason": error.messages[0]})
            continue
        yield _describe(kept, name, "", place) | {"is_added": True}
        place = BODY


def _describe(kept: KeptUpload, name: str, alternative: str, place: str) -> dict[str, Any]:
    described = {"token": kept.token, "name": name, "alternative": alternative, "place": place}
    return described | {"is_added": False, "number": None}


# --- Between the two steps -----------------------------------------------------------------------


def keep_words(found: dict[str, Any], user: Any) -> str:
    """Keep what was found for the next step; gives what its address says."""
    content = json.dumps(found).encode()
    return keep(SimpleUploadedFile(KEPT_NAME, content), user).token


def find_words(token: str, user: Any) -> tuple[KeptUpload, dict[str, Any]] | None:
    """What this person has sent, or nothing: it is done, thrown away, or somebody else's."""
    kept = find(token, user)
    if kept is None or kept.name != KEPT_NAME:
        return None
    return kept, json.loads(kept.read().read())


def forget_pictures(found: dict[str, Any], user: Any) -> None:
    """Throw away what was left out; what is in the library has gone already."""
    for picture in found["pictures"]:
        if kept := find(picture["token"], user):
            kept.forget()


# --- The page ------------------------------------------------------------------------------------


def fill_page(page: Any, found: dict[str, Any], forms: list[PictureForm]) -> list[str]:
    """Put title, teaser, text and pictures into a new page; what its blocks could not hold.

    The pictures enter the library.
    """
    page.title = _one_line(found["title"]) or _("Without a title")
    found = _place_subtitle(page, found)
    teaser = " ".join(tidy(found["teaser"]).split())
    page.teaser = teaser if len(teaser) <= TEASER_LENGTH else ""
    page.slug = make_private()
    filling = _Filling(page)
    inner = {form.picture["number"]: form for form in forms if not form.picture["is_added"]}
    for part in _find_parts(found, page):
        if "html" in part:
            filling.add_words(part)
        elif form := inner.get(part["picture"]):
            filling.add_picture(form, part["caption"])
    for form in forms:
        if form.picture["is_added"]:
            filling.add_picture(form, "")
    page.body = filling.stream.to_python(filling.blocks)
    if name_tables(filling.blocks):
        filling.lost.append(_("Tables got titles. Please read whether they fit."))
    return list(dict.fromkeys(filling.lost))


def _place_subtitle(page: Any, found: dict[str, Any]) -> dict[str, Any]:
    """Into its field; on a page that has none it is the teaser, and the first paragraph a part."""
    if any(field.name == "subtitle" for field in page._meta.fields):
        page.subtitle = _one_line(found["subtitle"])
    elif found["subtitle"]:
        return found | {"teaser": found["subtitle"], "parts": _put_back(found), "opening": ""}
    return found


def _find_parts(found: dict[str, Any], page: Any) -> list[dict[str, Any]]:
    """All parts; the words that became the teaser again, where the page itself does not show it."""
    return found["parts"] if page.shows_teaser else _put_back(found)


def _put_back(found: dict[str, Any]) -> list[dict[str, Any]]:
    """All parts, and before them the paragraph that could be the teaser."""
    parts, opening = found["parts"], found["opening"]
    if not opening:
        return parts
    if parts and "html" in parts[0] and "caption" not in parts[0]:
        return [{"html": opening + parts[0]["html"]}, *parts[1:]]
    return [{"html": opening}, *parts]


class _Filling:
    """A body that grows from the top."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.stream: BodyBlock = page._meta.get_field("body").stream_block
        self.blocks: list[dict[str, Any]] = []
        self.lost: list[str] = []

    def add_words(self, part: dict[str, Any]) -> None:
        """A stretch of text; a table is called what its caption says."""
        built = build_stream(clean(part["html"], takes_quoted=True), self.stream)
        for block in built.blocks:
            if block["type"] == "table":
                name = _one_line(part.get("caption", "")) or block["value"]["title"]
                block["value"]["title"] = name[:LONGEST_TABLE_TITLE]
        self.blocks += built.blocks
        self.lost += built.lost

    def add_picture(self, form: PictureForm, caption: str) -> None:
        """Above the text or here; a picture that stands twice in the file does so here."""
        image: Any = form.instance if form.instance.pk else form.save()
        caption = _one_line(caption)
        if form.place_chosen == LEAD:
            self.page.lead_image, self.page.lead_image_caption = image, caption
            return
        picture = {"image": image.pk, "alt_text": image.description, "decorative": False}
        value = {"image": picture, "caption": caption}
        self.blocks.append({"type": "image", "value": value, "id": str(uuid4())})


def _one_line(text: str) -> str:
    return " ".join(tidy(text).split())[:LONGEST_LINE]
