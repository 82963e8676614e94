"""Above the closures in the form of the hours: which of them overlap."""

from wagtail.admin.panels import HelpPanel

from cms.hours.overlaps import describe_overlaps


class OverlapsPanel(HelpPanel):
    """A hint, as nothing is wrong with it: somebody may well fall ill in the holidays."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs: object) -> None:
            super().__init__(**kwargs)
            self.content = describe_overlaps(self.instance)

        def is_shown(self) -> bool:
            """Only where there is something to say."""
            return bool(self.content) and super().is_shown()
