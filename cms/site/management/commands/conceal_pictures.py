"""Give pictures new addresses that nothing public shows any more."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.site.files import conceal_pictures


class Command(BaseCommand):
    """Done with each change of what is public; the scheduler makes up for what was missed."""

    help = "Move copies of pictures that readers could see and no longer may."

    def handle(self, *args: Any, **options: Any) -> None:
        count = conceal_pictures()
        if count and int(options["verbosity"]) > 1:
            self.stdout.write(f"{count} pictures have new addresses.")
