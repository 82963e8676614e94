from django.apps import AppConfig


class PatchesConfig(AppConfig):
    """Stands last in `INSTALLED_APPS`, so that what is changed here has been set up."""

    name = "cms.patches"
    label = "patches"

    def ready(self) -> None:
        """Apply each change but for hooks, which are there later (`wagtail_hooks.py`)."""
        from cms.patches import (
            dates,
            draft_titles,
            empty_blocks,
            mails,
            missing_blocks,
            missing_types,
            names,
            page_chooser,
            references,
            reports,
            reserved_slugs,
            rich_text,
            segments,
            spreadsheets,
            texts,
        )

        dates.apply()
        draft_titles.apply()
        empty_blocks.apply()
        mails.apply()
        missing_blocks.apply()
        missing_types.apply()
        names.apply()
        page_chooser.apply()
        references.apply()
        reports.apply()
        reserved_slugs.apply()
        rich_text.apply()
        segments.apply()
        spreadsheets.apply()
        texts.apply()
