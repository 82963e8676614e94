import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AttemptCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('count', models.PositiveIntegerField(default=0)),
                ('until', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='SecurityEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='Date and time')),
                ('kind', models.CharField(choices=[('login', 'Logged in'), ('failure', 'Could not log in'), ('password', 'Password changed'), ('email', 'E-mail address changed'), ('factor_added', 'Second factor set up'), ('factor_removed', 'Second factor removed'), ('factor_reset', 'Second factor reset'), ('sessions_ended', 'Logged out everywhere'), ('invited', 'Login made'), ('changed', 'Login changed'), ('deleted', 'Login deleted'), ('role_given', 'Role given'), ('role_taken', 'Role taken away'), ('rights_given', 'Rights given'), ('token_made', 'Access for a program made'), ('token_revoked', 'Access for a program revoked'), ('link_made', 'Draft link made'), ('link_revoked', 'Draft link revoked')], max_length=20, verbose_name='What happened')),
                ('name', models.CharField(blank=True, max_length=150)),
                ('address', models.CharField(blank=True, max_length=50, verbose_name='From where')),
                ('detail', models.CharField(blank=True, max_length=200, verbose_name='Details')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Who did it')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='security_events', to=settings.AUTH_USER_MODEL, verbose_name='Whose login')),
            ],
            options={
                'verbose_name': 'entry in the log',
                'verbose_name_plural': 'entries in the log',
                'ordering': ('-created_at', '-pk'),
            },
        ),
    ]
