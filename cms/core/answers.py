"""What the office answers itself to a search, above the hits: hours, contact, who and where.

Hours and contact come from what stands at the foot of every page; people, places and organisations
are those that a readable page speaks of. Which words ask for what is known by the search alone,
with the synonyms that staff keeps.
"""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, Model, Q, Value
from django.utils import translation
from django.utils.translation import gettext

from cms.core.mentions import find_mentioned
from cms.core.models import ContactPerson, Organisation, Place
from cms.core.search import Found
from cms.hours.office import OfficeHours
from cms.site.content_version import Version
from cms.site.context import get_site_context
from cms.site.models import SiteDetails
from cms.site.visibility import PublicScope

#: What more people, places and organisations are called is no name.
MOST_NAMED = 3
#: Names that are compared with what was typed.
_MOST_NAMES = 2_000
#: Rows that are read to see which of them are public.
_MOST_READ = 20
#: Kinds with what their rows are known by beside the name.
_KINDS: dict[type[Any], str] = {
    ContactPerson: "role",
    Place: "street",
    Organisation: "kind",
}


@dataclass(frozen=True)
class Answers:
    """All that answers a query; false if nothing does."""

    hours: OfficeHours | None = None
    office: SiteDetails | None = None
    people: list[ContactPerson] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)

    def __bool__(self) -> bool:
        rows = (self.people, self.places, self.organisations)
        return bool(self.hours or self.office or any(rows))


@dataclass(frozen=True)
class _Name:
    kind: int
    key: int
    text: str
    is_own: bool
    group: Any


#: By language, with the version they were read under.
_known: dict[str, tuple[str, list[_Name]]] = {}


def find_answers(found: Found, scope: PublicScope, version: Version) -> Answers:
    """What answers the query behind `found`; costs a query after each release, and one a kind."""
    if not found.query:
        return Answers()
    keys = _find_named(found, scope, version)
    rows = {kind: _read(kind, keys.get(number, set()), scope) for number, kind in enumerate(_KINDS)}
    if sum(map(len, rows.values())) > MOST_NAMED:
        rows = {kind: [] for kind in _KINDS}
    hours, office = _find_office(found, scope, version)
    return Answers(hours, office, rows[ContactPerson], rows[Place], rows[Organisation])


def _find_office(
    found: Found, scope: PublicScope, version: Version
) -> tuple[OfficeHours | None, SiteDetails | None]:
    """Hours and contact, if they are asked for; nothing is read before somebody may do that."""
    with translation.override(scope.language):
        names = gettext("Opening hours"), gettext("Contact")
    # Whatever stands beside it.
    if not any(found.asks_for(name, found.query) for name in names):
        return None, None
    site_context = get_site_context(scope.language, version)
    office, hours = site_context.office, site_context.hours
    around = f"{site_context.site_name} {office.publisher if office else ''}"
    asks_hours, asks_contact = (found.asks_for(name, around) for name in names)
    return hours if asks_hours and hours.is_known else None, office if asks_contact else None


def _find_named(found: Found, scope: PublicScope, version: Version) -> dict[int, set[int]]:
    """Keys of the rows whose name is in the query, by kind; nothing if half the site is."""
    named = [name for name in _get_names(scope, version) if found.is_named(name.text)]
    # The reader's own word for it counts; German is for what has none.
    own = {name.group for name in named if name.is_own}
    keys: dict[int, set[int]] = {}
    for name in named:
        if name.is_own or name.group not in own:
            keys.setdefault(name.kind, set()).add(name.key)
    return keys if sum(map(len, keys.values())) <= _MOST_READ else {}


def _read(kind: type[Any], keys: set[int], scope: PublicScope) -> list[Any]:
    """Those of the rows that readers may know of; no query without keys."""
    if not keys:
        return []
    rows = kind.objects.filter(_is_readable(kind, scope), pk__in=keys).select_related("locale")
    return list(rows.select_related("place") if kind is Organisation else rows)


def _is_readable(kind: type[Model], scope: PublicScope) -> Q:
    readable = Q(pk__in=find_mentioned(kind, scope))
    if kind is Place:
        clubs = Organisation.objects.filter(pk__in=find_mentioned(Organisation, scope))
        readable |= Q(pk__in=clubs.values("place"))
    return readable


def _get_names(scope: PublicScope, version: Version) -> list[_Name]:
    """All names in the reader's language and in German; read once a version."""
    known = _known.get(scope.language)
    if known and version.value and known[0] == version.value:
        return known[1]
    languages = {scope.language, settings.LANGUAGE_CODE}
    parts = [
        model.objects.select_related(None)
        .filter(locale__language_code__in=languages)
        .order_by()
        .values_list(
            Value(number),
            "pk",
            "name",
            F(more) if more else Value("", CharField()),
            "locale_id",
            "translation_key",
        )
        for number, (model, more) in enumerate(_KINDS.items())
    ]
    rows = parts[0].union(*parts[1:], all=True)[:_MOST_NAMES]
    names = [
        _Name(kind, key, f"{name} {more}", locale == scope.locale.pk, group)
        for kind, key, name, more, locale, group in rows
    ]
    _known[scope.language] = (version.value, names)
    return names
