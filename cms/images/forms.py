"""What happens to a picture between a volunteer's phone and the library."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.forms import BaseForm, CharField, HiddenInput
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.images.framing import Framing, parse_framing
from cms.images.kept_uploads import KeptUpload, find, keep
from cms.images.models import CustomImage
from cms.usage import list_usage

#: Longer sides are scaled down: the full width of a printed A4 page at 300 dpi needs 2480 pixels.
MAX_SIDE = 2560
DAMAGED = _(
    "This picture is damaged or was not uploaded completely."
    " Please choose the file again, or take another one."
)
#: What nobody uploads a picture without; the program itself may, as for a funder's logo.
NEEDED = {
    "credit": _("Please say who took or drew the picture."),
    "consent": _("Please tick this when everybody has agreed; otherwise take another picture."),
}
DESCRIBE = _("Please say in a sentence what the new picture shows.")
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
    "hint": _("Move the corners to cut something off."),
    "corners": _("top left,top right,bottom left,bottom right"),
}
#: What Pillow raises for a damaged file.
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def normalise(upload: UploadedFile, framing: Framing) -> UploadedFile:
    """The picture upright, turned and cut, at most `MAX_SIDE` pixels long, without metadata.

    Phones write the place where a photograph was taken into the file; the readers must not
    get it. It becomes JPEG; PNG and GIF stay lossless as PNG, and so does what has transparent
    parts.

    Raises:
        OSError, ValueError, SyntaxError: the file is damaged or cut off.
    """
    upload.seek(0)
    with Image.open(upload) as source:
        lossless = source.format in {"PNG", "GIF"} or source.has_transparency_data
        # A small picture decodes faster than a large one is scaled: JPEG can do it while reading.
        if not framing.is_cut:
            source.draft("RGB", (MAX_SIDE, MAX_SIDE))
        source.load()
        image = framing.apply(ImageOps.exif_transpose(source))
        image.thumbnail((MAX_SIDE, MAX_SIDE))
        image = image.convert("RGBA" if source.has_transparency_data else "RGB")
    output = BytesIO()
    if lossless:
        image.save(output, "PNG", optimize=True)
    else:
        image.save(output, "JPEG", quality=90, progressive=True)
    extension, mime = ("png", "image/png") if lossless else ("jpg", "image/jpeg")
    name = f"{Path(upload.name or 'image').stem}.{extension}"
    size = output.tell()
    output.seek(0)
    return InMemoryUploadedFile(output, "file", name, mime, size, None)


class UploadedImageField(WagtailImageField):
    """Wagtail's field, which fails at a file that is cut off instead of refusing it."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Refuse what has too many pixels, or cannot be read."""
        try:
            super().check_image_pixel_size(f)
        except UNREADABLE as error:
            raise ValidationError(DAMAGED, code="damaged") from error


class ImageUploadForm(BaseImageForm):
    """The form of the image library, which cleans what is uploaded and never loses it.

    A picture whose form lacks something is kept for the next try (`kept_uploads`). A picture that
    takes the place of another one is kept as well, and what was said of the old one is asked anew.
    """

    data: Any
    files: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if user and not self.is_bound and not self.instance.pk:
            self.initial["credit"] = _suggest_credit(user)
        # Several at once come in without a form, which then opens for each of them. Asked for these
        # fields at once, Wagtail would keep the file as it came and never show it to `clean_file`.
        several = self.is_bound and not isinstance(self.data, QueryDict)
        for name, sentence in NEEDED.items():
            if name in self.fields and not several:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = sentence
        self.kept: KeptUpload | None = None
        self.is_second_try = False
        # Wagtail makes the field by itself; the form for several pictures has none.
        if known := self.fields.get("file"):
            self.fields["file"] = UploadedImageField(
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
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or self.is_second_try:
            return upload
        # Several at once have no field for it.
        framing = parse_framing(str(self.data.get(self.add_prefix(FRAMING), "")))
        try:
            return normalise(upload, framing)
        except UNREADABLE as error:
            raise ValidationError(DAMAGED, code="damaged") from error

    def full_clean(self) -> None:
        """Check it; keep the picture where something else is missing."""
        super().full_clean()
        upload = getattr(self, "cleaned_data", {}).get("file")
        if KEPT not in self.fields or not self._errors or "file" not in self.changed_data:
            return
        # What is shown again is the picture that is stored.
        self.instance.file = self.original_file
        if not upload:
            return
        kept = self.kept
        if kept is None or not self.is_second_try:
            if kept:
                kept.forget()
            kept = self.kept = keep(upload, self.user)
        self.data = self.data.copy()
        self.data[self.add_prefix(KEPT)] = kept.token
        # It is kept as it was turned and cut.
        self.data.pop(self.add_prefix(FRAMING), None)
        if self.original_file and not self.is_second_try:
            self._ask_anew()
        self.fields["file"].required = False
        # Its bound field is made already, with the words that stood below it.
        self["file"].help_text = KEPT_HELP % {"name": kept.name}

    def clean(self) -> dict[str, Any]:
        """Another picture in the place of one: say where it stands, and ask who took it."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        is_exchanged = bool(self.original_file) and "file" in self.changed_data
        if is_exchanged and data.get("file") and not self.is_second_try:
            pages = list_usage([self.instance], self.user)
            self.add_error(None, STANDS_ON % {"pages": pages} if pages else STANDS_NOWHERE)
            for name, sentence in {**NEEDED, "description": DESCRIBE}.items():
                is_old = name == "consent" or data.get(name) == getattr(self.instance, name)
                if name not in self.errors and is_old:
                    self.add_error(name, sentence)
        return data

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
