"""Collects texts of the demo for its translators."""

from pathlib import Path
from typing import Any

import polib
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from cms.demo.translations import get_name, get_names, get_pages, get_rows, get_texts

WRAP_WIDTH = 100


class Command(BaseCommand):
    help = (
        "Write the demo's texts into <app>/demo/translations/<language>.po; translations that are"
        " there already stay. Needs a database with the demo."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("app", help="the section whose demo it is")
        parser.add_argument("--pages", nargs="*", default=[], help="addresses of pages to add")
        parser.add_argument("--models", nargs="*", default=[], help="such as core.Topic")

    def handle(self, *args: Any, **options: Any) -> None:
        """One file a language, in the order of the pages."""
        folder = Path(apps.get_app_config(options["app"]).path) / "demo" / "translations"
        folder.mkdir(parents=True, exist_ok=True)
        added = [*options["models"], *options["pages"]]
        for code, _name in settings.LANGUAGES:
            if code != settings.LANGUAGE_CODE:
                path = folder / f"{code}.po"
                old = polib.pofile(str(path)) if path.exists() else polib.POFile()
                write(path, code, old, list(dict.fromkeys([*get_names(old), *added])))


def write(path: Path, code: str, old: polib.POFile, names: list[str]) -> None:
    """The catalogue with the texts of all that is named."""
    known = {entry.msgid: entry.msgstr for entry in old}
    new = polib.POFile(wrapwidth=WRAP_WIDTH)
    own = {"Content-Type": "text/plain; charset=UTF-8", "Language": code}
    new.metadata = {**old.metadata, **own}
    entries: dict[str, polib.POEntry] = {}
    for instance in (*get_rows(names), *get_pages(names)):
        name = get_name(instance)
        for text in get_texts(instance):
            entry = entries.setdefault(text, polib.POEntry(msgid=text, msgstr=known.get(text, "")))
            if (name, "") not in entry.occurrences:
                entry.occurrences.append((name, ""))
    new.extend(entries.values())
    new.save(str(path))
