"""What webhooks add to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from cms.webhooks import viewsets


@hooks.register("register_admin_viewset")
def add_webhooks() -> viewsets.WebhookViewSet:
    """Among the settings."""
    return viewsets.WebhookViewSet("webhook", url_prefix="webhooks")


@hooks.register("register_admin_urls")
def add_webhook_addresses() -> list[URLPattern]:
    """What the buttons post to."""
    return [
        path("webhooks/<int:pk>/secret/", viewsets.new_secret, name="webhook_secret"),
        path("webhooks/<int:pk>/test/", viewsets.test, name="webhook_test"),
        path("webhooks/deliveries/<int:pk>/retry/", viewsets.retry, name="webhook_retry"),
    ]
