"""Write what lasts of the demo, which a first start begins with: after changing what it is made of.

See `cms/demo/snapshot.py`. Needs two minutes; touches no database but its own.

    python scripts/demo_snapshot.py [FILE]
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
    """Build it in a folder that goes away again."""
    # Some of what it is named comes from the catalogues.
    compile_catalogues.main()
    with TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.demo"
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        os.environ["MEDIA_ROOT"] = f"{folder}/media"
        os.environ["CACHE_DIR"] = f"{folder}/cache"
        os.environ["SITE_URL"] = "http://127.0.0.1:8000"
        django.setup()
        from cms.demo import snapshot

        target = Path(sys.argv[1]) if sys.argv[1:] else snapshot.FILE
        call_command("keep_demo", target)
        print(f"{target.stat().st_size / 1000:.0f} kB in {target}")


if __name__ == "__main__":
    main()
