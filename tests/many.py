"""Hundreds of translated pages at once, as rows that the translation board reads."""

from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

from cms.languages.models import LiveTranslation, SourceState
from home.models import StandardPage


def multiply(parent: Page, number: int) -> None:
    """So many German pages below `parent`, each with a translation in all other languages.

    Of five translations in a language two are current, one is out of date, one is a draft, and one
    is missing. The rows suffice for lists; the pages cannot be opened.
    """
    below = Page.objects.child_of(parent)
    known = below.order_by("-path").first()
    step = int(known.path[-4:], 36) if known else 0
    locales = list(Locale.objects.exclude(pk=parent.locale_id))
    sources, pages, translations, live = [], [], [], []
    for index in range(number):
        source, original = _make_original(parent, f"Seite {index}")
        sources.append(source)
        pages.append(original)
        for place, locale in enumerate(locales):
            kind = (index + place) % 5
            if kind:
                pages.append(_make_page(original, locale, is_live=kind > 1))
                translations.append(Translation(source=source, target_locale=locale))
            if kind > 1:
                live.append(_make_live(translations[-1], is_stale=kind == 4))
    for page in pages:
        step += 1
        page.path = Page._get_path(parent.path, parent.depth + 1, step)
    TranslatableObject.objects.bulk_create(source.object for source in sources)
    TranslationSource.objects.bulk_create(sources)
    SourceState.objects.bulk_create(source.state for source in sources)
    Page.objects.bulk_create(pages, batch_size=500)
    Translation.objects.bulk_create(translations, batch_size=500)
    LiveTranslation.objects.bulk_create(live, batch_size=500)
    Page.objects.filter(pk=parent.pk).update(numchild=below.count())


def _make_original(parent: Page, title: str) -> tuple[TranslationSource, Page]:
    kind = ContentType.objects.get_for_model(StandardPage)
    page = Page(
        title=title,
        draft_title=title,
        slug=uuid4().hex,
        depth=parent.depth + 1,
        url_path=f"{parent.url_path}{title}/",
        locale=parent.locale,
        translation_key=uuid4(),
        content_type=kind,
        live=True,
        last_published_at=timezone.now(),
    )
    source = TranslationSource(
        object=TranslatableObject(translation_key=page.translation_key, content_type=kind),
        specific_content_type=kind,
        locale=page.locale,
        object_repr=title,
        content_json="{}",
        last_updated_at=timezone.now(),
    )
    source.state = SourceState(source=source, digest="now", changed_at=timezone.now())
    return source, page


def _make_page(original: Page, locale: Locale, *, is_live: bool) -> Page:
    return Page(
        title=original.title,
        draft_title=original.title,
        slug=uuid4().hex,
        depth=original.depth,
        url_path=f"{original.url_path}{locale.language_code}/",
        locale=locale,
        translation_key=original.translation_key,
        content_type=original.content_type,
        live=is_live,
    )


def _make_live(translation: Translation, *, is_stale: bool) -> LiveTranslation:
    digest = "before" if is_stale else "now"
    return LiveTranslation(translation=translation, digest=digest, released_at=timezone.now())
