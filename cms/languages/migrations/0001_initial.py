import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MinorEdit',
            fields=[
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='minor_edit', serialize=False, to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'minor edit',
                'verbose_name_plural': 'minor edits',
            },
        ),
        migrations.CreateModel(
            name='SourceState',
            fields=[
                ('source', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='state', serialize=False, to='wagtail_localize.translationsource')),
                ('digest', models.CharField(max_length=64)),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'state of an original',
                'verbose_name_plural': 'states of originals',
            },
        ),
        migrations.CreateModel(
            name='ConfirmedSentence',
            fields=[
                ('words', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='confirmed', serialize=False, to='wagtail_localize.stringtranslation')),
                ('text', models.TextField()),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'confirmed sentence',
                'verbose_name_plural': 'confirmed sentences',
            },
        ),
        migrations.CreateModel(
            name='LiveTranslation',
            fields=[
                ('segments', models.JSONField(default=list)),
                ('digest', models.CharField(max_length=64)),
                ('is_machine', models.BooleanField(default=False)),
                ('translation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='live_state', serialize=False, to='wagtail_localize.translation')),
                ('released_at', models.DateTimeField()),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('translated_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'published translation',
                'verbose_name_plural': 'published translations',
            },
        ),
        migrations.CreateModel(
            name='ReadingTest',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reading_test', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('group', models.CharField(max_length=120, verbose_name='testing group')),
                ('tested_on', models.DateField(verbose_name='tested on')),
                ('digest', models.CharField(max_length=64)),
                ('holds', models.BooleanField(default=True)),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'testing of a page in Simple German',
                'verbose_name_plural': 'testings of pages in Simple German',
            },
        ),
        migrations.CreateModel(
            name='TranslatedRevision',
            fields=[
                ('segments', models.JSONField(default=list)),
                ('digest', models.CharField(max_length=64)),
                ('is_machine', models.BooleanField(default=False)),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='translated', serialize=False, to='wagtailcore.revision')),
                ('missing', models.PositiveIntegerField(default=0)),
                ('translated_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('translation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='wagtail_localize.translation')),
            ],
            options={
                'verbose_name': 'draft of a translation',
                'verbose_name_plural': 'drafts of translations',
            },
        ),
        migrations.CreateModel(
            name='ExcludedTranslation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField()),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
            ],
            options={
                'verbose_name': 'translation not wanted',
                'verbose_name_plural': 'translations not wanted',
                'constraints': [models.UniqueConstraint(fields=('translation_key', 'locale'), name='excluded_once_a_language')],
            },
        ),
    ]
