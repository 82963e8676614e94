import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='EditorialSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('four_eyes', models.BooleanField(default=True, help_text='Articles, events, diary entries and translations are released by somebody who has not written them alone. Without this, whoever may publish also releases their own.', verbose_name='four eyes')),
            ],
            options={
                'verbose_name': 'editorial office',
                'verbose_name_plural': 'editorial office',
            },
        ),
        migrations.CreateModel(
            name='AppliedGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('volunteers', 'Volunteers'), ('gardeners', 'Gardeners'), ('translators', 'Translators'), ('moderators', 'Moderators'), ('administrators', 'Administrators')], max_length=20)),
                ('right', models.CharField(max_length=120)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('role', 'right'), name='unique_applied_grant')],
            },
        ),
        migrations.CreateModel(
            name='ReviewTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'release by somebody else',
                'verbose_name_plural': 'releases by somebody else',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='RoleGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('volunteers', 'Volunteers'), ('gardeners', 'Gardeners'), ('translators', 'Translators'), ('moderators', 'Moderators'), ('administrators', 'Administrators')], max_length=20, unique=True)),
                ('group', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='role_group', to='auth.group')),
            ],
        ),
    ]
