"""A picture in few steps: what its form says at first, and how the chooser shows it."""

from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext as _

from cms.images.models import CustomImage


def suggest_credit(user: Any) -> str:
    """What they have written below their last picture; at first, that they took it themselves."""
    own = CustomImage.objects.filter(uploaded_by_user=user).exclude(credit="")
    last = own.order_by("-pk").values_list("credit", flat=True).first()
    name = user.get_full_name()
    return last or (_("Photo: %(name)s") % {"name": name} if name else "")


def offer_upload(form: BaseForm) -> None:
    """In the chooser: begin with the file, put away what is rarely needed (`admin/upload.js`)."""
    attributes = form.fields["file"].widget.attrs
    attributes["data-controller"] = f"{attributes.get('data-controller', '')} upload".strip()
    attributes["data-upload-more-value"] = _("Further details")
    attributes["data-upload-again-value"] = "true" if form.is_bound else "false"
