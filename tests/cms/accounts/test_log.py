"""What happened to logins can be read for ninety days, and no rights are given in silence."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import AttemptCount, SecurityEvent
from cms.draft_links.services import make_link
from cms.editorial.models import get_group
from cms.sections import Role
from tests import factories
from tests.cms.accounts.helpers import log_in, parse
from tests.editing import enter

pytestmark = pytest.mark.django_db

CHANGED = "E-Mail-Adresse geändert"

REPORT = "/admin/reports/logins/"


def change(client: Any, person: Any, *roles: Role, **fields: Any) -> None:
    """Through the form, as administrators do it."""
    values = {name: getattr(person, name) for name in ("first_name", "last_name", "email")}
    values |= {"first_name": "Mia", "last_name": "Beet", "username": person.username}
    groups = [str(get_group(role).pk) for role in roles]
    data = {**values, "is_active": "on", "groups": groups, **fields}
    assert (
        client.post(reverse("wagtailusers_users:edit", args=[person.pk]), data).status_code == 302
    )


def test_log_names_what_happened_who_did_it_and_roughly_from_where() -> None:
    office = enter("verwaltung", Role.ADMINISTRATORS)
    mia = factories.user("mia", Role.VOLUNTEERS)
    SecurityEvent.objects.all().delete()

    log_in("mia", REMOTE_ADDR="203.0.113.77")
    log_in("mia", "falsch", REMOTE_ADDR="2001:db8:aaaa:bbbb::1")
    log_in("mein-geheimes-passwort", "mia")
    change(office, mia, Role.GARDENERS, email="neu@example.org", last_name="Neu")

    text = parse(office.get(REPORT)).select_one("#listing-results").get_text(" ", strip=True)
    for word in ("Angemeldet", "Anmelden misslungen", "Zugang geändert", "Rolle gegeben", CHANGED):
        assert word in text, word
    for word in ("203.0.113.0", "2001:db8:aaaa::", "verwaltung", "Rolle weggenommen"):
        assert word in text, word
    # What somebody types into the wrong field is kept nowhere, nor is a household's address.
    for word in ("geheimes", "203.0.113.77", "bbbb"):
        assert word not in text, word
    assert "Rolle" not in parse(office.get(f"{REPORT}?kind=login")).select_one("tbody").get_text()


def test_only_whoever_may_change_people_reads_it() -> None:
    for role in (Role.VOLUNTEERS, Role.MODERATORS):
        client = enter(role, role)
        assert client.get(REPORT).status_code == 302
        assert REPORT not in client.get("/admin/").content.decode()
    assert REPORT in enter("verwaltung", Role.ADMINISTRATORS).get("/admin/").content.decode()


def test_after_ninety_days_it_is_forgotten() -> None:
    mia = factories.user("mia")
    log_in("mia", "falsch")
    old = SecurityEvent.objects.create(kind="login", person=mia)
    SecurityEvent.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=91))
    AttemptCount.objects.update(until=timezone.now() - timedelta(minutes=1))
    call_command("prune_logins")
    assert not SecurityEvent.objects.filter(pk=old.pk).exists()
    assert SecurityEvent.objects.filter(kind="failure").exists()
    assert not AttemptCount.objects.exists()


def test_all_administrators_hear_at_once_who_got_more_rights(
    django_capture_on_commit_callbacks: Any,
) -> None:
    office = enter("verwaltung", Role.ADMINISTRATORS)
    factories.user("root", None, is_superuser=True)
    factories.user("redaktion", Role.MODERATORS)
    mia = factories.user("mia", Role.VOLUNTEERS)

    with django_capture_on_commit_callbacks(execute=True):
        change(office, mia, Role.VOLUNTEERS, Role.GARDENERS)
    assert not mail.outbox
    with django_capture_on_commit_callbacks(execute=True):
        change(office, mia, Role.VOLUNTEERS, Role.MODERATORS)
    assert sorted(to for sent in mail.outbox for to in sent.to) == [
        "root@example.org",
        "verwaltung@example.org",
    ]
    assert "Mia Beet" in mail.outbox[0].subject
    assert "verwaltung" in mail.outbox[0].body

    # A second login of one's own, too.
    mail.outbox.clear()
    new = {"first_name": "Ich", "last_name": "Noch", "email": "ich@example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        roles = [str(get_group(Role.ADMINISTRATORS).pk)]
        office.post(reverse("wagtailusers_users:add"), {**new, "groups": roles})
    told = {to for sent in mail.outbox if "Rechte" in sent.subject for to in sent.to}
    assert {"root@example.org", "verwaltung@example.org"} <= told


def test_log_in_on_a_new_device_is_told_by_mail(django_capture_on_commit_callbacks: Any) -> None:
    factories.user("mia", Role.VOLUNTEERS)
    with django_capture_on_commit_callbacks(execute=True):
        browser = log_in("mia")
        assert not mail.outbox
        browser.post("/admin/logout/")
        browser.post("/admin/login/", {"login": "mia", "password": "winzerla"})
    assert not mail.outbox
    with django_capture_on_commit_callbacks(execute=True):
        log_in("mia")
    assert mail.outbox[-1].to == ["mia@example.org"]
    assert "neuen Gerät" in mail.outbox[-1].subject


def test_draft_links_of_a_person_are_listed_and_revoked() -> None:
    olga = factories.user("olga", Role.MODERATORS)
    article = factories.article("Entwurf", live=False)
    article.save_revision(user=olga)
    link, _token = make_link(article, olga, days=7, recipient="Verein")
    office = enter("verwaltung", Role.ADMINISTRATORS)
    address = reverse("person_draft_links", args=[olga.pk])
    assert "Verein" in office.get(address).content.decode()
    office.post(address, {"link": link.pk})
    link.refresh_from_db()
    assert not link.is_valid
    assert "Verein" not in office.get(address, follow=True).content.decode()
    assert [*SecurityEvent.objects.filter(person=olga).values_list("kind", flat=True)][:2] == [
        "link_revoked",
        "link_made",
    ]
