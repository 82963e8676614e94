"""Mails about what became of a page."""
