"""What the documentation says is there."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from wagtail.models import Page

from scripts.handbook import SCREENSHOTS
from tests import factories
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.veranstaltungen import events

ROOT = Path(__file__).resolve().parents[1]
HANDBOOK = sorted((ROOT / "docs" / "handbuch").glob("*.md"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
#: A name in backticks that starts with a folder of the project, or ends like one of its files.
FOLDERS = ("cms", "docs", "home", "locale", "scripts", "search", "static", "templates", "tests")
FOLDERS += tuple(settings.SECTIONS)
PATH = re.compile(rf"(?:(?:{'|'.join(FOLDERS)})/[\w./*-]*|[\w.-]+\.(?:py|toml|in|txt|example))")
#: What an example of its own, or the machine, brings.
ELSEWHERE = ("docs/sections.md",)
LABEL = re.compile(r"\*\*„([^“]+)“\*\*")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_links_make_targets_and_files_of_the_documents_exist() -> None:
    missing = [f"{name(page)}: {what}" for page in PAGES for what in find_missing(page)]
    assert not missing, "\n".join(missing)


def find_missing(page: Path) -> Iterator[str]:
    """What a document names and nobody finds."""
    text = page.read_text()
    plain = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)", plain):
        is_inside = "://" not in target and not target.startswith(("mailto:", "#"))
        if is_inside and not (page.parent / target.partition("#")[0]).exists():
            yield target
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    yield from set(re.findall(r"`(?:[A-Z]+=\S+ )*make ([a-z-]+)", text)) - targets
    for found in re.findall(r"`([^`\n]+)`", plain) if name(page) not in ELSEWHERE else ():
        if PATH.fullmatch(found) and not (any(ROOT.glob(found)) or any(ROOT.rglob(found))):
            yield found


def test_names_that_the_documents_use_are_those_of_the_code() -> None:
    known = set(find_names())
    missing = [
        f"{name(page)}: {found}"
        for page in PAGES
        # Decisions tell what was true on their day, the handbook speaks to editors.
        if page.parent.name != "decisions" and page not in HANDBOOK
        for found, word in find_code(page.read_text())
        if word not in known
    ]
    assert not missing, "\n".join(missing)


def find_code(text: str) -> Iterator[tuple[str, str]]:
    """What stands in backticks and looks like a name of the code, and its last part."""
    plain = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    for found in set(re.findall(r"`([^`\n]+)`", plain)):
        parts = re.fullmatch(r"(?:[\w.]*\.)?([A-Za-z_]\w*)(\(.*\))?", found)
        # Single words may be words of JSON, of a form or of a shell; `__` stands in names of CSS.
        is_code = parts and (parts[2] or re.search(r"_|[a-z][A-Z]", parts[1]))
        if parts and is_code and "__" not in parts[1].strip("_"):
            yield found, parts[1]


def find_names() -> Iterator[str]:
    """Files, functions, classes, their attributes, what is imported, and words of strings."""
    files = subprocess.run(
        ("git", "ls-files", "*.py"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    for path in map(Path, files.stdout.split()):
        yield from (path.stem, *path.parts)
        for node in ast.walk(ast.parse((ROOT / path).read_text())):
            yield from find_defined(node)


def find_defined(node: ast.AST) -> Iterator[str]:
    """What one node of a module brings into being or calls by its name."""
    match node:
        case ast.FunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Import() | ast.ImportFrom():
            yield from (alias.asname or alias.name for alias in node.names)
        case ast.keyword(arg=str(word)) | ast.Constant(value=str(word)):
            yield word
    if isinstance(node, ast.Module | ast.ClassDef):
        for statement in node.body:
            match statement:
                case (
                    ast.Assign(targets=[ast.Name(id=word)])
                    | ast.AnnAssign(target=ast.Name(id=word))
                ):
                    yield word


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    """Somebody who sees every form, and an article that waits for them."""
    user = factories.user("leitung", role=None, is_superuser=True)
    waiting = factories.article(live=False)
    waiting.get_workflow().start(waiting, user)
    client.force_login(user)
    return client


def shown_texts(client: Client, url: str) -> set[str]:
    """Every text an editor can meet on a page, those that its scripts put in place included."""
    html = client.get(url, follow=True).content.decode()
    soup = BeautifulSoup(html, "html.parser")
    # Dialogs lie in templates, which `stripped_strings` leaves out.
    words = {" ".join(text.split()) for text in soup.find_all(string=True)}
    in_scripts = re.findall(r'"(?:[^"\\\n]|\\.)*"', unescape(html))
    return words | {load_string(text) for text in in_scripts}


def load_string(text: str) -> str:
    """A JSON string's text; empty when it is none."""
    try:
        return str(json.loads(text))
    except ValueError:
        return ""


def forms() -> list[str]:
    """Addresses of the forms and lists that the handbook leads through."""
    newspaper, home = factories.newspaper(), factories.home_page()
    # Lists offer a new page where there is a place for one.
    for section in (events.calendar, gardens.diary, projects.index):
        section()
    add = "/admin/pages/add"
    return [
        "/admin/",
        "/admin/freigaben/",
        "/admin/artikel/",
        "/admin/ausgaben/",
        f"/admin/pages/{home.pk}/",
        f"{add}/stadtteilzeitung/articlepage/{newspaper.pk}/",
        f"{add}/stadtteilzeitung/issuepage/{newspaper.pk}/",
        f"{add}/home/standardpage/{home.pk}/",
        f"/admin/pages/{home.pk}/edit/",
        f"/admin/pages/{factories.article().pk}/edit/",
        # What waits for a decision is decided in its form.
        *(
            address.format(page.pk)
            for page in Page.objects.filter(live=False)
            for address in ("/admin/pages/{}/edit/", "/admin/entwurfslinks/{}/")
        ),
        f"/admin/pages/{newspaper.pk}/history/",
        "/admin/veranstaltungen/liste/",
        "/admin/gartentagebuch/",
        "/admin/projekte/",
        "/admin/images/",
        "/admin/images/add/",
        "/admin/documents/",
        "/admin/documents/add/",
        "/admin/snippets/site/sitedetails/add/",
        "/admin/snippets/hours/openinghours/add/",
        "/admin/snippets/site/menu/add/",
        "/admin/snippets/core/contactperson/add/",
        "/admin/settings/editorial/editorialsettings/",
        "/admin/account/",
        "/admin/users/",
        "/admin/reports/mails/",
    ]


def test_handbook_names_what_editors_see(admin: Client) -> None:
    shown = shown_texts(Client(), "/admin/login/").union(
        *(shown_texts(admin, url) for url in forms())
    )
    catalogue = polib.pofile(str(ROOT / "locale/de/LC_MESSAGES/django.po"))
    # Labels start with a capital letter on the screen.
    shown |= {entry.msgstr[:1].upper() + entry.msgstr[1:] for entry in catalogue}
    for page in HANDBOOK:
        missing = [label for label in LABEL.findall(page.read_text()) if label not in shown]
        assert not missing, f"{page.name}: nowhere in the admin are {missing}"


def test_handbook_shows_the_pictures_that_its_script_takes_and_names_labels_in_one_line() -> None:
    shown = set()
    for page in HANDBOOK:
        text = page.read_text()
        shown |= set(re.findall(r"!\[([^\]]*)\]\(bilder/([\w-]+)\.png\)", text))
        # A label that is broken over two lines would escape the test above.
        assert text.count("**„") == len(LABEL.findall(text)), page.name
        assert not re.search(r"\*\*„[^“]*\n", text), page.name
    assert all(alt for alt, _name in shown)
    files = {path.stem: path for path in (ROOT / "docs/handbuch/bilder").iterdir()}
    assert {name for _alt, name in shown} == set(SCREENSHOTS) == set(files)
    assert all(path.stat().st_size < 150_000 for path in files.values())
