"""Before something is replaced, taken offline or deleted, the admin says where it stands."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from cms.sections import Role
from tests import factories
from tests.editing import enter

pytestmark = pytest.mark.django_db

BODY = {
    "image": lambda row: ("image", factories.figure(row, "Eine Bank")),
    "document": lambda row: ("download", {"document": row.pk, "title": "Plan", "items": []}),
    "person": lambda row: ("contact", {"person": row.pk}),
    "page": lambda row: ("text", f'<p><a linktype="page" id="{row.pk}">Dort</a></p>'),
}
MAKE: dict[str, Callable[[], Model]] = {
    "image": lambda: factories.image("Bank"),
    "document": lambda: factories.document("Plan"),
    "person": lambda: factories.person("Kim Beispiel"),
    "page": lambda: factories.standard_page(title="Ziel"),
}


def stream(kind: str, row: Any) -> list[dict[str, Any]]:
    name, value = BODY[kind](row)
    return [{"type": name, "value": value, "id": "5d0a4b3c-0000-4000-8000-000000000001"}]


def stands_on(client: Client, address: str) -> str:
    """What a screen says before somebody confirms."""
    response = client.get(address)
    assert response.status_code == 200, response
    main = BeautifulSoup(response.content, "lxml").select_one("main")
    assert main
    return " ".join(main.get_text(" ").split())


def delete_address(kind: str, row: Any) -> str:
    names = {
        "image": "wagtailimages:delete",
        "document": "wagtaildocs:delete",
        "page": "wagtailadmin_pages:delete",
    }
    if kind in names:
        return reverse(names[kind], args=[row.pk])
    return reverse(row.snippet_viewset.get_url_name("delete"), args=[row.pk])


def bulk_address(kind: str, row: Any, action: str = "delete") -> str:
    app, model = row._meta.app_label, row._meta.model_name
    if kind == "page":
        app, model = "wagtailcore", "page"
    return reverse("wagtail_bulk_action", args=[app, model, action]) + f"?id={row.pk}"


@pytest.fixture
def admin() -> Client:
    return enter("leitung", None)


@pytest.mark.sqlite
@pytest.mark.parametrize("kind", MAKE)
def test_deleting_says_where_it_stands_in_what_readers_see_and_in_drafts(
    admin: Client, kind: str
) -> None:
    row = MAKE[kind]()
    factories.standard_page(title="Steht online", body=stream(kind, row))
    factories.standard_page(title="Nie online", body=stream(kind, row), live=False)
    changed = factories.standard_page(title="Wird geändert")
    changed.body = stream(kind, row)
    changed.save_revision()
    factories.standard_page(title="Ohne alles")
    for address in (delete_address(kind, row), bulk_address(kind, row)):
        said = stands_on(admin, address)
        assert "Steht online (Seite)" in said
        assert "Nie online (Seite, Entwurf)" in said
        assert "Wird geändert (Seite, Änderung noch nicht veröffentlicht)" in said
        assert "Ohne alles" not in said


def test_what_a_draft_no_longer_holds_is_not_named(admin: Client) -> None:
    image = factories.image("Bank")
    page = factories.standard_page(title="Entwurf", body=stream("image", image), live=False)
    page.body = []
    page.save_revision()
    assert "Steht nirgends." in stands_on(admin, delete_address("image", image))


@pytest.mark.parametrize("kind", MAKE)
def test_worker_that_is_down_keeps_nobody_from_learning_where_it_stands(
    admin: Client, kind: str, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    row = MAKE[kind]()
    page = factories.standard_page(title="Steht online", body=stream(kind, row))
    assert DBTaskResult.objects.filter(task_path__contains="reference_index").exists()
    assert "Steht online" in stands_on(admin, bulk_address(kind, row))
    assert "Steht online" in stands_on(admin, delete_address(kind, row))
    page.body = []
    page.save_revision().publish()
    assert "Steht online" not in stands_on(admin, delete_address(kind, row))


@pytest.mark.parametrize("action", ["one", "many"])
def test_unpublishing_a_page_says_who_links_to_it(admin: Client, action: str) -> None:
    target = factories.standard_page(title="Ziel")
    factories.standard_page(title="Verweist", body=stream("page", target))
    factories.menu(target)
    one = reverse("wagtailadmin_pages:unpublish", args=[target.pk])
    said = stands_on(admin, one if action == "one" else bulk_address("page", target, "unpublish"))
    assert "Verweist (Seite)" in said
    assert "Oben auf der Seite (Menü)" in said


def test_deleting_a_page_says_who_links_to_those_below_it(admin: Client) -> None:
    top = factories.standard_page(title="Oben")
    below = factories.standard_page(top, title="Unten")
    factories.standard_page(top, title="Geht mit", body=stream("page", below))
    factories.standard_page(title="Verweist", body=stream("page", below))
    said = stands_on(admin, delete_address("page", top))
    assert "Verweist (Seite)" in said
    assert "Geht mit" not in said


def test_drafts_that_somebody_may_not_open_are_counted_and_not_named() -> None:
    image = factories.image("Bank")
    factories.standard_page(title="Geheim", body=stream("image", image), live=False)
    factories.standard_page(title="Offen", body=stream("image", image))
    volunteer = enter("gast", Role.VOLUNTEERS)
    image.uploaded_by_user = volunteer.user
    image.save()
    may_open = AdminURLFinder(volunteer.user).get_edit_url(Page.objects.get(title="Geheim"))
    assert not may_open
    said = stands_on(volunteer, delete_address("image", image))
    assert "Offen (Seite)" in said
    assert "Geheim" not in said
    assert "1 Entwurf von anderen" in said


def test_form_of_a_document_says_where_another_file_will_be_met(admin: Client) -> None:
    file = factories.document("Plan")
    factories.standard_page(title="Nie online", body=stream("document", file), live=False)
    said = stands_on(admin, reverse("wagtaildocs:edit", args=[file.pk]))
    assert "Nie online (Seite, Entwurf)" in said
