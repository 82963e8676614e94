"""What waits for those who keep the accounts."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from cms.editorial.dashboard.panels import ListPanel, Row


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
