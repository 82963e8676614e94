import django.db.models.deletion
import django.utils.timezone
import uuid
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
            name='Ledger',
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
        migrations.CreateModel(
            name='Touch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_id', models.BigIntegerField(null=True)),
                ('is_update', models.BooleanField(default=False)),
                ('type', models.CharField(blank=True, max_length=120)),
                ('lang', models.CharField(blank=True, max_length=20)),
            ],
            options={
                'verbose_name': 'trace of a change',
                'verbose_name_plural': 'traces of changes',
            },
        ),
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(help_text='Begins with https:// and can be reached from everywhere.', max_length=500, unique=True, verbose_name='address')),
                ('description', models.CharField(help_text='For example: App of the library.', max_length=120, verbose_name='what for')),
                ('events', models.JSONField(default=list, verbose_name='occasions')),
                ('is_active', models.BooleanField(default=True, verbose_name='switched on')),
                ('salt', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('failing_since', models.DateTimeField(editable=False, null=True, verbose_name='failing since')),
                ('failures', models.PositiveIntegerField(default=0, editable=False, verbose_name='failed attempts')),
            ],
            options={
                'verbose_name': 'webhook',
                'verbose_name_plural': 'webhooks',
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('message_id', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('change', models.BigIntegerField(null=True)),
                ('page_id', models.BigIntegerField(null=True)),
                ('event', models.CharField(max_length=20, verbose_name='occasion')),
                ('body', models.TextField()),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('delivered', 'Delivered'), ('obsolete', 'No longer needed'), ('given_up', 'Given up')], default='waiting', max_length=20, verbose_name='status')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('waiting_since', models.DateTimeField(default=django.utils.timezone.now)),
                ('next_attempt_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next attempt')),
                ('delivered_at', models.DateTimeField(null=True, verbose_name='delivered at')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('status_code', models.PositiveSmallIntegerField(null=True, verbose_name='answer')),
                ('last_error', models.CharField(blank=True, max_length=500, verbose_name='what went wrong')),
                ('claim', models.UUIDField(null=True)),
                ('claimed_until', models.DateTimeField(null=True)),
                ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='api.webhook', verbose_name='webhook')),
            ],
            options={
                'verbose_name': 'delivery',
                'verbose_name_plural': 'deliveries',
                'indexes': [models.Index(fields=['state', 'next_attempt_at'], name='delivery_due_idx')],
                'constraints': [models.UniqueConstraint(fields=('webhook', 'change'), name='one_delivery_a_change')],
            },
        ),
    ]
