"""The program draws its own pictures, and always the same."""

from io import BytesIO

import pytest
from PIL import Image, ImageStat

from cms.demo.drawings import SCENES, draw, draw_cover, draw_logo, newspaper_pdf

SMALL = (320, 213)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_scene_is_a_picture_and_no_empty_sheet(scene: str) -> None:
    picture = draw(scene, 1, SMALL)
    assert picture.size == SMALL
    assert len(picture.convert("RGB").getcolors(maxcolors=SMALL[0] * SMALL[1]) or []) > 50
    assert max(ImageStat.Stat(picture.convert("L")).stddev) > 10


def test_same_drawing_comes_out_the_same_and_variants_differ() -> None:
    first, again, other = (draw("slope", seed, SMALL).tobytes() for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_cover_stands_upright_and_names_the_month() -> None:
    cover = draw_cover("Winzerla", "Juni 2026", 26, ["Acht Bänke", "Markt"], 1)
    assert cover.height > cover.width
    other = draw_cover("Winzerla", "Juli 2026", 26, ["Acht Bänke", "Markt"], 1)
    assert cover.tobytes() != other.tobytes()


def test_logo_can_be_saved_as_png() -> None:
    output = BytesIO()
    draw_logo("stadt").save(output, "PNG")
    assert output.tell()


def test_paper_is_a_pdf() -> None:
    cover = Image.new("RGB", (124, 175), "#fbf7ef")
    pdf = newspaper_pdf(cover, [["Acht Bänke", "Am Weg zum Garten"]])
    assert pdf.startswith(b"%PDF-")
    assert b"%%EOF" in pdf[-32:]
