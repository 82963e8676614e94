"""The office reads German in every screen of the admin."""

import pytest

from cms.core.roles import Role
from tests.admin_content import enter, furnish
from tests.admin_screens import walk
from tests.untranslated import MARKED, find_unmarked, find_untranslated, mark_untranslated

pytestmark = pytest.mark.django_db

#: Column heads that wagtail-localize's report of translations never marks for translation.
UPSTREAM = {"Source locale", "Target locale"}
#: So few screens would mean that the walk has lost its way.
FEWEST = {Role.VOLUNTEERS: 45, Role.GARDENERS: 40, Role.TRANSLATORS: 5, Role.MODERATORS: 200}


@pytest.mark.parametrize("role", FEWEST)
def test_no_screen_that_a_role_reaches_says_anything_in_english(
    role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(enter("greta", Role.VOLUNTEERS), enter("olga", Role.MODERATORS))
    client, found, screens = enter("ich", role), set(), 0
    mark_untranslated(monkeypatch)
    for url, response in walk(client):
        kind = response.get("Content-Type", "")
        html = response.content.decode() if "html" in kind or "json" in kind else ""
        texts = {*find_untranslated(html)}
        if "html" in kind:
            texts |= {*find_unmarked(MARKED.sub("", html))} - UPSTREAM
        found |= {f"{url}: {text}" for text in texts}
        screens += response.status_code == 200
    assert not found, "\n".join(sorted(found))
    assert screens >= FEWEST[role], f"{screens} screens"
