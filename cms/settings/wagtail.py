"""What Wagtail is told: its admin, the search, pictures and documents."""

WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "core/password_required.html"  # noqa: S105 - a template
WAGTAIL_SITE_NAME = "Stadtteilbüro Winzerla"
# Passwords and addresses are changed in `cms.accounts`, which asks for the password first.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Nobody types a password for somebody else: people are invited.
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Nothing in the admin asks other hosts: not for updates, not for portraits.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "cms.core.widgets.RichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ol", "ul", "link", "document-link"]},
    }
}
# A page with many blocks has many form fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAILSEARCH_BACKENDS = {
    "default": {
        # Wagtail's own for the database in use, with words analysed in each language.
        "BACKEND": "search.backends",
    }
}

# Seconds after which a process writes what readers have searched for (`search/counting.py`).
SEARCHES_ADDED_UP_EVERY = 60.0

MEGABYTE = 1024 * 1024
WAGTAILIMAGES_IMAGE_MODEL = "images.CustomImage"
WAGTAILIMAGES_RENDITION_STORAGE = "public"
# Turns what phones upload upright, and takes away where it was taken.
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.images.forms.ImageUploadForm"
# What dialogs for files offer; the content decides what is taken (`cms/images/decoder.py`). No SVG:
# a document with scripts in it is no photograph.
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif"]
WAGTAILIMAGES_EXTENSIONS += ["gif", "tif", "tiff", "bmp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * MEGABYTE
# Above today's phones, below what would exhaust the server's memory when unpacked.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "documents.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.documents.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "txt", "csv", "ics"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * MEGABYTE
# Through `cms.site.views.document`, which asks `cms.site.files` who may have it.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
