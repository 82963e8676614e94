"""The demo site while it is being built: what the sections' builders share."""

import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, Site

from cms.core.models import ContactPerson, Topic
from cms.demo import work_in_progress
from cms.documents.models import CustomDocument
from cms.images.models import CustomImage, CustomRendition
from cms.images.processing import NormalisedPicture
from cms.sections import Role

ROOT = Path(__file__).resolve().parents[2]
COLLECTION = "Demo"
#: The pictures that all sections share.
IMAGES = Path(__file__).parent / "images"


class DemoRefusedError(Exception):
    """The database holds content that is not the demo's."""


def read_toml(path: Path) -> dict[str, Any]:
    """The contents of one content file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_folder(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name without suffix and contents of every content file in a folder, by name."""
    for path in sorted(folder.glob("*.toml")):
        yield path.stem, read_toml(path)


def refuse_foreign_content() -> None:
    """Only a new database is filled.

    Raises:
        DemoRefusedError: there are pages besides the empty home page, or accounts.
    """
    if Page.objects.filter(depth__gt=1).count() > 1:
        message = "This database holds other pages already. The demo needs an empty one."
        raise DemoRefusedError(message)
    if get_user_model().objects.exists():
        message = "This database holds accounts already. The demo needs an empty one."
        raise DemoRefusedError(message)


def find_collection() -> Collection | None:
    """Where the demo keeps its pictures and files; its being there marks a demo."""
    return Collection.objects.filter(name=COLLECTION, depth=2).first()


def get_or_add_collection() -> Collection:
    """The demo's collection."""
    return find_collection() or Collection.get_first_root_node().add_child(name=COLLECTION)


@dataclass
class DemoSite:
    """Home page, language and a library of pictures, files and snippets by name."""

    home: Page = field(default_factory=lambda: Site.objects.get(is_default_site=True).root_page)
    locale: Locale = field(default_factory=Locale.get_default)
    now: datetime = field(default_factory=timezone.now)
    collection: Collection = field(default_factory=get_or_add_collection)
    #: Main pages of the sections, in the order of the menu.
    index_pages: list[Page] = field(default_factory=list)
    #: What the front page leads with.
    lead_page: Page | None = None
    #: By file and credit.
    _images: dict[tuple[Path, str], CustomImage] = field(default_factory=dict)
    #: Scales pictures while pages are written.
    _scaler: Executor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))
    _scaled: "dict[int, Future[list[CustomRendition]]]" = field(default_factory=dict)

    def add_page(self, parent: Page, page: Page, published: datetime | None = None) -> Page:
        """A published page below `parent`, dated `published` (default: a good year ago)."""
        self.place_page(parent, page, published)
        self.publish(page)
        return page

    def place_page(self, parent: Page, page: Page, published: datetime | None = None) -> None:
        """Give a page its place, so that other pages can link to it before it is complete."""
        page.locale = self.locale
        page.first_published_at = min(published or self.now - timedelta(days=400), self.now)
        page.last_published_at = page.first_published_at
        parent.refresh_from_db()
        parent.add_child(instance=page)

    def publish(self, page: Page, changed: datetime | None = None) -> None:
        """Publish as an editor would, but dated: a newspaper's archive is not all of today."""
        moment = changed or page.first_published_at
        # Pages below it may have come since; saving an old count of them would hide them.
        page.refresh_from_db(fields=["numchild"])
        revision = page.save_revision(clean=False)
        revision.publish(skip_permission_checks=True)
        Page.objects.filter(pk=page.pk).update(
            last_published_at=moment, latest_revision_created_at=moment
        )

    @property
    def has_logins(self) -> bool:
        """Whether there are people whose unfinished work can be shown."""
        return work_in_progress.find_user(Role.MODERATORS) is not None

    def add_work(
        self, parent: Page, page: Page, role: Role, state: str, days_ago: int, comment: str = ""
    ) -> Page:
        """A page that somebody is at: `state` is one of `cms.demo.work_in_progress`'s."""
        moment = self.now - timedelta(days=days_ago)
        page.locale, page.live = self.locale, False
        parent.refresh_from_db()
        parent.add_child(instance=page)
        work_in_progress.write(page, role, moment)
        if state != work_in_progress.DRAFT:
            work_in_progress.hand_in(page, moment)
        if state in {work_in_progress.RETURNED, work_in_progress.PUBLISHED}:
            work_in_progress.decide(page, comment, moment)
        page.refresh_from_db()
        return page

    def image(self, data: dict[str, Any]) -> CustomImage:
        """A picture of `cms/demo/images`, taken over once; `data` as content files word it."""
        return self.add_image(
            IMAGES / f"{data['file']}.webp",
            data.get("alt", ""),
            data.get("credit", "Zeichnung: Redaktion"),
            data.get("title", ""),
        )

    def add_image(self, path: Path, alt: str, credit: str = "", title: str = "") -> CustomImage:
        """Put a picture into the library unless it is there under the same credit.

        Without a title it is called what it shows.
        """
        if (path, credit) in self._images:
            return self._images[path, credit]
        # A name of its own, or storage draws one.
        again = sum(known == path for known, _credit in self._images)
        name = f"{path.stem}-{again + 1}{path.suffix}" if again else path.name
        image = CustomImage(
            title=title or alt or path.stem,
            description=alt,
            credit=credit,
            licence="Für die Demo gezeichnet",
            consent=True,
            collection=self.collection,
        )
        # The files of the repository are as the library writes them, which a test holds them to.
        image.file.save(name, NormalisedPicture.make(path.read_bytes(), name), save=False)
        # Not `save`, which scales the picture and has everything wait for that.
        CustomImage.objects.bulk_create([image])
        self._images[path, credit] = image
        return image

    def get_images(self) -> list[tuple[str, str, int]]:
        """All pictures so far: path of the file in the repository, credit and key."""
        return [
            (str(path.relative_to(ROOT)), credit, image.pk)
            for (path, credit), image in self._images.items()
        ]

    def remember_images(self, images: Iterable[tuple[str, str, int]]) -> None:
        """Know pictures that are there already, as `get_images` has named them."""
        found = CustomImage.objects.in_bulk()
        for path, credit, key in images:
            self._images[ROOT / path, credit] = found[key]

    def scale_images(self) -> None:
        """Begin to make the scaled copies of all pictures that have none; goes on by itself."""
        for image in self._images.values():
            if image.pk not in self._scaled:
                self._scaled[image.pk] = self._scaler.submit(image.scale)

    def finish_images(self) -> None:
        """Keep the scaled copies."""
        self.scale_images()
        for image in self._images.values():
            image.take_over(self._scaled[image.pk].result())

    def document(self, title: str) -> CustomDocument:
        """A file of the library by its title."""
        return CustomDocument.objects.get(title=title)

    def add_document(self, title: str, path: Path, filename: str = "") -> CustomDocument:
        """Put a file into the library, under another name if one is given."""
        content = path.read_bytes()
        file = ContentFile(content, name=filename or path.name)
        document = CustomDocument(title=title, file=file, collection=self.collection)
        document.file_size = len(content)
        document.save()
        return document

    def person(self, name: str) -> ContactPerson:
        """A contact person by name."""
        return ContactPerson.objects.get(name=name, locale=self.locale)

    def topics(self, names: Iterable[str]) -> list[Topic]:
        """Topics by name."""
        return list(Topic.objects.filter(name__in=list(names), locale=self.locale))
