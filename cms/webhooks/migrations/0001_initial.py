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
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('obsolete', 'No longer needed'), ('given_up', 'Given up')], default='waiting', max_length=20, verbose_name='status')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('waiting_since', models.DateTimeField(default=django.utils.timezone.now)),
                ('next_attempt_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next attempt')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.CharField(blank=True, max_length=500, verbose_name='what went wrong')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent at')),
                ('claim', models.UUIDField(db_index=True, null=True)),
                ('claimed_until', models.DateTimeField(null=True)),
                ('message_id', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('change', models.BigIntegerField(null=True)),
                ('page_id', models.BigIntegerField(null=True)),
                ('event', models.CharField(max_length=20, verbose_name='occasion')),
                ('body', models.TextField()),
                ('status_code', models.PositiveSmallIntegerField(null=True, verbose_name='answer')),
                ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='webhooks.webhook', verbose_name='webhook')),
            ],
            options={
                'verbose_name': 'delivery',
                'verbose_name_plural': 'deliveries',
                'abstract': False,
                'indexes': [models.Index(fields=['state', 'next_attempt_at'], name='delivery_due_idx')],
                'constraints': [models.UniqueConstraint(fields=('webhook', 'change'), name='one_delivery_a_change')],
            },
        ),
    ]
