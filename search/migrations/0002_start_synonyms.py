"""Begin with the synonyms that readers of a neighbourhood's site use; staff goes on with them."""

from pathlib import Path

from django.db import migrations

FILE = Path(__file__).parents[1] / "synonyms.tsv"


def add_synonyms(apps, schema_editor):
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    synonym = apps.get_model("search.Synonym")
    synonym.objects.bulk_create(
        synonym(language=language, words=words, found=found, both_ways=ways == "both")
        for language, words, found, ways in rows
    )


def remove_synonyms(apps, schema_editor):
    apps.get_model("search.Synonym").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = (("search", "0001_initial"),)

    operations = (migrations.RunPython(add_synonyms, remove_synonyms),)
