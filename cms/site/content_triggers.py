"""Triggers that change the content version with every row that readers see something of.

Each model says whether readers see it, in its attribute `changes_content_version`; for models of
packages `PACKAGES` says so. The attribute is True, False, or a tuple of fields: only a change of
these in a row that is there already counts. The triggers are made after every migration. They
write in the transaction of whoever changes something: both can be seen at once or not at all.

Pages, and rows that belong to a page, count as long as the page is live. What editors save of a
live page lies in a revision until it is published; of other pages it lies in these tables already.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from secrets import randbelow
from typing import Any, cast
from uuid import uuid4

from django.apps import apps
from django.core.checks import Error
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import truncate_name
from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from cms.site.models import ContentVersion

#: What readers see of models of packages, by model or, for all others of an app, by its label.
PACKAGES: dict[str, bool] = {
    "account": False,
    "auth": False,
    "contenttypes": False,
    "django_tasks_database": False,
    "mfa": False,
    "sessions": False,
    "taggit": False,
    "usersessions": False,
    "wagtail_localize": False,
    "wagtailadmin": False,
    # The models that stand behind ours.
    "wagtaildocs.Document": False,
    "wagtailimages.Image": False,
    "wagtailimages.Rendition": False,
    "wagtailredirects.Redirect": True,
    # The worker brings it up to date some time after a page was published.
    "wagtailsearch.IndexEntry": True,
    # A virtual table, which always goes with the one above.
    "wagtailsearch.SQLiteFTSIndexEntry": False,
    "wagtailsearchpromotions.Query": False,
    "wagtailsearchpromotions.QueryDailyHits": False,
    "wagtailsearchpromotions.SearchPromotion": True,
    "wagtailusers": False,
    # The API lists the places and organisations that pages refer to.
    "wagtailcore.ReferenceIndex": True,
    "wagtailcore.Collection": True,
    "wagtailcore.CollectionViewRestriction": True,
    "wagtailcore.Locale": True,
    "wagtailcore.Page": True,
    "wagtailcore.PageViewRestriction": True,
    "wagtailcore.Site": True,
    "wagtailcore.APIToken": False,
    "wagtailcore.Comment": False,
    "wagtailcore.CommentReply": False,
    "wagtailcore.GroupApprovalTask": False,
    "wagtailcore.GroupCollectionPermission": False,
    "wagtailcore.GroupPagePermission": False,
    "wagtailcore.GroupSitePermission": False,
    "wagtailcore.ModelLogEntry": False,
    "wagtailcore.PageLogEntry": False,
    "wagtailcore.PageSubscription": False,
    "wagtailcore.Revision": False,
    "wagtailcore.Task": False,
    "wagtailcore.TaskState": False,
    "wagtailcore.UploadedFile": False,
    "wagtailcore.Workflow": False,
    "wagtailcore.WorkflowContentType": False,
    "wagtailcore.WorkflowPage": False,
    "wagtailcore.WorkflowState": False,
    "wagtailcore.WorkflowTask": False,
}
#: Fields of pages that drafts, locks and the tree write beside what readers see.
DRAFT_FIELDS = frozenset(
    {
        *("latest_revision", "latest_revision_created_at", "draft_title", "numchild", "owner"),
        *("has_unpublished_changes", "go_live_at", "locked", "locked_at", "locked_by"),
    }
)
#: Fields whose change alone does not count, by model.
UNSEEN_FIELDS: dict[str, frozenset[str]] = {
    # Follows what is public, and tells nobody anything.
    "images.CustomImage": frozenset({"shown"}),
    "wagtailcore.Page": DRAFT_FIELDS,
    # Taken back and worked out anew whenever a draft is indexed.
    "wagtailsearch.IndexEntry": frozenset({"title_norm"}),
}
#: What the names of all triggers begin with.
PREFIX = "content_version"


@dataclass(frozen=True)
class Dialect:
    """How one kind of database says it; names in braces are filled in."""

    #: Adds an increment. PostgreSQL: one row for each statement of each transaction, whose key no
    #: other transaction can have, so that nobody waits. SQLite: one row, as its writers take turns.
    change: str
    create: str
    drop: str
    #: The names of all triggers that there are.
    find: str
    differs: str
    #: A key that is kept as text, as a number.
    number: str
    events: tuple[str, ...] = ("insert", "update", "delete")


DIALECTS = {
    "postgresql": Dialect(
        change="INSERT INTO site_contentversion (change, increment) VALUES"
        " (concat(pg_current_xact_id(), ' ', statement_timestamp()),"
        " 1 + floor(random() * 4294967295)) ON CONFLICT DO NOTHING",
        create="CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN IF {condition} THEN {change}; END IF; RETURN NULL; END $$;"
        " CREATE TRIGGER {name} AFTER {event} ON {table}"
        " FOR EACH {level} EXECUTE FUNCTION {name}()",
        drop="DROP FUNCTION IF EXISTS {name} CASCADE",
        find="SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
        " AND proname LIKE 'content_version_%'",
        differs="IS DISTINCT FROM",
        number="CASE WHEN {text} ~ '^[0-9]{{1,18}}$' THEN CAST({text} AS bigint) END",
        events=("insert", "update", "delete", "truncate"),
    ),
    "sqlite": Dialect(
        change="INSERT INTO site_contentversion (change, increment) VALUES"
        " ('open', 1 + abs(random() % 4294967296))"
        " ON CONFLICT (change) DO UPDATE SET increment = increment + excluded.increment",
        create="CREATE TRIGGER {name} AFTER {event} ON {table}"
        " FOR EACH {level} WHEN {condition} BEGIN {change}; END",
        drop="DROP TRIGGER IF EXISTS {name}",
        find="SELECT name FROM sqlite_master WHERE type = 'trigger'"
        " AND name LIKE 'content_version_%'",
        differs="IS NOT",
        number="CAST({text} AS integer)",
    ),
}


# --- What models say ----------------------------------------------------------------------------


def check_declarations(**kwargs: Any) -> list[Error]:
    """One error for each model that does not say whether readers see anything of it."""
    return [
        Error(
            f"Nothing says whether readers see anything of {model._meta.label}.",
            hint="Set changes_content_version in the model; for a model of a package add a line to"
            " PACKAGES in cms/site/content_triggers.py.",
            obj=model,
            id="site.E001",
        )
        for model in _get_models()
        if _get_declaration(model) is None
    ]


def _get_models() -> Iterator[type[Model]]:
    """All models that have a table, those behind many-to-many fields included."""
    models = apps.get_models(include_auto_created=True)
    return (model for model in models if model._meta.managed and not model._meta.proxy)


def _get_declaration(model: Any) -> bool | tuple[str, ...] | None:
    """What a model or its package says; None if nothing.

    A many-to-many table follows the model that has the field, unless that names others.
    """
    if owner := model._meta.auto_created:
        said = _get_declaration(owner)
        return False if isinstance(said, tuple) else said
    if hasattr(model, "changes_content_version"):
        return cast("bool | tuple[str, ...]", model.changes_content_version)
    return PACKAGES.get(model._meta.label, PACKAGES.get(model._meta.app_label))


# --- Making the triggers ------------------------------------------------------------------------


def create_triggers(using: str, plan: list[Any] | None = None, **kwargs: Any) -> None:
    """After a migration: have the triggers that the models ask for, and begin another version.

    `plan` has the migrations that ran; without any the version stays, unless there is none yet.
    Does nothing as long as the tables that they write to are not there.
    """
    connection = connections[using]
    tables = connection.introspection.table_names()
    if ContentVersion._meta.db_table not in tables:
        return
    for model in _get_models():
        # One table at a time: nobody waits longer than for one of them.
        if model._meta.db_table in tables:
            with transaction.atomic(using), connection.cursor() as cursor:
                for statement in _build_statements(model, connection):
                    cursor.execute(statement)
    versions = ContentVersion.objects.using(using)
    # Without triggers nobody has noticed what the migration wrote.
    if plan or not versions.exists():
        versions.create(change=uuid4().hex, increment=1 + randbelow(2**32))


def drop_triggers(using: str, plan: list[Any], **kwargs: Any) -> None:
    """Before a migration: tables cannot be changed at will while triggers name their columns."""
    if not plan:
        return
    connection = connections[using]
    dialect = DIALECTS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(dialect.find)
        for (name,) in cursor.fetchall():
            cursor.execute(dialect.drop.format(name=connection.ops.quote_name(name)))


def _build_statements(model: type[Model], connection: BaseDatabaseWrapper) -> Iterator[str]:
    """Statements that drop the triggers of a model's table and create those it shall have."""
    dialect = DIALECTS[connection.vendor]
    conditions = _build_conditions(model, connection)
    table = model._meta.db_table
    for event in dialect.events:
        name = truncate_name(f"{PREFIX}_{event}_{table}", connection.ops.max_name_length())
        names = {
            "name": connection.ops.quote_name(name),
            "table": connection.ops.quote_name(table),
        }
        yield dialect.drop.format(**names)
        if event in conditions:
            yield dialect.create.format(
                **names,
                event=event,
                level="STATEMENT" if event == "truncate" else "ROW",
                condition=conditions[event],
                change=dialect.change,
            )


def _build_conditions(model: type[Model], connection: BaseDatabaseWrapper) -> dict[str, str]:
    """What makes a statement count, by its kind, as SQL about the rows OLD and NEW."""
    declaration = _get_declaration(model)
    if not declaration:
        return {}
    old, new = (_build_visibility(model, row, connection) for row in ("OLD", "NEW"))
    # The cheaper question comes first.
    seen = f"{_build_difference(model, declaration, connection)} AND ({old} OR {new})"
    if isinstance(declaration, tuple):
        return {"update": seen}
    return {"insert": new, "update": seen, "delete": old, "truncate": "TRUE"}


def _build_visibility(model: type[Model], row: str, connection: BaseDatabaseWrapper) -> str:
    """Whether readers see a row: OLD or NEW, of the model's table."""
    if model is Page:
        return f"{row}.live"
    page = "SELECT 1 FROM wagtailcore_page AS page WHERE"
    if column := _find_page_column(model):
        return f"EXISTS ({page} page.live AND page.id = {row}.{column})"
    if {"content_type", "object_id"} <= {field.name for field in model._meta.fields}:
        key = DIALECTS[connection.vendor].number.format(text=f"{row}.object_id")
        type_ = f"page.content_type_id = {row}.content_type_id"
        return f"NOT EXISTS ({page} NOT page.live AND {type_} AND page.id = {key})"
    return "TRUE"


def _find_page_column(model: type[Model]) -> str | None:
    """The column that says which page a row belongs to; None if it belongs to none."""
    for field in model._meta.local_concrete_fields:
        if not isinstance(field, ForeignKey) or not issubclass(field.remote_field.model, Page):
            continue
        is_part = isinstance(field, ParentalKey) or bool(model._meta.auto_created)
        if is_part or field.remote_field.parent_link:
            return str(field.column)
    return None


def _build_difference(
    model: type[Model], declaration: bool | tuple[str, ...], connection: BaseDatabaseWrapper
) -> str:
    """Whether the row has other values than before where readers see them."""
    fields = {field.name: field for field in model._meta.local_concrete_fields}
    chosen = set(declaration if isinstance(declaration, tuple) else fields)
    chosen -= UNSEEN_FIELDS.get(model._meta.label, frozenset())
    columns = [connection.ops.quote_name(str(fields[name].column)) for name in sorted(chosen)]
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return f"({old}) {DIALECTS[connection.vendor].differs} ({new})"
