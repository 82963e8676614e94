"""What the demo's build takes for granted, for as long as it lasts."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.demo.known_rows import call_once_after_commit, rows_known
from tests import factories

pytestmark = pytest.mark.django_db


def test_row_that_is_named_is_asked_for_once_and_afterwards_as_ever() -> None:
    page, image = factories.standard_page(), factories.image()
    page.lead_image = image
    # From its second version on a page also names the one before.
    _count_queries(page)
    before = _count_queries(page)
    with rows_known():
        _count_queries(page)
        assert _count_queries(page) < before
        page.lead_image_id = image.pk + 1
        with pytest.raises(ValidationError, match="lead_image"):
            page.full_clean()
        page.lead_image = image
        page.full_clean()
    assert _count_queries(page) == before
    image.delete()
    page.lead_image_id = image.pk or -1
    with pytest.raises(ValidationError, match="lead_image"):
        page.full_clean()


def _count_queries(page: Page) -> int:
    """What checking, keeping and reading a version asks of the database."""
    with CaptureQueriesContext(connection) as captured:
        page.full_clean()
        page.save_revision().as_object().get_parent()
    return len(captured)


def test_what_is_asked_for_many_times_is_done_once_after_the_commit() -> None:
    done: list[str] = []

    def write() -> None:
        done.append("written")

    def tell() -> None:
        done.append("told")

    for wanted in (write, tell, write, write):
        transaction.on_commit(wanted)
    call_once_after_commit()
    ours = [each[1] for each in connection.run_on_commit if each[1] in {write, tell}]
    assert ours == [write, tell]
