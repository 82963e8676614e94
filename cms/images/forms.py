"""What happens to a picture between a volunteer's phone and the library."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BaseForm, CharField, HiddenInput
from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from cms.images.fields import PictureUploadField
from cms.images.framing import parse_framing
from cms.images.kept_uploads import KeptUpload, find, keep
from cms.images.models import CustomImage
from cms.images.names import IS_NAME, has_words, is_file_name, is_name_of, propose_title
from cms.images.processing import NormalisedPicture, normalise
from cms.usage import list_usage

#: What nobody uploads a picture without; the program itself may, as for a funder's logo.
NEEDED = {
    "credit": _("Please say who took or drew the picture."),
    "consent": _("Please tick this when everybody has agreed; otherwise take another picture."),
}
DESCRIBE = _("Please say in a sentence what the new picture shows.")
NO_TITLE = _("Empty: what the picture shows.")
STANDS_ON = _(
    "This is another picture now, so please say once more who took it, who has agreed and what it"
    " shows. It will show on: %(pages)s. Please look at the words beside it there as well."
)
STANDS_NOWHERE = _(
    "This is another picture now, so please say once more who took it, who has agreed and what it"
    " shows."
)
#: The field that carries a picture from one try to the next.
KEPT = "kept_file"
#: How it was turned and cut.
FRAMING = "framing"
KEPT_HELP = _("“%(name)s” is kept. Choose a file only if you want to take another one.")
#: The words of the buttons and handles.
FRAMING_LABELS = {
    "left": _("Turn left"),
    "right": _("Turn right"),
    "whole": _("Whole picture"),
    "point": _("Mark the most important spot"),
    "mark": _("The most important spot; arrow keys move it, Delete removes it"),
    "hint": _(
        "Move the corners to cut something off. Tap on what matters most: it stays visible where"
        " the picture is cropped."
    ),
    "corners": _("top left,top right,bottom left,bottom right"),
}
#: Where what matters most lies, and that around it which is kept as well: a share of a side.
FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
FOCAL_SHARE = 0.1


class ImageUploadForm(BaseImageForm):
    """The form of the image library, which cleans what is uploaded and never loses it.

    A picture whose form lacks something is kept for the next try (`kept_uploads`). A picture that
    takes the place of another one is kept as well, and what was said of the old one is asked anew.
    """

    #: Wagtail's dialogue would stop at what is empty, say less, and nothing of a tick.
    use_required_attribute = False
    data: Any
    files: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if user and not self.is_bound and not self.instance.pk:
            self.initial["credit"] = _suggest_credit(user)
        # Several at once come in without a form, which then opens for each of them. Asked for these
        # fields at once, Wagtail would keep the file as it came and never show it to `clean_file`.
        several = self.several = self.is_bound and not isinstance(self.data, QueryDict)
        if "title" in self.fields:
            self.fields["title"].required = False
            self.fields["title"].help_text = NO_TITLE
        for name, sentence in NEEDED.items():
            if name in self.fields and not several:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = sentence
        self.kept: KeptUpload | None = None
        self.is_second_try = False
        # Wagtail makes the field by itself; the form for several pictures has none.
        if known := self.fields.get("file"):
            self.fields["file"] = PictureUploadField(
                label=known.label, required=known.required, widget=known.widget
            )
            _offer_upload(self)
            if not several:
                self.fields[KEPT] = CharField(required=False, widget=HiddenInput)
                self.fields[FRAMING] = CharField(required=False, widget=HiddenInput)
                self._find_kept()

    def _find_kept(self) -> None:
        """Take the picture of the last try for one that was sent, unless there is another one."""
        name = self.add_prefix("file")
        self.kept = find(str(self.data.get(self.add_prefix(KEPT), "")), self.user)
        if self.kept and not self.files.get(name):
            self.files = MultiValueDict({name: [self.kept.read()]})
            self.is_second_try = True
            if self.original_file:
                self.fields["description"].required = True
                self.fields["description"].error_messages["required"] = DESCRIBE

    def clean_file(self) -> UploadedFile:
        """Refuse what cannot be read to its end; clean the rest."""
        upload: UploadedFile = self.cleaned_data["file"]
        if "file" not in self.changed_data or self.is_second_try:
            return upload
        # Several at once have no field for it.
        framing = parse_framing(str(self.data.get(self.add_prefix(FRAMING), "")))
        picture = normalise(upload, framing)
        self.focal_point = framing.find_focal_point(*picture.dimensions)
        return picture

    def clean_description(self) -> str:
        """What can be seen, which the name of a file does not say."""
        text: str = self.cleaned_data["description"]
        upload = self.files.get(self.add_prefix("file"))
        name = Path((upload or self.instance.file).name or "").name
        is_name = is_file_name(text) or is_name_of(text, name)
        if "description" in self.changed_data and is_name:
            raise ValidationError(IS_NAME, code="name")
        return text

    def full_clean(self) -> None:
        """Check it; keep the picture where something else is missing."""
        super().full_clean()
        upload = getattr(self, "cleaned_data", {}).get("file")
        if not self._errors or "file" not in self.changed_data:
            return
        if self.several and isinstance(upload, NormalisedPicture):
            self._clean_waiting(upload)
        if KEPT not in self.fields:
            return
        # What is shown again is the picture that is stored.
        self.instance.file = self.original_file
        if upload:
            self._keep(upload)

    def _clean_waiting(self, picture: NormalisedPicture) -> None:
        """Wagtail keeps what was sent until its form is complete: nothing but the picture."""
        sent = self.files["file"]
        sent.seek(0)
        sent.file.truncate()
        for chunk in picture.chunks():
            sent.file.write(chunk)
        sent.size = picture.size
        sent.seek(0)

    def _keep(self, upload: UploadedFile) -> None:
        kept = self.kept
        if kept is None or not self.is_second_try:
            if kept:
                kept.forget()
            kept = self.kept = keep(upload, self.user)
        self.data = self.data.copy()
        self.data[self.add_prefix(KEPT)] = kept.token
        # It is kept as it was turned and cut.
        self.data.pop(self.add_prefix(FRAMING), None)
        if not self.is_second_try:
            for name in FOCAL_POINT:
                self.data[self.add_prefix(name)] = self.cleaned_data.get(name) or ""
        if self.original_file and not self.is_second_try:
            self._ask_anew()
        self.fields["file"].required = False
        # Its bound field is made already, with the words that stood below it.
        self["file"].help_text = format_html(
            '{}<img class="kept-picture" src="{}" alt="">',
            KEPT_HELP % {"name": kept.name},
            reverse("kept_picture", args=[kept.token]),
        )

    def clean(self) -> dict[str, Any]:
        """Another picture in the place of one: say where it stands, and ask who took it."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "title" in data:
            data["title"] = self._find_title(data)
        if "file" in self.changed_data and data.get("file") and not self.is_second_try:
            data |= self._get_focal_point(data["file"])
        is_exchanged = bool(self.original_file) and "file" in self.changed_data
        if is_exchanged and data.get("file") and not self.is_second_try:
            pages = list_usage([self.instance], self.user)
            self.add_error(None, STANDS_ON % {"pages": pages} if pages else STANDS_NOWHERE)
            for name, sentence in {**NEEDED, "description": DESCRIBE}.items():
                is_old = name == "consent" or data.get(name) == getattr(self.instance, name)
                if name not in self.errors and is_old:
                    self.add_error(name, sentence)
        return data

    def _find_title(self, data: dict[str, Any]) -> str:
        """What they wrote; else words of the file's name, what can be seen, or at least when."""
        title: str = data["title"]
        upload = data.get("file") if "file" in self.changed_data else None
        name = upload.name if upload else ""
        # With several at once it is the file's name, which nobody has written.
        is_name = self.several or (is_name_of(title, name) and not has_words(title))
        if title and not is_name:
            return title
        moment = date_format(localtime(self.instance.created_at), "SHORT_DATETIME_FORMAT")
        return (
            propose_title(name or title)
            or data.get("description", "")
            or gettext("Picture of %(moment)s") % {"moment": moment}
        )

    def _get_focal_point(self, picture: NormalisedPicture) -> dict[str, int | None]:
        """What was tapped on; another picture has not that of the old one."""
        if self.focal_point is None:
            return dict.fromkeys(FOCAL_POINT)
        side = max(1, round(min(picture.dimensions) * FOCAL_SHARE))
        return dict(zip(FOCAL_POINT, (*self.focal_point, side, side), strict=True))

    def _ask_anew(self) -> None:
        """Leave out what was said of the old picture; what is new stays as it was typed."""
        for name in (*NEEDED, "description"):
            if name in self.errors:
                self.data.pop(self.add_prefix(name), None)

    def save(self, commit: bool = True) -> Any:
        """Save; an exchanged file needs its copies once more, as Wagtail deletes them all."""
        image = super().save(commit=commit)
        if commit and "file" in self.changed_data and self.original_file:
            image.make_variants()
        if self.kept:
            self.kept.forget()
        return image


def _suggest_credit(user: Any) -> str:
    """What they have written below their last picture; at first, that they took it themselves."""
    own = CustomImage.objects.filter(uploaded_by_user=user).exclude(credit="")
    last = own.order_by("-pk").values_list("credit", flat=True).first()
    name = user.get_full_name()
    return last or (gettext("Photo: %(name)s") % {"name": name} if name else "")


def _offer_upload(form: BaseForm) -> None:
    """Show the picture to turn and cut it (`admin/framing.js`).

    In the chooser: begin with the file, put away what is rarely needed (`admin/upload.js`).
    """
    attributes = form.fields["file"].widget.attrs
    controllers = f"{attributes.get('data-controller', '')} upload framing"
    attributes["data-controller"] = controllers.strip()
    attributes["data-framing-field-value"] = form.add_prefix(FRAMING)
    for name, label in FRAMING_LABELS.items():
        attributes[f"data-framing-{name}-value"] = str(label)
    attributes["data-upload-more-value"] = gettext("Further details")
    attributes["data-upload-again-value"] = "true" if form.is_bound else "false"
