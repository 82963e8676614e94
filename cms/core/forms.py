"""The form of every page in the admin, and what fields for days need to know."""

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm


def look_back(field: forms.Field) -> None:
    """A day without a year is the last one there was, not the next; scripts are told as well."""
    field.looks_back = True  # type: ignore[attr-defined]
    field.widget.attrs["data-looks-back"] = "yes"


class BasePageForm(WagtailAdminPageForm):
    """Gives the second page of the same title a free address instead of refusing it.

    Authors do not see the field of the address. Refused for it, nothing of their text would be
    saved.
    """

    def clean_slug(self) -> str:
        """The address as it was sent; `-2`, `-3` and so on behind it where a neighbour has it.

        Only for pages that were never published: readers know the others by their address, which
        people change themselves, and Wagtail tells them that one is taken.
        """
        slug: str = self.cleaned_data["slug"]
        if not slug or not self.parent_page or self.instance.first_published_at:
            return slug
        siblings = self.parent_page.get_children().exclude(pk=self.instance.pk)
        free, number = slug, 1
        while siblings.filter(slug=free).exists():
            number += 1
            free = f"{slug}-{number}"
        return free
