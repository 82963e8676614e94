"""Bytes of drafts and of what is private, expired, deleted or unused are for those who work on it.

Addresses are read from the rows: of every file field of every model, and of every copy. The worker
is stopped.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.db.models import FileField
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, UploadedFile
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.documents.models import CustomDocument
from cms.draft_links.models import DraftLink
from cms.images.models import CustomImage
from home.models import StandardPage
from tests import factories
from tests.cms.draft_links.making import make
from tests.editing import edit, enter
from tests.readers import read

pytestmark = pytest.mark.django_db

COPIES = "images.CustomRendition.file"
ORIGINALS = "images.CustomImage.file"
DOCUMENTS = "documents.CustomDocument.file"
WAITING = "wagtailcore.UploadedFile.file"


@pytest.fixture(autouse=True)
def _no_worker(settings: Any) -> None:
    """What is put into the queue stays there, as on a site whose worker is down."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def find_addresses() -> dict[str, set[str]]:
    """Where the files of all rows would be, by model and field."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        for field in model._meta.fields:
            if isinstance(field, FileField):
                files = [getattr(row, field.name) for row in model._base_manager.all()]
                found[f"{model._meta.label}.{field.name}"] = {file.url for file in files if file}
    documents = CustomDocument.objects.all()
    found[DOCUMENTS] |= {f"/media/{row.file.name}" for row in documents}
    found["documents"] = {row.url for row in documents}
    # As pages have them.
    variants = {each.url for row in CustomImage.objects.all() for each in row.get_variants()}
    assert variants <= found[COPIES]
    return found


def get_statuses(client: Client, addresses: dict[str, set[str]]) -> dict[str, set[int]]:
    """What somebody is answered, by model and field."""
    return {
        name: {client.get(address).status_code for address in urls}
        for name, urls in addresses.items()
        if urls
    }


def make_page(parent: Page | None = None) -> StandardPage:
    """One that is online, with a picture and a document, in the form and in a text."""
    file = factories.document()
    link = f'<p><a linktype="document" id="{file.pk}">Antrag</a></p>'
    with TestCase.captureOnCommitCallbacks(execute=True):
        page = factories.standard_page(
            parent,
            lead_image=factories.image(size=(400, 200)),
            lead_image_alt="Bach",
            body=[("text", link)],
        )
        name = f"{page.pk}.jpg"
        UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(CustomImage),
            file=ContentFile(b"x", name=name),
        )
    return page


# --- How something ceases to be public, by the way people do it ---------------------------------


def unpublish(editor: Client, page: Page) -> None:
    assert editor.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).status_code == 302


def make_private(editor: Client, page: Page) -> None:
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    data = {"restriction_type": "password", "password": "geheim"}
    assert editor.post(address, data).status_code == 200


def make_private_above(editor: Client, page: Page) -> None:
    make_private(editor, page.get_parent())


def let_expire(editor: Client, page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)


def delete(editor: Client, page: Page) -> None:
    editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()


def delete_in_bulk(editor: Client, page: Page) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    editor.post(f"{address}?id={page.pk}&next=/admin/")
    assert not Page.objects.filter(pk=page.pk).exists()


def take_out(editor: Client, page: Page) -> None:
    """Another version, without them."""
    edit(
        editor, page, "action-publish", lead_image="", **nested_form_data({"body": streamfield([])})
    )
    page.refresh_from_db()
    assert page.live
    assert page.specific.lead_image is None


WAYS: dict[str, Callable[[Client, Page], None]] = {
    "draft": unpublish,
    "private": make_private,
    "below a private page": make_private_above,
    "expired": let_expire,
    "deleted": delete,
    "deleted in bulk": delete_in_bulk,
    "unused": take_out,
}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_bytes_follow_what_is_public_of_the_rows_that_name_them() -> None:
    nobody, editor = Client(), enter("redaktion")
    reader = Client()
    reader.force_login(factories.user("leser", role=None))
    parent = factories.standard_page()
    for way, change in WAYS.items():
        with undone():
            page = make_page(parent)
            online = find_addresses()
            for client in (nobody, reader):
                statuses = get_statuses(client, online)
                assert statuses[COPIES] == statuses["documents"] == {200}, way
                assert not {200} & (statuses[ORIGINALS] | statuses[DOCUMENTS] | statuses[WAITING])
            with TestCase.captureOnCommitCallbacks(execute=True):
                change(editor, page)
            for client in (nobody, reader):
                statuses = get_statuses(client, online)
                assert statuses[COPIES] == statuses["documents"] == {404}, way
            after = find_addresses()
            assert after[COPIES], way
            assert not after[COPIES] & online[COPIES], way
            statuses = get_statuses(editor, after)
            assert statuses["documents"] == statuses[ORIGINALS] == statuses[COPIES] == {200}, way
            assert 200 not in statuses[WAITING] | statuses[DOCUMENTS], way


def test_what_was_never_public_is_had_by_those_who_work_here_alone() -> None:
    editor = enter("redaktion")
    page = make_page()
    unpublish(editor, page)
    factories.document("Unbenutzt", "unbenutzt.pdf")
    for url in find_addresses()["documents"]:
        assert Client().get(url).status_code == 404
        answer = editor.get(url)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_deleted_files_are_gone_at_once() -> None:
    editor = enter("redaktion")
    page = make_page()
    online = find_addresses()
    picture, file = page.lead_image, CustomDocument.objects.get()
    with TestCase.captureOnCommitCallbacks(execute=True):
        editor.post(reverse("wagtailimages:delete", args=[picture.pk]))
        editor.post(reverse("wagtaildocs:delete", args=[file.pk]))
    assert not CustomImage.objects.exists()
    for client in (Client(), editor):
        statuses = get_statuses(client, online)
        assert statuses[COPIES] == statuses["documents"] == {404}


def test_document_is_public_with_its_page_before_any_worker_knows() -> None:
    page = make_page()
    url = CustomDocument.objects.get().url
    answer = Client().get(url)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-cache")
    assert "Content-Encoding" not in answer
    assert Client().get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    with TestCase.captureOnCommitCallbacks(execute=True):
        unpublish(enter("redaktion"), page)
    assert Client().get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 404


def test_reader_of_a_private_page_has_its_document_once_they_know_the_password() -> None:
    page = make_page()
    restriction = factories.restrict(page)
    url, reader = CustomDocument.objects.get().url, Client()
    assert reader.get(url).status_code == 404
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    reader.post(address, {"password": "geheim", "return_url": page.url})
    answer = reader.get(url)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert Client().get(url).status_code == 404


def test_guest_of_a_draft_has_its_documents_as_long_as_the_link_works() -> None:
    page, other = make_page(), factories.document("Anderes", "anderes.pdf")
    editor = enter("redaktion")
    unpublish(editor, page)
    page.refresh_from_db()
    page.save_revision()
    address, guest = make(page, editor), Client()
    draft = read(guest, address)
    (url,) = (str(each["href"]) for each in draft.select('a[href*="dokumente"]'))
    answer = guest.get(url)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert guest.get(str(draft.select("picture img")[0]["src"])).status_code == 200
    assert guest.get(f"{address}dokumente/{other.pk}/{other.filename}").status_code == 404
    token = address.strip("/").rpartition("/")[2]
    assert url in guest.get(f"/api/v1/pages/preview/{token}").content.decode()
    editor.post(reverse("draft_link_revoke", args=[DraftLink.objects.get().pk]))
    assert guest.get(url).status_code == 404
