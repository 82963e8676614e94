"""The project's part of the editor's form."""

from typing import Any

from wagtail.admin.panels import Panel

from projekte.funding import get_funding_gap


class FundingHintPanel(Panel):
    """Says when the shares do not add up; a hint and no error, because grants do change."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "projekte/admin/funding_hint.html"

        def is_shown(self) -> bool:
            return bool(self.hint)

        @property
        def hint(self) -> str:
            """The sentence, or nothing."""
            lines = getattr(self.instance, "funding_lines", None)
            return get_funding_gap(list(lines.all())) if lines else ""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "hint": self.hint}
