"""Keep the message catalogues complete.

    python scripts/catalogue.py check     say what is missing, doubtful or left over
    python scripts/catalogue.py update    collect the texts anew into locale/

German has every text, the other languages what readers meet. English needs no catalogue: its texts
stand in the code. Texts are collected in a copy of the project, so that a check changes nothing.
`locale/packages` holds words for texts of the packages underneath and is kept by hand.
"""

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
#: The other languages by the name of their folder, with how they count.
PLURAL_FORMS = {
    "de_Simple": "nplurals=2; plural=(n != 1);",
    "uk": SLAVIC,
    "ru": SLAVIC,
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
        " : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "fa": "nplurals=2; plural=(n > 1);",
}

# --- What readers meet ---------------------------------------------------------------------------

#: Templates of the editors' rooms; what all others say is for readers.
EDITORS_TEMPLATES = re.compile(r"templates/(wagtail\w*/|[^/]+/admin/|editorial/(?!draft_gone\.))")
#: Modules that speak to readers only. In all others a comment in front of the text says so.
READERS_MODULES = {
    "cms/core/languages.py",
    "cms/core/query.py",
    "cms/languages/urls.py",
    "cms/urls.py",
    "garten/feeds.py",
    "garten/plan.py",
    "garten/seasons.py",
    "garten/contributions.py",
    "projekte/models/index.py",
    "search/facets.py",
    "search/views.py",
    "stadtteilzeitung/feeds.py",
    "stadtteilzeitung/models/newspaper.py",
    "stadtteilzeitung/contributions.py",
    "veranstaltungen/exchange/export.py",
    "veranstaltungen/listing.py",
    "veranstaltungen/models/calendar.py",
    "veranstaltungen/recurrence/text.py",
}
READERS_MARK = re.compile(r"^Translators: for readers\.$", re.MULTILINE)


def is_for_readers(entry: polib.POEntry) -> bool:
    """Whether the text reaches readers from one of its places at least."""
    places = {place for place, _line in entry.occurrences}
    return (
        bool(places & READERS_MODULES)
        or bool(READERS_MARK.search(entry.comment))
        or any(
            place.startswith("templates/") and not EDITORS_TEMPLATES.match(place)
            for place in places
        )
    )


# --- Collecting ----------------------------------------------------------------------------------


def get_path(language: str) -> Path:
    """The catalogue of a language, within the project."""
    return Path("locale", language, "LC_MESSAGES", "django.po")


def copy_project(target: Path) -> None:
    """Copy what git knows or would add, and nothing that was installed or made."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in set(listed.stdout.splitlines()):
        source = ROOT / name
        if source.suffix in {".py", ".html", ".txt", ".xml", ".po"} and source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)


def collect() -> polib.POFile:
    """The German catalogue as it would be after collecting the texts of the present code.

    Its entries know the files they come from.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy_project(Path(folder))
        (Path(folder) / "locale").mkdir(exist_ok=True)
        subprocess.run(COLLECT, cwd=folder, check=True)
        collected = polib.pofile(str(Path(folder) / get_path(SOURCE)), wrapwidth=WRAP_WIDTH)
    # Neither changes what is said, both would clash when two people add a text.
    collected.metadata.pop("POT-Creation-Date", None)
    collected.sort(key=_order)
    return collected


def _order(entry: polib.POEntry) -> tuple[bool, str, str]:
    return entry.obsolete, entry.msgid, entry.msgctxt or ""


def collect_all() -> dict[str, polib.POFile]:
    """Every language's catalogue as it would be, by folder."""
    german = collect()
    texts = [entry for entry in german if not entry.obsolete and is_for_readers(entry)]
    catalogues = {SOURCE: german}
    catalogues |= {language: carry_over(language, texts) for language in PLURAL_FORMS}
    return catalogues


def carry_over(language: str, texts: Iterable[polib.POEntry]) -> polib.POFile:
    """`texts` with the translations a language has; what has no place any more is kept apart."""
    catalogue = polib.POFile(wrapwidth=WRAP_WIDTH)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    known = {(entry.msgctxt, entry.msgid): entry for entry in read(language)}
    for text in texts:
        catalogue.append(_translate(text, known.pop((text.msgctxt, text.msgid), None), language))
    for left in known.values():
        left.obsolete = True
        catalogue.append(left)
    catalogue.sort(key=_order)
    return catalogue


def read(language: str) -> polib.POFile:
    """The catalogue as it is; empty for a language that has none yet."""
    path = ROOT / get_path(language)
    return polib.pofile(str(path), wrapwidth=WRAP_WIDTH) if path.exists() else polib.POFile()


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


def find_problems(catalogue: polib.POFile) -> list[str]:
    """One line for each entry that a reader would not see in good words."""
    return [
        *(f"not translated: {entry.msgid!r}" for entry in catalogue.untranslated_entries()),
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
    else:
        print("gettext is not installed: texts new in the code are not looked for.")
        catalogues = {language: read(language) for language in (SOURCE, *PLURAL_FORMS)}
    for path in sorted((ROOT / "locale" / "packages").rglob("*.po")):
        catalogues[str(path.relative_to(ROOT))] = polib.pofile(str(path))
    count = report(catalogues)
    if count:
        print(f"{count} to settle; `make messages` collects the texts.")
    return int(bool(count))


def update() -> int:
    """Write the collected texts; what remains to be done is listed."""
    catalogues = collect_all()
    report(catalogues)
    for language, catalogue in catalogues.items():
        for entry in catalogue:
            entry.occurrences = []
        (ROOT / get_path(language)).parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(ROOT / get_path(language)))
    return 0


def report(catalogues: dict[str, polib.POFile]) -> int:
    """Say each problem with its language, and count them."""
    problems = [
        f"{language}: {problem}"
        for language, catalogue in catalogues.items()
        for problem in find_problems(catalogue)
    ]
    print(*problems, sep="\n", end="\n" if problems else "")
    return len(problems)


if __name__ == "__main__":
    sys.exit({"check": check, "update": update}[sys.argv[1]]())
