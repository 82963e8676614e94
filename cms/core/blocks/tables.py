"""Blocks for what is best read in rows."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from cms.core.blocks.base import BodyPartBlock

#: So many columns do not fit beside each other on a phone.
WIDE = 3


def _cell(label: Any) -> blocks.CharBlock:
    """A cell that says to those who do not see it what is written there.

    Wagtail has names for the columns, but none for the inputs below them.
    """
    block = blocks.CharBlock(label=label, required=False)
    block.field.widget.attrs["aria-label"] = label
    return block


class TranslatableTableBlock(TypedTableBlock):
    """A table whose words can be translated.

    wagtail-localize knows nothing of table blocks, but asks every block for these two methods:
    https://github.com/wagtail/wagtail-localize/issues/303. Paths: `caption`,
    `heading.<column>`, `cell.<row>.<column>`.
    """

    text = _cell(_("Text"))
    number = _cell(_("Number"))

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        """Every word in the table with its path."""
        texts = {"caption": table.caption}
        for number, column in enumerate(table.columns):
            texts[f"heading.{number}"] = column["heading"]
        for line, row in enumerate(table.row_data):
            for number, text in enumerate(row["values"]):
                texts[f"cell.{line}.{number}"] = text
        return [StringSegmentValue(path, text) for path, text in texts.items() if text]

    def restore_translated_segments(
        self, table: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """Put translated words where their paths say."""
        for segment in segments:
            kind, *position = segment.path.split(".")
            text = segment.render_text()
            if kind == "caption":
                table.caption = text
            elif kind == "heading":
                table.columns[int(position[0])]["heading"] = text
            else:
                table.row_data[int(position[0])]["values"][int(position[1])] = text
        return table

    def get_preview_value(self) -> Any:
        """Two columns, one of them with numbers."""
        return self.to_python(
            {
                "columns": [
                    {"type": "text", "heading": "Angebot"},
                    {"type": "number", "heading": "Kosten"},
                ],
                "rows": [{"values": ["Nähen", "0 €"]}, {"values": ["Kochen", "2 €"]}],
                "caption": "",
            }
        )


class TableBlock(BodyPartBlock):
    """A table with a title."""

    title = blocks.CharBlock(
        label=_("Title"), max_length=160, help_text=_("Says what the table is about.")
    )
    table = TranslatableTableBlock(label=_("Table"))
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=255)

    class Meta:
        template = "blocks/table.html"
        icon = "table"
        label = _("Table")
        description = _("Rows and columns with headings, for prices, times or addresses.")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict:
        """`rows` of cells with their headings; `is_wide`: the columns do not fit on a phone."""
        table = value["table"]
        headings = [column["heading"] for column in table.columns]
        context = super().get_context(value, parent_context)
        context["rows"] = [list(zip(headings, row, strict=True)) for row in table.rows]
        context["is_wide"] = len(headings) >= WIDE
        return context

    def get_preview_value(self) -> Any:
        """A small price list."""
        table = self.child_blocks["table"].get_preview_value()
        return self.normalize({"title": "Was kostet was?", "table": table, "note": ""})


class ProgrammeEntryBlock(blocks.StructBlock):
    """One thing that happens on a day."""

    time = blocks.CharBlock(label=_("Time"), required=False, max_length=40)
    title = blocks.CharBlock(label=_("What"), max_length=160)
    place = blocks.CharBlock(label=_("Where"), required=False, max_length=160)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=255)


class ProgrammeDayBlock(blocks.StructBlock):
    """A day and what happens on it."""

    day = blocks.CharBlock(
        label=_("Day"), max_length=80, help_text=_("For example Friday, 5 December.")
    )
    entries = blocks.ListBlock(ProgrammeEntryBlock(), label=_("Entries"), min_num=1)


class ProgrammeBlock(BodyPartBlock):
    """A programme of one or several days."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    days = blocks.ListBlock(ProgrammeDayBlock(), label=_("Days"), min_num=1)

    class Meta:
        template = "blocks/programme.html"
        icon = "date"
        label = _("Programme")
        description = _("What happens when and where, day by day.")
        preview_value = {
            "title": "Programm der Festwoche",
            "days": [
                {
                    "day": "Freitag",
                    "entries": [
                        {
                            "time": "15 Uhr",
                            "title": "Eröffnung mit dem Chor",
                            "place": "Wasserachse",
                            "note": "",
                        }
                    ],
                }
            ],
        }
