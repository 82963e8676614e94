"""A bakery demo that `make bench` can serve: a checkout with packages and a filled database.

    python scripts/install_bakerydemo.py FOLDER [SOURCE]

SOURCE is what git shall clone, a mirror for instance. The version is the newest for the Django that
this site uses. Afterwards: BAKERYDEMO=FOLDER make bench
"""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = "https://github.com/wagtail/bakerydemo"
VERSION = "v7.1"
#: As it is meant to be served, but by HTTP: production leads every request to HTTPS.
SETTINGS = "from bakerydemo.settings.production import *\n\nSECURE_SSL_REDIRECT = False\n"
VARIABLES = {"DJANGO_SETTINGS_MODULE": "by_http", "DJANGO_SECRET_KEY": "of nothing"}
#: What those settings need beside `requirements/base.txt`, and what serves them.
PACKAGES = ("gunicorn", "whitenoise")


def main() -> None:
    """Clone, install, migrate, load."""
    folder = Path(sys.argv[1]).resolve()
    source = sys.argv[2] if len(sys.argv) > 2 else SOURCE  # noqa: PLR2004 - a second argument
    python = folder / ".venv" / "bin" / "python"
    clone: list[str | Path] = [
        "git",
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--branch",
        VERSION,
        source,
        folder,
    ]
    requirements: list[str | Path] = [
        "--requirement",
        folder / "requirements" / "base.txt",
        *PACKAGES,
    ]
    commands: list[list[str | Path]] = [
        [sys.executable, "-m", "venv", folder / ".venv"],
        [python, "-m", "pip", "install", "--quiet", *requirements],
        [python, "manage.py", "migrate", "--verbosity", "0"],
        [python, "manage.py", "load_initial_data"],
        [python, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
    ]
    subprocess.run(clone, check=True)
    (folder / "by_http.py").write_text(SETTINGS)
    for command in commands:
        subprocess.run(command, cwd=folder, env={**os.environ, **VARIABLES}, check=True)


if __name__ == "__main__":
    main()
