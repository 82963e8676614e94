"""Whoever Wagtail would tell of margin comments is told, each of their own threads."""

from types import SimpleNamespace
from typing import Any

import pytest
from wagtail.admin.views.pages import edit as upstream
from wagtail.models import Comment, CommentReply, Page, PageSubscription

from cms.notifications.models import Notification
from cms.notifications.receivers import notify_of_comments
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]


def notified_by_wagtail(
    page: Page, editor: Any, changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> set[str]:
    """Names of those whom Wagtail itself would send mails.

    Whom only, not what: Wagtail 8.0 tells everybody in a thread of the threads of whoever comes
    last in its loop.
    """
    notified: set[str] = set()

    def note(users: list[Any], _notification: str, _context: dict[str, Any]) -> None:
        notified.update(user.username for user in users)

    monkeypatch.setattr(upstream, "send_notification", note)
    view: Any = SimpleNamespace(page=page, request=SimpleNamespace(user=editor))
    upstream.EditView.send_commenting_notifications(view, changes)
    return notified


def test_wagtails_recipients_are_told_of_margin_comments_each_of_their_own_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = factories.standard_page()
    names = ("vera", "mona", "abo", "fremd", "chefin")
    vera, mona, subscriber, _stranger, editor = (factories.user(name) for name in names)
    for user in (subscriber, editor):
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
    notify_of_comments(page, editor, changes)
    texts = {"Wann?", "Wo?", "Warum?", "Weg.", "Heute."}
    notified = {
        notification.recipient.username: {each for each in texts if each in notification.comment}
        for notification in Notification.objects.filter(kind=Notification.Kind.COMMENTED)
    }
    assert notified == {"vera": {"Wann?", "Heute.", "Wo?"}, "mona": {"Wo?"}, "abo": texts}
    assert set(notified) == notified_by_wagtail(page, editor, changes, monkeypatch)
    assert Notification.objects.count() == len(notified)


def test_nobody_is_told_of_words_that_were_only_mended() -> None:
    page, editor = factories.standard_page(), factories.user("chefin")
    subscriber = factories.user("abo")
    PageSubscription.objects.create(page=page, user=subscriber, comment_notifications=True)
    comment = Comment.objects.create(page=page, user=subscriber, text="Wann?", contentpath="title")
    kinds = ("new_comments", "deleted_comments", "resolved_comments", "new_replies")
    notify_of_comments(page, editor, {**{kind: [] for kind in kinds}, "edited_comments": [comment]})
    assert not Notification.objects.exists()
