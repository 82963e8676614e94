"""What the newspaper's answers are made of."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from cms.api.schemas.blocks import RichText
from cms.api.schemas.media import Document, Image
from cms.api.schemas.pages import PageBody, PageItem, PageLink, ReadOn
from cms.api.schemas.people import LANG, Term


class AuthorName(BaseModel):
    """A byline."""

    uuid: str = Field(description="Shared by its translations; `author` filters by it.")
    lang: str = LANG
    name: str
    is_group: bool = Field(description="Several people, such as the editors.")


class Author(AuthorName):
    """Who writes, with what the paper says about them."""

    id: int
    description: str
    article_count: int = Field(description="How many of their articles this language has.")


class Rubric(Term):
    """A regular part of the paper."""

    id: int
    description: str
    article_count: int = Field(description="How many articles of it this language has.")


class ArticleSummary(PageItem):
    """An article as lists show it."""

    type: Literal["article"]
    subtitle: str
    rubric: Term | None = Field(description="Null where this language has no word for it.")
    authors: list[AuthorName]
    topics: list[Term]


class Correction(BaseModel):
    """What the editors put right later; the text is mended as well."""

    date: date
    text: str


class Article(ReadOn, PageBody, ArticleSummary):
    """An article with its text."""

    corrections: list[Correction]


class IssueSummary(PageItem):
    """An issue of the paper as lists show it."""

    type: Literal["issue"]
    period: str = Field(description="In words.", examples=["Juli/August 2026"])
    first_month: date | None = Field(description="The first day of the month.")
    last_month: date | None = Field(description="Only for a double issue.")
    publication_date: date | None = Field(description="The day it lay in the letter boxes.")
    volume: int | None
    number: int | None
    cover: Image | None
    print_pdf: Document | None = Field(description="The paper as printed.")
    online_pdf: Document | None = Field(description="The longer edition, where there is one.")
    print_pages: int | None
    online_pages: int | None
    print_run: int | None = Field(description="Copies printed.")


class IssueEntry(BaseModel):
    """An article's place in the issue."""

    article: PageLink
    page: int | None = Field(description="Where it stands in print.")


class Issue(IssueSummary):
    """An issue with its editorial and its articles."""

    deadline: date | None = Field(description="Until when texts could be handed in.")
    editorial: RichText
    editorial_by: str
    entries: list[IssueEntry] = Field(description="Its articles in print order.")
