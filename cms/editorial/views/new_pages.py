"""Where pages come from: which types somebody is offered below a page, and copies of one."""

from typing import Any

from django.apps import apps
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.create import AddSubpageView
from wagtail.models import Page

from cms.core.addresses import is_free
from cms.editorial.authorship import RELEASED_BY_OTHERS, requires_second_person
from cms.editorial.permissions import may_create
from cms.forms import spell_as_germans_do


def refuse_office_pages(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Before a new page: refuse types that this user does not make."""
    if may_create(request.user, parent, page_class):
        return None
    sentence = _("Pages of the kind “%(name)s” are made by the office.")
    messages.error(request, sentence % {"name": page_class.get_verbose_name()})
    return redirect("wagtailadmin_explore", parent.pk)


class FilteredAddSubpageView(AddSubpageView):
    """Offers the types of pages that this user makes; where it is one, its form opens."""

    def dispatch(
        self, request: HttpRequest, parent_page_id: int, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Wagtail's, with the list shortened before it is shown."""
        response = super().dispatch(request, parent_page_id, *args, **kwargs)
        self.page_types[:] = [
            kind
            for kind in self.page_types
            if may_create(request.user, self.parent_page, apps.get_model(kind[1], kind[2]))
        ]
        if len(self.page_types) == 1:
            _name, app_label, model_name, _description = self.page_types[0]
            return redirect("wagtailadmin_pages:add", app_label, model_name, self.parent_page.pk)
        return response


class PageCopyView(CopyView):
    """Copies of what a second person has to release begin as drafts."""

    parent_page: Page

    def get_form(self, form_class: Any = None) -> Any:
        """Wagtail's, with an address as its language spells it; no text is too long."""
        form = super().get_form(form_class)
        for name in ("title", "slug"):
            longest = Page._meta.get_field(name).max_length
            form.fields[f"new_{name}"].validators.append(MaxLengthValidator(longest))
        spell_as_germans_do(form.fields["new_slug"], self.page.locale.language_code)
        return form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wagtail's, also where the page that the copy was to stand below has gone meanwhile."""
        wanted = request.POST.get("new_parent_page") or None
        self.parent_page = Page.objects.filter(pk=wanted).first() or self.parent_page
        return super(CopyView, self).post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Wagtail's, but copies stay drafts where one of them needs a second person; says so."""
        parent = form.cleaned_data.get("new_parent_page") or self.page.get_parent()
        if not is_free(form.cleaned_data["new_slug"], parent):
            form.add_error("new_slug", _("This address belongs to a list of the page above."))
            return self.form_invalid(form)
        wanted = form.cleaned_data.get("publish_copies")
        with_subpages = form.cleaned_data.get("copy_subpages")
        is_refused = bool(wanted and self._requires_second_person(with_subpages))
        if is_refused:
            form.cleaned_data["publish_copies"] = False
        response: HttpResponse = super().form_valid(form)
        if is_refused:
            messages.warning(self.request, RELEASED_BY_OTHERS)
        return response

    def _requires_second_person(self, with_subpages: bool) -> bool:
        pages = self.page.get_descendants(inclusive=True) if with_subpages else [self.page]
        return any(requires_second_person(page) for page in pages)
