"""The office reads German in every screen of the admin."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse
from pytest_django.plugin import DjangoDbBlocker

from cms.sections import Role
from tests.admin_content import furnish
from tests.admin_forms import send_forms
from tests.admin_screens import get_html, walk
from tests.admin_visits import visit
from tests.editing import enter
from tests.untranslated import MARKED, find_unmarked, find_untranslated, mark_untranslated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("furnished")]

#: So few screens would mean that the walk has lost its way.
FEWEST = {
    Role.VOLUNTEERS: 45,
    Role.GARDENERS: 40,
    Role.TRANSLATORS: 35,
    Role.MODERATORS: 200,
    Role.ADMINISTRATORS: 50,
    None: 300,
}
LONG = pytest.mark.slow("walks through every screen of the role: up to minutes")
#: Those who send every form they meet; together they meet all there are.
SENDERS = {Role.VOLUNTEERS: 25, Role.GARDENERS: 25, Role.TRANSLATORS: 10, None: 250}


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Content for all tests here; made once, as it takes a while."""
    with django_db_blocker.unblock(), transaction.atomic():
        furnish(enter("greta", Role.VOLUNTEERS), enter("olga", Role.MODERATORS))
        # What a worker does after each change waits for the end of this transaction.
        call_command("rebuild_references_index", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "role",
    [pytest.param(role, marks=() if role is Role.VOLUNTEERS else LONG) for role in FEWEST],
)
def test_no_screen_that_a_role_reaches_says_anything_in_english(
    role: Role | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, found, screens = enter("ich", role), set(), 0
    mark_untranslated(monkeypatch)
    sent: set[tuple[str, ...]] = set()
    for url, response in walk(client):
        found |= {f"{url}: {text}" for text in find_english(response)}
        screens += response.status_code == 200
        if role in SENDERS:
            for form, answer in send_forms(client, url, response, sent):
                found |= {f"{form}: {text}" for text in find_english(answer)}
    assert not found, "\n".join(sorted(found))
    assert screens >= FEWEST[role], f"{screens} screens"
    assert len(sent) >= SENDERS.get(role, 0), f"{len(sent)} forms"


@pytest.mark.slow("opens every address that no link of the menu leads to")
def test_no_screen_beside_the_links_says_anything_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = enter("ich", None)
    mark_untranslated(monkeypatch)
    found = {f"{what}: {text}" for what, answer in visit(client) for text in find_english(answer)}
    assert not found, "\n".join(sorted(found))


def find_english(response: HttpResponse) -> set[str]:
    """English texts in a screen, and in the JSON of one."""
    kind = response.get("Content-Type", "")
    if response.status_code == 405 or not ("html" in kind or "json" in kind):
        return set()
    shown = MARKED.sub("", get_html(response))
    return {*find_untranslated(response.content.decode()), *find_unmarked(shown)}
