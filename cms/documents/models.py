"""Documents for download: the paper as PDF, forms, programmes."""

from wagtail.documents.models import AbstractDocument, Document


class CustomDocument(AbstractDocument):
    """A file for download. Its title is a default: pages word their own link."""

    admin_form_fields = Document.admin_form_fields
