"""Comments in the margin, told by mail to those who follow them.

Wagtail sends these mails itself while the editor waits, and a mail server that is away would end
the request with an error, half-way between the comment and the decision. So its editing view is
given this function instead of its own (wagtail/admin/views/pages/edit.py).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from cms.editorial.notices.models import Notice
from cms.editorial.notices.recording import record


def tell_followers(
    recipient_users: Iterable[Any], _notification: str, extra_context: dict[str, Any]
) -> bool:
    """Takes what Wagtail's `send_notification` takes, and leaves the mails to the worker."""
    words = "\n\n".join(_list_changes(extra_context))
    page, editor = extra_context["page"], extra_context["editor"]
    record(Notice.Kind.COMMENTED, recipient_users, page, editor, comment=words)
    return True


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
    for thread in changes["replied_comments"]:
        label = f"{_('New replies to:')} {thread['comment'].text}"
        yield "\n".join([label, *(reply.text for reply in thread["replies"])])
