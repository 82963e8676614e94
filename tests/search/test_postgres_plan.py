"""PostgreSQL looks readers' words up, however many pages there are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["Bänke", "Bänke Garten", "Bänke -Garten"])
def test_every_look_for_words_is_a_look_into_the_index(client: Client, words: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL's index")
    factories.article("Acht Bänke", teaser="Am Garten")
    with CaptureQueriesContext(connection) as asked:
        client.get("/suche/", {"q": words})
    looks = [each["sql"] for each in asked.captured_queries if "@@" in each["sql"]]
    assert looks
    with connection.cursor() as cursor:
        # A few rows are read through as quickly; where there is no index, it happens all the same.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        for look in looks:
            cursor.execute(f"EXPLAIN {look}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "Bitmap Index Scan on search_title_with_body" in plan, plan
