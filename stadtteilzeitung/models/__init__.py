"""The newspaper: its index, its issues, its articles, and who writes about what."""

from stadtteilzeitung.models.articles import ArticleAuthor, ArticlePage
from stadtteilzeitung.models.entries import IssueEntry
from stadtteilzeitung.models.issues import IssuePage
from stadtteilzeitung.models.newspaper import NewspaperPage
from stadtteilzeitung.models.snippets import Author, Rubric

__all__ = [
    "ArticleAuthor",
    "ArticlePage",
    "Author",
    "IssueEntry",
    "IssuePage",
    "NewspaperPage",
    "Rubric",
]
