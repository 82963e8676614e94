"""Who is offered to bring a Word file, and for what."""

import pytest
from django.urls import reverse

from cms.sections import Role
from garten.models import DiaryEntryPage
from tests import factories
from tests.cms.word_files import writer
from tests.editing import enter
from tests.garten.factories import diary
from tests.readers import read
from tests.veranstaltungen.events import calendar
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db


def test_each_type_is_offered_to_whoever_may_add_it_on_the_first_page_and_above_its_list() -> None:
    factories.newspaper(), calendar(), diary()
    article, event, entry = (
        f"{each} aus Word-Datei" for each in ("Artikel", "Termin", "Tagebucheintrag")
    )
    for role, offered in (
        (Role.VOLUNTEERS, [article, event]),
        (Role.GARDENERS, [entry]),
        (Role.TRANSLATORS, []),
        (Role.MODERATORS, [article, event, entry]),
    ):
        client = enter(f"wer-{role}", role)
        first = read(client, reverse("wagtailadmin_home"))
        ways = {each.get_text(strip=True): each["href"] for each in first.select(".word-files a")}
        assert list(ways) == offered, role
        if article in ways:
            above = read(client, reverse("articles:index")).select("header a")
            assert ways[article] in [each["href"] for each in above]


@pytest.mark.parametrize(("model", "parent"), [(EventPage, calendar), (DiaryEntryPage, diary)])
def test_events_and_entries_of_the_diary_come_of_a_file_as_well(model, parent) -> None:
    office = enter("redaktion")
    url = reverse("word_file", args=[model._meta.app_label, model._meta.model_name, parent().pk])
    content = writer.write(writer.paragraph("Am Hang", style="Heading1"), writer.paragraph("Text"))
    response = office.post(url, {"file": writer.upload(content)})
    page = model.objects.get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.live, page.owner) == ("Am Hang", False, office.user)
    assert "Text" in str(page.body)
