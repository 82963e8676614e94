"""One workflow on the whole tree: hand in, review, publish or send back.

Wagtail brings one of its own on the root of the tree. It becomes this one where nobody has changed
it, and never again: what administrators make of their workflows stays.
"""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from cms.core.roles import Role
from cms.editorial.models import GivenRight
from cms.editorial.rights import get_group
from cms.editorial.workflow.models import ReviewTask

#: Under this name it is remembered that the workflow was made.
MADE = "workflow"
#: What Wagtail calls its workflow and its task.
STOCK = "Moderators approval"


def set_up() -> None:
    """Make the workflow, once."""
    root = Page.get_first_root_node()
    if root is None or GivenRight.objects.filter(role=Role.MODERATORS, right=MADE).exists():
        return
    GivenRight.objects.create(role=Role.MODERATORS, right=MADE)
    assigned = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if assigned and assigned.workflow.name != STOCK:
        return
    workflow = assigned.workflow if assigned else Workflow()
    with override(settings.LANGUAGE_CODE):
        workflow.name, task_name = _("Release"), _("Review by the editorial office")
    workflow.save()
    task = ReviewTask.objects.create(name=task_name)
    group = get_group(Role.MODERATORS)
    if group:
        task.groups.add(group)
    _replace_tasks(workflow, task)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def _replace_tasks(workflow: Workflow, task: ReviewTask) -> None:
    """The one task instead of Wagtail's, which nothing was ever handed in to."""
    WorkflowTask.objects.filter(workflow=workflow).delete()
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    stock = GroupApprovalTask.objects.filter(name=STOCK, workflow_tasks=None)
    stock.filter(task_states=None).delete()
