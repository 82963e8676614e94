"""Which files everybody may have: those that something public names at this moment.

Wagtail's index of references is kept by a task. So it is read together with the rows that wait for
that task, and whether a row still names a document is asked of the row itself: nothing here depends
on a worker. Rows beside the pages, such as people and the details of the site, count as public.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef
from django.http import HttpRequest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from modelcluster.fields import ParentalKey
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.tasks import update_reference_index_task

from cms.documents.models import CustomDocument
from cms.images.models import CustomImage
from cms.site.content_version import Version, get_content_version
from cms.site.languages import get_online_languages
from cms.site.visibility import get_public_scope

#: Content type and key of a row, as the index has them.
Source = tuple[int, str]
#: Whoever has one of these rights meets the document in the admin.
RIGHTS = ("add", "change", "delete", "choose")

#: Under one version, the newest met: documents that were asked for, and whether they are public.
_known: dict[str, dict[int, bool]] = {}


# --- Documents -----------------------------------------------------------------------------------


def is_document_public(document: CustomDocument, version: Version | None = None) -> bool:
    """Whether something that everybody can read names the document.

    `version` is that of the content, where it was read already.
    """
    key = (version or get_content_version()).value
    if key not in _known:
        _known.clear()
    answers = _known.setdefault(key, {}) if key else {}
    if document.pk not in answers:
        answers[document.pk] = any(
            names_file(_read(source), document) for source in _find_public_sources(document)
        )
    return answers[document.pk]


def find_named_documents() -> set[int]:
    """Keys of documents that, as far as the index of references knows, something public names.

    Each of them has still to be asked for by `is_document_public`.
    """
    sources = _find_sources(CustomDocument)
    return {key for source in _keep_public(sources) for key in sources[source]}


def is_in_private_collection(path: str = "collection__path") -> Exists:
    """Whether a document lies in a collection that is not for everybody; `path` leads to it."""
    collection = ExpressionWrapper(OuterRef(path), output_field=CharField())
    above = CollectionViewRestriction.objects.annotate(below=collection)
    return Exists(above.filter(below__startswith=F("collection__path")))


def may_open_document(request: HttpRequest, document: CustomDocument) -> bool:
    """Whether this person may have a document that is not public.

    Those who work with it, and readers of a private page that names it.
    """
    user: Any = request.user
    policy = policy_registry.get_by_type(CustomDocument)
    works_here = user.has_perm("wagtailadmin.access_admin")
    if works_here and policy.user_has_any_permission_for_instance(user, RIGHTS, document):
        return True
    sources = _find_sources(CustomDocument, document.pk)
    pages = Page.objects.filter(pk__in=_get_page_keys(sources), live=True, alias_of=None).specific()
    return any(_is_open_to(request, page) and names_file(page, document) for page in pages)


def _is_open_to(request: HttpRequest, page: Page) -> bool:
    """Whether a page is kept from the public, and this reader has passed what keeps it."""
    restrictions = list(page.get_view_restrictions())
    is_online = any(language.has_page(page) for language in get_online_languages(()))
    passes = all(restriction.accept_request(request) for restriction in restrictions)
    return bool(restrictions) and is_online and passes


def names_file(row: Any, file: Model) -> bool:
    """Whether a row, as it is given, names a picture or a document."""
    if row is None:
        return False
    target = _get_content_type(type(file))
    return (target, str(file.pk)) in _read_references(row)


# --- Pictures ------------------------------------------------------------------------------------


def conceal_pictures() -> int:
    """Give pictures new addresses that readers know and that nothing public shows any more.

    Called after each change of what is public; returns how many.
    """
    sources = _find_sources(CustomImage)
    public = {key for source in _keep_public(sources) for key in sources[source]}
    CustomImage.objects.filter(pk__in=public, shown=False).update(shown=True)
    gone = CustomImage.objects.filter(shown=True).exclude(pk__in=public)
    for image in gone:
        image.conceal()
    return len(gone)


# --- What names what -----------------------------------------------------------------------------


def _find_sources(model: type[Model], key: int | None = None) -> dict[Source, set[int]]:
    """Rows that name files of a model, each with the keys of these; of one file if it is given."""
    target = _get_content_type(model)
    index = ReferenceIndex.objects.filter(to_content_type=target)
    if key is not None:
        index = index.filter(to_object_id=str(key))
    found = defaultdict(set)
    for content_type, row, file in index.values_list(
        "base_content_type", "object_id", "to_object_id"
    ):
        found[content_type, row].add(int(file))
    for source, row in _find_waiting():
        files = {int(to) for kind, to in _read_references(row) if kind == target}
        found[source] = files if key is None else files & {key}
    return {source: files for source, files in found.items() if files}


def _find_waiting() -> Iterator[tuple[Source, Any]]:
    """Rows that the index does not know yet as they are."""
    tasks = DBTaskResult.objects.filter(task_path=update_reference_index_task.module_path)
    waiting = tasks.exclude(status=TaskResultStatus.SUCCESSFUL)
    rows = {tuple(given["args"]) for given in waiting.values_list("args_kwargs", flat=True)}
    for app, name, key in rows:
        with suppress(LookupError, ObjectDoesNotExist):
            row: Any = apps.get_model(app, name).objects.get(pk=key)
            while row and (owner := _find_owner(type(row))):
                row = getattr(row, owner)
            if row:
                yield (_get_content_type(type(row)), str(row.pk)), getattr(row, "specific", row)


def _find_owner(model: type[Model]) -> str | None:
    """The field by which rows are a part of another row."""
    fields = model._meta.get_fields()
    return next((field.name for field in fields if isinstance(field, ParentalKey)), None)


def _find_public_sources(file: Model) -> list[Source]:
    return _keep_public(_find_sources(type(file), file.pk))


def _keep_public(sources: dict[Source, set[int]]) -> list[Source]:
    """Those of these rows that everybody can read."""
    scope, pages = get_public_scope(), _get_content_type(Page)
    found = Page.objects.filter(pk__in=_get_page_keys(sources), live=True)
    public = {str(page.pk) for page in found if scope.includes(page)}
    return [
        (kind, key)
        for kind, key in sources
        if (key in public if kind == pages else _is_shown(kind, key))
    ]


def _is_shown(content_type: int, key: str) -> bool:
    """Whether readers see something of a row that is no page."""
    model: Any = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not getattr(model, "changes_content_version", False):
        return False
    fields = {field.name for field in model._meta.fields}
    return "live" not in fields or model.objects.filter(pk=key, live=True).exists()


def _get_page_keys(sources: dict[Source, set[int]]) -> list[int]:
    pages = _get_content_type(Page)
    return [int(key) for kind, key in sources if kind == pages]


def _read(source: Source) -> Any:
    """The row itself, a page with what only its own type knows; None: it is gone."""
    model: Any = ContentType.objects.get_for_id(source[0]).model_class()
    row = model.objects.filter(pk=source[1]).first()
    return getattr(row, "specific", row)


def _read_references(row: Any) -> set[tuple[int, str]]:
    """Content types and keys of all that a row names."""
    found = ReferenceIndex._extract_references_from_object(row)  # noqa: SLF001 - nothing public
    return {(kind, key) for kind, key, *_path in found}


def _get_content_type(model: type[Model]) -> int:
    """The key by which the index names a model."""
    key: int = ReferenceIndex._get_base_content_type(model).pk  # noqa: SLF001 - nothing public
    return key
