"""Who may change what stands beside pages: snippets, pictures, files, people, settings."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupPagePermission

from cms.core.models import Place
from cms.documents.models import CustomDocument
from cms.editorial.models import EditorialSettings, get_group
from cms.images.models import CustomImage
from cms.sections import Role
from cms.site.models import Menu, OfflineLanguage
from cms.webhooks.models import Webhook
from stadtteilzeitung.models import Rubric
from tests import factories
from tests.editing import enter, is_refused

pytestmark = pytest.mark.django_db

SUPERUSER = "superuser"
Deed = tuple[Callable[[Client], HttpResponse], Callable[[], bool]]


def edit_rubric(client: Client) -> HttpResponse:
    row = Rubric.objects.get()
    url = reverse("wagtailsnippets_stadtteilzeitung_rubric:edit", args=[row.pk])
    return client.post(url, {"name": "Anders", "slug": row.slug})


def add_place(client: Client) -> HttpResponse:
    return client.post(reverse("wagtailsnippets_core_place:add"), {"name": "Gemeindesaal"})


def delete_menu(client: Client) -> HttpResponse:
    url = reverse("wagtailsnippets_site_menu:delete", args=[Menu.objects.get().pk])
    return client.post(url)


def upload_image(client: Client) -> HttpResponse:
    file = SimpleUploadedFile("bild.jpg", factories.image_file().read(), "image/jpeg")
    data = {"title": "Neu", "file": file, "credit": "Foto: A. Beet", "consent": "on"}
    data["collection"] = str(Collection.get_first_root_node().pk)
    return client.post(reverse("wagtailimages:add"), data)


def edit_others_image(client: Client) -> HttpResponse:
    image = CustomImage.objects.get(title="Fremdes Bild")
    data = {"title": "Anders", "credit": "x", "consent": "on", "collection": image.collection_id}
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), data)


def delete_others_image(client: Client) -> HttpResponse:
    image = CustomImage.objects.get(title="Fremdes Bild")
    return client.post(reverse("wagtailimages:delete", args=[image.pk]))


def upload_document(client: Client) -> HttpResponse:
    file = SimpleUploadedFile("antrag.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    data = {"title": "Neu", "file": file, "language": "de"}
    data["collection"] = Collection.get_first_root_node().pk
    return client.post(reverse("wagtaildocs:add"), data)


def add_redirect(client: Client) -> HttpResponse:
    data = {"old_path": "/alt/", "is_permanent": "on", "site": ""}
    data["redirect_link"] = "https://example.org/neu/"
    return client.post(reverse("wagtailredirects:add"), data)


def switch_four_eyes_off(client: Client) -> HttpResponse:
    EditorialSettings.load().save()
    key = EditorialSettings.objects.get().pk
    url = reverse("wagtailsettings:edit", args=["editorial", "editorialsettings", key])
    return client.post(url, {})


def switch_ukrainian_off(client: Client) -> HttpResponse:
    return client.post(reverse("language_online", args=["uk"]), {"off": "yes"})


def add_webhook(client: Client) -> HttpResponse:
    data = {"url": "https://93.184.215.14/", "description": "App", "events": ["published"]}
    return client.post(reverse("webhook:add"), data)


def add_user(client: Client) -> HttpResponse:
    data = {"email": "neu@example.org", "first_name": "N", "last_name": "N"}
    data |= {"groups": str(get_group(Role.VOLUNTEERS).pk)}
    return client.post(reverse("wagtailusers_users:add"), data)


def rename_group(client: Client) -> HttpResponse:
    group = Group.objects.get(name="Ehrenamtliche")
    url = reverse("wagtailusers_groups:edit", args=[group.pk])
    sets = ("page_permissions", "collection_permissions", "document_permissions")
    data = {"name": "Alle"}
    for prefix in (*sets, "image_permissions"):
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return client.post(url, data)


def join_a_group(client: Client) -> HttpResponse:
    """The account's own settings take no groups, whatever is sent along."""
    group = Group.objects.get_or_create(name="Fremde")[0]
    data = {"name_email-first_name": "Ich", "name_email-last_name": "", "groups": str(group.pk)}
    data |= {"name_email-email": "ich@example.org", "is_superuser": "on"}
    return client.post(reverse("wagtailadmin_account"), data)


def has_more_rights() -> bool:
    me = get_user_model().objects.get(username="ich")
    return me.groups.filter(name="Fremde").exists() or me.is_superuser


#: Nobody may, and nobody is told: the form has no such field.
JOIN = "give oneself more rights"
DEEDS: dict[str, Deed] = {
    "edit a rubric": (edit_rubric, lambda: Rubric.objects.get().name == "Anders"),
    "add a place": (add_place, lambda: Place.objects.filter(name="Gemeindesaal").exists()),
    "delete a menu": (delete_menu, lambda: not Menu.objects.exists()),
    "upload a picture": (upload_image, lambda: CustomImage.objects.filter(title="Neu").exists()),
    "edit another's picture": (
        edit_others_image,
        lambda: CustomImage.objects.filter(title="Anders").exists(),
    ),
    "delete another's picture": (
        delete_others_image,
        lambda: not CustomImage.objects.filter(title="Fremdes Bild").exists(),
    ),
    "upload a document": (upload_document, CustomDocument.objects.exists),
    "add a redirect": (add_redirect, Redirect.objects.exists),
    "switch four eyes off": (switch_four_eyes_off, lambda: not EditorialSettings.load().four_eyes),
    "switch a language off": (
        switch_ukrainian_off,
        lambda: OfflineLanguage.objects.filter(locale__language_code="uk").exists(),
    ),
    "add a webhook": (add_webhook, Webhook.objects.exists),
    "add a user": (
        add_user,
        lambda: get_user_model().objects.filter(email="neu@example.org").exists(),
    ),
    "rename a group": (rename_group, lambda: Group.objects.filter(name="Alle").exists()),
    JOIN: (join_a_group, has_more_rights),
}
OFFICE = {
    *("edit a rubric", "add a place", "delete a menu", "upload a picture", "upload a document"),
    *("edit another's picture", "delete another's picture", "add a redirect"),
    "switch a language off",
}
ALLOWED = {
    Role.VOLUNTEERS: {"upload a picture"},
    Role.GARDENERS: {"upload a picture"},
    Role.TRANSLATORS: set(),
    Role.MODERATORS: OFFICE,
    Role.ADMINISTRATORS: {
        *("switch four eyes off", "add a user", "rename a group", "add a webhook"),
        "switch a language off",
    },
    SUPERUSER: set(DEEDS),
}


@pytest.mark.parametrize("role", ALLOWED)
def test_each_role_changes_what_is_its_own_and_nothing_else(role: str) -> None:
    factories.rubric("Rubrik")
    factories.menu(factories.home_page())
    factories.image("Fremdes Bild")
    client = enter("ich", None if role == SUPERUSER else Role(role))
    for deed, (do, was_done) in DEEDS.items():
        savepoint = transaction.savepoint()
        rights = get_rights()
        response = do(client)
        if deed in ALLOWED[role]:
            assert was_done(), (deed, read_errors(response))
        else:
            assert not was_done(), deed
            assert deed == JOIN or is_refused(response), (deed, response.status_code)
            assert get_rights() == rights, deed
        transaction.savepoint_rollback(savepoint)


def get_rights() -> set[int]:
    """What groups may do with pages."""
    return set(GroupPagePermission.objects.values_list("pk", flat=True))


def read_errors(response: HttpResponse) -> Any:
    """Why a form was not taken."""
    form = response.context and response.context.get("form")
    return (response.status_code, form.errors if form else response.get("location"))
