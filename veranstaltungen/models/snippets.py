"""Kinds of events."""

from django.utils.translation import gettext_lazy as _

from cms.core.models import Term


class EventKind(Term):
    """What sort of event it is, such as “Market”, “Advice” or “For children”."""

    class Meta(Term.Meta):
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of events")
