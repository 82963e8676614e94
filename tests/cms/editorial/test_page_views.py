"""The admin's views of pages are ours wherever Wagtail would show its own, for every page type."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.admin.views.pages import edit as upstream
from wagtail.models import Comment, CommentReply, Page, PageSubscription, get_page_models

from cms.core.forms import BasePageForm
from cms.core.models import BasePage
from cms.editorial.models import Notice
from cms.editorial.notices.comments import tell_followers
from cms.editorial.permissions import ModeratedPagePermissionTester
from cms.editorial.views.pages import ModeratedPageViewSet
from cms.sections import Role
from tests import factories
from tests.editing import enter
from tests.readers import read, text

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("add", "Titel"),
        ("copy", "Sprechzeiten"),
        ("edit", "Sprechzeiten"),
        ("history", "Verlauf"),
        ("revisions_revert", "Sprechzeiten"),
    ],
)
def test_each_view_that_replaces_one_of_wagtails_is_used_and_renders(name: str, words: str) -> None:
    office = enter("leitung", role=None)
    page = factories.standard_page(title="Sprechzeiten")
    arguments = {
        "add": ["home", "standardpage", page.get_parent().pk],
        "revisions_revert": [page.pk, page.save_revision().pk],
    }
    url = reverse(f"wagtailadmin_pages:{name}", args=arguments.get(name, [page.pk]))
    response = office.get(url)
    assert type(response.context["view"]) is getattr(ModeratedPageViewSet, f"{name}_view_class")
    assert words in text(read(office, url))


def test_choice_of_a_type_offers_what_there_is_and_opens_the_form_of_the_only_one() -> None:
    office, home = enter("leitung", role=None), factories.home_page()
    url = reverse("wagtailadmin_pages:add_subpage", args=[home.pk])
    response = office.get(url)
    if settings.SECTIONS:
        assert type(response.context["view"]) is ModeratedPageViewSet.add_subpage_view_class
        assert "Seite" in text(read(office, url))
    else:
        form = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
        assert response["Location"] == form


def test_every_page_type_asks_our_tester_and_has_our_form_also_as_a_plain_row() -> None:
    user = factories.user("redaktion", Role.MODERATORS)
    for model in get_page_models():
        if issubclass(model, BasePage):
            assert issubclass(model.get_edit_handler().get_form_class(), BasePageForm), model
    page = factories.standard_page()
    for row in (page, Page.objects.get(pk=page.pk), page.specific_deferred):
        assert type(row.permissions_for_user(user)) is ModeratedPagePermissionTester
    assert not Page.get_first_root_node().permissions_for_user(user).can_edit()


# --- Margin comments -----------------------------------------------------------------------------


def told_by_wagtail(
    page: Page, editor: Any, changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> set[str]:
    """Names of those whom Wagtail itself would send mails.

    Whom only, not what: Wagtail 8.0 tells everybody in a thread of the threads of whoever comes
    last in its loop.
    """
    told: set[str] = set()

    def note(users: list[Any], _notification: str, _context: dict[str, Any]) -> None:
        told.update(user.username for user in users)

    monkeypatch.setattr(upstream, "send_notification", note)
    view: Any = SimpleNamespace(page=page, request=SimpleNamespace(user=editor))
    upstream.EditView.send_commenting_notifications(view, changes)
    return told


def test_wagtails_recipients_are_told_of_margin_comments_each_of_their_own_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = factories.standard_page()
    names = ("vera", "mona", "abo", "fremd", "chefin")
    vera, mona, follower, _stranger, editor = (factories.user(name) for name in names)
    for user in (follower, editor):
        PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    kept = {"page": page, "contentpath": "title"}
    first = Comment.objects.create(user=vera, text="Wann?", **kept)
    second = Comment.objects.create(user=mona, text="Wo?", **kept)
    new = Comment.objects.create(user=editor, text="Warum?", **kept)
    gone = Comment(user=vera, text="Weg.", **kept)
    CommentReply.objects.create(comment=second, user=vera, text="Am Hang.")
    answer = CommentReply.objects.create(comment=first, user=editor, text="Heute.")
    changes = {
        "new_comments": [new],
        "deleted_comments": [gone],
        "resolved_comments": [second],
        "edited_comments": [],
        "new_replies": [(first, [answer])],
        "edited_replies": [],
        "deleted_replies": [],
    }
    tell_followers(page, editor, changes)
    texts = {"Wann?", "Wo?", "Warum?", "Weg.", "Heute."}
    told = {
        notice.recipient.username: {each for each in texts if each in notice.comment}
        for notice in Notice.objects.filter(kind=Notice.Kind.COMMENTED)
    }
    assert told == {"vera": {"Wann?", "Heute.", "Wo?"}, "mona": {"Wo?"}, "abo": texts}
    assert set(told) == told_by_wagtail(page, editor, changes, monkeypatch)
    assert Notice.objects.count() == len(told)


def test_nobody_is_told_of_words_that_were_only_mended() -> None:
    page, editor = factories.standard_page(), factories.user("chefin")
    follower = factories.user("abo")
    PageSubscription.objects.create(page=page, user=follower, comment_notifications=True)
    comment = Comment.objects.create(page=page, user=follower, text="Wann?", contentpath="title")
    kinds = ("new_comments", "deleted_comments", "resolved_comments", "new_replies")
    tell_followers(page, editor, {**{kind: [] for kind in kinds}, "edited_comments": [comment]})
    assert not Notice.objects.exists()
