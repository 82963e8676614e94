"""Files on their way into the library, by the page that takes several at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from cms.documents.models import CustomDocument

pytestmark = pytest.mark.django_db
#: Longer than a title may be.
TOO_LONG = "Antrag " * 50
PDF = b"%PDF-1.4 /Lang (uk-UA)"


def upload(client: Client, **data: str) -> dict[str, object]:
    """What the page's script is told."""
    file = SimpleUploadedFile("antrag.pdf", PDF)
    data = {"title": "Antrag", "collection": _collection(), **data}
    response = client.post(reverse("wagtaildocs:add_multiple"), {"files[]": file, **data})
    answer: dict[str, object] = response.json()
    return answer


def _collection() -> str:
    return str(Collection.get_first_root_node().pk)


def test_each_of_several_files_is_in_the_library_at_once_in_its_own_language(
    moderator: Client,
) -> None:
    answer = upload(moderator)
    document = CustomDocument.objects.get(title="Antrag")
    assert answer["doc_id"] == document.pk
    assert document.language == "uk"


def test_language_may_be_left_out_of_the_form_and_stays_as_it_was(moderator: Client) -> None:
    upload(moderator)
    document = CustomDocument.objects.get(title="Antrag")
    address = reverse("wagtaildocs:edit", args=[document.pk])
    data = {"title": "Formular", "collection": _collection(), "language": ""}
    assert moderator.post(address, data).status_code == 302
    document.refresh_from_db()
    assert (document.title, document.language) == ("Formular", "uk")


def test_file_that_waits_for_a_title_is_taken_with_it(moderator: Client) -> None:
    key = upload(moderator, title=TOO_LONG)["uploaded_file_id"]
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[key])
    name = f"uploaded-document-{key}"
    data = {f"{name}-title": "Formular", f"{name}-collection": _collection()}
    assert moderator.post(address, data).json()["success"]
    assert CustomDocument.objects.get(title="Formular").file.read() == PDF


def test_file_of_another_kind_is_still_refused(moderator: Client) -> None:
    for view, field in (("add", "file"), ("add_multiple", "files[]")):
        file = SimpleUploadedFile("antrag.exe", b"?")
        data = {"title": "Antrag", "collection": _collection(), "language": "de", field: file}
        answer = moderator.post(reverse(f"wagtaildocs:{view}"), data)
        assert "Dateiendung" in answer.content.decode("unicode_escape")
    assert not CustomDocument.objects.filter(title="Antrag").exists()
