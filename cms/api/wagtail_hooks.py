"""What the API adds to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from cms.api.webhooks import admin


@hooks.register("register_admin_viewset")
def add_webhooks() -> admin.WebhookViewSet:
    """Among the settings."""
    return admin.WebhookViewSet("webhook", url_prefix="webhooks")


@hooks.register("register_admin_urls")
def add_webhook_addresses() -> list[URLPattern]:
    """What the buttons post to."""
    return [
        path("webhooks/<int:pk>/secret/", admin.new_secret, name="webhook_secret"),
        path("webhooks/<int:pk>/test/", admin.test, name="webhook_test"),
        path("webhooks/deliveries/<int:pk>/retry/", admin.retry, name="webhook_retry"),
    ]
