"""Keep the message catalogues complete.

    python scripts/catalogue.py check     say what is missing, doubtful or left over
    python scripts/catalogue.py update    collect the texts anew into locale/

German has every text, the other languages what readers meet. English needs no catalogue: its texts
stand in the code. Texts are collected in a copy of the project, so that a check changes nothing.
`locale/packages` holds words for texts of the packages underneath and is kept by hand.

A section may have a folder `locale` of its own, which Django finds by itself. Its catalogues begin
as “not yet translated”, except the German one: what they lack is named and shown in German, and no
fault. Once nothing is missing, that remark goes, and they are held to it like all others.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from gettext import c2py
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
SOURCE = "de"
COLLECT = ["django-admin", "makemessages", "--locale", SOURCE, "--no-wrap"]
# Texts in tests and scripts are for developers.
COLLECT += ["--ignore", "tests", "--ignore", "scripts", "--ignore", "docs", "--verbosity", "0"]
COLLECT += ["--add-location", "file"]
WRAP_WIDTH = 100
SLAVIC = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4"
    " && (n%100<12 || n%100>14) ? 1 : 2);"
)
GERMAN_PLURAL_FORMS = "nplurals=2; plural=(n != 1);"
#: The other languages by the name of their folder, with how they count.
PLURAL_FORMS = {
    "de_Simple": GERMAN_PLURAL_FORMS,
    "uk": SLAVIC,
    "ru": SLAVIC,
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
        " : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "fa": "nplurals=2; plural=(n > 1);",
}
LANGUAGES = (SOURCE, *PLURAL_FORMS)
#: How a section's catalogue says so, in its head.
NOT_YET_TRANSLATED = {"X-State": "not yet translated"}

# --- What readers meet ---------------------------------------------------------------------------

#: Templates of the admin; what all others say is for readers.
EDITORS_TEMPLATES = re.compile(
    r"templates/(wagtail\w*|editorial|dashboard|notifications|usersessions|[^/]+/admin)/"
    # What is changed about a login, once one is in.
    r"|templates/mfa/(?!authenticate)|templates/account/(email/|password_change|reauthenticate)"
)
#: Templates of the site, and those in a section's own folder.
TEMPLATES = re.compile(r"(\w+/)?templates/")
#: Modules of any section that speak to readers only.
READERS_MODULE = re.compile(r"\w+/(contributions|feeds)\.py")
#: Others that do. In all the rest a comment in front of the text says so.
READERS_MODULES = {
    "cms/hours/public_holidays.py",
    "cms/hours/words.py",
    "cms/site/languages.py",
    "cms/core/querysets.py",
    "cms/images/credits.py",
    "cms/languages/urls.py",
    "cms/urls.py",
    "garten/plan.py",
    "garten/seasons.py",
    "projekte/models/index.py",
    "cms/core/facets.py",
    "search/facets.py",
    "search/views.py",
    "stadtteilzeitung/models/newspaper.py",
    "veranstaltungen/export.py",
    "veranstaltungen/models/listing.py",
    "veranstaltungen/models/calendar.py",
    "veranstaltungen/recurrence/text.py",
}
READERS_MARK = re.compile(r"^Translators: for readers\.$", re.MULTILINE)


def is_for_readers(entry: polib.POEntry) -> bool:
    """Whether the text reaches readers from one of its places at least."""
    places = {place for place, _line in entry.occurrences}
    return (
        bool(places & READERS_MODULES)
        or any(READERS_MODULE.fullmatch(place) for place in places)
        or bool(READERS_MARK.search(entry.comment))
        or any(TEMPLATES.match(place) and not EDITORS_TEMPLATES.search(place) for place in places)
    )


# --- Collecting ----------------------------------------------------------------------------------


def get_path(language: str, folder: Path = Path()) -> Path:
    """The catalogue of a language within the project, or within the folder of a section."""
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def find_folders() -> list[Path]:
    """The project and the sections that have catalogues of their own, within the project."""
    return [Path(), *(path.parent.relative_to(ROOT) for path in sorted(ROOT.glob("*/locale")))]


def copy_project(target: Path) -> None:
    """Copy what git knows or would add, and nothing that was installed or made."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in set(listed.stdout.splitlines()):
        source = ROOT / name
        if source.suffix in {".py", ".html", ".txt", ".xml", ".po"} and source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)


def collect() -> dict[Path, polib.POFile]:
    """The German catalogues as they would be after collecting the texts of the present code.

    By folder; their entries know the files they come from.
    """
    with tempfile.TemporaryDirectory() as copy:
        copy_project(Path(copy))
        for folder in find_folders():
            (Path(copy) / folder / "locale").mkdir(parents=True, exist_ok=True)
        # Collecting needs no settings, and the copy's could not be imported.
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": ""}
        subprocess.run(COLLECT, cwd=copy, env=environment, check=True)
        collected = {
            folder: polib.pofile(str(Path(copy) / get_path(SOURCE, folder)), wrapwidth=WRAP_WIDTH)
            for folder in find_folders()
        }
    for catalogue in collected.values():
        # Neither changes what is said, both would clash when two people add a text.
        catalogue.metadata.pop("POT-Creation-Date", None)
        if not catalogue.metadata.get("Language"):
            # Of a section that had none yet: what gettext writes is a form to be filled in.
            catalogue.header, catalogue.metadata_is_fuzzy = "", False
            catalogue.metadata = build_metadata(SOURCE, GERMAN_PLURAL_FORMS)
        catalogue.sort(key=_order)
    return collected


def build_metadata(language: str, plural_forms: str) -> dict[str, str]:
    """The head of a catalogue."""
    return {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
    }


def _order(entry: polib.POEntry) -> tuple[bool, str, str]:
    return entry.obsolete, entry.msgid, entry.msgctxt or ""


def collect_all() -> dict[Path, polib.POFile]:
    """Every language's catalogue as it would be, by path."""
    catalogues = {}
    for folder, german in collect().items():
        texts = [entry for entry in german if not entry.obsolete and is_for_readers(entry)]
        catalogues[get_path(SOURCE, folder)] = german
        for language in PLURAL_FORMS:
            path = get_path(language, folder)
            catalogues[path] = carry_over(language, texts, read(path))
            is_new = folder != Path() and not (ROOT / path).exists()
            may_lack = is_new or is_not_yet_translated(read(path))
            if may_lack and catalogues[path].untranslated_entries():
                catalogues[path].metadata |= NOT_YET_TRANSLATED
    return catalogues


def is_not_yet_translated(catalogue: polib.POFile) -> bool:
    """Whether a section's catalogue says of itself that texts may be missing."""
    return catalogue.metadata.items() >= NOT_YET_TRANSLATED.items()


def carry_over(language: str, texts: Iterable[polib.POEntry], old: polib.POFile) -> polib.POFile:
    """`texts` with the translations of `old`; what has no place any more is kept apart."""
    catalogue = polib.POFile(wrapwidth=WRAP_WIDTH)
    catalogue.metadata = build_metadata(language, PLURAL_FORMS[language])
    known = {(entry.msgctxt, entry.msgid): entry for entry in old}
    for text in texts:
        catalogue.append(_translate(text, known.pop((text.msgctxt, text.msgid), None), language))
    for left in known.values():
        left.obsolete = True
        catalogue.append(left)
    catalogue.sort(key=_order)
    return catalogue


def read(path: Path) -> polib.POFile:
    """The catalogue as it is; empty where there is none yet."""
    file = ROOT / path
    return polib.pofile(str(file), wrapwidth=WRAP_WIDTH) if file.exists() else polib.POFile()


def _translate(text: polib.POEntry, known: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=text.msgid,
        msgid_plural=text.msgid_plural,
        msgctxt=text.msgctxt,
        comment=READERS_MARK.sub("", text.comment).strip(),
        occurrences=text.occurrences,
        flags=[flag for flag in text.flags if flag != "fuzzy"],
    )
    if text.msgid_plural:
        forms = known.msgstr_plural if known else {}
        count = len({*map(get_counting(PLURAL_FORMS[language]), range(MANY))})
        entry.msgstr_plural = {form: forms.get(form, "") for form in range(count)}
    elif known:
        entry.msgstr = known.msgstr
    if known and known.fuzzy:
        entry.flags.append("fuzzy")
    return entry


# --- Checking ------------------------------------------------------------------------------------

#: What a translation must hold as well: values to fill in, and a per cent sign.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|<\w+:\w+>")
#: The number of a plural; a form for a single number may say it in words.
NUMBERS = {"%(count)s", "%(counter)s"}
#: So many numbers show every form of a plural, and which of them are for a single number.
MANY = 201


def get_counting(plural_forms: str) -> Callable[[int], int]:
    """The function from a number to the plural form it takes."""
    return c2py(plural_forms.partition("plural=")[2].rstrip("; "))


def find_missing(catalogue: polib.POFile) -> list[str]:
    """One line for each text of a section that a language may still get in German."""
    if not is_not_yet_translated(catalogue):
        return []
    return [f"in German for now: {entry.msgid!r}" for entry in catalogue.untranslated_entries()]


def find_problems(catalogue: polib.POFile) -> list[str]:
    """One line for each entry that a reader would not see in good words."""
    missing = [] if is_not_yet_translated(catalogue) else catalogue.untranslated_entries()
    return [
        *(f"not translated: {entry.msgid!r}" for entry in missing),
        *(f"fuzzy: {entry.msgid!r}" for entry in catalogue.fuzzy_entries()),
        *(f"no longer used: {entry.msgid!r}" for entry in catalogue.obsolete_entries()),
        *(
            f"other values to fill in: {entry.msgid!r} has {form!r}"
            for entry in catalogue.translated_entries()
            for form in find_wrong_forms(entry, catalogue.metadata.get("Plural-Forms", ""))
        ),
    ]


def find_wrong_forms(entry: polib.POEntry, plural_forms: str) -> Iterator[str]:
    """Translations whose placeholders are not those of the text."""
    needed = _placeholders(entry.msgid_plural or entry.msgid)
    for form, text in (entry.msgstr_plural or {0: entry.msgstr}).items():
        found = _placeholders(text)
        # In German the form 0 is for 1 alone, in Russian for 21 as well.
        may_speak = entry.msgid_plural and stands_for_one(form, plural_forms)
        spoken = NUMBERS if may_speak else set()
        missing = needed - found - spoken
        # Editors see what a sentence is about, and German may leave it out for them.
        if found - needed or (missing and is_for_readers(entry)):
            yield text


def stands_for_one(form: int, plural_forms: str) -> bool:
    """Whether a plural form belongs to a single number."""
    count = get_counting(plural_forms)
    return [count(number) for number in range(MANY)].count(form) == 1


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


# --- Commands ------------------------------------------------------------------------------------


def check() -> int:
    """Exit code 1 when a catalogue is not complete."""
    if shutil.which("xgettext"):
        catalogues = collect_all()
        out_of_order = [path for path, each in catalogues.items() if not is_in_order(path, each)]
    else:
        out_of_order = []
        print("gettext is not installed: texts new in the code are not looked for.")
        paths = [get_path(each, folder) for folder in find_folders() for each in LANGUAGES]
        catalogues = {path: read(path) for path in paths}
    for path in sorted((ROOT / "locale" / "packages").rglob("*.po")):
        catalogues[path.relative_to(ROOT)] = polib.pofile(str(path))
    for path in out_of_order:
        print(f"{path}: not in the order in which `make messages` writes it")
    count = report(catalogues) + len(out_of_order)
    if count:
        print(f"{count} to settle; `make messages` collects the texts.")
    return int(bool(count))


def is_in_order(path: Path, collected: polib.POFile) -> bool:
    """Whether the next who collects texts would move none that are there."""
    known = {*map(_order, collected)}
    present = [key for key in map(_order, read(path)) if key in known]
    return present == sorted(present)


def update() -> int:
    """Write the collected texts; what remains to be done is listed."""
    catalogues = collect_all()
    report(catalogues)
    for path, catalogue in catalogues.items():
        for entry in catalogue:
            entry.occurrences = []
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(ROOT / path))
    return 0


def report(catalogues: dict[Path, polib.POFile]) -> int:
    """Say what each catalogue lacks, and count what has to be settled."""
    count = 0
    for path, catalogue in catalogues.items():
        problems = find_problems(catalogue)
        count += len(problems)
        for line in [*problems, *find_missing(catalogue)]:
            # Of locale/uk/LC_MESSAGES/django.po the language says enough.
            print(f"{path.parents[1]}: {line}")
    return count


if __name__ == "__main__":
    sys.exit({"check": check, "update": update}[sys.argv[1]]())
