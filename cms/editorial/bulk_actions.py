"""Publishing, deleting and deciding about many pages at once, by the same rules as one."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page, TaskState

from cms.editorial.decisions import RELEASE, RETURN, Version, decide, find_obstacle, parse_key
from cms.editorial.formatting import get_kind, get_name, since
from cms.editorial.models import CommentNeededForm
from cms.editorial.views.reviews import is_reviewer


class ModeratedPublishBulkAction(PublishBulkAction):
    """Says what was left out."""

    def prepare_action(
        self, objects: list[Page], objects_without_access: dict[str, list[Page]]
    ) -> HttpResponse | None:
        """Say how many pages stay as they are."""
        refused = len(objects_without_access["items_with_no_access"])
        if refused:
            messages.warning(self.request, _refused_sentence(refused))
        return super().prepare_action(objects, objects_without_access)

    def get_execution_context(self) -> dict[str, Any]:
        """`unfinished` takes up the pages that cannot be published as they are."""
        self.unfinished: list[Page] = []
        return {**super().get_execution_context(), "unfinished": self.unfinished}

    @classmethod
    def execute_action(
        cls, objects: list[Page], unfinished: list[Page] | None = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Publish what can be; one page that lacks something keeps no other from it."""
        parents = children = 0
        for page in objects:
            try:
                with transaction.atomic():
                    done = super().execute_action([page], **kwargs)
            except (ValidationError, PermissionDenied):
                if unfinished is not None:
                    unfinished.append(page)
            else:
                parents, children = parents + done[0], children + done[1]
        return parents, children

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """And which pages lack something."""
        if self.unfinished:
            titles = ", ".join(page.get_admin_display_title() for page in self.unfinished)
            sentence = _("Not published, because something is missing in it: %(titles)s.")
            messages.warning(self.request, sentence % {"titles": titles})
        return str(super().get_success_message(num_parent_objects, num_child_objects))


class BranchDeleteBulkAction(DeleteBulkAction):
    """Deletes a branch once; Wagtail fails on a page that went with the one above it."""

    @classmethod
    def execute_action(cls, objects: list[Page], **kwargs: Any) -> tuple[int, int]:
        """Only the uppermost of the chosen pages."""
        paths = tuple(page.path for page in objects)
        tops = [
            page
            for page in objects
            if not any(page.path != path and page.path.startswith(path) for path in paths)
        ]
        done: tuple[int, int] = super().execute_action(tops, **kwargs)
        return done


# --- Deciding about several that wait -------------------------------------------------------------


class CommentForm(forms.Form):
    """One word to all who have written something of it."""

    comment = forms.CharField(
        label=gettext_lazy("A word to the authors"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Each of them reads it."),
    )


class DecisionBulkAction(BulkAction):
    """Asks once more, then decides about each by the rules of one (`decisions`).

    Each `id` of the address is the `token` of a `ReviewItem`: what waits, and the version that was
    listed. About another version nothing is decided.
    """

    models: ClassVar[list[Any]] = [TaskState]
    template_name = "editorial/decide_several.html"
    #: What is decided, as Wagtail's tasks call it.
    decision: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For reviewers who have ticked something.

        Raises:
            PermissionDenied: nothing here is this user's to decide.
        """
        if not is_reviewer(request.user):
            raise PermissionDenied
        self.next_url = reverse("reviews")
        if not self.chosen:
            messages.info(request, _("Please tick first what you want to decide about."))
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def chosen(self) -> list[tuple[TaskState, Version]]:
        """What was ticked, the one waiting longest first."""
        versions = dict(filter(None, map(_read_token, self.request.GET.getlist("id"))))
        states = TaskState.objects.filter(pk__in=versions).order_by("started_at", "pk")
        states = states.select_related("workflow_state__requested_by")
        found = [(state, versions[state.pk]) for state in states]
        return [pair for pair in found if isinstance(pair[0].workflow_state.content_object, Page)]

    def get_actionable_objects(self) -> tuple[list[TaskState], dict[str, list[TaskState]]]:
        """Wagtail's two lists; `self.obstacles` says why not, by key."""
        user, self.obstacles = self.request.user, {}
        for state, version in self.chosen:
            self.obstacles[state.pk] = find_obstacle(state, user, self.decision, version)
        ready = [state for state, _version in self.chosen if not self.obstacles[state.pk]]
        refused = [state for state, _version in self.chosen if self.obstacles[state.pk]]
        return ready, {"items_with_no_access": refused}

    def object_context(self, obj: TaskState) -> dict[str, Any]:
        """What the page that asks says about each."""
        page = obj.workflow_state.content_object
        author = get_name(obj.workflow_state.requested_by)
        waiting = _("waiting %(since)s") % {"since": since(obj.started_at)}
        return {
            "item": obj,
            "title": page.get_admin_display_title(),
            "language": page.locale.language_code,
            "url": reverse("review", args=[obj.pk]),
            "facts": tuple(filter(None, (get_kind(page), author, waiting))),
            "obstacle": self.obstacles[obj.pk],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those that stay as they are look like the others, each with its reason."""
        context = super().get_context_data(**kwargs)
        refused = map(self.object_context, context["items_with_no_access"])
        return {**context, "items_with_no_access": list(refused), "title": self.display_name}

    def get_execution_context(self) -> dict[str, Any]:
        """Who decides about which versions; `obstacles` takes up reasons that come up late."""
        return {
            "decision": self.decision,
            "user": self.request.user,
            "versions": {state.pk: version for state, version in self.chosen},
            "comment": self.cleaned_form.cleaned_data["comment"],
            "obstacles": self.obstacles,
        }

    @classmethod
    def execute_action(
        cls, objects: list[TaskState], obstacles: dict[int, str] | None = None, **how: Any
    ) -> tuple[int, int]:
        """Decide about each; one that cannot be decided keeps no other from it."""
        found = {} if obstacles is None else obstacles
        # By key: two people who decide about the same ones lock them in one order.
        for state in sorted(objects, key=lambda each: each.pk):
            version = how["versions"][state.pk]
            found[state.pk] = decide(state, how["user"], how["decision"], version, how["comment"])
        return sum(not found[state.pk] for state in objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """How many; with some left out a warning that names each of them and why."""
        reasons = [
            _("“%(title)s” – %(reason)s") % {"title": _get_title(state), "reason": reason}
            for state, _version in self.chosen
            if (reason := self.obstacles[state.pk])
        ]
        sentence = self.count_done(num_parent_objects)
        if not reasons:
            return f"{sentence}."
        words = {"done": sentence, "count": len(reasons), "reasons": " ".join(reasons)}
        messages.warning(self.request, _("%(done)s, %(count)d not: %(reasons)s") % words)
        return None

    def count_done(self, count: int) -> str:
        """How many were decided, without a full stop."""
        raise NotImplementedError


class ReleaseBulkAction(DecisionBulkAction):
    """Release what is ticked."""

    display_name = gettext_lazy("Release several")
    action_type = "release"
    aria_label = gettext_lazy("Release what is ticked")
    form_class = CommentForm
    decision = RELEASE

    def count_done(self, count: int) -> str:
        """“7 released”."""
        return ngettext("%(count)d released", "%(count)d released", count) % {"count": count}


class ReturnBulkAction(DecisionBulkAction):
    """Send back what is ticked, with one comment for all."""

    display_name = gettext_lazy("Send several back")
    action_type = "return"
    aria_label = gettext_lazy("Send back what is ticked")
    form_class = CommentNeededForm
    decision = RETURN

    def count_done(self, count: int) -> str:
        """“7 sent back”."""
        return ngettext("%(count)d sent back", "%(count)d sent back", count) % {"count": count}


def _read_token(token: str) -> tuple[int, Version] | None:
    """The key of what waits and the version that was listed; None for anything else."""
    state, _separator, text = token.partition("/")
    try:
        version = Version.parse(text)
        return (parse_key(state), version) if version.saved_at else None
    except ValueError:
        return None


def _get_title(state: TaskState) -> str:
    return str(state.workflow_state.content_object.get_admin_display_title())


def _refused_sentence(count: int) -> Any:
    return ngettext(
        "%(count)d page was not published: somebody else releases what only you have written,"
        " or you may not publish there.",
        "%(count)d pages were not published: somebody else releases what only you have written,"
        " or you may not publish there.",
        count,
    ) % {"count": count}
