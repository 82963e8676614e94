"""Who brings text online or gives rights needs more than a password; a lost phone is no end."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken

from cms.accounts.models import SecurityEvent
from cms.sections import Role
from cms.users import invitations
from tests import factories
from tests.cms.accounts.helpers import (
    APP,
    CODE,
    FACTOR,
    PASSWORD,
    is_in,
    log_in,
    parse,
    set_up_app,
    show_code,
    where,
)
from tests.editing import enter

pytestmark = pytest.mark.django_db

KEY_IS_LOST = "Auf dem Server fehlt der Schlüssel"
LISTS_OF_CODES = ("view", "generate", "download")


@pytest.fixture
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


def kinds() -> list[str]:
    return list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.usefixtures("required")
def test_a_moderator_sets_up_an_app_first_and_is_asked_for_its_code_from_then_on() -> None:
    factories.user("olga", Role.MODERATORS)
    page = factories.article("Online", live=True)

    browser = log_in("olga")
    assert where(browser.answer) == FACTOR
    for address in ("/admin/", page.url, "/admin/images/", "/admin/account/email/"):
        assert browser.get(address).url == FACTOR, address
    script = browser.get("/admin/images/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert script.status_code == 403

    secret = set_up_app(browser)
    codes = [code.get_text(strip=True) for code in parse(browser.answer).select("main li code")]
    assert len(codes) == 10
    assert is_in(browser)

    again = log_in("olga")
    assert where(again.answer) == CODE
    assert not is_in(again)
    assert "stimmt nicht" in again.post(CODE, {"code": "000000"}).content.decode()
    # A code that was used already, too.
    assert not is_in(_send(again, show_code(secret, -1)))
    code = show_code(secret)
    assert is_in(_send(again, f"{code[:3]} {code[3:]}"))
    assert not is_in(_send(log_in("olga"), code))
    # Without the phone.
    assert is_in(_send(log_in("olga"), codes[0]))
    assert not is_in(_send(log_in("olga"), codes[0]))


def test_a_login_that_waits_for_its_code_does_not_outlive_its_password() -> None:
    mia = factories.user("mia", Role.VOLUNTEERS)
    owner = log_in("mia")
    secret = set_up_app(owner)
    thief, other = log_in("mia"), log_in("mia")
    assert where(thief.answer) == CODE

    new = {"password1": "Wasserachse am Hang", "password2": "Wasserachse am Hang"}
    owner.post("/admin/account/password/", {"oldpassword": PASSWORD, **new})
    assert not is_in(_send(thief, show_code(secret)))
    assert is_in(owner)

    # Nor whoever may log in no more.
    again = log_in("mia", "Wasserachse am Hang")
    assert where(again.answer) == CODE
    mia.refresh_from_db()
    mia.is_active = False
    mia.save()
    assert not is_in(_send(again, show_code(secret, 1)))
    assert not is_in(other)


def read_stored() -> str:
    """What somebody reads who has got hold of the database."""
    return json.dumps(list(Authenticator.objects.order_by("pk").values_list("data", flat=True)))


def test_secrets_of_factors_are_encrypted_and_keys_can_be_exchanged(settings: Any) -> None:
    factories.user("mia", Role.VOLUNTEERS)
    browser = log_in("mia")
    secret = set_up_app(browser)
    codes = [code.get_text(strip=True) for code in parse(browser.answer).select("main li code")]
    stored = read_stored()
    assert secret not in stored
    for each in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN):
        text = each.data.get("secret") or each.data["seed"]
        assert text.startswith("gAAAA")

    settings.FACTOR_KEYS = ["ein neuer Schlüssel"]
    assert is_in(_send(log_in("mia"), show_code(secret)))
    call_command("encrypt_factors")
    assert read_stored() != stored
    # The old one is not needed any more.
    settings.SECRET_KEY = "ein anderer"
    assert is_in(_send(log_in("mia"), codes[0]))
    assert is_in(_send(log_in("mia"), show_code(secret, 1)))

    # Without the key nothing is right, not even the code of an empty secret, and all say why.
    owner = _send(log_in("mia"), codes[1])
    # With no more than the password, so that no code is asked for.
    owner.post("/admin/account/confirm/", {"password": PASSWORD, "next": FACTOR})
    settings.FACTOR_KEYS = []
    for code in (codes[2], show_code(secret, -1), show_code("")):
        lost = log_in("mia")
        assert KEY_IS_LOST in lost.post(CODE, {"code": code}).content.decode()
        assert not is_in(lost)
    told = [owner.get(reverse(f"mfa_{name}_recovery_codes")) for name in LISTS_OF_CODES]
    assert [(page.status_code, KEY_IS_LOST in page.content.decode()) for page in told] == (
        [(503, True)] * len(told)
    )
    with pytest.raises(CommandError, match="FACTOR_KEYS"):
        call_command("encrypt_factors")


def _send(browser: Client, code: str) -> Client:
    browser.post(CODE, {"code": code}, follow=True)
    return browser


@pytest.mark.usefixtures("required")
def test_an_invitation_leads_to_the_factor_and_is_no_way_round_it() -> None:
    olga = factories.user("olga", Role.MODERATORS)
    olga.set_unusable_password()
    olga.save()
    browser = Client()
    form = browser.get(urlsplit(invitations.get_link(olga)).path, follow=True)
    words = {"new_password1": "Wasserachse am Hang", "new_password2": "Wasserachse am Hang"}
    answer = browser.post(where(form), words, follow=True)
    assert where(answer) == FACTOR
    assert not is_in(browser)


@pytest.mark.usefixtures("required")
def test_who_must_and_who_may() -> None:
    for role in (Role.VOLUNTEERS, Role.GARDENERS, Role.TRANSLATORS):
        factories.user(role, role)
        assert is_in(log_in(role)), role
    for role in (Role.MODERATORS, Role.ADMINISTRATORS):
        factories.user(role, role)
        assert not is_in(log_in(role)), role
    factories.user("root", None, is_superuser=True)
    assert not is_in(log_in("root"))
    # A group that staff has made counts by its rights.
    mia = factories.user("mia", Role.VOLUNTEERS)
    group = Group.objects.create(name="Technik")
    group.permissions.add(Permission.objects.get(codename="change_group"))
    mia.groups.add(group)
    assert not is_in(log_in("mia"))


def test_nobody_is_asked_where_it_is_switched_off_but_whoever_wants_to() -> None:
    factories.user("olga", Role.MODERATORS)
    browser = log_in("olga")
    assert is_in(browser)
    set_up_app(browser)
    assert where(log_in("olga").answer) == CODE


def test_codes_are_counted_like_passwords(settings: Any) -> None:
    settings.ATTEMPTS_AN_ACCOUNT = 3
    factories.user("mia", Role.VOLUNTEERS)
    secret = set_up_app(log_in("mia"))
    thief = {"REMOTE_ADDR": "198.51.100.9"}
    for _ in range(4):
        _send(log_in("mia", **thief), "000000")
    assert not is_in(_send(log_in("mia", **thief), show_code(secret)))
    assert is_in(_send(log_in("mia"), show_code(secret, 1)))


def test_codes_are_not_guessed_from_many_addresses(settings: Any) -> None:
    settings.CODES_AN_ACCOUNT = 4
    factories.user("mia", Role.VOLUNTEERS)
    secret = set_up_app(log_in("mia"))
    thief = log_in("mia")
    for number in range(5):
        thief.post(CODE, {"code": "000000"}, REMOTE_ADDR=f"198.51.100.{number}")
    thief.post(CODE, {"code": show_code(secret)}, REMOTE_ADDR="198.51.100.9")
    assert not is_in(thief)


@pytest.mark.usefixtures("required")
def test_the_last_factor_is_not_removed_where_one_is_needed() -> None:
    factories.user("olga", Role.MODERATORS)
    browser = log_in("olga")
    set_up_app(browser)
    page = browser.get(f"{APP}remove/", follow=True)
    assert "Ihre Rolle braucht einen zweiten Faktor" in page.content.decode()
    browser.post(f"{APP}remove/")
    assert Authenticator.objects.filter(user__username="olga", type="totp").exists()


def test_password_is_asked_again_before_a_login_is_changed() -> None:
    factories.user("mia", Role.VOLUNTEERS)
    browser = log_in("mia")
    for address in ("/admin/account/email/", APP, "/admin/account/login/passkeys/add/"):
        asked = browser.get(address, follow=True)
        assert where(asked) == "/admin/account/confirm/", address
    wrong = browser.post("/admin/account/confirm/", {"password": "falsch"})
    assert parse(wrong).select_one("[name=password]")
    new = {"password1": "Wasserachse am Hang", "password2": "Wasserachse am Hang"}
    browser.post("/admin/account/password/", {"oldpassword": "falsch", **new})
    assert is_in(log_in("mia"))
    browser.post("/admin/account/password/", {"oldpassword": PASSWORD, **new})
    assert is_in(log_in("mia", "Wasserachse am Hang"))
    assert is_in(browser)


def test_a_new_address_is_told_to_the_old_one_and_the_old_one_opens_nothing(
    django_capture_on_commit_callbacks: Any,
) -> None:
    factories.user("ole", Role.VOLUNTEERS)
    mia = factories.user("mia", Role.VOLUNTEERS)
    # allauth remembers addresses that a link was sent to.
    Client().post("/admin/password_reset/", {"email": mia.email})
    browser = log_in("mia")
    browser.post("/admin/account/confirm/", {"password": PASSWORD, "next": FACTOR})
    taken = browser.post("/admin/account/email/", {"email": "Ole@example.org"})
    assert "hat schon einen Zugang" in taken.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/admin/account/email/", {"email": "neu@example.org"})
    assert mail.outbox[-1].to == ["mia@example.org"]
    assert is_in(log_in("neu@example.org"))
    assert not is_in(log_in("mia@example.org"))


@pytest.mark.usefixtures("required")
def test_administrator_resets_the_factor_of_a_lost_phone(
    django_capture_on_commit_callbacks: Any,
) -> None:
    mia = factories.user("mia", Role.VOLUNTEERS)
    hers = log_in("mia")
    set_up_app(hers)
    root = enter("root", None)
    set_up_app(root)
    address = reverse("person_login", args=[mia.pk])
    assert "Authenticator-App" in root.get(address).content.decode()

    root.post(address, {"reset": "", "password": "falsch"})
    assert not is_in(log_in("mia"))
    with django_capture_on_commit_callbacks(execute=True):
        root.post(address, {"reset": "", "password": PASSWORD})

    assert mail.outbox[-1].to == [mia.email]
    assert "zurückgesetzt" in mail.outbox[-1].body
    event = SecurityEvent.objects.get(kind="factor_reset")
    assert (event.person, event.actor) == (mia, root.user)
    # Logged out everywhere, and let in by the password.
    assert not is_in(hers)
    assert is_in(log_in("mia"))


def test_nobody_resets_a_factor_who_may_not() -> None:
    root, mia = factories.user("root", None, is_superuser=True), factories.user("mia")
    for client, person in (
        (enter("redaktion2"), mia),
        (office := enter("verwaltung", Role.ADMINISTRATORS), root),
        (office, office.user),
    ):
        address = reverse("person_login", args=[person.pk])
        links = reverse("person_draft_links", args=[person.pk])
        assert client.get(address).status_code == 302
        assert client.post(address, {"reset": "", "password": PASSWORD}).status_code == 302
        assert client.get(links).status_code == 302 or client.user == person
    assert not SecurityEvent.objects.filter(kind="factor_reset").exists()


def test_command_resets_the_factor_of_the_last_administrator(capsys: Any) -> None:
    factories.user("root", None, is_superuser=True)
    set_up_app(log_in("root"))
    call_command("reset_factor", "root@example.org")
    assert "reset" in capsys.readouterr().out
    assert is_in(log_in("root"))
    with pytest.raises(CommandError):
        call_command("reset_factor", "niemand")


def test_sessions_are_listed_and_ended_by_oneself_and_by_administrators() -> None:
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    mia = factories.user("mia", Role.VOLUNTEERS)
    here, there = log_in("mia"), log_in("mia", HTTP_USER_AGENT=firefox)
    page = here.get("/admin/account/sessions/").content.decode()
    assert "Firefox, Linux" in page
    assert "127.0.0.0" in page
    here.post("/admin/account/sessions/")
    assert (is_in(here), is_in(there)) == (True, False)

    office = enter("verwaltung", Role.ADMINISTRATORS)
    _value = APIToken.objects.create(user=mia, name="Kalender", key_hash="x", prefix="wagtail_")
    token = mia.api_tokens.get()
    address = reverse("person_login", args=[mia.pk])
    assert "Kalender" in office.get(address).content.decode()
    office.post(address, {"token": token.pk, "password": PASSWORD})
    office.post(address, {"end": "", "password": PASSWORD})
    assert not is_in(here)
    token.refresh_from_db()
    assert token.revoked_at
    assert kinds()[-2:] == ["token_revoked", "sessions_ended"]
