"""Texts that several people open in the same moment."""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from home.models import StandardPage

pytestmark = pytest.mark.unplugged


@pytest.fixture
def no_turn_is_long() -> Iterator[None]:
    """Threads change places all the time, as they do at any moment on a busy server."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_texts_that_are_opened_at_once_keep_their_words(no_turn_is_long: None) -> None:
    block = StandardPage._meta.get_field("body").stream_block.child_blocks["text"]
    texts = [
        [f"{name} {number}" for number in range(400)] for name in ("Eins", "Zwei", "Drei", "Vier")
    ]

    def open_text(words: list[str]) -> list[str]:
        html = "".join(f"<p>{each}</p>" for each in words)
        state = json.loads(block.get_form_state(block.to_python(html)))
        return [each["text"] for each in state["blocks"]]

    with ThreadPoolExecutor(len(texts)) as readers:
        assert list(readers.map(open_text, texts)) == texts
