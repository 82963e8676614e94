"""Pictures that wait while the rest of their form is put right.

A browser sends a file once: a form that is shown again has lost it. The picture lies where Wagtail
puts uploads that lack something, and the form carries a signed note about it.
"""

from pathlib import Path
from shutil import copyfileobj
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.models import UploadedFile as WaitingFile

from cms.images.models import CustomImage
from cms.images.processing import NormalisedPicture

SALT = "cms.images.kept_uploads"


class KeptUpload:
    """A picture that waits, and what it was called by whoever has sent it."""

    def __init__(self, row: WaitingFile, name: str) -> None:
        self.row = row
        self.name = name

    @property
    def token(self) -> str:
        """The note in the form."""
        return signing.dumps([self.row.pk, self.row.uploaded_by_user_id, self.name], salt=SALT)

    def read(self) -> UploadedFile:
        """The picture as if it had been sent once more."""
        picture = NormalisedPicture(self.name, "", self.row.file.size, None)
        with self.row.file.open() as file:
            copyfileobj(file, picture)
        picture.seek(0)
        return picture

    def claim(self) -> bool:
        """Whether nobody else has taken it, until the end of the transaction."""
        rows = WaitingFile.objects.select_for_update().filter(pk=self.row.pk)
        return rows.first() is not None

    def forget(self) -> None:
        """It waits no longer, unless what is being done with it comes to nothing."""
        self.row.delete()
        file = self.row.file
        transaction.on_commit(lambda: file.storage.delete(file.name))


def keep(upload: UploadedFile, user: Any) -> KeptUpload:
    """Keep a picture under a name that nobody can guess: its people may not have agreed."""
    name = Path(upload.name or "image").name
    upload.seek(0)
    row = WaitingFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(CustomImage),
        file=File(upload.file, name=f"{uuid4()}{Path(name).suffix}"),
        uploaded_by_user=user,
    )
    upload.seek(0)
    return KeptUpload(row, name)


def find(token: str, user: Any) -> KeptUpload | None:
    """What this person's form has kept; None: nothing, or no longer."""
    try:
        pk, owner, name = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    row = WaitingFile.objects.filter(pk=pk, uploaded_by_user=owner).first()
    if row is None or user is None or owner != user.pk:
        return None
    return KeptUpload(row, name)
