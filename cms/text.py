"""What leaves as XML: feeds, the sitemap; and as iCalendar, which forbids the same characters."""

import re

#: What is no `Char` of XML 1.0, https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Word processors and PDFs put these between two lines.
_BREAKS = re.compile("[\v\f]")


def strip_illegal(text: str) -> str:
    """`text` without the characters that no parser accepts, however they came in.

    One of them in one article would take the whole feed from all readers.
    """
    return _ILLEGAL.sub("", _BREAKS.sub(" ", text))
