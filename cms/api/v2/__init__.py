"""Wagtail's own read API, with what is wrong in it put right.

Its contract is Wagtail's: https://docs.wagtail.org/en/stable/advanced_topics/api/v2/usage.html
"""
