"""Names pages that nobody can read, since a list of their parent has their address."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Page

from cms.core.models import BasePage


class Command(BaseCommand):
    """One line a page: its key, its title, its address."""

    help = "Names pages whose address shows a list of the page above them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at the pages below each page that has lists."""
        for parent in Page.objects.filter(depth__gt=1, numchild__gt=0).specific().iterator():
            for page in parent.get_children() if isinstance(parent, BasePage) else ():
                if parent.reserves_slug(page.slug):
                    self.stdout.write(f"{page.pk} {page.title}: {page.url_path}")
