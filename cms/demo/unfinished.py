"""Translations of the demo that are not finished: out of date, by machine, waiting for release."""

from pathlib import Path
from typing import Any

from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation

from cms.demo import work_in_progress
from cms.demo.site import read_toml
from cms.demo.translations import get_pages
from cms.languages.drafts import save_draft, start
from cms.sections import Role

#: What a draft is called that a machine has made, beside the states of `cms.demo.work_in_progress`.
MACHINE = "machine"


def leave_work(folder: Path) -> None:
    """Change a German page as the folder's `work.toml` says, and let some languages follow."""
    file = folder / "work.toml"
    if not file.exists():
        return
    plan = read_toml(file)
    for page in get_pages([plan["page"]]):
        setattr(page, plan["field"], plan["text"])
        with LogContext(user=work_in_progress.find_user(Role.MODERATORS)):
            page.save_revision(user=work_in_progress.find_user(Role.VOLUNTEERS)).publish()
        for code, work in plan["languages"].items():
            _begin_translation(page, Locale.objects.get(language_code=code), plan["text"], work)


def _begin_translation(page: Page, locale: Locale, text: str, work: dict[str, Any]) -> None:
    translator = work_in_progress.find_user(Role.TRANSLATORS)
    translation = start(page, locale)
    segment = StringSegment.objects.get(source=translation.source, string__data=text)
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=locale,
        data=work["text"],
        translation_type=MACHINE if work["state"] == MACHINE else "manual",
        last_translated_by=translator,
    )
    save_draft(translation, translator)
    target = page.get_translation(locale)
    if work["state"] == work_in_progress.WAITING and translator:
        target.get_workflow().start(target, translator)
