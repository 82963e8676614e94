from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_id', models.BigIntegerField(null=True)),
                ('uuid', models.UUIDField(null=True)),
                ('type', models.CharField(max_length=120)),
                ('lang', models.CharField(blank=True, max_length=20)),
                ('what', models.CharField(choices=[('published', 'Published'), ('updated', 'Updated'), ('moved', 'Moved'), ('unpublished', 'Unpublished'), ('deleted', 'Deleted'), ('content', 'Content')], max_length=20)),
                ('at', models.DateTimeField(db_index=True)),
                ('url', models.TextField(blank=True)),
                ('old_url', models.TextField(blank=True)),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
            },
        ),
        migrations.CreateModel(
            name='ChangeLogLock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pruned_to', models.BigIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'log of changes',
                'verbose_name_plural': 'logs of changes',
            },
        ),
        migrations.CreateModel(
            name='PendingChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_id', models.BigIntegerField(null=True)),
                ('is_update', models.BooleanField(default=False)),
                ('type', models.CharField(blank=True, max_length=120)),
                ('lang', models.CharField(blank=True, max_length=20)),
            ],
            options={
                'verbose_name': 'pending change',
                'verbose_name_plural': 'pending changes',
            },
        ),
        migrations.CreateModel(
            name='PublicPage',
            fields=[
                ('page_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(db_index=True)),
                ('type', models.CharField(max_length=120)),
                ('lang', models.CharField(max_length=20)),
                ('url', models.TextField()),
                ('path', models.CharField(db_index=True, max_length=255)),
                ('version', models.CharField(max_length=80)),
                ('published_in', models.BigIntegerField()),
                ('published_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'public page',
                'verbose_name_plural': 'public pages',
            },
        ),
    ]
