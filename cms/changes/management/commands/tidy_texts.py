"""Tidies what was kept before texts were tidied where they enter."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from modelcluster.fields import ParentalKey
from modelsearch.index import Indexed, insert_or_update_object
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail_localize.models import StringTranslation

from cms.changes.log_writer import write_pending_changes
from cms.changes.receivers import add_pending_changes, record_related_object, record_snippet
from cms.languages.tidying import tidy_sources, tidy_versions
from cms.texts.stored import Content, find_untidy_rows, tidy_content

#: What machines have written for themselves; sentences are known by hashes (`tidy_sources`).
LEFT_OUT = {"contenttypes", "sessions", "wagtailsearch", "wagtail_localize"}


class Command(BaseCommand):
    """Pages, all their versions, snippets and translations; a second run changes nothing.

    Nothing is saved by way of a form: nobody becomes an author, no version is added, no translation
    goes out of date. The search finds the new texts, and programs are told of the pages.
    """

    help = "Takes invisible characters out of all texts and writes letters in one form."

    def add_arguments(self, parser: CommandParser) -> None:
        """--dry-run says what would change."""
        parser.add_argument("--dry-run", action="store_true", help="Changes nothing.")

    @transaction.atomic
    def handle(self, *, dry_run: bool, **options: Any) -> None:
        """All or nothing; a line a row."""
        count = 0
        for line in (*self._tidy_rows(), *self._tidy_translations(), *self._tidy_revisions()):
            count += 1
            self.stdout.write(line)
        self.stdout.write(f"Rows that {'would change' if dry_run else 'were changed'}: {count}")
        if dry_run:
            transaction.set_rollback(True)
        else:
            transaction.on_commit(write_pending_changes, robust=True)

    def _tidy_rows(self) -> Iterator[str]:
        for model in apps.get_models(include_auto_created=True):
            is_own = model._meta.app_label not in LEFT_OUT or model is StringTranslation
            if is_own and model._meta.managed and not model._meta.proxy:
                for key, values in find_untidy_rows(model):
                    yield self._write(model, key, values)

    def _write(self, model: type[Model], key: Any, values: Content) -> str:
        line = f"{model._meta.label_lower} {key}: {', '.join(values)}"
        try:
            with transaction.atomic():
                QuerySet(model).filter(pk=key).update(**values)
        except IntegrityError:
            return f"{line} NOT CHANGED, another row says the same already"
        _tell(QuerySet(model).get(pk=key))
        return line

    def _tidy_translations(self) -> Iterator[str]:
        for source in tidy_sources():
            yield f"{source._meta.label_lower} {source.pk}: sentences"
        for version in tidy_versions():
            yield f"{version._meta.label_lower} {version.pk}: words"

    def _tidy_revisions(self) -> Iterator[str]:
        """All of them: who wrote what is found out by comparing one with the next."""
        for revision in Revision.objects.select_related("content_type").order_by("pk").iterator():
            model = revision.content_type.model_class()
            content = tidy_content(model, revision.content)
            if content != revision.content:
                Revision.objects.filter(pk=revision.pk).update(content=content)
                names = [name for name in content if content[name] != revision.content[name]]
                yield f"{revision._meta.label_lower} {revision.pk}: {', '.join(names)}"


def _tell(row: Model) -> None:
    """The index, and programs that keep what pages show."""
    parents = [each.name for each in row._meta.fields if isinstance(each, ParentalKey)]
    for page in (row, *(getattr(row, name) for name in parents)):
        if isinstance(page, Page):
            insert_or_update_object(page.specific)
            add_pending_changes(page.pk, is_update=page.live)
    if not parents and not isinstance(row, Page):
        if isinstance(row, Indexed):
            insert_or_update_object(row)
        record_related_object(type(row), row)
        if isinstance(row, TranslatableMixin):
            record_snippet(type(row), row)
