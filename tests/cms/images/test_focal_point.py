"""A focal point keeps its place when a style sheet crops."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]


def test_crop_keeps_the_focal_point_in_view():
    """The classes of the picture are classes of the style sheet."""
    image = factories.image()
    template = Template("{% load image_tags %}{% responsive_image image %}")
    assert "class=" not in template.render(Context({"image": image}))
    image.focal_point_x, image.focal_point_y = round(image.width * 0.2), image.height
    image.focal_point_width = image.focal_point_height = 10
    html = template.render(Context({"image": image}))
    classes = re.search(r'<img[^>]* class="([^"]*)"', html)[1].split()
    assert classes == ["focus-x-2", "focus-y-10"]
    styles = Path(settings.BASE_DIR, "static/css/foundation.css").read_text(encoding="utf-8")
    assert all(f".{name} {{" in styles for name in classes)
