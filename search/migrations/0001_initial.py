import search.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=search.models.get_language_choices, default='de', max_length=12, verbose_name='language')),
                ('words', models.CharField(help_text='Words or short phrases with commas in between.', max_length=255, verbose_name='who looks for')),
                ('found', models.CharField(help_text='As the pages say it, with commas in between.', max_length=255, verbose_name='finds this as well')),
                ('both_ways', models.BooleanField(default=True, help_text='Off where the second is something narrower, as “dog” is to “pet”.', verbose_name='and the other way round')),
            ],
            options={
                'verbose_name': 'synonym',
                'verbose_name_plural': 'synonyms',
                'ordering': ('language', 'words'),
            },
        ),
        migrations.CreateModel(
            name='IndexedWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('word', models.CharField(max_length=60)),
                ('text', models.CharField(max_length=60)),
                ('lemmas', models.CharField(blank=True, max_length=255)),
                ('parts', models.CharField(blank=True, max_length=255)),
                ('pages', models.PositiveIntegerField(default=1)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('language', 'word'), name='unique_indexed_word')],
            },
        ),
    ]
