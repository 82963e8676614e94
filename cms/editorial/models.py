"""Roles and what they were given, the step between handing in and publishing, and its rules."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from cms.editorial.decisions import Version, lock_state
from cms.sections import Role


class RoleGroup(models.Model):
    """The group of a role; empty when staff has deleted it, and then it stays away."""

    role = models.CharField(max_length=20, choices=Role, unique=True)
    group = models.OneToOneField(
        Group, null=True, on_delete=models.SET_NULL, related_name="role_group"
    )

    changes_content_version = False

    def __str__(self) -> str:
        return str(self.get_role_display())


def get_group(role: Role) -> Group | None:
    """The group of a role; None when staff has deleted it."""
    found = RoleGroup.objects.filter(role=role).select_related("group").first()
    return found.group if found else None


class AppliedGrant(models.Model):
    """A right that a role was given once, so that nobody's taking it away is undone later."""

    role = models.CharField(max_length=20, choices=Role)
    right = models.CharField(max_length=120)

    changes_content_version = False

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("role", "right"), name="unique_applied_grant"),
        )

    def __str__(self) -> str:
        return f"{self.role}: {self.right}"


class CommentNeededForm(TaskStateCommentForm):
    """Whoever sends a text back says why."""

    comment = forms.CharField(
        label=_("What should be different?"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The author reads this in a mail and on the start page."),
        error_messages={"required": _("Please say in a sentence what should be different.")},
    )


class ReviewTask(AbstractGroupApprovalTask):
    """Somebody else reads what was handed in, and releases it or sends it back."""

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, Any, bool]]:
        """Send back or release for reviewers; authors leave their own text to somebody else."""
        if not super().get_actions(obj, user):
            return []
        actions = [("reject", _("Send back"), True)]
        if obj.permissions_for_user(user).can_publish():
            actions += [("approve", _("Release"), False), ("approve", _("Release"), True)]
        return actions

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Decide, unless somebody was faster: Wagtail looks at a state that it read before.

        Raises:
            PermissionDenied: it is decided already.
        """
        version = Version.of(task_state.workflow_state.content_object)
        task_state = lock_state(task_state, version)
        if task_state.status != TaskState.STATUS_IN_PROGRESS:
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """A comment, which sending back cannot do without."""
        return CommentNeededForm if action == "reject" else TaskStateCommentForm

    @classmethod
    def get_description(cls) -> Any:
        """What administrators read when they choose a kind of task."""
        return _("Members of the groups release a text or send it back; nobody their own")

    changes_content_version = False

    class Meta:
        verbose_name = _("release by somebody else")
        verbose_name_plural = _("releases by somebody else")


@register_setting(icon="check", order=100)
class EditorialSettings(BaseGenericSetting):
    """Rules of the editorial office; administrators change them."""

    four_eyes = models.BooleanField(
        _("four eyes"),
        default=True,
        help_text=_(
            "Articles, events, diary entries and translations are released by somebody who has"
            " not written them alone. Without this, whoever may publish also releases their own."
        ),
    )

    panels = (FieldPanel("four_eyes"),)

    changes_content_version = False

    class Meta:
        verbose_name = _("editorial office")
        verbose_name_plural = _("editorial office")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
