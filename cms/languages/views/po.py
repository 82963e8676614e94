"""Words from and into PO files: for people who translate with Poedit and the like.

A file is somebody's homework: it may be another page's, another language's, half done or damaged.
What fits is taken over into a draft, what does not is counted and said; nothing is published.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import polib
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue

from cms.languages.forms import find_error
from cms.languages.machine_translation import save_version
from cms.languages.sentences import Sentence, get_sentences, store_text
from cms.texts.slugs import make_slug

#: The longest page with every sentence translated is far below this.
LARGEST = 2 * 1024 * 1024
#: Where wagtail-localize writes which page and language a file is for.
IDENTITY = "X-WagtailLocalize-TranslationID"


class FileRefusedError(Exception):
    """Why nothing of a file can be taken over, as a sentence for translators."""


def download(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The package's file, with its language, and a machine's words marked as uncertain."""
    translation, _page = _find(request, translation_id)
    by_machine = {
        (each.path, each.source) for each in get_sentences(translation) if each.is_machine
    }
    po = translation.export_po()
    code = translation.target_locale.language_code
    po.metadata["Language"] = code.partition("-")[0]
    for entry in po:
        if (entry.msgctxt, entry.msgid) in by_machine:
            entry.flags.append("fuzzy")
    response = HttpResponse(str(po), content_type="text/x-gettext-translation; charset=utf-8")
    name = f"{make_slug(translation.source.object_repr, settings.LANGUAGE_CODE)}-{code}.po"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Words from a file become a draft, but not of a page that is locked or waits."""
    translation, page = _find(request, translation_id)
    lock = page.get_lock()
    if request.method == "POST" and lock and lock.for_user(request.user):
        messages.error(request, _("This page is locked. Nothing was changed."))
    elif "file" not in request.FILES:
        messages.error(request, _("Please choose a file first."))
    elif request.method == "POST":
        _upload(request, translation)
    return redirect("wagtailadmin_pages:edit", page.pk)


def _find(request: HttpRequest, translation_id: int) -> tuple[Translation, Page]:
    """The record of a page's translation and the page.

    Raises:
        Http404: there is none, or it is a snippet's, which have no files.
        PermissionDenied: the person may not edit the page.
    """
    translation = get_object_or_404(Translation, pk=translation_id)
    page = get_object_or_404(
        Page, translation_key=translation.source.object_id, locale=translation.target_locale
    ).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return translation, page


def _upload(request: HttpRequest, translation: Translation) -> None:
    try:
        taken, others = import_po(translation, request.FILES["file"], request.user)
    except FileRefusedError as refusal:
        messages.error(request, str(refusal))
        return
    message = ngettext("One sentence taken over.", "%(count)s sentences taken over.", taken)
    message = f"{message % {'count': taken}} {others}"
    obstacle = save_version(translation, request.user) if taken else ""
    message = f"{message} {obstacle}".strip()
    level = messages.warning if others or obstacle else messages.success
    level(request, message)


def import_po(translation: Translation, file: Any, user: Any) -> tuple[int, str]:
    """Store what fits; gives how many sentences that were, and what has become of the others.

    Raises:
        FileRefusedError: nothing can be taken over, and nothing was.
    """
    po = read_po(file)
    check_identity(po, translation)
    known = {(each.path, each.source): each for each in get_sentences(translation)}
    entries = [entry for entry in po if not entry.obsolete and entry.msgid]
    if not any((entry.msgctxt, entry.msgid) in known for entry in entries):
        raise FileRefusedError(
            _("No sentence of this file belongs to this page. Nothing was changed.")
        )
    counted: Counter[str] = Counter()
    for entry in entries:
        sentence = known.get((entry.msgctxt, entry.msgid))
        counted[_import_entry(translation, sentence, entry, user)] += 1
    return counted["taken"], " ".join(_describe_rest(counted))


def read_po(file: Any) -> polib.POFile:
    """The parsed file.

    Raises:
        FileRefusedError: it is too large, or no PO file.
    """
    if file.size > LARGEST:
        raise FileRefusedError(_("This file is too large to be one page's. Nothing was changed."))
    damaged = FileRefusedError(_("This is no PO file, or it is damaged. Nothing was changed."))
    try:
        # polib opens a text that is a path, so what was uploaded must never look like one.
        po = polib.pofile("\n" + file.read().decode("utf-8-sig"))
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise damaged from error
    if not len(po):
        raise damaged
    return po


def check_identity(po: polib.POFile, translation: Translation) -> None:
    """Whether the file says itself that it is for another page or language.

    Raises:
        FileRefusedError: it does.
    """
    identity = po.metadata.get(IDENTITY, "").strip()
    if identity and identity != str(translation.uuid):
        raise FileRefusedError(
            _("This file was downloaded for another page or language. Nothing was changed.")
        )
    said = po.metadata.get("Language", "").strip().replace("_", "-").lower()
    own = translation.target_locale.language_code
    if said and said.partition("-")[0] != own.partition("-")[0]:
        sentence = _("The file says that it is in “%(said)s”, not “%(own)s”. Nothing was changed.")
        raise FileRefusedError(sentence % {"said": said, "own": own})


def _import_entry(
    translation: Translation, sentence: Sentence | None, entry: polib.POEntry, user: Any
) -> str:
    """What has become of an entry, in a word for counting."""
    text = entry.msgstr.strip()
    if not text or sentence is None:
        return "unknown" if text else "empty"
    is_same = text == sentence.text
    if is_same and (entry.fuzzy or not sentence.is_machine):
        return "same"
    if entry.fuzzy or find_error(sentence, text):
        return "fuzzy" if entry.fuzzy else "damaged"
    words = StringValue.from_translated_html(text).data
    store_text(translation, replace(sentence, text=words, is_machine=False), user)
    return "taken"


def _describe_rest(counted: Counter[str]) -> Iterator[str]:
    sentences = {
        "damaged": ngettext(
            "One has marks or links that the original does not have, and was left out.",
            "%(count)s have marks or links that the original does not have, and were left out.",
            counted["damaged"],
        ),
        "fuzzy": ngettext(
            "One is marked as uncertain (fuzzy) and was left out.",
            "%(count)s are marked as uncertain (fuzzy) and were left out.",
            counted["fuzzy"],
        ),
        "unknown": ngettext(
            "One belongs to a sentence that the original does not have any more.",
            "%(count)s belong to sentences that the original does not have any more.",
            counted["unknown"],
        ),
    }
    return (text % {"count": counted[kind]} for kind, text in sentences.items() if counted[kind])
