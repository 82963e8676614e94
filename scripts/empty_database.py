"""Write the migrated, empty database that a first start begins with: after changing migrations.

See `cms/demo/empty_database.py`. Needs half a minute; touches no database but its own.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import compile_catalogues


def main() -> None:
    """Migrate a database in a folder that goes away again, and pack it."""
    # Groups, tasks and the root page get German names.
    compile_catalogues.main()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "db.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.demo"
        os.environ["DATABASE_URL"] = f"sqlite:///{path}"
        os.environ["SITE_URL"] = "http://127.0.0.1:8000"
        os.environ["CACHE_DIR"] = str(Path(folder) / "cache")
        django.setup()
        from django.db import connection

        from cms.demo import empty_database

        call_command("migrate", interactive=False, verbosity=0)
        connection.close()
        empty_database.write(path)
        print(f"{empty_database.FILE.stat().st_size / 1000:.0f} kB in {empty_database.FILE}")


if __name__ == "__main__":
    main()
