"""Put an empty home page of ours where Wagtail put its welcome page."""

from django.db import migrations


def create_home_page(apps, schema_editor):
    content_types = apps.get_model("contenttypes.ContentType")
    locale = apps.get_model("wagtailcore.Locale").objects.first()
    page_model = apps.get_model("wagtailcore.Page")
    # The one page a new database has; with it goes the site record that points to it.
    page_model.objects.filter(depth=2, path="00010001").delete()
    content_type, _ = content_types.objects.get_or_create(app_label="home", model="homepage")
    home = apps.get_model("home.HomePage").objects.create(
        title="Winzerla",
        draft_title="Winzerla",
        slug="home",
        url_path="/home/",
        path="00010001",
        depth=2,
        numchild=0,
        content_type=content_type,
        locale=locale,
        live=True,
    )
    apps.get_model("wagtailcore.Site").objects.create(
        hostname="localhost", site_name="Winzerla", root_page_id=home.pk, is_default_site=True
    )


def remove_home_page(apps, schema_editor):
    apps.get_model("wagtailcore.Site").objects.filter(is_default_site=True).delete()
    apps.get_model("home.HomePage").objects.filter(path="00010001").delete()
    apps.get_model("wagtailcore.Page").objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = (("home", "0001_initial"),)

    operations = (migrations.RunPython(create_home_page, remove_home_page),)
