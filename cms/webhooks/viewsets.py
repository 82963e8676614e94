"""Webhooks in the admin: for administrators, with what became of each message."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.admin.views.generic import CreateView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from cms.webhooks.models import Delivery, Webhook, write_body
from cms.webhooks.tasks import deliver_after_commit

#: So many of the newest messages stand in the log.
SHOWN = 100


def may_manage(user: Any) -> bool:
    """Whether `user` may see webhooks and set them going."""
    return bool(policy_registry.get_by_type(Webhook).user_has_permission(user, "change"))


class WebhookForm(WagtailAdminModelForm):
    """An address, what it is for, and what it is told."""

    events = forms.MultipleChoiceField(
        label=gettext_lazy("Occasions"),
        choices=Webhook.Event,
        widget=forms.CheckboxSelectMultiple,
        initial=Webhook.DEFAULT_EVENTS,
    )

    class Meta:
        model = Webhook
        fields = ("description", "url", "events", "is_active")

    def save(self, commit: bool = True) -> Any:
        """Whoever switches it on again lets it begin anew."""
        if "is_active" in self.changed_data:
            self.instance.failing_since, self.instance.failures = None, 0
        return super().save(commit)


def show_secret(request: HttpRequest, webhook: Webhook) -> HttpResponse:
    """The secret in the answer itself: it is in no cookie, no address, and not shown again."""
    response = render(
        request,
        "webhooks/admin/webhook_secret.html",
        {"webhook": webhook, "secret": webhook.get_secret()},
    )
    response.headers["Cache-Control"] = "no-store"
    return response


class WebhookCreateView(CreateView):
    """Shows the secret right after saving."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Once."""
        super().form_valid(form)
        list(messages.get_messages(self.request))
        return show_secret(self.request, self.object)


class WebhookInspectView(InspectView):
    """The webhook, its buttons and its log."""

    template_name = "webhooks/admin/webhook.html"
    page_title = gettext_lazy("Webhook")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest messages first."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        names = dict(Webhook.Event.choices) | {"test": _("Test")}
        deliveries = list(self.object.deliveries.order_by("-pk")[:SHOWN])
        for delivery in deliveries:
            delivery.occasion = names.get(delivery.event, delivery.event)
        events = [str(names.get(event, event)) for event in self.object.events]
        return context | {"webhook": self.object, "deliveries": deliveries, "events": events}


class WebhookViewSet(ModelViewSet):
    """Among the settings."""

    model = Webhook
    icon = "link-external"
    add_to_settings_menu = True
    menu_order = 900
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = (
        "description",
        "url",
        BooleanColumn("is_active", label=gettext_lazy("Switched on")),
        DateColumn("failing_since", label=gettext_lazy("Failing since")),
    )
    inspect_view_class = WebhookInspectView
    inspect_template_name = WebhookInspectView.template_name
    add_view_class = WebhookCreateView

    def get_form_class(self, for_update: bool = False) -> type[WebhookForm]:
        """The same for new ones."""
        return WebhookForm


def _find(request: HttpRequest, pk: int) -> Webhook:
    if not may_manage(request.user):
        raise PermissionDenied
    return get_object_or_404(Webhook, pk=pk)


@require_POST
def new_secret(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new secret and show it; the old one is worth nothing from now on."""
    webhook = _find(request, pk)
    webhook.salt = uuid4()
    webhook.save(update_fields=["salt"])
    return show_secret(request, webhook)


@require_POST
def test(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a message that tells of nothing."""
    webhook = _find(request, pk)
    if webhook.is_active:
        Delivery.objects.create(webhook=webhook, event="test", body=write_body("test", {}))
        deliver_after_commit()
        messages.success(request, _("The test is sent within a minute. The log tells the answer."))
    else:
        messages.error(request, _("This webhook is switched off. Please switch it on first."))
    return redirect("webhook:inspect", webhook.pk)


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a message that is stuck as soon as the worker comes to it."""
    delivery = get_object_or_404(Delivery, pk=pk)
    webhook = _find(request, delivery.webhook_id)
    delivery.retry()
    deliver_after_commit()
    messages.success(request, _("The message is sent again within a minute."))
    return redirect(reverse("webhook:inspect", args=[webhook.pk]))
