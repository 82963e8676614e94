"""What becomes of each kind of sign that people bring along without knowing."""

import re
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.texts.tidy import tidy, tidy_html

TABLE = {
    "plain text": ("Grüße aus Winzerla – „bis bald“", "Grüße aus Winzerla – „bis bald“"),
    "decomposed": ("Gru\u0308nfla\u0308che", "Grünfläche"),
    "soft hyphens": ("Stadt\xadteil\xadzeitung", "Stadtteilzeitung"),
    "zero width": ("Zero\u200bWidth Wort\u2060verbinder \ufeffBOM", "ZeroWidth Wortverbinder BOM"),
    "hidden between letter and mark": ("u\xad\u0308ber", "über"),
    "ligatures": ("o\ufb00en \ufb01nden \ufb02ach A\ufb03xe \ufb04 \ufb05 \ufb06",
                  "offen finden flach Affixe ffl st st"),
    "vertical tab": ("Zeile eins\x0bZeile zwei", "Zeile eins\nZeile zwei"),
    "other separators": ("eins\x0czwei\u2028drei\u2029vier", "eins\nzwei\ndrei\nvier"),
    "Windows-1252": ("\x84Hallo\x93 \x96 5 \x80\x85", "„Hallo“ – 5 €…"),
    "nothing in Windows-1252": ("a\x81\x8d\x8f\x90\x9db", "ab"),
    "forbidden": ("a\x00\x01\x08\x0e\x1f\x7f\ufffe\uffffb", "ab"),
    "lines and tabs": ("a\tb\nc\r\nd", "a\tb\nc\r\nd"),
    "no-break spaces": ("10\xa0000\xa0m², 10\u202f000", "10\xa0000\xa0m², 10\u202f000"),
    "lone surrogates": ("a\ud83db\ude00c", "abc"),
    "a pair of surrogates": ("\ud83d\ude00", "😀"),
    "Persian": ("می\u200cخواهم", "می\u200cخواهم"),
    "an emoji of several": ("👩\u200d🌾", "👩\u200d🌾"),
    "marks of direction": ("\u200e+49 3641\u200f", "\u200e+49 3641\u200f"),
    "paired embedding": ("a \u202bسلام\u202c b", "a \u202bسلام\u202c b"),
    "paired isolate": ("a \u2068سلام\u2069 b", "a \u2068سلام\u2069 b"),
    "isolate in an override": ("\u202ea\u2067b\u2069c\u202c", "\u202ea\u2067b\u2069c\u202c"),
    "open override": ("Rechnung\u202efdp.exe", "Rechnungfdp.exe"),
    "open isolate": ("\u2067\u2066a\u2069", "\u2066a\u2069"),
    "closes nothing": ("a\u202cb\u2069c", "abc"),
    "crossing": ("\u2066a\u202eb\u2069c\u202c", "\u2066ab\u2069c"),
    "marks without end": ("e" + "\u0316" * 500, "e" + "\u0316" * 30),
}  # fmt: skip

HTML = {
    "plain": ('<p data-x="1">Grüße &amp; mehr</p>', '<p data-x="1">Grüße &amp; mehr</p>'),
    "references": ("<p>Stadt&shy;teil &#8203;a&#xFEFF;</p>", "<p>Stadtteil a</p>"),
    "composed by reference": ("<p>u&#776;ber</p>", "<p>über</p>"),
    "no-break space": ("<p>10&nbsp;000</p>", "<p>10\xa0000</p>"),
    "markup stays text": ("<p>&lt;b&gt; &quot;&#39; &amp;shy;</p>",
                          "<p>&lt;b&gt; &quot;&#39; &amp;shy;</p>"),
    "line break": ("<p>eins\x0bzwei\u2028drei</p>", "<p>eins<br/>zwei<br/>drei</p>"),
    "attribute": ('<embed alt="Stadt\xadteil\x0bu\u0308ber &gt; >"/>\x0b',
                  '<embed alt="Stadtteil\nüber &gt; >"/><br/>'),
    "mark behind a tag": ("<p>\u0338x</p>", "<p>\u0338x</p>"),
    "ligature": ("<li>\ufb01nden</li>", "<li>finden</li>"),
    "open override": ("<p>a\u202eb</p>", "<p>ab</p>"),
    "unknown reference": ("<p>&nonsense; a & b</p>", "<p>&nonsense; a & b</p>"),
    "no new tag": ("a <\xadb> <scr\u202eipt>", "a &lt;b> &lt;script>"),
    "no new reference": ("&&shy;lt; &\xadlt;", "&amp;lt; &amp;lt;"),
}  # fmt: skip

#: Drawn far more often than all other signs together.
ODD = (
    "\xad\u200b\u2060\ufeff\u200c\u200d\v\f\n\r\t\x00\x85\x93\x9d\x7f\xa0\u202f\ufb01\ufb05"
    "\u0308\u0338\u0344\u0316\u0958\u1e9b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\u2028\ud83d\ude00\ufffe<<<>>&&\"';#x1Aua "
)
texts = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=()), max_size=80)
GONE = re.compile("[\xad\u200b\u2060\ufeff\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufb00-\ufb06]")


@pytest.mark.parametrize(("text", "wanted"), TABLE.values(), ids=TABLE)
def test_text_becomes_what_was_meant(text: str, wanted: str) -> None:
    assert tidy(text) == wanted


@pytest.mark.parametrize(("html", "wanted"), HTML.values(), ids=HTML)
def test_html_becomes_what_was_meant(html: str, wanted: str) -> None:
    assert tidy_html(html) == wanted


@given(texts)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    tidied, html = tidy(text), tidy_html(text)
    assert tidy(tidied) == tidied
    assert tidy_html(html) == html
    assert unicodedata.is_normalized("NFC", tidied)
    assert not GONE.search(tidied + html)


@pytest.mark.parametrize("tidied", [tidy, tidy_html])
@pytest.mark.parametrize(
    "unit", ["u\u0308", "\u0301\u0316", "\u202e", "\u2067\u202e\u2069", "<\"'", "&#", "\xad<", "\v"]
)
def test_twice_the_text_takes_twice_the_time(tidied: Callable[[str], str], unit: str) -> None:
    def measure(count: int) -> float:
        text, times = unit * count, []
        for _ in range(3):
            begin = time.thread_time()
            tidied(text)
            times.append(time.thread_time() - begin)
        return min(times)

    # Four times the length, with room for a busy machine; the square would be sixteen times.
    assert measure(40_000) < 9 * measure(10_000) + 0.005
