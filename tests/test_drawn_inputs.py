"""What rules promise, for inputs that nobody has thought of: drawn anew, the same ones each time.

Beside each there are tests with inputs that somebody has chosen; `docs/security.md` names both.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, TestCase
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as drawing
from hypothesis import strategies as st
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from cms.documents.models import CustomDocument
from cms.editorial.authorship import may_release
from cms.images.processing import UnusablePictureError, normalise
from cms.sections import Role
from cms.site.files import is_document_public
from cms.site.visibility import find_restricted_paths
from cms.users.rights import covers
from tests import factories
from tests.cms.images import test_kinds as pictures
from tests.cms.images.test_memory import MOST, read_memory
from tests.editing import enter
from tests.test_files import WAYS, make_page
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db


def drawn(count: int) -> Any:
    """So many examples, each in what the test has arranged once."""
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return drawing(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        # What fails is shown as it was drawn: smaller ones take minutes to find.
        phases=[Phase.generate],
        suppress_health_check=quiet,
    )


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def people() -> list[Any]:
    return [factories.user(name, Role.MODERATORS) for name in ("anna", "bert", "cora")]


@drawn(15)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=5))
def test_nobody_releases_what_they_alone_have_written(
    people: list[Any], saves: list[tuple[int, int]]
) -> None:
    """Each save is by one of three, and writes one of three titles: the last one or another."""
    with undone():
        page = factories.article("Entwurf", live=False)
        # Since when the factory's own words are released.
        page.save_revision().publish()
        authors, title = set(), "Entwurf"
        for who, word in saves:
            page = Page.objects.get(pk=page.pk).specific
            changed, title = title != f"Wort {word}", f"Wort {word}"
            page.title = title
            page.save_revision(user=people[who])
            authors |= {who} if changed else set()
        for number, person in enumerate(people):
            alone = authors == {number}
            assert may_release(Page.objects.get(pk=page.pk).specific, person) is not alone


RIGHTS = st.frozensets(
    st.tuples(
        st.sampled_from(["", "page 0001", "page 00010001", "page 0002", "collection 0001"]),
        st.integers(1, 3),
    ),
    max_size=5,
)


@drawn(300)
@given(RIGHTS, RIGHTS, RIGHTS)
def test_rights_that_are_handed_on_grow_on_no_way(
    one: frozenset[Any], two: frozenset[Any], three: frozenset[Any]
) -> None:
    assert covers({*one}, {*one})
    if covers({*one}, {*two}):
        assert {key for _place, key in two} <= {key for _place, key in one}
        assert not covers({*two}, {*three}) or covers({*one}, {*three})
        # A place beside is no place below.
        assert ("page 0002", 9) not in two
    assert not covers({*one}, {*one, ("page 0003", 1), ("page 0003", 4)})


@drawn(25)
@given(st.sets(st.integers(0, 7), max_size=4))
def test_an_original_hides_what_translates_it_and_what_is_below(
    tree: list[Page], restricted: set[int]
) -> None:
    """Four German pages, each below the one before, and their translations."""
    with undone():
        for number in restricted:
            factories.restrict(tree[number], PageViewRestriction.LOGIN)
        hidden = find_restricted_paths()
        for number, page in enumerate(tree):
            german = number % 4
            above = {*range(german + 1)} | (
                {each + 4 for each in range(german + 1)} if number > 3 else set()
            )
            assert page.path.startswith(hidden or "-") is bool(above & restricted), (
                number,
                restricted,
            )


@pytest.fixture
def tree() -> list[Page]:
    locale = language("uk")
    page, found = factories.standard_page(title="Eins"), []
    for number in range(4):
        found.append(page)
        if number < 3:
            page = factories.standard_page(page, title=f"Seite {number}")
    translated = [publish_translation(each, locale) for each in found]
    return [Page.objects.get(pk=each.pk) for each in (*found, *translated)]


@drawn(3)
@given(st.lists(st.sampled_from([*WAYS]), min_size=1, max_size=3, unique=True), st.booleans())
def test_a_document_ceases_to_be_public_whatever_happens_to_its_page(
    settings: Any, ways: list[str], is_named_elsewhere: bool
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with undone():
        editor, parent = enter("redaktion"), factories.standard_page()
        page = make_page(parent)
        document = CustomDocument.objects.get()
        link = f'<p><a linktype="document" id="{document.pk}">Antrag</a></p>'
        if is_named_elsewhere:
            with TestCase.captureOnCommitCallbacks(execute=True):
                factories.standard_page(body=[("text", link)])
        assert is_document_public(document)
        for way in ways:
            if Page.objects.filter(pk=page.pk, live=True).exists():
                with TestCase.captureOnCommitCallbacks(execute=True):
                    WAYS[way](editor, Page.objects.get(pk=page.pk))
        status = Client().get(document.url).status_code
        assert status == (200 if is_named_elsewhere else 404), ways


@drawn(12)
@given(
    st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "HEIF"]),
    st.integers(1, 8),
    st.tuples(st.integers(1, 60), st.integers(1, 60)),
    st.binary(max_size=300),
)
def test_no_picture_keeps_more_than_its_pixels(
    kind: str, orientation: int, size: tuple[int, int], words: bytes
) -> None:
    exif = pictures.exif(orientation)
    exif[0x9286] = pictures.SECRET.encode() + words
    image = pictures.picture((size[0] + 16, size[1] + 16))
    sent = pictures.write(kind, image, exif=exif.tobytes())
    assert pictures.SECRET.encode() in sent or kind == "PNG"
    kept = normalise(SimpleUploadedFile("a.jpg", sent))
    written = kept.read()
    assert pictures.SECRET.encode() not in written
    with Image.open(BytesIO(written)) as found:
        assert not found.getexif()
        assert not {"comment", "xmp", "icc_profile"} & {*found.info}
        upright = image.size if orientation < 5 else image.size[::-1]
        assert found.size == upright


@drawn(6)
@given(st.integers(100, 60_000), st.integers(100, 60_000))
def test_a_picture_says_how_large_it_is_and_the_web_worker_does_not_believe_it(
    width: int, height: int
) -> None:
    """A hundred bytes that claim to be up to 3,600 megapixels."""
    from scripts.hostile_words import make_png

    before = read_memory("VmRSS")
    with pytest.raises(UnusablePictureError):
        normalise(SimpleUploadedFile("a.png", make_png(width, height, is_whole=False)))
    assert read_memory("VmRSS") - before < MOST
