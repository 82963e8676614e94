"""Images with credit and licence, scaled once when they arrive and never for a reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import PIL.Image
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    IMAGE_FORMAT_EXTENSIONS,
    AbstractImage,
    AbstractRendition,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)

from cms.images.fields import CopyField, NormalisedImageField
from cms.images.names import is_file_name, is_name_of
from cms.images.processing import scale

#: Widths in CSS pixels that every picture is offered in, as far as the original reaches.
WIDTHS = (320, 640, 960, 1280, 1920)


@dataclass(frozen=True)
class ImageVariant:
    """One scaled copy of an image: where it lies in storage and how large it is in pixels."""

    format: str
    width: int
    height: int
    name: str

    @property
    def url(self) -> str:
        """Address of the copy, relative to the site unless the storage is elsewhere."""
        return str(get_rendition_storage().url(self.name))

    @property
    def size(self) -> int:
        """Bytes of the copy; 0 when the file is gone."""
        try:
            return int(get_rendition_storage().size(self.name))
        except FileNotFoundError:
            return 0


class CustomImage(AbstractImage):
    """A picture. Alternative text here is only a default: each page words its own."""

    file = NormalisedImageField(
        _("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who took or drew it, for example “Photo: M. Muster”. Stands below it."),
    )
    licence = models.CharField(
        _("licence note"),
        max_length=255,
        blank=True,
        help_text=_("Who allowed the use and how, for example “own photo” or “CC BY 4.0”."),
    )
    consent = models.BooleanField(
        _("This picture may be published"),
        default=False,
        help_text=_(
            "Whoever took it allows it, and everybody who can be recognised has agreed;"
            " for children their parents have."
        ),
    )
    variants = models.JSONField(
        default=list,
        editable=False,
        help_text=_("The scaled copies, as rows of format, width, height and file name."),
    )
    # In the address of each copy; whoever has not met it on a page cannot guess it.
    key = models.UUIDField(default=uuid4, editable=False)
    # Whether readers may know the addresses of its copies.
    shown = models.BooleanField(default=False, editable=False)

    admin_form_fields = (
        "file",
        "description",
        "credit",
        "consent",
        # What follows is put away in the chooser (`forms.py`).
        "title",
        "licence",
        "tags",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    changes_content_version = True

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = (("choose_image", "Can choose image"),)

    #: Name of the file as the database has it.
    stored_file = ""

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Iterable[str], values: Iterable[Any]
    ) -> "CustomImage":
        """Remember the stored file, so that `save` notices when it is exchanged."""
        image = super().from_db(db, field_names, values)
        image.stored_file = str(image.__dict__.get("file", ""))
        return image

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and make the scaled copies when the file is new."""
        super().save(*args, **kwargs)
        if str(self.file) != self.stored_file:
            self.stored_file = str(self.file)
            self.make_variants()

    def make_variants(self) -> None:
        """Scale the picture to all `WIDTHS`, as WebP and as JPEG (PNG where it is transparent).

        Copies that are there are kept.
        """
        specs = self._get_specs()
        made = {each.filter_spec: each for each in self.renditions.filter(filter_spec__in=specs)}
        fresh = CustomRendition.objects.bulk_create(
            self._scale(spec for spec in specs if spec not in made)
        )
        made |= {each.filter_spec: each for each in fresh}
        self._record(made[spec] for spec in specs)

    def scale(self) -> "list[CustomRendition]":
        """The same copies, neither stored nor in the database, so that a thread can make them."""
        return self._scale(self._get_specs())

    def take_over(self, scaled: "list[CustomRendition]") -> None:
        """Keep what `scale` has made."""
        self._record(CustomRendition.objects.bulk_create(scaled))

    def _scale(self, specs: Iterable[str]) -> "list[CustomRendition]":
        if not (rows := [(*_read_spec(spec), spec) for spec in specs]):
            return []
        with self.open_file() as file:
            copies = scale(file, [(kind, width) for kind, width, _spec in rows])
        renditions = []
        for (kind, width, spec), (height, content) in zip(rows, copies, strict=True):
            # Named as Wagtail names them.
            ending = f".{spec.replace('|', '.')}{IMAGE_FORMAT_EXTENSIONS[kind]}"
            content.name = f"{Path(self.file.name).stem[: 60 - len(ending)]}{ending}"
            renditions.append(
                CustomRendition(
                    image=self, filter_spec=spec, file=content, width=width, height=height
                )
            )
        return renditions

    def _get_specs(self) -> list[str]:
        formats = ("webp", "png" if self._is_transparent() else "jpeg")
        widths = [width for width in WIDTHS if width < self.width] or [self.width]
        if widths[-1] < self.width <= WIDTHS[-1]:
            widths.append(self.width)
        return [f"width-{width}|format-{kind}" for kind in formats for width in widths]

    def _record(self, renditions: "Iterable[CustomRendition]") -> None:
        self.variants = [
            [made.filter_spec.rsplit("-", 1)[1], made.width, made.height, made.file.name]
            for made in renditions
        ]
        type(self).objects.filter(pk=self.pk).update(variants=self.variants)

    def conceal(self) -> None:
        """Give all copies addresses that nobody has met; the old ones answer no more.

        The new files are there before the rows name them, the old ones until it is committed.
        """
        storage, names = get_rendition_storage(), {}
        with transaction.atomic():
            image = type(self).objects.select_for_update().get(pk=self.pk)
            image.key = uuid4()
            for copy in image.renditions.all():
                name = copy.file.name
                try:
                    with storage.open(name) as file:
                        copy.file.name = storage.save(copy.get_upload_to(Path(name).name), file)
                except FileNotFoundError:
                    continue
                names[name] = copy.file.name
                CustomRendition.objects.filter(pk=copy.pk).update(file=copy.file.name)
            variants = [[*rest, names.get(name, name)] for *rest, name in image.variants]
            rows = type(self).objects.filter(pk=self.pk)
            rows.update(key=image.key, variants=variants, shown=False)
            transaction.on_commit(lambda: [storage.delete(name) for name in names])

    def get_variants(self, kind: str | None = None) -> list[ImageVariant]:
        """Scaled copies, narrowest first; `kind` keeps one format only."""
        rows = [ImageVariant(*row) for row in self.variants]
        return [row for row in rows if kind in (None, row.format)]

    def get_widest(self, kind: str, limit: int) -> ImageVariant | None:
        """The widest copy of at most `limit` pixels; any opaque or lossless format of ours."""
        fitting = [row for row in self.get_variants() if row.width <= limit]
        preferred = [row for row in fitting if row.format == kind] or fitting
        return max(preferred, key=lambda row: row.width, default=None)

    @property
    def focus_class(self) -> str:
        """Classes that keep the focal point in view where a style sheet crops; tenths of a side."""
        if not self.has_focal_point():
            return ""
        x = round(10 * (self.focal_point_x or 0) / self.width)
        y = round(10 * (self.focal_point_y or 0) / self.height)
        return f"focus-x-{min(x, 10)} focus-y-{min(y, 10)}"

    @property
    def default_alt_text(self) -> str:
        """What it shows, for a text that is about to show it; its title is for searching alone."""
        return "" if self.is_named_like(self.description) else self.description

    def is_named_like(self, text: str) -> bool:
        """Whether a text is the name of a file, or of this one, and says nothing of the picture."""
        return is_file_name(text) or is_name_of(text, Path(self.file.name or "").name)

    def _is_transparent(self) -> bool:
        with self.open_file() as file, PIL.Image.open(file) as picture:
            return picture.mode == "RGBA"


def _read_spec(spec: str) -> tuple[str, int]:
    """Format and width of `width-320|format-webp`."""
    width, kind = (part.rsplit("-", 1)[1] for part in spec.split("|"))
    return kind, int(width)


class CustomRendition(AbstractRendition):
    """A scaled copy of an image, as Wagtail keeps it."""

    file = CopyField(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    changes_content_version = False

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            ),
        )

    def get_upload_to(self, filename: str) -> str:
        """Below the picture's key; the name stays, for those who save the file."""
        return f"{self.image.key.hex}/{self.file.field.storage.get_valid_name(filename)}"
