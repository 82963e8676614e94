"""Files that are not for readers, for those who work with them."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from PIL import Image
from wagtail.permissions import policy_registry
from wagtail.users.models import UserProfile

from cms.images.kept_uploads import find
from cms.images.models import CustomImage

#: The longest side of what is shown small.
THUMBNAIL = 480
#: Whoever has one of these rights meets the picture in the library.
RIGHTS = ("add", "change", "delete", "choose")


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


@require_safe
def original(request: HttpRequest, name: str) -> FileResponse:
    """The picture of which the copies are made, or somebody's portrait; by its name in storage."""
    image = CustomImage.objects.filter(file=name).first()
    policy = policy_registry.get_by_type(CustomImage)
    may_see = image and policy.user_has_any_permission_for_instance(request.user, RIGHTS, image)
    if image and may_see:
        file = image.file
    elif profile := UserProfile.objects.filter(avatar=name).exclude(avatar="").first():
        # Beside the names of all who work here.
        file = profile.avatar
    else:
        raise Http404
    try:
        response = FileResponse(file.open())
    except FileNotFoundError as error:
        raise Http404 from error
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
