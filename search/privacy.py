"""What readers type that is about somebody: such queries are never kept."""

import re
import unicodedata

from search.analysis.dates import find_days

#: Longer ones are told, not looked for.
LONGEST = 60
#: Mail, addresses of sites, accounts; a dot between letters is one, but for `z.B.`.
_ADDRESS = re.compile(r"[@＠]|://|\bwww\b|\(at\)|\w\.\w{2,}")
#: A day, or a month as issues have it: nothing else with a figure is kept.
_DATE = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.?(\s?\d{2,4})?|\d{1,2}\s?[/.]\s?(\d{2}|\d{4})|(19|20)\d\d"
)


def is_personal(query: str) -> bool:
    """Whether a query may tell of a person: a figure beside words, a mail, an address, a letter.

    With figures go telephone numbers, streets with a house, names with a year of birth. What is
    nothing but a date stays.
    """
    text = unicodedata.normalize("NFKC", query)
    if len(text) > LONGEST or _ADDRESS.search(text.rstrip(".")):
        return not _DATE.fullmatch(text)
    if not any(sign.isnumeric() for sign in query + text):
        return False
    return not _DATE.fullmatch(text) and not _is_day(text)


def _is_day(text: str) -> bool:
    """Whether it names a day in words: `24. Dezember`, and no more."""
    return len(text.split()) == 2 and any(find_days(text))  # noqa: PLR2004 - day and month
