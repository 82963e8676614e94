"""What has changed since the last decision, and about what readers see: list, form, mail."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from stadtteilzeitung.models import ArticlePage
from tests.cms.notifications.mailing import pass_time
from tests.editing import decide, edit, handed_in_by, now, open_form, stored_streams
from tests.editing import hand_in as send
from tests.readers import read, text

pytestmark = pytest.mark.django_db

SINCE_DECISION = "Was sich seit der letzten Entscheidung geändert hat"
ABOUT_PUBLISHED = "Was sich an der veröffentlichten Seite ändert"
ALIKE = "Seit der letzten Entscheidung: keine Änderung"
NEW = "Alles neu."


def compared(client: Client, article: ArticlePage) -> dict[str, str]:
    """What the list offers to compare, and what the comparisons say."""
    page = read(client, reverse("review", args=[now(article).current_workflow_task_state.pk]))
    items = page.select(".review__ways li")[:-1]
    ways = {" ".join(item.get_text().split()): item.select_one("a") for item in items}
    return {
        label: text(read(client, str(way["href"])), "main") if way else ""
        for label, way in ways.items()
    }


def footer(client: Client, article: ArticlePage) -> str:
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return text(read(client, url), ".comparisons")


def send_back(client: Client, article: ArticlePage) -> None:
    decide(client, now(article), "return", comment="Bitte genauer.")


def published_and_sent_back(volunteer: Client, moderator: Client) -> Any:
    """Readers see “eins”, “zwei” was sent back, “drei” is handed in."""
    article = handed_in_by(volunteer, "Bänke eins")
    decide(moderator, article)
    send(volunteer, now(article), title="Bänke zwei")
    send_back(moderator, article)
    send(volunteer, now(article), title="Bänke drei")
    return article


def test_text_that_nobody_has_seen_is_all_new(volunteer: Client, moderator: Client) -> None:
    article = handed_in_by(volunteer)
    assert compared(moderator, article) == {NEW: ""}
    assert footer(moderator, article) == NEW


def test_text_handed_in_again_is_compared_with_what_was_sent_back_alone(
    volunteer: Client, moderator: Client
) -> None:
    article = handed_in_by(volunteer, "Bänke eins")
    send_back(moderator, article)
    send(volunteer, now(article), title="Bänke zwei")
    found = compared(moderator, article)
    assert list(found) == [SINCE_DECISION]
    assert "eins" in found[SINCE_DECISION]
    assert "zwei" in found[SINCE_DECISION]
    assert footer(moderator, article) == "Änderungen: seit der letzten Entscheidung"


def test_change_of_a_published_text_is_compared_with_both(
    volunteer: Client, moderator: Client
) -> None:
    article = published_and_sent_back(volunteer, moderator)
    found = compared(moderator, article)
    assert list(found) == [SINCE_DECISION, ABOUT_PUBLISHED]
    assert "zwei" in found[SINCE_DECISION]
    assert "eins" not in found[SINCE_DECISION]
    assert "eins" in found[ABOUT_PUBLISHED]
    assert "zwei" not in found[ABOUT_PUBLISHED]
    assert all("drei" in said for said in found.values())
    both = "Änderungen: seit der letzten Entscheidung · an der veröffentlichten Seite"
    assert footer(moderator, article) == both


def test_released_version_that_readers_see_is_told_once(
    volunteer: Client, moderator: Client
) -> None:
    article = handed_in_by(volunteer, "Bänke eins")
    decide(moderator, article)
    send(volunteer, now(article), title="Bänke zwei")
    assert list(compared(moderator, article)) == [ABOUT_PUBLISHED]


def test_text_handed_in_again_as_it_was_says_so(volunteer: Client, moderator: Client) -> None:
    article = handed_in_by(volunteer)
    send_back(moderator, article)
    send(volunteer, now(article))
    assert compared(moderator, article) == {ALIKE: ""}
    assert footer(moderator, article) == "Änderungen: seit der letzten Entscheidung keine"


def test_what_a_moderator_mended_before_sending_back_is_part_of_what_was_decided(
    volunteer: Client, moderator: Client
) -> None:
    article = handed_in_by(volunteer, "Bänke eins")
    edit(moderator, article, title="Bänke zwei")
    article = now(article)
    revision = str(article.latest_revision_id)
    decide(moderator, article, "return", comment="Bitte genauer.", revision=revision)
    send(volunteer, now(article), title="Bänke drei")
    assert "eins" not in compared(moderator, article)[SINCE_DECISION]


def test_form_left_open_writes_nothing_over_that_was_decided_about(
    volunteer: Client, moderator: Client
) -> None:
    article = handed_in_by(volunteer, "Bänke eins")
    send_back(moderator, article)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    data = open_form(volunteer, url) | stored_streams(now(article)) | {"title": "Bänke zwei"}
    # As the window sends it that saved this version last, before it was handed in.
    data["overwrite_revision_id"] = str(now(article).latest_revision_id)
    volunteer.post(url, data, headers={"Accept": "application/json"})
    send(volunteer, now(article))
    assert "eins" in compared(moderator, article)[SINCE_DECISION]


@pytest.mark.parametrize("others", [(), ("Ein Igel",)], ids=["alone", "gathered"])
def test_mail_leads_to_both_comparisons(
    volunteer: Client, moderator: Client, monkeypatch: pytest.MonkeyPatch, others: tuple[str, ...]
) -> None:
    published_and_sent_back(volunteer, moderator)
    for title in others:
        handed_in_by(volunteer, title)
    # The office hears at once of the first, and of what follows a quarter of an hour later.
    pass_time(monkeypatch, minutes=16)
    body = [each.body for each in mail.outbox if each.to == [moderator.user.email]][-1]
    assert ("Ein Igel" in body) is bool(others)
    for label in (SINCE_DECISION, ABOUT_PUBLISHED):
        url = body.split(f"{label}:\n")[1].split("\n")[0]
        assert "drei" in text(read(moderator, url.removeprefix("http://testserver")), "main")


def test_author_sees_no_comparisons_beside_the_buttons(volunteer: Client) -> None:
    article = handed_in_by(volunteer)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert read(volunteer, url).select_one(".comparisons") is None
