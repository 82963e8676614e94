import cms.hours.week
import django.db.models.deletion
import modelcluster.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='OpeningHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('week', cms.hours.week.WeekField(default=cms.hours.week.make_empty_week, help_text='Leave a line empty for a day that is closed. Write 9 or 9:30.', verbose_name='usual week')),
                ('note', models.CharField(blank=True, help_text='Stands below the hours, for example how to get an appointment.', max_length=200, verbose_name='note')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'opening hours',
                'verbose_name_plural': 'opening hours',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('text', models.CharField(help_text='One sentence. As long as it is not translated, others read it in German.', max_length=200, verbose_name='text')),
                ('starts_at', models.DateTimeField(blank=True, help_text='Empty: at once.', null=True, verbose_name='from')),
                ('ends_at', models.DateTimeField(help_text='Then it goes away by itself.', verbose_name='until')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('hours', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='hours.openinghours')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('first_day', models.DateField(verbose_name='first day')),
                ('last_day', models.DateField(blank=True, help_text='Empty: only this one day.', verbose_name='last day')),
                ('kind', models.CharField(blank=True, choices=[('illness', 'illness'), ('holidays', 'office holidays'), ('training', 'training of the team'), ('event', 'event elsewhere'), ('works', 'building works')], help_text='Shows in all languages at once.', max_length=10, verbose_name='reason')),
                ('reason', models.CharField(blank=True, help_text='Short, without a full stop. Other languages show it once it is translated.', max_length=120, verbose_name='or in your own words')),
                ('is_announced', models.BooleanField(default=False, help_text='From the first day to the end of the last one.', verbose_name='say it above all pages')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('hours', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='closures', to='hours.openinghours')),
            ],
            options={
                'verbose_name': 'closure',
                'verbose_name_plural': 'closures',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OpeningPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('first_day', models.DateField(verbose_name='first day')),
                ('last_day', models.DateField(blank=True, help_text='Empty: only this one day.', verbose_name='last day')),
                ('name', models.CharField(blank=True, help_text='For example: Hours in summer.', max_length=80, verbose_name='name')),
                ('week', cms.hours.week.WeekField(default=cms.hours.week.make_empty_week, verbose_name='week')),
                ('hours', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='periods', to='hours.openinghours')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'period',
                'verbose_name_plural': 'periods',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchoolHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('first_day', models.DateField(verbose_name='first day')),
                ('last_day', models.DateField(blank=True, help_text='Empty: only this one day.', verbose_name='last day')),
                ('kind', models.CharField(choices=[('winter', 'winter holidays'), ('easter', 'Easter holidays'), ('summer', 'summer holidays'), ('autumn', 'autumn holidays'), ('christmas', 'Christmas holidays'), ('free_day', 'day without school')], max_length=10, verbose_name='which')),
                ('hours', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='school_holidays', to='hours.openinghours')),
            ],
            options={
                'verbose_name': 'school holidays',
                'verbose_name_plural': 'school holidays',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.UniqueConstraint(fields=('locale',), name='one_hours_a_language', violation_error_message='There is one already. Please change that one.'),
        ),
        migrations.AlterUniqueTogether(
            name='openinghours',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AlterUniqueTogether(
            name='notice',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AlterUniqueTogether(
            name='closure',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AlterUniqueTogether(
            name='openingperiod',
            unique_together={('translation_key', 'locale')},
        ),
    ]
