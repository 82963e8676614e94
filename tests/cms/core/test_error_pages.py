"""What readers meet where there is no page."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views.defaults import bad_request, server_error

from tests import factories


def parse(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_errors_are_told_in_each_language_without_a_database(rf: RequestFactory) -> None:
    request = rf.get("/")
    for code, _name in settings.LANGUAGES:
        with override(code):
            pages = [parse(server_error(request)), parse(bad_request(request, ValueError()))]
        headlines = [page.select_one("h1") for page in pages]
        assert len({each.get_text(strip=True) for each in headlines if each}) == 2, code
        for page in pages:
            assert page.select_one(f'html[lang="{code}"]'), code
            assert all(each.get_text(strip=True) for each in page.select("title, .standfirst"))


@pytest.mark.django_db
def test_what_is_no_page_of_ours_has_one_frame_that_search_engines_leave_out() -> None:
    private = factories.standard_page(title="Intern")
    factories.restrict(private)
    reader, forger = Client(), Client(enforce_csrf_checks=True)
    answers = {
        "not found": (404, reader.get("/nichts/")),
        "forbidden": (403, forger.post("/suche/", {"q": "x"})),
        "password": (200, reader.get(private.url)),
        "search": (200, reader.get("/suche/")),
        "draft": (404, reader.get("/entwurf/xx/")),
    }
    for name, (status, answer) in answers.items():
        page = parse(answer)
        assert answer.status_code == status, name
        assert "noindex" in str(page.select_one('meta[name="robots"]')), name
        assert len(page.select(".narrow h1")) == 1, name
        assert page.select_one("main a, main button"), name
