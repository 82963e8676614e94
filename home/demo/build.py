"""The office's part of the demo site: details, people, places, pages, home page."""

from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page

from cms.core.models import ContactPerson, Organisation, Place, Topic
from cms.demo.body import find_page, to_stream
from cms.demo.site import DemoSite, read_folder, read_toml
from cms.sections import get_home_sections
from cms.site.models import Funder, Menu, MenuItem, MenuPosition, SiteDetails
from cms.texts.slugs import make_slug
from home.demo.hours import add_opening_hours
from home.models import HomePage, StandardPage

CONTENT = Path(__file__).parent
FILES = CONTENT / "files"


def build(demo: DemoSite) -> None:
    """Everything the office keeps, then its pages; the sections come after."""
    site = read_toml(CONTENT / "site.toml")
    _add_snippets(demo, site)
    for document in site["documents"]:
        demo.add_document(document["title"], FILES / document["file"])
    _add_pages(demo)
    _add_details(demo, site)


def build_current(demo: DemoSite) -> None:
    """The office's hours, with days around today."""
    add_opening_hours(demo, read_toml(CONTENT / "site.toml")["hours"])


def finish(demo: DemoSite) -> None:
    """Bodies, menus and front page, which lead to what the other sections have built."""
    site = read_toml(CONTENT / "site.toml")
    _write_bodies(demo)
    pages = {
        position: [find_page(demo, f"/{path}/") for path in site["menus"][position]]
        for position in MenuPosition.values
    }
    pages[MenuPosition.MAIN] = [*demo.index_pages, *pages[MenuPosition.MAIN]]
    for position, chosen in pages.items():
        menu = Menu(position=position, locale=demo.locale)
        menu.items = [
            MenuItem(page=page, title=site["menu_titles"].get(page.slug, ""), locale=demo.locale)
            for page in chosen
        ]
        menu.save()
    for data in site["recommended"]:
        page = find_page(demo, f"/{data['page']}/")
        Query.get(data["words"]).editors_picks.create(page=page, description=data["description"])
    _compose_home(demo, site["home"])


def _add_snippets(demo: DemoSite, site: dict[str, Any]) -> None:
    for name in site["topics"]:
        Topic.objects.create(
            name=name, slug=make_slug(name, settings.LANGUAGE_CODE), locale=demo.locale
        )
    for data in site["contact_persons"]:
        ContactPerson.objects.create(locale=demo.locale, **data)
    for data in site["places"]:
        Place.objects.create(locale=demo.locale, **data)
    for data in site["organisations"]:
        place = Place.objects.filter(name=data["place"]).first()
        Organisation.objects.create(locale=demo.locale, **{**data, "place": place})


def _add_pages(demo: DemoSite) -> None:
    """Parents before children; links in bodies need all pages, so bodies come last."""
    contents = [data for _, data in read_folder(CONTENT / "pages")]
    contents.sort(key=lambda data: (data["parent"].count("/"), bool(data["parent"]), data["order"]))
    for data in contents:
        parent = find_page(demo, f"/{data['parent']}/") if data["parent"] else demo.home
        _add_page(demo, parent, data)


def _write_bodies(demo: DemoSite) -> None:
    for _, data in read_folder(CONTENT / "pages"):
        address = "/".join(part for part in (data["parent"], data["slug"]) if part)
        page: Any = find_page(demo, f"/{address}/").specific
        page.body = to_stream(demo, data["body"])
        demo.publish(page)


def _add_page(demo: DemoSite, parent: Page, data: dict[str, Any]) -> None:
    image = data.get("image")
    page = StandardPage(
        title=data["title"],
        slug=data["slug"],
        teaser=data["teaser"],
        show_in_menus=data.get("menu", False),
        shows_opening_hours=data.get("opening_hours", False),
        lead_image=demo.image(image) if image else None,
        lead_image_alt=image.get("alt", "") if image else "",
        lead_image_caption=image.get("caption", "") if image else "",
    )
    demo.place_page(parent, page)


def _add_details(demo: DemoSite, site: dict[str, Any]) -> None:
    contact, legal = site["contact"], site["menus"]["legal"]
    imprint, privacy, accessibility = (find_page(demo, f"/{path}/") for path in legal)
    details = SiteDetails(
        locale=demo.locale,
        site_name=site["site_name"],
        tagline=site["tagline"],
        publisher=contact["name"],
        street=contact["street"],
        postal_code=contact["postal_code"],
        city=contact["city"],
        phone=contact["phone"],
        email=contact["email"],
        imprint=imprint,
        privacy=privacy,
        accessibility=accessibility,
    )
    details.funders = [
        Funder(
            locale=demo.locale,
            name=data["name"],
            wording=data["wording"],
            url=data["url"],
            logo=demo.add_image(FILES / data["logo"], data["name"]),
        )
        for data in site["funders"]
    ]
    details.save()


def _compose_home(demo: DemoSite, data: dict[str, Any]) -> None:
    """All teasers the sections offer, in the order the sections stand in."""
    home = HomePage.objects.get(pk=demo.home.pk)
    home.title = data["title"]
    home.teaser = data["teaser"]
    home.sections = [
        {"type": "section", "value": {"teaser": key, "title": ""}} for key in get_home_sections()
    ]
    home.lead_page = demo.lead_page
    home.save_revision(clean=False).publish(skip_permission_checks=True)
