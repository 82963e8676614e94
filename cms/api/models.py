"""Every model of the API, each in the package it belongs to."""

from cms.api.changes.models import Change, Ledger, PublicPage, Touch
from cms.api.webhooks.models import Delivery, Webhook

__all__ = ["Change", "Delivery", "Ledger", "PublicPage", "Touch", "Webhook"]
