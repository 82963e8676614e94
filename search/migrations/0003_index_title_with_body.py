"""An index on PostgreSQL for title and body together, which readers' words are looked up in.

The ones that come with the table have either by itself; without this one each search reads all
rows. It is never put off: what waits to be taken in would be read through by every search.
"""

from django.db import migrations

NAME = "search_title_with_body"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {NAME} ON wagtailsearch_indexentry"
            " USING gin ((title || body)) WITH (fastupdate = off)"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {NAME}")


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_start_synonyms"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(create, drop)]
