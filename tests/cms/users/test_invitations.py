"""People come in by an invitation, choose their own password, and are gone when they leave."""

import smtplib
from time import time
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cms.editorial.models import get_group
from cms.sections import Role
from cms.users.invitations import VALID_FOR
from cms.users.models import User
from tests import factories
from tests.editing import draft_by, enter

pytestmark = pytest.mark.django_db

PASSWORD = "Wasserachse-2026"
LIST = "/admin/users/"
VOID = "Dieser Link gilt nicht mehr"


@pytest.fixture
def office() -> Client:
    return enter("verwaltung", Role.ADMINISTRATORS)


def parse(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def invite(client: Client, **fields: Any) -> HttpResponse:
    values = {"first_name": "Mia", "last_name": "Beet", "email": "mia@example.org"}
    roles = [str(get_group(Role.VOLUNTEERS).pk)]
    return client.post(reverse("wagtailusers_users:add"), {**values, "groups": roles, **fields})


def find_mailed_link() -> str:
    (word,) = [word for word in str(mail.outbox[-1].body).split() if word.startswith("http")]
    return urlsplit(word).path


def choose_password(link: str, client: Client | None = None) -> Client:
    """As the invited do it: open the link, type the password twice, press the button."""
    browser = client or Client()
    form = browser.get(link, follow=True)
    words = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    browser.last = browser.post(form.request["PATH_INFO"], words, follow=True)
    return browser


def test_somebody_invited_by_mail_chooses_a_password_and_is_at_their_start_page(
    office: Client,
) -> None:
    assert invite(office).url == LIST
    mia = User.objects.get(email="mia@example.org")
    assert (mia.get_full_name(), mia.username) == ("Mia Beet", "mia@example.org")
    assert [group.name for group in mia.groups.all()] == ["Ehrenamtliche"]
    assert not mia.has_usable_password()
    (sent,) = mail.outbox
    assert sent.to == ["mia@example.org"]
    assert "Guten Tag, Mia Beet" in sent.body

    browser = choose_password(find_mailed_link())

    assert browser.last.request["PATH_INFO"] == "/admin/"
    assert "Mia Beet" in browser.last.content.decode()
    assert Client().login(username="mia@example.org", password=PASSWORD)


def test_form_says_what_it_does_and_asks_for_no_login_name(office: Client) -> None:
    page = parse(office.get(reverse("wagtailusers_users:add")))
    assert page.select_one("main h2").get_text(strip=True) == "Jemanden einladen"
    field = page.select_one("[name=username]").find_parent(attrs={"data-field": True})
    assert "Bleibt das Feld leer" in field.get_text()
    assert not page.select_one("[name=username][required]")


def test_a_link_works_once(office: Client) -> None:
    invite(office)
    link = find_mailed_link()
    choose_password(link)

    late = Client().get(link)

    assert VOID in late.content.decode()
    assert not parse(late).select("input[type=password]")


def test_a_link_expires_and_another_one_is_one_tap_away(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(office)
    link = find_mailed_link()
    later = time() + VALID_FOR.total_seconds() + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert VOID in Client().get(link).content.decode()

    (button,) = parse(office.get(LIST)).select("[data-w-action-url-value*=invite]")
    answer = office.post(str(button["data-w-action-url-value"]))

    assert answer.url == LIST
    assert len(mail.outbox) == 2
    assert choose_password(find_mailed_link()).last.request["PATH_INFO"] == "/admin/"
    assert not parse(office.get(LIST)).select("[data-w-action-url-value*=invite]")


def test_another_link_makes_those_before_void(office: Client) -> None:
    invite(office)
    first = find_mailed_link()
    mia = User.objects.get(email="mia@example.org")

    office.post(reverse("wagtailusers_users:invite", args=[mia.pk]))

    assert VOID in Client().get(first).content.decode()
    assert choose_password(find_mailed_link()).last.request["PATH_INFO"] == "/admin/"


def forget_password(email: str) -> HttpResponse:
    """As somebody does it who is not logged in."""
    return Client().post(reverse("wagtailadmin_password_reset"), {"email": email}, follow=True)


def test_who_was_invited_and_asks_for_a_forgotten_password_is_invited_anew(office: Client) -> None:
    invite(office)
    first = find_mailed_link()

    page = forget_password("Mia@example.org")

    assert parse(page).select_one("h1").get_text(strip=True) == "Sehen Sie in Ihr Postfach"
    assert len(mail.outbox) == 2
    assert mail.outbox[-1].to == ["mia@example.org"]
    assert VOID in Client().get(first).content.decode()
    assert choose_password(find_mailed_link()).last.request["PATH_INFO"] == "/admin/"
    # From now on it is a forgotten password like others.
    again = forget_password("mia@example.org")
    assert parse(again).select_one("main").get_text() == parse(page).select_one("main").get_text()
    assert "/admin/password_reset/" in mail.outbox[-1].body


def test_forgotten_password_of_somebody_who_has_left_or_is_unknown_sends_nothing(
    office: Client,
) -> None:
    invite(office)
    mia = User.objects.get(email="mia@example.org")
    change(office, mia, is_active="")

    for email in (mia.email, "niemand@example.org"):
        forget_password(email)

    assert len(mail.outbox) == 1


def test_link_that_was_shown_holds_as_long_as_no_mail_leaves(office: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    page = office.get(invite(office).url)
    address = parse(page).select_one("#link-once-address")["value"]

    forget_password("mia@example.org")

    browser = choose_password(urlsplit(str(address)).path)
    assert browser.last.request["PATH_INFO"] == "/admin/"


def test_nobody_can_be_invited_again_who_has_come_in(office: Client) -> None:
    invite(office)
    choose_password(find_mailed_link())
    mia = User.objects.get(email="mia@example.org")

    answer = office.post(reverse("wagtailusers_users:invite", args=[mia.pk]))

    assert answer.url == "/admin/"
    assert len(mail.outbox) == 1
    mia.refresh_from_db()
    assert mia.has_usable_password()


@pytest.mark.parametrize("trouble", ["none", "refuses"])
def test_without_a_mail_server_the_link_is_shown_once(
    office: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    if trouble == "none":
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    else:

        def refuse(*args: Any) -> None:
            raise smtplib.SMTPServerDisconnected

        monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    page = office.get(invite(office).url)

    address = parse(page).select_one("#link-once-address")["value"]

    again = office.get(reverse("wagtailusers_users:invitation"))
    assert again.url == LIST
    browser = choose_password(urlsplit(str(address)).path)
    assert browser.last.request["PATH_INFO"] == "/admin/"


def test_nobody_comes_in_without_a_role_and_nothing_typed_is_lost(office: Client) -> None:
    page = invite(office, groups=[])

    assert "Wählen Sie mindestens eine Rolle" in page.content.decode()
    assert parse(page).select_one("[name=first_name]")["value"] == "Mia"
    assert not User.objects.filter(email="mia@example.org").exists()


@pytest.mark.parametrize("email", ["verwaltung@example.org", "Verwaltung@Example.org"])
def test_an_address_belongs_to_one_person(office: Client, email: str) -> None:
    page = invite(office, email=email)

    assert "hat schon einen Zugang" in page.content.decode()
    assert not mail.outbox


@pytest.mark.parametrize("username", ["Lena", "LENA@example.org"])
def test_a_login_name_belongs_to_one_person(office: Client, username: str) -> None:
    factories.user("lena", Role.VOLUNTEERS)
    errors = invite(office, email="neu@example.org", username=username).context["form"].errors
    assert errors == {"username": ["Mit diesem Namen meldet sich schon jemand anderes an."]}


def test_nobody_types_a_password_for_somebody_else(office: Client) -> None:
    person = factories.user("mia", Role.VOLUNTEERS)
    kept = person.password

    for url in (reverse("wagtailusers_users:add"), edit_url(person)):
        assert not parse(office.get(url)).select("[type=password]")
    change(office, person, password1=PASSWORD, password2=PASSWORD, last_name="Neu")

    person.refresh_from_db()
    assert (person.last_name, person.password) == ("Neu", kept)


def edit_url(person: User) -> str:
    return reverse("wagtailusers_users:edit", args=[person.pk])


def change(client: Client, person: User, **fields: Any) -> HttpResponse:
    values = {name: getattr(person, name) for name in ("first_name", "email", "username")}
    values |= {"first_name": "Mia", "last_name": "Beet", "is_active": "on"}
    values["groups"] = [str(group.pk) for group in person.groups.all()]
    return client.post(edit_url(person), {**values, **fields})


def test_every_field_of_a_person_is_changed_and_read_back(office: Client) -> None:
    person = factories.user("mia", Role.VOLUNTEERS)
    roles = sorted(str(get_group(role).pk) for role in (Role.GARDENERS, Role.TRANSLATORS))
    values = {"first_name": "Mila", "last_name": "Ruf", "email": "mila@example.org"}

    change(office, person, **values, username="mila", groups=roles, is_active="")

    form = parse(office.get(edit_url(person)))
    read = {name: form.select_one(f"[name={name}]")["value"] for name in (*values, "username")}
    assert read == {**values, "username": "mila"}
    checked = sorted(str(box["value"]) for box in form.select("[name=groups][checked]"))
    assert checked == roles
    assert not form.select("[name=is_active][checked]")


def test_who_leaves_is_logged_out_and_their_text_stays(office: Client) -> None:
    writer = enter("mia", Role.VOLUNTEERS)
    page = draft_by(writer)
    assert writer.get("/admin/").status_code == 200

    change(office, writer.user, is_active="")
    assert writer.get("/admin/").url.startswith("/admin/login/")
    assert not Client().login(username="mia", password="winzerla")

    office.post(reverse("wagtailusers_users:delete", args=[writer.user.pk]))
    assert not User.objects.filter(username="mia").exists()
    assert type(page).objects.filter(pk=page.pk).exists()


def test_an_invitation_is_void_when_somebody_has_left_before(office: Client) -> None:
    invite(office)
    mia = User.objects.get(email="mia@example.org")

    change(office, mia, is_active="")

    assert VOID in Client().get(find_mailed_link()).content.decode()


# --- Nobody gives rights that they do not have ---------------------------------------------------


def test_only_administrators_of_everything_make_others_so(office: Client) -> None:
    person = factories.user("mia", Role.VOLUNTEERS)

    invite(office, is_superuser="on")
    change(office, person, is_superuser="on")

    assert not User.objects.filter(is_superuser=True).exists()
    root = enter("root", None)
    change(root, person, is_superuser="on")
    person.refresh_from_db()
    assert person.is_superuser


def test_an_administrator_of_everything_is_changed_by_their_like_alone(office: Client) -> None:
    root = factories.user("root", None, is_superuser=True)
    root.set_unusable_password()
    root.save()

    for url in (edit_url(root), reverse("wagtailusers_users:delete", args=[root.pk])):
        assert office.get(url).url == "/admin/"
    change(office, root, email="meine@example.org")
    office.post(reverse("wagtailusers_users:invite", args=[root.pk]))
    for action, field in (
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": str(get_group(Role.VOLUNTEERS).pk)}),
        ("delete", {}),
    ):
        url = reverse("wagtail_bulk_action", args=["users", "user", action])
        office.post(f"{url}?id={root.pk}", field)

    found = User.objects.get(username="root")
    assert (found.is_active, found.email) == (True, "root@example.org")
    assert not found.groups.exists()
    assert not mail.outbox
    assert edit_url(root) not in office.get(LIST).content.decode()


def test_many_people_are_changed_at_once(office: Client) -> None:
    people = [factories.user(name, Role.VOLUNTEERS) for name in ("mia", "noor")]
    keys = "&".join(f"id={person.pk}" for person in people)
    url = reverse("wagtail_bulk_action", args=["users", "user", "set_active_state"])

    office.post(f"{url}?{keys}", {"mark_as_active": "False"})

    assert User.objects.filter(is_active=False).count() == 2
