"""Bring the local database up to date, fill an empty one with the demo site, name the logins.

One process for all three: starting Django thrice would take most of the time of a second start.
"""

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def main() -> None:
    """Run the steps in the order in which they need each other."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.demo"
    django.setup()
    print("Bringing the database up to date …", flush=True)
    call_command("place_empty_database")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("demo", if_empty=True)
    call_command("logins")


if __name__ == "__main__":
    main()
