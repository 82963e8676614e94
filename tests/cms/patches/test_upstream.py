"""What `cms.patches` changes in packages is still what it was when the change was written."""

import hashlib
import inspect
from importlib import import_module

import pytest

from cms.patches import mails, reports

#: What each patch changes, and the first characters of the SHA-256 of its source. When one fails
#: after an update: read what has changed upstream, then mend or delete the patch.
UPSTREAM = {
    "wagtail.admin.signal_handlers": "e889b0d72f2f",
    "wagtail.admin.views.reports.base.ReportView": "4bc3214bdd6a",
    "wagtail.admin.views.reports.audit_logging.LogEntriesView": "fe09df013f22",
    "wagtail.admin.views.generic.permissions.PermissionCheckedMixin": "0cf858f1e33f",
}


def find(name: str) -> object:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        return getattr(find(module), attribute)


@pytest.mark.parametrize("name", UPSTREAM)
def test_code_that_a_patch_changes_is_as_it_was(name: str) -> None:
    source = inspect.getsource(find(name))
    assert hashlib.sha256(source.encode()).hexdigest()[:12] == UPSTREAM[name]


def test_wagtail_sends_no_mails_of_its_own() -> None:
    for signal, _, name in mails.NOTIFIERS:
        assert not [key for (key, *_), *_ in signal.receivers if key == name]


def test_every_report_on_pages_asks_for_the_right_to_publish() -> None:
    for report in reports.REPORTS:
        assert report.permission_required == "publish"
