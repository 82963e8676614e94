"""What other apps are told of the editorial work, beside Wagtail's own signals."""

from django.dispatch import Signal

#: Margin comments of a page were saved; the sender is `wagtail.models.Page` for every page type.
#: With `page`, `editor` and `changes`, which `EditView.get_commenting_changes` returns: lists of
#: comments, and in `new_replies` pairs of a comment and its new replies.
comments_saved = Signal()
