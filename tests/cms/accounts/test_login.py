"""There is one way in, and nobody is shut out by somebody else."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.hashers import get_hasher
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from cms.accounts.models import AttemptCount, PasswordMail
from cms.sections import Role
from tests import factories
from tests.cms.accounts.helpers import LOGIN, is_in, log_in, parse, where

pytestmark = pytest.mark.django_db

OWNER, ATTACKER = {"REMOTE_ADDR": "203.0.113.7"}, {"REMOTE_ADDR": "198.51.100.9"}
TOO_OFTEN = "Das wurde zu oft versucht"


def test_there_is_one_way_in() -> None:
    mia = factories.user("mia", Role.VOLUNTEERS)
    article = factories.article("Nur für uns", live=True)
    factories.restrict(article, PageViewRestriction.LOGIN)

    # Wagtail's addresses are answered by the one log-in, those it has no form for by nobody.
    names = ("wagtailadmin_login", "wagtailadmin_password_reset", "wagtailcore_login")
    for name in (*names, "wagtailcore_authenticate_with_password"):
        args = [1, 1] if name.endswith("password") else []
        assert not resolve(reverse(name, args=args)).func.__module__.startswith("wagtail"), name
    for gone in ("password_reset/confirm/x/y-z/", "signup/", "account/signup/", "login/signup/"):
        assert Client().get(f"/admin/{gone}").status_code in {302, 404}
        assert not parse(Client().get(f"/admin/{gone}", follow=True)).select("[name=password2]")

    visitor = Client()
    page = visitor.get(article.url, follow=True)
    assert where(page) == LOGIN
    assert where(visitor.get(f"/_util/login/?next={article.url}", follow=True)) == LOGIN
    assert where(log_in("mia", next_url=article.url).answer) == article.url
    browser = log_in(mia.email.upper())
    assert is_in(browser)
    account = parse(browser.get(reverse("wagtailadmin_account")))
    assert not account.select("[type=password], [type=email]")
    assert account.select_one("a[href='/admin/account/login/']")


def test_whoever_comes_from_an_arabic_page_reads_the_log_in_in_arabic() -> None:
    page = parse(Client().get(f"{LOGIN}?next=/ar/irgendwo/"))
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "تسجيل الدخول" in page.select_one("main").get_text()
    wrong = parse(Client().post(LOGIN, {"login": "x", "password": "y", "next": "/ar/irgendwo/"}))
    assert "كلمة المرور غير صحيح" in wrong.select_one("main").get_text()
    assert parse(Client().get(f"{LOGIN}?next=https://anderswo.example/ar/")).html["lang"] == "de"


def test_strangers_leave_no_sessions_behind() -> None:
    Client().get(f"{LOGIN}?next=/ar/irgendwo/")
    Client().post(LOGIN, {"login": "x", "password": "y", "next": "/ar/irgendwo/"})
    assert not Session.objects.exists()


def test_the_time_of_an_answer_tells_nothing_about_addresses(monkeypatch: Any) -> None:
    mia = factories.user("mia", Role.VOLUNTEERS)
    hashed: list[str] = []
    hasher = type(get_hasher())
    encode = hasher.encode
    monkeypatch.setattr(
        hasher, "encode", lambda *args, **more: hashed.append("") or encode(*args, **more)
    )
    costs = []
    for name in ("mia", mia.email, "niemand", "niemand@example.org"):
        hashed.clear()
        log_in(name, "geraten")
        costs.append(len(hashed))
    assert costs == [costs[0]] * 4
    assert costs[0] > 0


@pytest.mark.sqlite
def test_a_name_that_is_none_is_refused() -> None:
    factories.user("mia", Role.VOLUNTEERS)
    assert log_in("x" * 100_000).answer.status_code == 200


def test_nobody_is_shut_out_by_somebody_else() -> None:
    factories.user("mia", Role.VOLUNTEERS)
    factories.user("ole", Role.VOLUNTEERS)

    for number in range(100):
        answer = log_in("mia", f"geraten-{number}", **ATTACKER).answer
    assert TOO_OFTEN in answer.content.decode()

    # By either name of the account, and by the right password.
    assert not is_in(log_in("mia", **ATTACKER))
    assert not is_in(log_in("mia@example.org", **ATTACKER))
    # Others behind the same router, and the owner elsewhere.
    assert is_in(log_in("ole", **ATTACKER))
    assert is_in(log_in("mia", **OWNER))


def test_an_address_that_tries_many_accounts_is_shut_out_for_all(settings: Any) -> None:
    settings.ATTEMPTS_AN_ADDRESS = 12
    factories.user("mia", Role.VOLUNTEERS)
    for number in range(9):
        log_in(f"niemand-{number}", **ATTACKER)
    # Whoever is right uses nothing up.
    for _ in range(5):
        assert is_in(log_in("mia", **ATTACKER))
    for number in range(9):
        log_in(f"wieder-niemand-{number}", **ATTACKER)

    assert not is_in(log_in("mia", **ATTACKER))
    assert is_in(log_in("mia", **OWNER))


def test_a_success_of_ones_own_gives_no_more_attempts_at_others(settings: Any) -> None:
    settings.ATTEMPTS_AN_ACCOUNT = 3
    factories.user("mia", Role.VOLUNTEERS)
    factories.user("ole", Role.VOLUNTEERS)
    for number in range(4):
        log_in("mia", f"geraten-{number}", **ATTACKER)
        log_in("ole", **ATTACKER)
    assert not is_in(log_in("mia", **ATTACKER))


def test_passwords_of_pages_and_folders_are_counted_as_well(settings: Any) -> None:
    settings.ATTEMPTS_AN_ACCOUNT = 2
    page = factories.article("Geheim", live=True)
    of_page = factories.restrict(page)
    folder = factories.document("Liste").collection
    of_folder = CollectionViewRestriction.objects.create(
        collection=folder, restriction_type="password", password="geheim"
    )
    addresses = (
        reverse("wagtailcore_authenticate_with_password", args=[of_page.pk, page.pk]),
        reverse("wagtaildocs_authenticate_with_password", args=[of_folder.pk]),
    )
    for address in addresses:
        data = {"return_url": "/", "password": "geheim"}
        assert Client().post(address, data, **OWNER).status_code == 302
        for _ in range(2):
            wrong = Client().post(address, data | {"password": "falsch"}, **ATTACKER)
            assert wrong.status_code == 200
        refused = Client().post(address, data, **ATTACKER)
        assert refused.status_code == 429
        assert TOO_OFTEN in refused.content.decode()
        assert Client().post(address, data, **OWNER).status_code == 302


def test_mails_about_a_password_name_whom_they_are_for_and_how_long_a_link_holds() -> None:
    person = factories.user("mia", Role.VOLUNTEERS, first_name="Mia", last_name="Beet")
    Client(headers={"accept-language": "ar"}).post(
        "/admin/password_reset/", {"email": person.email}
    )
    call_command("send_password_mails")
    letter = mail.outbox[-1]
    assert letter.subject == "Ein neues Passwort für Stadtteilbüro Winzerla"
    for words in ("Guten Tag, Mia Beet,", "Der Link gilt einmal und 3 Tage lang.", "als mia an"):
        assert words in letter.body, letter.body
    link = re.search(r"http\S+/admin/password_reset/\S+", letter.body)
    assert link
    browser = Client()
    form = browser.get(urlsplit(link[0]).path, follow=True)
    address = form.request["PATH_INFO"]
    browser.post(address, {"password1": "Wasserachse am Hang", "password2": "Wasserachse am Hang"})
    letter = mail.outbox[-1]
    assert letter.subject == "Ihr Passwort bei Stadtteilbüro Winzerla wurde geändert"
    assert "Guten Tag, Mia Beet," in letter.body
    assert "mia" not in letter.body


def test_names_that_an_address_thinks_of_leave_no_more_rows_than_it_has_attempts(
    settings: Any,
) -> None:
    settings.ATTEMPTS_AN_ADDRESS = 12
    for number in range(40):
        log_in(f"niemand-{number}", **ATTACKER)
        Client().post("/admin/password_reset/", {"email": f"n{number}@example.org"}, **ATTACKER)
    # One for each attempt, and that of the address.
    assert AttemptCount.objects.count() == 12 + 1


def ask_for_password(email: str, **extra: Any) -> list[str]:
    """Send the form; the statements that the answer has waited for."""
    with CaptureQueriesContext(connection) as found:
        answer = Client(**extra).post("/admin/password_reset/", {"email": email})
    assert answer.status_code == 302
    return [re.sub(r"'[^']*'|\d+", "?", each["sql"]) for each in found]


def test_asking_for_a_password_costs_the_same_whoever_has_the_address(settings: Any) -> None:
    factories.user("mia", Role.VOLUNTEERS)
    waiting = factories.user("ole", Role.VOLUNTEERS)
    waiting.set_unusable_password()
    waiting.save()
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    ask_for_password("warm@example.org")
    stranger = ask_for_password("niemand@example.org")
    assert ask_for_password("mia@example.org") == stranger
    assert ask_for_password("ole@example.org") == stranger
    assert not mail.outbox

    call_command("send_password_mails")
    assert {each.to[0] for each in mail.outbox} == {"mia@example.org", "ole@example.org"}
    assert "/admin/invitation/" in next(m.body for m in mail.outbox if "ole" in m.to[0])
    # Nobody's address is kept.
    assert not PasswordMail.objects.exists()


def test_a_mail_server_that_takes_nothing_gets_the_link_later(monkeypatch: Any) -> None:
    mia = factories.user("mia", Role.VOLUNTEERS)

    def refuse(*_args: Any) -> int:
        raise OSError("nobody there")

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        ask_for_password(mia.email)
        call_command("send_password_mails")
    assert not mail.outbox
    PasswordMail.objects.update(next_attempt_at=timezone.now())
    call_command("send_password_mails")
    assert [each.to for each in mail.outbox] == [[mia.email]]


def test_links_in_mails_lead_to_the_sites_own_address_whatever_was_asked_for(
    settings: Any,
) -> None:
    settings.SITE_URL = "https://www.example.org"
    settings.ALLOWED_HOSTS = ["*"]
    factories.user("mia", Role.VOLUNTEERS)
    for host in ("testserver:8080", "testserver", "evil.example"):
        ask_for_password("MIA@example.org", HTTP_HOST=host)
        found = re.findall(r"\S+://\S+", mail.outbox[-1].body)
        assert found, host
        assert all(each.startswith("https://www.example.org/admin/") for each in found), host
        assert mail.outbox[-1].to == ["mia@example.org"]


def test_mails_for_a_forgotten_password_are_counted_and_the_new_one_is_worth_something(
    settings: Any,
) -> None:
    settings.ATTEMPTS_AN_ACCOUNT = 3
    factories.user("mia", Role.VOLUNTEERS)
    for _ in range(5):
        Client().post("/admin/password_reset/", {"email": "mia@example.org"}, **ATTACKER)
    assert len(mail.outbox) == 3

    browser = Client()
    (link,) = (word for word in mail.outbox[-1].body.split() if "/password_reset/" in word)
    form = browser.get(link, follow=True)
    address = form.request["PATH_INFO"]
    for weak in ("Kurz-1234", "qwerty123456", "123456789012345"):
        answer = browser.post(address, {"password1": weak, "password2": weak})
        assert parse(answer).select(".error-message, .w-field__errors"), weak
    strong = "Wasserachse am Hang"
    browser.post(address, {"password1": strong, "password2": strong}, follow=True)
    assert is_in(log_in("mia", strong))
    assert not is_in(log_in("mia"))
    assert not parse(Client().get(link, follow=True)).select("[type=password]")
