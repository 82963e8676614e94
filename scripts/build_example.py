"""Builds the example of docs/api/example into one HTML file that needs nothing beside it.

`python scripts/build_example.py FILE` makes one that asks the API at SITE_URL, else where `make
run` serves it. The types are made from the contract each time; what does not fit them is not built.
"""

import base64
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "docs" / "api" / "example"
CONTRACT = ROOT / "docs" / "api" / "openapi.json"
PROGRAMS = ROOT / "node_modules" / ".bin"
#: In the order in which they need each other.
MODULES = ("client", "words", "blocks", "app")


def build(api: str, source: Path = SOURCE) -> str:
    """The page, for the API of the site at the address `api`.

    Raises:
        ValueError: the types do not fit; the message says where.
    """
    html = (source / "index.html").read_text(encoding="utf-8")
    style = (source / "app.css").read_text(encoding="utf-8")
    script = compile_script(source)
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)};"
        f" connect-src {api}; img-src {api} data:; frame-src https:;"
        " base-uri 'none'; form-action 'none'"
    )
    for old, new in {
        '<meta name="api" content="http://127.0.0.1:8000">': (
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            f'<meta name="api" content="{api}">'
        ),
        "<style></style>": f"<style>{style}</style>",
        '<script type="module"></script>': f'<script type="module">{script}</script>',
    }.items():
        if html.count(old) != 1:
            raise ValueError(f"index.html lacks {old}")
        html = html.replace(old, new)
    return html


def compile_script(source: Path) -> str:
    """The modules as one script; this example needs no bundler for that."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in source.glob("*.*"):
            (folder / path.name).write_bytes(path.read_bytes())
        _run("openapi-typescript", str(CONTRACT), "--output", str(folder / "api.d.ts"))
        _run("tsc", "--project", str(folder))
        modules = [(folder / f"{module}.js").read_text(encoding="utf-8") for module in MODULES]
    # They share one scope, so that nothing has to be taken from one into another.
    alone = (re.sub(r"^import .*\n|^export ", "", text, flags=re.MULTILINE) for text in modules)
    return "".join(alone)


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run(
        [PROGRAMS / program, *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ValueError(done.stdout + done.stderr)


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    try:
        page = build(os.environ.get("SITE_URL", "http://127.0.0.1:8000"))
    except ValueError as error:
        sys.exit(str(error))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8")
    print(f"Built {target}.")
