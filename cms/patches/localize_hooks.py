"""wagtail-localize 1.14 brings an editor, addresses and buttons that go around the release.

As shipped its views publish for people who may not, ask no lock, and turn pages into aliases that
show German under another language's name. All hooks that its modules have registered are dropped,
its addresses among them, but for those in KEPT. Wagtail has no public way to take a hook back.
Needless once the package's views can be left out by a setting.
"""

from wagtail import hooks

PACKAGE = "wagtail_localize"
#: Without the permission nobody could be given the right to have pages translated. Icons and words
#: for the log do nothing by themselves, and stored entries of the log would have no words.
KEPT = {"register_permissions", "register_icons", "register_log_actions"}


def apply() -> None:
    """Drop the hooks; called when all apps have registered theirs."""
    registered = hooks._hooks  # noqa: SLF001 - there is nothing public
    for name in registered.keys() - KEPT:
        registered[name][:] = [
            (function, order)
            for function, order in registered[name]
            if function.__module__.partition(".")[0] != PACKAGE
        ]
