"""Words for devices."""

from django import template

from cms.accounts.devices import describe

register = template.Library()


@register.filter
def device(user_agent: str) -> str:
    """What a person would call the device that sent this header."""
    return describe(user_agent)
