"""All clipboards, by their names."""

from tests.cms.pasting.clipboards import CLIPBOARDS, Clipboard
from tests.cms.pasting.clipboards_documents import DOCUMENTS
from tests.cms.pasting.clipboards_messages import MESSAGES

EVERY_CLIPBOARD: dict[str, Clipboard] = {**CLIPBOARDS, **DOCUMENTS, **MESSAGES}
