"""JSON-LD as search engines read it: https://schema.org, in the page's own language."""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate

from cms.hours.office import YEAR
from cms.hours.schedule import WEEKDAYS, Schedule, Span
from cms.site.context import SiteContext
from cms.site.languages import LanguageLink
from cms.site.links import absolute
from cms.types import Link

#: As schema.org has it, a day is closed that opens and closes at midnight.
CLOSED = Span(time.min, time.min)


def drop_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known: an empty statement would be an untrue one."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def language_tagged(name: str, language: str = "") -> Any:
    """A name; with its `language` where that is another than the page's."""
    return {"@value": name, "@language": language} if language and name else name


def creative_work(links: Iterable[LanguageLink], request: HttpRequest) -> dict[str, Any]:
    """What every `CreativeWork` says of its language, its original and its translations.

    `links` lead from the work into all languages. Works are named by their addresses.
    """
    known = {
        link.language.code: absolute(link.url, request) for link in links if link.is_translated
    }
    here = next((link.language.code for link in links if link.is_here), settings.LANGUAGE_CODE)
    own, original = known.get(here), known.get(settings.LANGUAGE_CODE)
    is_original = own is not None and own == original
    others = [url for code, url in known.items() if code != here]
    return drop_empty(
        {
            "@id": own,
            "inLanguage": here,
            "translationOfWork": {"@id": original} if original and not is_original else None,
            "workTranslation": [{"@id": url} for url in others] if is_original else None,
        }
    )


def breadcrumbs(links: Iterable[Link], request: HttpRequest) -> dict[str, Any]:
    """`BreadcrumbList` of the way to a page, the page itself last."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": str(link.title),
                "item": absolute(link.url, request),
            }
            for position, link in enumerate(links, start=1)
        ],
    }


def opening_hours(schedule: Schedule) -> dict[str, Any]:
    """Hours of a `LocalBusiness`: the usual week, and each day of a year that differs from it.

    Days by appointment alone have no hours. A run of closed days is one entry.
    """
    weekdays = [
        _hours(span, {"dayOfWeek": f"https://schema.org/{name.capitalize()}"})
        for name, hours in zip(WEEKDAYS, schedule.week, strict=False)
        for span in hours.spans
    ]
    return {
        "openingHoursSpecification": weekdays,
        "specialOpeningHoursSpecification": list(_special_hours(schedule)) if weekdays else [],
    }


def _special_hours(schedule: Schedule) -> Iterator[dict[str, Any]]:
    run: list[date] = []
    for day in schedule.get_special_days(localdate(), YEAR):
        if run and (day.hours.spans or day.date - run[-1] > timedelta(days=1)):
            yield _hours(CLOSED, _validity(run))
            run = []
        if day.hours.spans:
            yield from (_hours(span, _validity([day.date])) for span in day.hours.spans)
        else:
            run.append(day.date)
    if run:
        yield _hours(CLOSED, _validity(run))


def _validity(days: list[date]) -> dict[str, str]:
    return {"validFrom": days[0].isoformat(), "validThrough": days[-1].isoformat()}


def _hours(span: Span, when: dict[str, str]) -> dict[str, str]:
    is_open_until_midnight = span is not CLOSED and span.closes == time.min
    return {
        "@type": "OpeningHoursSpecification",
        **when,
        "opens": f"{span.opens:%H:%M}",
        "closes": "23:59" if is_open_until_midnight else f"{span.closes:%H:%M}",
    }


def organization(site_context: SiteContext, request: HttpRequest) -> dict[str, Any]:
    """`Organization` that publishes the site."""
    details = site_context.office
    if details is None:
        return {"@type": "Organization", "name": site_context.site_name}
    language = site_context.fallback_language
    address = drop_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": language_tagged(details.street, language),
            "postalCode": details.postal_code,
            "addressLocality": language_tagged(details.city, language),
        }
    )
    return drop_empty(
        {
            "@type": "Organization",
            "name": language_tagged(details.publisher or details.site_name, language),
            "url": absolute(site_context.home_url, request),
            "telephone": details.phone,
            "email": details.email,
            "address": address if len(address) > 1 else None,
        }
    )
