"""What the funding lines of a project add up to, and how sums and shares are written.

A line has `source`, `amount`, `share` and `note`; `projekte.models.FundingLine` is built upon this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

ALL = Decimal(100)
#: Thirds, as people round them, leave a gap that is no mistake.
TOLERANCE = Decimal("0.5")


@dataclass(frozen=True)
class FundingEntry:
    """A line as pages show it: words, and the length of its bar from 0 to 100."""

    source: str
    amount: str
    share: str
    note: str
    length: str = ""


@dataclass(frozen=True)
class Funding:
    """All money of a project; `total` only where every sum is known, else empty."""

    entries: tuple[FundingEntry, ...]
    total: str
    sentence: str
    has_chart: bool


def euro(amount: Decimal | None) -> str:
    """“510,686.70 €” in the active language's signs, whole euros without cents."""
    if amount is None:
        return ""
    digits = 0 if amount == amount.to_integral_value() else 2
    number = number_format(amount, digits, use_l10n=True, force_grouping=True)
    # Translators: for readers.
    return _("€%(amount)s") % {"amount": number}


def per_cent(share: Decimal | None) -> str:
    """“80 %” in the active language's signs, with as many digits as are needed."""
    if share is None:
        return ""
    rounded = share.quantize(Decimal("0.1")).normalize()
    digits = max(0, -int(rounded.as_tuple().exponent))
    # Translators: for readers.
    return _("%(share)s%%") % {"share": number_format(rounded, digits, use_l10n=True)}


def summarise(lines: Sequence[Any]) -> Funding:
    """The lines in words, with shares computed where the sums of all lines are known."""
    total = _total(lines)
    shares = [_share(line, total) for line in lines]
    entries = tuple(
        FundingEntry(
            source=line.source,
            amount=euro(line.amount),
            share=per_cent(share),
            note=line.note,
            length="" if share is None else f"{min(share, ALL):.1f}",
        )
        for line, share in zip(lines, shares, strict=True)
    )
    return Funding(
        entries=entries,
        total=euro(total) if total is not None and len(lines) > 1 else "",
        sentence=_sentence(entries, total),
        has_chart=len(entries) > 1 and all(entry.length for entry in entries),
    )


def get_funding_gap(lines: Sequence[Any]) -> str:
    """A sentence when the shares do not make a whole or contradict the sums; else empty."""
    total = _total(lines)
    shares = [share for share in (_share(line, total) for line in lines) if share is not None]
    if not shares or len(shares) < len(lines):
        return ""
    for line in lines:
        part = _part(line, total)
        if line.share is not None and part is not None and abs(line.share - part) > TOLERANCE:
            return _(
                "For “%(source)s” the share is %(share)s, but the sums make %(part)s."
                " You may leave it so; please check which of the two is right."
            ) % {"source": line.source, "share": per_cent(line.share), "part": per_cent(part)}
    whole = sum(shares, Decimal(0))
    if abs(whole - ALL) <= TOLERANCE:
        return ""
    return _(
        "The shares add up to %(total)s, not to 100 %%."
        " You may leave it so; please check whether a line is missing or mistyped."
    ) % {"total": per_cent(whole)}


def _total(lines: Sequence[Any]) -> Decimal | None:
    """What all lines add up to; None while one of the sums is unknown, or all are nought."""
    known = [line.amount for line in lines if line.amount is not None]
    return sum(known, Decimal(0)) or None if len(known) == len(lines) else None


def _part(line: Any, total: Decimal | None) -> Decimal | None:
    """The line's part of the total in per cent."""
    return line.amount * ALL / total if total and line.amount is not None else None


def _share(line: Any, total: Decimal | None) -> Decimal | None:
    """The share as the grant says it, else as the sums make it."""
    return line.share if line.share is not None else _part(line, total)


def _sentence(entries: Sequence[FundingEntry], total: Decimal | None) -> str:
    parts = [_describe(entry) for entry in entries]
    if not parts:
        return ""
    together = "; ".join(parts)
    if total is None or len(parts) == 1:
        # Translators: for readers.
        return _("Paid by %(sources)s.") % {"sources": together}
    # Translators: for readers.
    return _("%(total)s in all, paid by %(sources)s.") % {
        "total": euro(total),
        "sources": together,
    }


def _describe(entry: FundingEntry) -> str:
    comma = pgettext("comma", ", ")
    known = comma.join(text for text in (entry.amount, entry.share) if text)
    return f"{entry.source} ({known})" if known else entry.source
