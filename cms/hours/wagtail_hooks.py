"""What the admin says after the hours were saved."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from cms.hours import words
from cms.hours.models import OpeningHours
from cms.hours.overlaps import describe_overlaps

#: A day that was typed without its year up to three weeks too late is the one of next year.
LATE = timedelta(days=345), timedelta(days=365)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_slips(request: HttpRequest, instance: object) -> None:
    """What may be meant so, or a slip: closures that overlap, or that are almost a year ahead."""
    if not isinstance(instance, OpeningHours):
        return
    if sentences := describe_overlaps(instance):
        messages.warning(request, sentences)
    far = instance.closures.filter(first_day__range=[localdate() + days for days in LATE])
    if days := "; ".join(words.date_range(each) for each in far):
        sentence = _("This closure is almost a year ahead: %(days)s. Is that the right year?")
        messages.warning(request, sentence % {"days": days})
