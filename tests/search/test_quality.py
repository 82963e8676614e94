"""The search finds what people mean, on both databases; the open part of the judged queries."""

from collections import defaultdict
from statistics import mean

import pytest
from django.test import Client

from scripts.bench_search import ask_all

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.slow("asks 165 queries of the whole demo")
def test_right_pages_come_first(demo: Client) -> None:
    asked = ask_all("open")
    assert mean(rank for _query, rank, _recall, _found in asked) >= 0.9
    assert mean(recall for _query, _rank, recall, _found in asked) >= 0.95
    languages = defaultdict(list)
    for query, rank, _recall, _found in asked:
        languages[query.language].append(rank)
    assert min(map(mean, languages.values())) >= 0.85, languages
