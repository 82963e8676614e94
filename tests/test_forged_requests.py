"""What no form and no link of the admin sends is refused with 400, wherever it is sent."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client, RequestFactory
from hypothesis import example, given
from hypothesis import strategies as st

from cms.core.bad_requests import is_about_input, is_count
from cms.sections import Role
from tests import factories
from tests.admin_forms import read_form
from tests.editing import enter
from tests.readers import read

pytestmark = pytest.mark.django_db

#: Where a key of something is asked for: Wagtail's views, and those of sections.
KEYED = (
    "/admin/bulk/wagtailcore/page/publish/?id={}",
    "/admin/bulk/stadtteilzeitung/rubric/delete/?id=1&id={}",
    "/admin/snippets/choose/stadtteilzeitung/author/chosen/{}/",
    "/admin/choose-phone-link/?parent_page_id={}",
)
NO_KEYS = ("", "x", "1.5", "%00", "%ED%A0%80", "[1]", "1e9", "%25s", "%27", "a%22%27b", "%5C")
COUNTS = ("-1", "x", "", "1.5", "999999", "9" * 30, "٣", "\x00")


@pytest.fixture
def admin() -> Iterator[Client]:
    client = enter("leitung", Role.MODERATORS)
    client.raise_request_exception = False
    return client


def test_a_key_that_is_none_is_refused(admin: Client) -> None:
    factories.article("Bäume")
    for address in KEYED:
        for key in NO_KEYS:
            status = admin.get(address.format(key)).status_code
            assert status in {400, 404} or (not key and status == 200), (address, key, status)
    for key in NO_KEYS:
        answer = admin.post("/admin/ausgaben/choose_parent/", {"parent_page": key})
        assert answer.status_code in {200, 400, 404}, (key, answer.status_code)


def test_an_address_to_go_on_to_that_is_none_is_refused(admin: Client) -> None:
    article = factories.article("Bäume")
    address = f"/admin/pages/{article.pk}/unpublish/"
    for wanted in ("undefined", "null", "x y", "'", "''", "not found."):
        assert admin.post(address, {"next": wanted}).status_code in {302, 400}, wanted


def test_a_chooser_in_which_nothing_can_be_made_makes_nothing(admin: Client) -> None:
    address = "/admin/snippets/choose/{}/create/"
    for kind in ("core/organisation", "stadtteilzeitung/author"):
        assert admin.post(address.format(kind), {"title": "Bäume"}).status_code == 400, kind


def test_a_form_without_its_fields_is_refused(admin: Client) -> None:
    for name in ("external-link", "anchor-link", "email-link", "phone-link"):
        assert admin.post(f"/admin/choose-{name}/", {"a": "1"}).status_code in {200, 400}, name


def test_a_passkey_that_is_none_lets_nobody_in(admin: Client) -> None:
    stranger = Client(raise_request_exception=False)
    for key in ("{}", "[]", '"x"', '{"id": "x"}', '{"id": "x", "rawId": "x", "response": {}}', "1"):
        answer = stranger.post("/admin/login/passkey/", {"credential": key})
        assert answer.status_code in {200, 302, 400}, key
        assert "_auth_user_id" not in stranger.session, key


def test_a_copy_that_cannot_be_made_is_told_beside_the_field(admin: Client) -> None:
    article = factories.article("Bäume")
    fields = {"new_title": "Wald", "new_slug": "wald", "new_parent_page": article.get_parent().pk}
    for name, value in (
        *(("new_title", "x" * 256), ("new_slug", "x" * 256)),
        *(("new_parent_page", "999999"), ("new_parent_page", "9" * 30), ("new_parent_page", "")),
    ):
        answer = admin.post(f"/admin/pages/{article.pk}/copy/", {**fields, name: value})
        assert list(answer.context["form"].errors) == [name], (name, value)


def test_a_form_does_not_have_more_parts_than_fields(admin: Client) -> None:
    article = factories.article("Bäume")
    address = f"/admin/pages/{article.pk}/edit/"
    form = read(admin, address).select_one("form#page-edit-form")
    data = read_form(form)
    counts = [name for name in data if name.endswith(("-count", "TOTAL_FORMS", "INITIAL_FORMS"))]
    assert {"body-count", "authors-TOTAL_FORMS"} <= {*counts}
    for name in counts:
        for count in COUNTS:
            status = admin.post(address, {**data, name: count}).status_code
            # A stream that says it has none, or one in Arabic digits, has no more than it says.
            is_none = name.endswith("-count") and count in {"-1", "٣"}
            assert status == 400 or (is_none and status < 500), (name, count, status)
    # Parts without what belongs to them, of no kind, or nothing that can be read.
    part = {"type": "text", "deleted": "", "value": "null", "id": ""}
    two = {f"body-{n}-{name}": value for n in (0, 1) for name, value in part.items()}
    for wrong in (
        {"body-count": "1"},
        {**two, "body-count": "2", "body-0-order": "0", "body-1-order": "x"},
        {**two, "body-count": "2", "body-0-order": "0", "body-1-order": "1", "body-1-value": "["},
    ):
        assert admin.post(address, {**data, **wrong}).status_code == 400, wrong
    assert admin.post(address, data).status_code in {200, 302}


@given(st.text(max_size=12))
@example("٣")
@example("²")
@example("007")
def test_only_a_number_of_parts_that_can_be_is_one(text: str) -> None:
    assert is_count(text, 7) == (
        text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 7
    )


def test_a_form_that_cannot_be_read_is_refused_at_any_address(admin: Client) -> None:
    fields = "application/x-www-form-urlencoded"
    kinds = (
        f"{fields}; charset=utf-7",
        f"{fields}; charset=nonsense",
        "multipart/form-data; boundary=",
    )
    many = "&".join(f"a{number}=1" for number in range(10_001))
    stranger = Client(enforce_csrf_checks=True, raise_request_exception=False)
    stranger.cookies["csrftoken"] = "x" * 32
    # Nothing is online in English.
    paths = ("/admin/", "/gibt-es-nicht/", "/", "/en/", "/api/v1/articles", "/admin/gibt-es-nicht/")
    for client, path in product((admin, stranger), paths):
        for kind in kinds:
            answer = client.generic("POST", path, b"a=1", content_type=kind)
            assert answer.status_code < 500, (path, kind, answer.status_code)
        answer = client.generic("POST", path, many, content_type=fields)
        assert 400 <= answer.status_code < 500, (path, answer.status_code)


@pytest.mark.parametrize(
    "error",
    [
        TypeError("NoneType has no attribute"),
        ValueError("invalid literal for int() with base 10: 'nicht gesendet'"),
        KeyError("Garten"),
    ],
)
def test_a_fault_of_ours_stays_one(error: Exception) -> None:
    request: Any = RequestFactory().get("/", {"q": "Garten"})
    request.resolver_match = None
    assert not is_about_input(error, request)
    assert is_about_input(ValueError("invalid literal for int() with base 10: 'Garten'"), request)
