"""Words for plain-text mails: short lines, no surprises from what people typed."""

import textwrap

from django.utils.text import Truncator

#: Mail programs that quote an answer still have room before 78 characters.
WIDTH = 72
SUBJECT_WIDTH = 76


def one_line(words: str) -> str:
    """Without line breaks and double spaces, so that it can stand in a subject."""
    return " ".join(words.split())


def shorten_subject(words: str) -> str:
    """A subject on one line that mail programs show in full."""
    return Truncator(one_line(words)).chars(SUBJECT_WIDTH)


def quote(words: str) -> str:
    """What somebody wrote, marked line by line as theirs."""
    return "\n".join(f"> {line}".rstrip() for line in wrap(words, WIDTH - 2).splitlines())


def wrap(words: str, width: int = WIDTH) -> str:
    """Long lines broken between words, at most one empty line in a row; addresses stay whole."""
    lines: list[str] = []
    for line in words.strip().splitlines():
        text = line.strip()
        if text.startswith("> ") or text == ">":
            lines.append(text)
        elif text or (lines and lines[-1]):
            lines += _fill(text, width)
    return "\n".join(lines)


def _fill(line: str, width: int) -> list[str]:
    broken = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    return broken or [""]
