"""What the admin shows of pictures beside Wagtail's own pages."""

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from PIL import Image

from cms.images.kept_uploads import find

#: The longest side of what is shown small.
THUMBNAIL = 480


@cache_control(private=True, max_age=3600)
def show_kept_picture(request: HttpRequest, token: str) -> HttpResponse:
    """A picture that waits, small, for whoever has sent it.

    Raises:
        Http404: there is none, or not for this person.
    """
    kept = find(token, request.user)
    # The words of a Word file wait at the same place.
    if kept is None or kept.name.endswith(".json"):
        raise Http404
    output = BytesIO()
    with Image.open(kept.read()) as picture:
        picture.thumbnail((THUMBNAIL, THUMBNAIL))
        picture.convert("RGBA").save(output, "WEBP")
    return HttpResponse(output.getvalue(), content_type="image/webp")
