"""The programs that `make` runs."""

import importlib.util
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import polib
import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"


def load(name: str) -> ModuleType:
    """A script as a module."""
    specification = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def write_catalogue(folder: Path, **texts: str) -> Path:
    """A catalogue with these texts below `folder`."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.extend(polib.POEntry(msgid=msgid, msgstr=text) for msgid, text in texts.items())
    path = folder / "de" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return path


def test_catalogues_are_compiled_without_gettext(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = load("compile_catalogues")
    monkeypatch.setattr(script, "ROOT", tmp_path)
    for folder in (tmp_path / "locale", tmp_path / "rezepte" / "locale"):
        source = write_catalogue(folder, Garden="Garten")
        script.main()
        compiled = polib.mofile(str(source.with_suffix(".mo")))
        assert compiled.find("Garden").msgstr == "Garten"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (polib.POEntry(msgid="Garden"), "not translated: 'Garden'"),
        (polib.POEntry(msgid="Garden", msgstr="Garten", flags=["fuzzy"]), "fuzzy: 'Garden'"),
        (polib.POEntry(msgid="Garden", msgstr="Garten", obsolete=True), "no longer used: 'Garden'"),
    ],
)
def test_incomplete_catalogue_is_told_entry_by_entry(entry: polib.POEntry, problem: str) -> None:
    catalogue = polib.POFile()
    catalogue.append(entry)
    assert load("catalogue").find_problems(catalogue) == [problem]


def test_complete_catalogue_has_no_problems() -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Garden", msgstr="Garten"))
    assert load("catalogue").find_problems(catalogue) == []


def test_section_may_say_that_a_language_is_not_translated_yet(
    capsys: pytest.CaptureFixture[str],
) -> None:
    script = load("catalogue")
    path = script.get_path("uk", Path("rezepte"))
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Recipes"))
    assert script.report({path: catalogue}) == 1
    catalogue.metadata = dict(script.NOT_YET_TRANSLATED)
    assert script.report({path: catalogue}) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "rezepte/locale/uk: not translated: 'Recipes'",
        "rezepte/locale/uk: in German for now: 'Recipes'",
    ]


@pytest.mark.parametrize(("translation", "waits"), [("", True), ("Рецепти", False)])
def test_new_catalogue_of_a_section_waits_until_it_is_complete(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, translation: str, waits: bool
) -> None:
    script = load("catalogue")
    monkeypatch.setattr(script, "ROOT", tmp_path)

    def collect() -> dict[Path, polib.POFile]:
        german = polib.POFile()
        places = [("rezepte/contributions.py", "")]
        german.append(polib.POEntry(msgid="Recipes", msgstr="Rezepte", occurrences=places))
        return {Path("rezepte"): german}

    monkeypatch.setattr(script, "collect", collect)
    script.update()
    path = script.get_path("uk", Path("rezepte"))
    catalogue = script.read(path)
    assert script.is_not_yet_translated(catalogue)
    catalogue[0].msgstr = translation
    catalogue.save(str(tmp_path / path))
    script.update()
    assert script.is_not_yet_translated(script.read(path)) == waits


def find_wrong(plural_forms: str, *forms: str, place: str = "templates/404.html") -> list[str]:
    """What is said about a plural with these forms."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Plural-Forms": plural_forms}
    texts = {"msgid": "%(count)s day on %(name)s", "msgid_plural": "%(count)s days on %(name)s"}
    entry = polib.POEntry(**texts, msgstr_plural=dict(enumerate(forms)), occurrences=[(place, "")])
    catalogue.append(entry)
    return [line.rpartition(" has ")[2] for line in load("catalogue").find_problems(catalogue)]


GERMAN = "nplurals=2; plural=(n != 1);"


def test_values_to_fill_in_are_the_same_in_every_form() -> None:
    assert not find_wrong(GERMAN, "%(count)s am %(name)s", "%(count)s an %(name)s")
    assert find_wrong(GERMAN, "%(count)s", "%(count)s an %(nam)s") == [
        "'%(count)s'",
        "'%(count)s an %(nam)s'",
    ]


def test_number_may_be_left_out_where_the_form_is_for_that_number_alone() -> None:
    russian = load("catalogue").PLURAL_FORMS["ru"]
    assert not find_wrong(GERMAN, "ein Tag %(name)s", "%(count)s Tage %(name)s")
    assert find_wrong(russian, "день %(name)s", *["%(count)s %(name)s"] * 2) == ["'день %(name)s'"]


def test_only_what_readers_meet_is_translated_into_every_language() -> None:
    script = load("catalogue")

    def meets(place: str, comment: str = "") -> bool:
        entry = polib.POEntry(msgid="Garden", occurrences=[(place, "")], comment=comment)
        return bool(script.is_for_readers(entry))

    assert meets("templates/garten/plan.html")
    assert meets("templates/draft_links/gone.html")
    assert meets("rezepte/templates/rezepte/recipe_page.html")
    assert meets("rezepte/contributions.py")
    assert meets("veranstaltungen/recurrence/text.py")
    assert meets("garten/models/year.py", "Translators: for readers.")
    assert not meets("garten/models/year.py")
    assert not meets("templates/garten/admin/month.html")
    assert not meets("rezepte/templates/rezepte/admin/recipes.html")
    assert not meets("templates/editorial/review.html")


def test_hostile_requests_are_the_same_for_the_same_seed_and_have_their_shares() -> None:
    from scripts.hostile_requests import KINDS, Forge, Form

    form = Form("/admin/pages/1/edit/", (("title", "Bäume"), ("body-count", "0")), ("file",))

    def make() -> list[Any]:
        paths = {"": ["/"], "Ehrenamt": ["/admin/", "/admin/pages/1/"]}
        random = Random(5)  # noqa: S311 - the same each time
        forge = Forge(random, {"": "a", "Ehrenamt": "b"}, addresses=paths)
        forge.forms, forge.api = {"Ehrenamt": {"edit": [form]}}, ["/api/v1/articles"]
        return [forge.make(number) for number in range(160)]

    made = make()
    assert made == make()
    # An eighth, at least, are forms with a token that is good; most go to addresses that there are.
    assert sum(each.has_token for each in made) * 8 >= len(made)
    assert len({each.body for each in made if each.has_token}) > 20
    assert {each.kind for each in made} == {*KINDS}
    assert {each.role for each in made} == {"", "Ehrenamt"}
