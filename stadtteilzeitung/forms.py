"""The form of an article, which knows who writes, and of an issue, which knows its day."""

from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime, make_aware
from django.utils.translation import gettext as _

from cms.core.forms import BasePageForm


class ArticlePageForm(BasePageForm):
    """Offers the rubrics of the page's language, and begins as its writer's articles do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        article, user = kwargs.get("instance"), kwargs.get("for_user")
        is_new = article is not None and article.pk is None and not (args or kwargs.get("data"))
        if is_new and user:
            sign(article, user)
        super().__init__(*args, **kwargs)
        if rubric := self.fields.get("rubric"):
            rubric.queryset = rubric.queryset.filter(locale=self.instance.locale_id)


def sign(article: Any, user: Any) -> None:
    """Put the writer's name above a new article, and the rubric of the last one they wrote.

    The author of the account's name; where there is none, those of the last article.
    """
    own = type(article).objects.filter(owner=user, locale=article.locale_id)
    last = own.order_by("-pk").first()
    if last and not article.rubric_id:
        article.rubric = last.rubric
    rows = article._meta.get_field("authors").related_model
    names = apps.get_model("stadtteilzeitung.Author").objects.filter(locale=article.locale_id)
    named = names.filter(name__iexact=user.get_full_name() or user.get_username())[:1]
    authors = list(named) or (last.byline if last else [])
    article.authors = [rows(author=author) for author in authors]


class IssuePageForm(BasePageForm):
    """Takes the hour at which an issue goes online, but no other day than its own."""

    def clean(self) -> dict[str, Any]:
        """Wagtail's, and a sentence for a day that contradicts the day of publication.

        Without its day an issue has no moment either, unless somebody sets one.
        """
        data: dict[str, Any] = super().clean()
        day, moment = data.get("publication_date"), data.get("go_live_at")
        if "go_live_at" not in self.changed_data:
            if "publication_date" in self.changed_data and not day:
                data["go_live_at"] = None
        elif day and moment and localdate(moment) != day:
            sentence = _("This issue appears on %(day)s. Its day of publication says so.")
            self.add_error("go_live_at", sentence % {"day": date_format(day, "DATE_FORMAT")})
        self._check_end(data)
        return data

    def _check_end(self, data: dict[str, Any]) -> None:
        """Wagtail compares the end with the moment before the day of publication moves it."""
        day, end = data.get("publication_date"), data.get("expire_at", self.instance.expire_at)
        moment = data.get("go_live_at", self.instance.go_live_at)
        if not (day and end) or self.has_error("go_live_at"):
            return
        appears = get_appearance(day, moment)
        if appears and appears >= end:
            sentence = _(
                "This issue would disappear before it appears, on %(day)s. Please change one of"
                " the days."
            )
            day_of_end = date_format(localtime(end), "DATE_FORMAT")
            self.add_error("publication_date", sentence % {"day": day_of_end})


def get_appearance(day: date, moment: datetime | None) -> datetime | None:
    """When an issue with this day goes online, at the hour of `moment` or when the day begins.

    None if nothing was set and the day is not to come.
    """
    if moment is None and day <= localdate():
        return None
    hour = localtime(moment).time() if moment else time.min
    return make_aware(datetime.combine(day, hour))
