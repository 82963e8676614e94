"""A form that is older than what others have done, or comes twice: nothing is lost or doubled."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cms.hours.models import OpeningHours
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import (
    add_url,
    edit,
    edit_address,
    enter,
    now,
    open_form,
    open_snippet,
    stored_streams,
)

pytestmark = pytest.mark.django_db


def add_article(client: Client, issue: object, article: object) -> tuple[str, dict[str, str]]:
    """The form of a draft with one article more, as it is sent."""
    url = reverse("wagtailadmin_pages:edit", args=[issue.pk])
    row = {"TOTAL_FORMS": "1", "0-article": article.pk, "0-ORDER": "1", "0-page": "", "0-id": ""}
    rows = {f"entries-{name}": str(value) for name, value in row.items()}
    return url, open_form(client, url) | stored_streams(issue) | rows


def test_an_issue_is_saved_by_the_button_after_the_answer_to_the_first_saving_was_lost(
    moderator: Client,
) -> None:
    issue = factories.issue(live=False)
    url, sent = add_article(moderator, issue, factories.article())
    in_background = {"accept": "application/json"}
    assert moderator.post(url, sent, headers=in_background).status_code == 200
    assert "mit dem Knopf" in moderator.post(url, sent, headers=in_background).text
    assert moderator.post(url, sent).status_code == 302
    assert now(issue).entries.count() == 1


def test_a_draft_whose_first_answer_was_lost_is_there_once_unless_somebody_wrote_in_it(
    volunteer: Client,
) -> None:
    url = add_url(ArticlePage, factories.newspaper())
    sent = open_form(volunteer, url) | {"title": "Acht Bänke", "slug": "acht-baenke"}
    sent |= {"draft_key": "0123456789ab"}
    for teaser in ("Ein Satz", "Ein Satz mehr"):
        volunteer.post(url, sent | {"teaser": teaser}, headers={"accept": "application/json"})
    draft = ArticlePage.objects.get()
    assert draft.get_latest_revision_as_object().teaser == "Ein Satz mehr"
    edit(volunteer, draft, title="Neun Bänke")
    volunteer.post(url, sent)
    titles = ArticlePage.objects.order_by("pk").values_list("draft_title", flat=True)
    assert list(titles) == ["Neun Bänke", "Acht Bänke"]
    # A key of somebody else's draft is none.
    enter("zweite").post(url, sent)
    assert ArticlePage.objects.count() == 3


def test_two_people_put_the_same_article_into_an_issue(moderator: Client) -> None:
    other = enter("zweite")
    issue, article = factories.issue(live=False), factories.article()
    url, first = add_article(moderator, issue, article)
    _url, second = add_article(other, issue, article)
    assert moderator.post(url, first).status_code == 302
    assert other.post(url, second | {"title": "Von der zweiten"}).status_code == 302
    assert now(issue).title == "Von der zweiten"
    assert now(issue).entries.count() == 1


def test_an_article_twice_in_an_issue_on_two_pages_is_told_in_plain_words(
    moderator: Client,
) -> None:
    url, sent = add_article(moderator, factories.issue(live=False), factories.article())
    second = {name.replace("-0-", "-1-"): value for name, value in sent.items() if "s-0-" in name}
    answer = moderator.post(url, sent | second | {"entries-1-page": "7", "entries-TOTAL_FORMS": 2})
    assert "Zwei Zeilen nennen dasselbe." in answer.text


def test_an_author_stands_once_above_an_article_whatever_was_sent_twice(moderator: Client) -> None:
    article, author = factories.article(bare=True, live=False), factories.author()
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    rows = {
        f"authors-{number}-{name}": str(value)
        for number in (0, 1)
        for name, value in {"author": author.pk, "id": "", "ORDER": number + 1}.items()
    }
    sent = open_form(moderator, url) | stored_streams(article) | rows | {"authors-TOTAL_FORMS": "2"}
    for _time in range(2):
        assert moderator.post(url, sent).status_code == 302
        assert [row.author for row in now(article).authors.all()] == [author]


def test_a_row_that_somebody_has_taken_out_meanwhile_keeps_nobody_from_saving(
    moderator: Client,
) -> None:
    authors = [factories.author(), factories.author()]
    article, other = factories.article(authors=authors, live=False), enter("zwei")
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    first, second = (open_form(each, url) | stored_streams(article) for each in (moderator, other))
    assert moderator.post(url, first | {"authors-0-DELETE": "on"}).status_code == 302
    assert other.post(url, second | {"title": "Neuer Titel"}).status_code == 302
    assert now(article).title == "Neuer Titel"
    assert {row.author for row in now(article).authors.all()} == {*authors}


def test_what_somebody_else_has_changed_is_not_taken_back_unseen() -> None:
    closure = {"first_day": date(2030, 12, 24), "last_day": date(2030, 12, 31), "kind": "holidays"}
    hours, one, two = factories.opening_hours(closures=[closure]), enter("eine"), enter("andere")
    address, first, second = edit_address(hours), open_snippet(one, hours), open_snippet(two, hours)
    one.post(address, first | {"closures-0-last_day": "06.01.2031"})
    refused = two.post(address, second | {"note": "Klingeln."})
    assert "Jemand anderes hat hier inzwischen etwas geändert" in refused.text
    assert "Klingeln." in refused.text
    assert str(OpeningHours.objects.get().closures.get().last_day) == "2031-01-06"
    again = {"state": refused.context["form"]["state"].value(), "note": "Klingeln."}
    assert two.post(address, second | again).status_code == 302
    assert OpeningHours.objects.get().note == "Klingeln."
