"""What waits for translators and for those who keep the accounts."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale, Page

from cms.editorial.dashboard.panels import ListPanel, Row
from cms.editorial.words import get_kind, on_day


class TranslatablePanel(ListPanel):
    """Published originals that another language does not have yet, the newest first."""

    name = "zu-uebersetzen"
    order = 400
    heading = gettext_lazy("Not translated yet")

    def get_items(self) -> QuerySet[Page]:
        original = Locale.get_default()
        missing = Q(pk__in=[])
        for locale in Locale.objects.exclude(pk=original.pk):
            there = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
            missing |= Q(~Exists(there))
        pages = Page.objects.filter(missing, live=True, alias_of=None, locale=original)
        return pages.filter(depth__gt=1).order_by("-last_published_at", "-pk")

    def describe(self, items: Sequence[Page]) -> list[Row]:
        return [
            Row(
                page.title,
                reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
                (get_kind(page), _("published %(day)s") % {"day": on_day(page.last_published_at)}),
            )
            for page in items
        ]


class PeopleWithoutRolePanel(ListPanel):
    """Accounts that may do nothing, because nobody has given them a role."""

    name = "ohne-rolle"
    order = 900
    heading = gettext_lazy("People without a role")
    hint = gettext_lazy("They cannot log in here until you give them a role.")

    @property
    def next_step(self) -> str:
        return ngettext(
            "Somebody has no role yet.", "%(count)s people have no role yet.", self.count
        ) % {"count": self.count}

    def get_items(self) -> QuerySet[Any]:
        people = get_user_model().objects.filter(is_active=True, is_superuser=False)
        return people.filter(groups=None).order_by("username")

    def describe(self, items: Sequence[Any]) -> list[Row]:
        return [
            Row(
                person.get_full_name() or person.get_username(),
                reverse("wagtailusers_users:edit", args=[person.pk]),
                (person.email,),
            )
            for person in items
        ]
