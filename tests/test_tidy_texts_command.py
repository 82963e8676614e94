"""`manage.py tidy_texts`: what was kept before texts were tidied is tidied, and nothing else."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale, Revision
from wagtail_localize.models import Translation

from cms.changes.log_writer import write_pending_changes
from cms.changes.models import Change
from cms.editorial.authorship import get_authors
from cms.languages.drafts import is_drafted
from cms.languages.status import State, get_state
from stadtteilzeitung.models import ArticlePage, Rubric
from tests import factories
from tests.editing import now
from tests.readers import links, read, text
from tests.stored_rows import compare, read_rows
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

TITLE = "Gru\u0308nfla\u0308che am Bach\xadweg"
TIDY = "Grünfläche am Bachweg"
#: Where texts are tidied as they enter.
ROADS = ("cms.patches.texts", "cms.texts.streams", "cms.core.widgets")


@pytest.fixture
def article(monkeypatch: pytest.MonkeyPatch, volunteer: Client) -> ArticlePage:
    """Released in German and Ukrainian before anything was tidied; the draft has an author."""
    with monkeypatch.context() as before:
        for road in ROADS:
            for name in ("tidy", "tidy_html"):
                before.setattr(f"{road}.{name}", str, raising=False)
        rubric = factories.rubric("Aus\xad Winzerla")
        body = [
            ("text", "<p>Am Bach\xadweg steht <b>ein Bru\u0308cken\xadhaus</b>.</p>"),
            ("heading", {"text": "Wie\x0bweiter", "level": "h2"}),
        ]
        article = factories.article(TITLE, teaser="Am Bach\xadweg", body=body, rubric=rubric)
        publish_translation(factories.newspaper(), language("uk"))
        publish_translation(article, Locale.objects.get(language_code="uk"))
        article.teaser = "Am Bach\xadweg steht etwas"
        article.save_revision(user=volunteer.user)
    write_pending_changes()
    return now(article)


def run(*options: str) -> str:
    output = StringIO()
    call_command("tidy_texts", *options, stdout=output)
    return output.getvalue()


def test_what_was_kept_is_tidied_once(article: ArticlePage, client: Client) -> None:
    read_rows()  # which brings the index up to date
    before = read_rows()
    assert article.title == TITLE
    said = run("--dry-run")
    assert f"stadtteilzeitung.rubric {article.rubric_id}: name" in said
    assert compare(before, read_rows()) == []

    assert run().splitlines()[:-1] == said.splitlines()[:-1]
    page = now(article)
    assert page.title == TIDY
    assert "Am Bachweg steht <b>ein Brückenhaus</b>" in str(page.body[0].value.source)
    assert page.get_latest_revision_as_object().teaser == "Am Bachweg steht etwas"
    assert Rubric.objects.get(pk=article.rubric_id).name == "Aus Winzerla"
    assert links(read(client, "/suche/?q=Brückenhaus"), ".teasers") == [page.url]

    after = read_rows()
    assert run() == "Rows that were changed: 0\n"
    assert compare(after, read_rows()) == []


def test_nobody_has_written_what_was_tidied(
    article: ArticlePage, volunteer: Client, client: Client
) -> None:
    ukrainian = article.get_translation(Locale.objects.get(language_code="uk"))
    authors, changes = get_authors(article), Change.objects.count()
    revisions = Revision.objects.count()
    run()
    page = now(article)
    # Nobody becomes an author, and no version is added.
    assert get_authors(page) == authors == {volunteer.user.pk}
    assert Revision.objects.count() == revisions
    # The translation stays current, and its draft has all its words.
    translation = Translation.objects.get(source__object_id=page.translation_key)
    assert text(read(client, ukrainian.url), "h1") == f"uk {TIDY}"
    assert (
        ArticlePage.objects.annotate(state=get_state(ukrainian.locale)).get(pk=page.pk).state
        == State.CURRENT
    )
    assert is_drafted(translation)
    write_pending_changes()
    told = Change.objects.order_by("pk")[changes:]
    assert {each.url for each in told} >= {page.url, ukrainian.url}
