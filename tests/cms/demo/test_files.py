"""What the demo brings as files stays small, is all used, and is all there."""

from pathlib import Path

import PIL.Image
from django.apps import apps

from cms.demo.site import IMAGES, read_toml
from cms.images.processing import LONGEST_SIDE
from cms.sections import get_sections

ENGINE = Path(apps.get_app_config("demo").path)


def get_files(*endings: str) -> list[Path]:
    """Files of the demo in all sections."""
    folders = [ENGINE, *(Path(section.path) / "demo" for section in get_sections())]
    return [path for folder in folders for path in folder.rglob("*") if path.suffix in endings]


def find_named(data: object) -> set[str]:
    """Pictures that content files name, however deep."""
    if isinstance(data, list):
        return {name for item in data for name in find_named(item)}
    if isinstance(data, dict):
        own = {data["file"]} if "file" in data and "." not in data["file"] else set()
        return own | find_named(list(data.values()))
    return set()


def test_pictures_are_few_and_all_files_together_light() -> None:
    images, papers = get_files(".webp", ".png", ".jpg", ".svg"), get_files(".pdf")
    assert 40 < len(images) <= 60
    assert papers
    assert sum(path.stat().st_size for path in images + papers) < 5_000_000


def test_pictures_are_as_the_library_writes_them() -> None:
    for path in get_files(".webp", ".png", ".jpg"):
        with PIL.Image.open(path) as picture:
            assert max(picture.size) <= LONGEST_SIDE, path
            assert picture.mode in {"RGB", "RGBA"}, path
            assert not picture.getexif(), path
            assert not {"icc_profile", "xmp", "exif", "comment"} & set(picture.info), path


def test_every_shared_picture_is_named_and_every_named_one_is_there() -> None:
    named = {name for path in get_files(".toml") for name in find_named(read_toml(path))}
    assert named == {path.stem for path in IMAGES.glob("*.webp")}
