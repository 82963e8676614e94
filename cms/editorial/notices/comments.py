"""Comments in the margin, told by mail to those who follow them.

Wagtail sends these mails itself while the editor waits, and a mail server that is away would end
the request with an error, half-way between the comment and the decision. So `PageEditView` hands
them to the outbox instead.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail.models import Comment, CommentReply, Page, PageSubscription

from cms.editorial.notices.models import Notice
from cms.editorial.notices.recording import record

#: Changes that somebody is told of; who only mends their own words tells nobody.
TOLD = ("new_comments", "resolved_comments", "deleted_comments", "new_replies")


def tell_followers(page: Page, editor: Any, changes: dict[str, Any]) -> None:
    """Tell whoever follows the page of all changes, others of those in their own threads.

    `changes` is what `EditView.get_commenting_changes` returns: lists of comments, and in
    `new_replies` pairs of a comment and its new replies. Those are told whom Wagtail's own
    `EditView.send_commenting_notifications` would tell.
    """
    if not any(changes[kind] for kind in TOLD):
        return
    subscriptions = PageSubscription.objects.filter(page=page, comment_notifications=True)
    followers = [each.user for each in subscriptions.select_related("user")]
    threads = _find_threads(changes)
    others = get_user_model().objects.filter(pk__in=threads).order_by("pk")
    for user in others.exclude(pk__in=[each.pk for each in followers]):
        _record([user], page, editor, _narrow_down(changes, threads[user.pk]))
    _record(followers, page, editor, changes)


def _record(users: list[Any], page: Page, editor: Any, changes: dict[str, Any]) -> None:
    words = "\n\n".join(_list_changes(changes))
    record(Notice.Kind.COMMENTED, users, page, editor, comment=words)


def _find_threads(changes: dict[str, Any]) -> dict[int, set[int]]:
    """The changed comments by the key of each user who has written one or answered it."""
    keys = [comment.pk for comment in changes["resolved_comments"]]
    keys += [comment.pk for comment, _replies in changes["new_replies"]]
    written = Comment.objects.filter(pk__in=keys).values_list("user", "pk")
    answered = CommentReply.objects.filter(comment__in=keys).values_list("user", "comment")
    threads: dict[int, set[int]] = defaultdict(set)
    for user, comment in (*written, *answered):
        threads[user].add(comment)
    return threads


def _narrow_down(changes: dict[str, Any], threads: set[int]) -> dict[str, Any]:
    """The changes in these threads; a deleted one is told to those who follow the page alone."""
    narrowed = {
        kind: [comment for comment in changes[kind] if comment.pk in threads]
        for kind in ("new_comments", "resolved_comments")
    }
    replies = [pair for pair in changes["new_replies"] if pair[0].pk in threads]
    return {**narrowed, "deleted_comments": [], "new_replies": replies}


def _list_changes(changes: dict[str, Any]) -> Iterator[str]:
    """A paragraph for each kind of change there is."""
    labelled = (
        (_("New comments:"), changes["new_comments"]),
        (_("Resolved comments:"), changes["resolved_comments"]),
        (_("Deleted comments:"), changes["deleted_comments"]),
    )
    for label, comments in labelled:
        if comments:
            yield "\n".join([label, *(comment.text for comment in comments)])
    for comment, replies in changes["new_replies"]:
        label = f"{_('New replies to:')} {comment.text}"
        yield "\n".join([label, *(reply.text for reply in replies)])
