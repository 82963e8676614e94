"""Twice the text takes twice the time, whatever it is: no pattern looks back."""

from collections.abc import Callable
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.languages.simple_german.lines import break_lines
from cms.languages.simple_german.rules import check

#: Signs of a text, and of twice as long a one. What took seconds before takes ten milliseconds.
SHORT = 3_000
#: What patterns begin with, or wait for the end of.
PARTS = (
    *("@", ".", "…", "!", "wird ", "gemacht ", "Mo-", " ", "\n", "<", "<b ", "<!--", "<h1>", "<br"),
    *(
        "</h1",
        "<script",
        "&",
        "&amp;",
        "https://a",
        "www.",
        "a@",
        "-a",
        "·",
        "»",
        '"',
        "1\u00a0000",
    ),
    *("1.000", "1.", "0", "01 (", "Tel ", "Konto ", "1400 ", "DE12 ", "1234", "eines ", "en ", "A"),
    *("straße", "und ", "hundert", "_", ". A", "(", "z. ", "X", "ge", "str.", "So. "),
)
#: The first is that of 16 KB and five seconds.
KNOWN = ("@", ".", "…", "wird ", "Mo-", " ", "<h1>", "<!--", "1400 ", "1.000 ", "<b>. A", "x@.")


def measure(work: Callable[[str], object], text: str) -> float:
    """Seconds of the processor, at best."""
    best = 9.9
    for _try in range(2):
        begin = process_time()
        work(text)
        best = min(best, process_time() - begin)
    return best


def look(unit: str) -> None:
    text = unit * (SHORT // len(unit))
    for work in (break_lines, lambda text: check(text, is_rich=True)):
        once = measure(work, text)
        twice = measure(work, text * 2)
        assert twice < 3 * once + 0.03, f"{unit!r}: {once:.3f}, then {twice:.3f}"


def test_texts_that_patterns_stumbled_over() -> None:
    for unit in KNOWN:
        look(unit)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join))
@settings(max_examples=25, deadline=None, database=None, derandomize=True)
def test_whatever_repeats(unit: str) -> None:
    look(unit)
