"""Bodies in the API: every kind of block, clean HTML, links that are right in every language."""

import hashlib
from typing import Any, get_args

import pytest
from django.test import Client
from wagtail.images.models import get_rendition_storage

from cms.api.schemas.blocks import Block
from cms.api.serializers.blocks import SERIALIZERS
from cms.core.blocks.body import BodyBlock
from tests import factories, trees
from tests.cms.api.contract import ask
from tests.readers import site_address

pytestmark = pytest.mark.django_db

#: Whom a page may be for.
KINDS = ("public", "login", "password", "groups")


def test_every_kind_of_block_has_a_schema_and_a_reader() -> None:
    kinds = set(BodyBlock().child_blocks)
    schemas = get_args(get_args(Block)[0])
    described = {get_args(schema.model_fields["type"].annotation)[0] for schema in schemas}
    assert described == kinds
    assert set(SERIALIZERS) == kinds


def read_body(client: Client, **fields: Any) -> dict[str, Any]:
    """The blocks of a page by kind, as the document says they are; `html` is all of it rendered."""
    page = factories.standard_page(**fields)
    answer = ask(client, f"pages/{page.pk}")
    return {"html": answer["body_html"], **{block["type"]: block for block in answer["body"]}}


def test_every_kind_of_block_tells_what_editors_wrote(client: Client) -> None:
    image, document = factories.image(), factories.document()
    blocks = read_body(client, body=factories.body_blocks(image=image, document=document))
    html = blocks.pop("html")
    assert "Wort Absatz" in html
    for unwanted in ("<script", 'href="/', 'src="/'):
        assert unwanted not in html
    assert set(blocks) == set(SERIALIZERS)
    assert blocks["heading"]["level"] == 2
    assert blocks["text"]["text"] == "Wort Absatz Wort Fett und Wort Verweis."
    assert blocks["text"]["words"] == 7
    assert blocks["interview"]["turns"][0]["answer"]["html"] == "<p>Wort Antwort</p>"
    assert blocks["image"]["image"]["alt"] == "Wort Alternativtext"
    assert [one["caption"] for one in blocks["gallery"]["images"]] == [
        "Wort Unterschrift eins",
        "Wort Unterschrift zwei",
    ]
    assert blocks["embed"]["provider"] == "YouTube"
    assert blocks["table"]["rows"] == [["Wort Zelle", "7"], ["Wort Feld", "8"]]
    assert blocks["programme"]["days"][0]["entries"][0]["place"] == "Wort Ort"
    assert blocks["contact"]["person"]["email"] == "rat@example.org"
    assert blocks["call_to_action"]["link"]["url"] == f"{site_address()}/"


def test_empty_optional_fields_are_empty_and_not_missing(client: Client) -> None:
    figure = factories.figure(factories.image(), "Egal")
    figure["image"]["decorative"] = True
    body = [
        {"type": "quote", "value": {"text": "Hier kennt man sich."}},
        {"type": "embed", "value": {"url": "https://example.org/film", "title": "Film"}},
        {"type": "image", "value": figure},
    ]
    blocks = read_body(client, body=body)
    assert (blocks["quote"]["name"], blocks["quote"]["role"]) == ("", "")
    assert (blocks["embed"]["provider"], blocks["embed"]["embed_url"]) == ("", "")
    assert blocks["image"]["image"]["alt"] == ""


def test_picture_comes_in_all_its_sizes_with_absolute_addresses(client: Client) -> None:
    image = factories.image(size=(1000, 500), focal_point_x=250, focal_point_y=100)
    image.focal_point_width = image.focal_point_height = 10
    image.save()
    page = factories.standard_page(lead_image=image, lead_image_alt="Bach", lead_image_caption="Am")
    served = ask(client, f"pages/{page.pk}")["image"]
    assert (served["alt"], served["caption"], served["credit"]) == ("Bach", "Am", image.credit)
    assert (served["width"], served["height"]) == (1000, 500)
    assert served["focal_point"] == {"x": 0.25, "y": 0.2}
    for name in ("webp", "fallback"):
        copies = [copy.split(" ") for copy in served["srcset"][name].split(", ")]
        assert [width for _url, width in copies] == ["320w", "640w", "960w", "1000w"]
        for url, _width in copies:
            assert url.startswith(f"{site_address()}/media/")
            assert get_rendition_storage().exists(url.partition("/media/")[2])


def test_document_says_size_type_and_hash(client: Client) -> None:
    document = factories.document("Programm", "programm.pdf")
    found = read_body(client, body=factories.body_blocks(document=document))["download"]["document"]
    assert (found["type"], found["size"]) == ("application/pdf", document.file_size)
    assert found["hash"] == document.get_file_hash()
    content = b"".join(client.get(found["url"].removeprefix(site_address())))
    assert hashlib.sha1(content, usedforsecurity=False).hexdigest() == found["hash"]


def test_document_of_a_private_collection_is_left_out(client: Client) -> None:
    from wagtail.models import Collection, CollectionViewRestriction

    above = Collection.get_first_root_node().add_child(name="Vorstand")
    below = above.add_child(name="Protokolle")
    CollectionViewRestriction.objects.create(collection=above, restriction_type="login")
    document = factories.document("Protokoll", "protokoll.pdf")
    document.collection = below
    document.save()
    body = factories.body_blocks(document=document)
    body[1]["value"] = f'<p><a linktype="document" id="{document.pk}">Lesen</a></p>'
    blocks = read_body(client, body=body)
    assert blocks["download"]["document"] is None
    assert blocks["text"]["html"] == "<p>Lesen</p>"


def text_with_link(target: Any) -> list[Any]:
    """A body with a link to a page."""
    return [("text", f'<p data-block-key="x"><a linktype="page" id="{target.pk}">Hin</a></p>')]


def test_link_to_a_page_is_absolute_and_mere_text_where_it_is_not_for_everybody(
    client: Client,
) -> None:
    targets = {kind: factories.standard_page(slug=kind) for kind in KINDS}
    for kind in KINDS[1:]:
        factories.restrict(targets[kind], kind)
        targets[kind] = factories.standard_page(targets[kind])
    targets["draft"] = factories.standard_page(live=False)
    for kind, target in targets.items():
        body = factories.body_blocks(page=target)
        body[1]["value"] = f'<p><a linktype="page" id="{target.pk}">Hin</a></p>'
        blocks = read_body(client, body=body)
        url = f"{site_address()}/public/" if kind == "public" else ""
        said = f'<p><a href="{url}">Hin</a></p>' if url else "<p>Hin</p>"
        assert blocks["text"]["html"] == said, kind
        assert blocks["call_to_action"]["link"]["url"] == url, kind


def test_link_leads_to_the_language_of_the_page_whatever_is_asked_for(client: Client) -> None:
    """Wagtail's own API expands links in the language of the request."""
    translated, untranslated = factories.standard_page(), factories.standard_page()
    body = [*text_with_link(translated), *text_with_link(untranslated)]
    page = factories.standard_page(body=body)
    trees.home("uk")
    there = trees.translate(translated, "uk", slug="tam")
    own = trees.translate(page, "uk")
    answer = ask(client, f"pages/{own.pk}")
    first, second = [block["html"] for block in answer["body"]]
    assert f'href="{site_address()}{there.url}"' in first
    assert f'href="{site_address()}{untranslated.url}" hreflang="de"' in second
