"""From a Word file to a draft: choosing it, saying what the library asks of its pictures."""

from typing import Any, cast
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

from cms.editorial.permissions import get_addable_parents
from cms.word_files.drafts import fill_page, find_words, forget_pictures, keep_words, take_in
from cms.word_files.forms import WordFileForm
from cms.word_files.offers import Offer, get_label, get_url
from cms.word_files.pictures import PictureForm, check_lead

#: In the address of the second step: what was kept in the first.
TOKEN = "text"  # noqa: S105 - a name
#: The button that leaves all pictures out.
WITHOUT = "without-pictures"


class _FilledPage:
    """Stands in for the page's form, of which Wagtail's saving wants the page alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def save(self, *, commit: bool) -> Page:
        """The page as it was filled."""
        return self.page


class WordFileView(CreateView):
    """Wagtail's view of a new page with another form: rights, hooks and saving are the same."""

    def get_label(self) -> str:
        """What the button was called that leads here."""
        label = get_label(self.page_class)
        if not label:
            raise Http404
        return str(label)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form for the file, or for the pictures of one that was sent."""
        label = self.get_label()
        if TOKEN not in request.GET:
            return self._show_upload(label, WordFileForm())
        words = find_words(request.GET[TOKEN], request.user)
        if words is None:
            return self._begin_again()
        return self._show_pictures(label, words[1], self._get_forms(words[1]))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the file, or its pictures."""
        label = self.get_label()
        if TOKEN in request.GET:
            return self._take_pictures(label)
        form = WordFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show_upload(label, form)
        data = form.cleaned_data
        try:
            found, lost = take_in(data["file"], data["pictures"], request.user)
        except ValidationError as error:
            form.add_error("file", error)
            return self._show_upload(label, form)
        if not found["pictures"]:
            return self._save(found, lost, [])
        token = keep_words(found | {"lost": lost}, request.user)
        return redirect(f"{request.path}?{urlencode({TOKEN: token})}")

    @transaction.atomic
    def _take_pictures(self, label: str) -> HttpResponse:
        words = find_words(self.request.GET[TOKEN], self.request.user)
        # A second press waits for the first, and finds its draft made.
        if words is None or not words[0].claim():
            return self._begin_again()
        kept, found = words
        forms: list[PictureForm] = []
        if WITHOUT not in self.request.POST:
            forms = self._get_forms(found, self.request.POST)
            # All of them: what is missing is said at once.
            valid = [form.is_valid() for form in forms]
            check_lead(forms)
            if not all(valid) or any(form.errors for form in forms):
                return self._show_pictures(label, found, forms)
        response = self._save(found, found["lost"], [form for form in forms if form.is_taken])
        forget_pictures(found, self.request.user)
        kept.forget()
        return response

    def _get_forms(self, found: dict[str, Any], data: Any = None) -> list[PictureForm]:
        return [
            PictureForm(data, picture=picture, user=self.request.user, prefix=f"picture-{number}")
            for number, picture in enumerate(found["pictures"])
        ]

    @transaction.atomic
    def _save(
        self, found: dict[str, Any], lost: list[str], forms: list[PictureForm]
    ) -> HttpResponse:
        """The draft, opened in its editor."""
        # As the empty form of such a page begins: with the writer's name, their last rubric.
        self.form_class(
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent_page,
            for_user=self.request.user,
        )
        lost = [*lost, *fill_page(self.page, found, forms)]
        self.form = _FilledPage(self.page)
        response = cast("HttpResponse", self.save_action())
        for sentence in lost:
            messages.warning(self.request, sentence)
        return response

    def _begin_again(self) -> HttpResponse:
        messages.warning(
            self.request, _("This file has become a draft already, or is no longer kept.")
        )
        return redirect("wagtailadmin_home")

    def _show_upload(self, label: str, form: WordFileForm) -> HttpResponse:
        parents = get_addable_parents(self.request.user, self.page_class)
        others = [
            Offer(parent.get_admin_display_title(), get_url(self.page_class, parent))
            for parent in parents
            if parent.pk != self.parent_page.pk
        ]
        context = {"title": label, "form": form, "others": others}
        return render(self.request, "word_files/admin/upload.html", context)

    def _show_pictures(
        self, label: str, found: dict[str, Any], forms: list[PictureForm]
    ) -> HttpResponse:
        context = {
            "title": label,
            "headline": found["title"],
            "lost": found["lost"],
            "is_incomplete": any(form.is_bound and form.errors for form in forms),
            "forms": forms,
            "without": WITHOUT,
        }
        return render(self.request, "word_files/admin/pictures.html", context)
