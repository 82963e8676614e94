"""What the admin says after the hours were saved."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin import messages

from cms.hours.models import OpeningHours
from cms.hours.overlaps import describe_overlaps


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_overlaps(request: HttpRequest, instance: object) -> None:
    """Closures that overlap may be meant so, or a slip."""
    if isinstance(instance, OpeningHours) and (sentences := describe_overlaps(instance)):
        messages.warning(request, sentences)
