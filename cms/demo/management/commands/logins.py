"""Names the addresses and the demo's logins."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Print the addresses of the site and of the admin, and one login for each role."

    def handle(self, *args: Any, **options: Any) -> None:
        address = settings.SITE_URL.rstrip("/")
        rows = [("Website", f"{address}/"), ("Admin", f"{address}/admin/")]
        rows += [
            (login["role"], f"{login['username']} / {login['password']}")
            for login in getattr(settings, "DEMO_LOGINS", [])
        ]
        width = max(len(name) for name, _ in rows)
        for name, text in rows:
            self.stdout.write(f"  {name:<{width}}  {text}")
