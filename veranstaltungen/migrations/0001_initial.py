import cms.core.models.mixins
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import uuid
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('images', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('teaser', models.TextField(blank=True, help_text='Two sentences that make people want to read on. Stands in lists.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='teaser')),
                ('lead_image_alt', models.CharField(blank=True, help_text='What can be seen, for people who cannot see it. Empty: the description from the picture library.', max_length=255, verbose_name='alternative text')),
                ('lead_image_caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='images.customimage', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'calendar',
                'verbose_name_plural': 'calendars',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='EventKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, help_text='Used in web addresses.', max_length=80, verbose_name='address part')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'kind of event',
                'verbose_name_plural': 'kinds of events',
                'ordering': ('name',),
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='EventPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('teaser', models.TextField(blank=True, help_text='Two sentences that make people want to read on. Stands in lists.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='teaser')),
                ('lead_image_alt', models.CharField(blank=True, help_text='What can be seen, for people who cannot see it. Empty: the description from the picture library.', max_length=255, verbose_name='alternative text')),
                ('lead_image_caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 3), ('quote', 7), ('interview', 13), ('accordion', 18), ('image', 21), ('gallery', 25), ('embed', 29), ('download', 33), ('table', 39), ('programme', 49), ('contact', 51), ('call_to_action', 59)], blank=True, block_lookup={0: ('cms.core.blocks.text.TextBlock', (), {'group': 'Words'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Smaller heading')], 'help_text': 'A smaller heading stands below a larger one.', 'label': 'Level'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {'group': 'Words'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Quotation', 'rows': 3}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Who says it', 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Role', 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('name', 5), ('role', 6)]], {'group': 'Words'}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'Who talks with whom.', 'label': 'Introduction', 'required': False, 'rows': 2}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Question', 'rows': 2}), 10: ('cms.core.blocks.text.RichTextBlock', (), {'label': 'Answer'}), 11: ('wagtail.blocks.StructBlock', [[('question', 9), ('answer', 10)]], {}), 12: ('wagtail.blocks.ListBlock', (11,), {'label': 'Questions and answers', 'min_num': 1}), 13: ('wagtail.blocks.StructBlock', [[('introduction', 8), ('turns', 12)]], {'group': 'Words'}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Line that is always visible'}), 15: ('cms.core.blocks.text.RichTextBlock', (), {'label': 'Text that opens'}), 16: ('wagtail.blocks.StructBlock', [[('title', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.ListBlock', (16,), {'label': 'Entries', 'min_num': 1}), 18: ('wagtail.blocks.StructBlock', [[('items', 17)]], {'group': 'Words'}), 19: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 255, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('image', 19), ('caption', 20)]], {'group': 'Pictures and files'}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('image', 19), ('caption', 20)]], {}), 24: ('wagtail.blocks.ListBlock', (23,), {'label': 'Pictures', 'min_num': 2}), 25: ('wagtail.blocks.StructBlock', [[('title', 22), ('images', 24)]], {'group': 'Pictures and files'}), 26: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo or OpenStreetMap open here; all others stay a link.', 'label': 'Address'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 28: ('wagtail.blocks.TextBlock', (), {'label': 'What can be seen', 'required': False, 'rows': 2}), 29: ('wagtail.blocks.StructBlock', [[('url', 26), ('title', 27), ('description', 28)]], {'group': 'Pictures and files'}), 30: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 31: ('wagtail.blocks.CharBlock', (), {'help_text': "Empty: the file's title in the library.", 'label': 'Title', 'required': False}), 32: ('wagtail.blocks.TextBlock', (), {'label': 'What is in it', 'required': False, 'rows': 2}), 33: ('wagtail.blocks.StructBlock', [[('document', 30), ('title', 31), ('description', 32)]], {'group': 'Pictures and files'}), 34: ('wagtail.blocks.CharBlock', (), {'help_text': 'Says what the table is about.', 'label': 'Title', 'max_length': 160}), 35: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'required': False}), 36: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'required': False}), 37: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 35), ('number', 36)]], {'label': 'Table'}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Note', 'max_length': 255, 'required': False}), 39: ('wagtail.blocks.StructBlock', [[('title', 34), ('table', 37), ('note', 38)]], {'group': 'Facts'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160, 'required': False}), 41: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example Friday, 5 December.', 'label': 'Day', 'max_length': 80}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'Time', 'max_length': 40, 'required': False}), 43: ('wagtail.blocks.CharBlock', (), {'label': 'What', 'max_length': 160}), 44: ('wagtail.blocks.CharBlock', (), {'label': 'Where', 'max_length': 160, 'required': False}), 45: ('wagtail.blocks.StructBlock', [[('time', 42), ('title', 43), ('place', 44), ('note', 38)]], {}), 46: ('wagtail.blocks.ListBlock', (45,), {'label': 'Entries', 'min_num': 1}), 47: ('wagtail.blocks.StructBlock', [[('day', 41), ('entries', 46)]], {}), 48: ('wagtail.blocks.ListBlock', (47,), {'label': 'Days', 'min_num': 1}), 49: ('wagtail.blocks.StructBlock', [[('title', 40), ('days', 48)]], {'group': 'Facts'}), 50: ('wagtail.snippets.blocks.SnippetChooserBlock', ('core.ContactPerson',), {'label': 'Contact person'}), 51: ('wagtail.blocks.StructBlock', [[('person', 50), ('note', 38)]], {'group': 'Facts'}), 52: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120}), 53: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False, 'rows': 2}), 54: ('wagtail.blocks.CharBlock', (), {'help_text': "Says where it leads. Empty: the page's title.", 'label': 'Words to click on', 'max_length': 80, 'required': False}), 55: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page of this site', 'required': False}), 56: ('wagtail.blocks.URLBlock', (), {'label': 'or an address elsewhere', 'required': False}), 57: ('wagtail.blocks.EmailBlock', (), {'label': 'or an e-mail address', 'required': False}), 58: ('wagtail.blocks.StructBlock', [[('label', 54), ('page', 55), ('url', 56), ('email', 57)]], {'label': 'Link'}), 59: ('wagtail.blocks.StructBlock', [[('title', 52), ('text', 53), ('link', 58)]], {'group': 'Facts'})}, verbose_name='text')),
                ('place_note', models.TextField(blank=True, help_text='Only what holds for this event, such as a room or a meeting point.', verbose_name='how to find it')),
                ('is_free', models.BooleanField(default=False, verbose_name='free entry')),
                ('entry', models.CharField(blank=True, help_text='For example “3 euros, children free” or “Donations welcome”.', max_length=200, verbose_name='entry')),
                ('bring', models.TextField(blank=True, verbose_name='what to bring')),
                ('bad_weather', models.TextField(blank=True, verbose_name='in bad weather')),
                ('wheelchair', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=10, verbose_name='accessible by wheelchair')),
                ('wheelchair_note', models.CharField(blank=True, max_length=255, verbose_name='about access')),
                ('registration', models.TextField(blank=True, help_text='How, until when, and with whom.', verbose_name='registration')),
                ('registration_url', models.URLField(blank=True, verbose_name='link to register')),
                ('registration_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail to register')),
                ('edition', models.PositiveSmallIntegerField(blank=True, help_text='How many-th time it takes place.', null=True, verbose_name='edition')),
                ('status', models.CharField(choices=[('planned', 'takes place'), ('cancelled', 'cancelled'), ('postponed', 'postponed'), ('full', 'fully booked')], default='planned', help_text='For all dates. A single date of a series is cancelled in its exceptions.', max_length=10, verbose_name='status')),
                ('status_note', models.CharField(blank=True, help_text='One sentence for readers.', max_length=255, verbose_name='why, and what now')),
                ('new_date', models.DateField(blank=True, help_text='If it is postponed and the new day is known; the hours stay.', null=True, verbose_name='new date')),
                ('dates', wagtail.fields.StreamField([('once', 10), ('weekly', 28), ('monthly', 32), ('yearly', 33), ('advent', 36), ('daily', 38), ('imported', 40)], blank=True, block_lookup={0: ('wagtail.blocks.DateBlock', (), {'label': 'Day'}), 1: ('wagtail.blocks.TimeBlock', (), {'format': '%H:%M', 'help_text': 'Empty: it takes the whole day.', 'label': 'From', 'required': False}), 2: ('wagtail.blocks.TimeBlock', (), {'format': '%H:%M', 'help_text': 'May stay empty: “from 15 h”.', 'label': 'To', 'required': False}), 3: ('wagtail.blocks.BooleanBlock', (), {'label': 'Begins at about this time', 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'label': 'Ends at about this time', 'required': False}), 5: ('wagtail.blocks.BooleanBlock', (), {'label': 'Open end', 'required': False}), 6: ('wagtail.blocks.DateBlock', (), {'help_text': 'Only if it lasts several days, or past midnight.', 'label': 'Last day', 'required': False}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('planned', 'takes place'), ('cancelled', 'cancelled'), ('postponed', 'postponed'), ('full', 'fully booked')], 'help_text': 'Only this date. For all dates there is a field further down.', 'label': 'Takes place'}), 8: ('wagtail.blocks.DateBlock', (), {'help_text': 'If it was moved here: readers are told the earlier day as well.', 'label': 'Was planned for', 'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Other title on this day', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('day', 0), ('start', 1), ('end', 2), ('about_start', 3), ('about_end', 4), ('open_end', 5), ('last_day', 6), ('status', 7), ('moved_from', 8), ('title', 9)]], {}), 11: ('wagtail.blocks.MultipleChoiceBlock', [], {'choices': [('MO', 'Monday'), ('TU', 'Tuesday'), ('WE', 'Wednesday'), ('TH', 'Thursday'), ('FR', 'Friday'), ('SA', 'Saturday'), ('SU', 'Sunday')], 'label': 'On'}), 12: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'label': 'Every … weeks', 'max_value': 52, 'min_value': 1}), 13: ('wagtail.blocks.DateBlock', (), {'help_text': 'The first date is the first one on this day or after it.', 'label': 'Starting on'}), 14: ('wagtail.blocks.DateBlock', (), {'help_text': 'Empty: it goes on without an end.', 'label': 'Until', 'required': False}), 15: ('wagtail.blocks.IntegerBlock', (), {'help_text': 'Those that are left out count as well.', 'label': 'or number of dates', 'max_value': 10000, 'min_value': 1, 'required': False}), 16: ('wagtail.blocks.MultipleChoiceBlock', [], {'choices': [('public_holidays', 'on public holidays'), ('school_holidays', 'in the school holidays'), ('office_closed', 'when the office is closed')], 'help_text': 'They are kept under “Opening hours” and count at once when they change.', 'label': 'Not on these days', 'required': False}), 17: ('wagtail.blocks.MultipleChoiceBlock', [], {'choices': [('1', 'January'), ('2', 'February'), ('3', 'March'), ('4', 'April'), ('5', 'May'), ('6', 'June'), ('7', 'July'), ('8', 'August'), ('9', 'September'), ('10', 'October'), ('11', 'November'), ('12', 'December')], 'label': 'Not in these months', 'required': False}), 18: ('wagtail.blocks.StructBlock', [[('day', 0)]], {'icon': 'minus', 'label': 'Leave out a date'}), 19: ('wagtail.blocks.DateBlock', (), {'label': 'Instead of'}), 20: ('wagtail.blocks.DateBlock', (), {'help_text': 'Empty: the same day, only another time.', 'label': 'on', 'required': False}), 21: ('wagtail.blocks.TimeBlock', (), {'format': '%H:%M', 'help_text': 'Empty: at the usual time.', 'label': 'From', 'required': False}), 22: ('wagtail.blocks.TimeBlock', (), {'format': '%H:%M', 'help_text': '', 'label': 'To', 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('day', 19), ('new_day', 20), ('start', 21), ('end', 22), ('title', 9)]], {'label': 'Move a date'}), 24: ('wagtail.blocks.StructBlock', [[('day', 0)]], {'icon': 'cross', 'label': 'Cancel a date'}), 25: ('wagtail.blocks.StructBlock', [[('day', 0)]], {'icon': 'lock', 'label': 'A date is fully booked'}), 26: ('wagtail.blocks.StructBlock', [[('day', 0), ('start', 21), ('end', 22), ('title', 9)]], {'label': 'Add a date'}), 27: ('wagtail.blocks.StreamBlock', [[('left_out', 18), ('moved', 23), ('cancelled', 24), ('full', 25), ('added', 26)]], {'label': 'Exceptions', 'required': False}), 28: ('wagtail.blocks.StructBlock', [[('weekdays', 11), ('interval', 12), ('day', 13), ('start', 1), ('end', 2), ('about_start', 3), ('about_end', 4), ('open_end', 5), ('last_day', 6), ('until', 14), ('count', 15), ('days_off', 16), ('months_off', 17), ('exceptions', 27)]], {}), 29: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('1', 'first'), ('2', 'second'), ('3', 'third'), ('4', 'fourth'), ('5', 'fifth, where there is one'), ('-1', 'last')], 'label': 'On the'}), 30: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('MO', 'Monday'), ('TU', 'Tuesday'), ('WE', 'Wednesday'), ('TH', 'Thursday'), ('FR', 'Friday'), ('SA', 'Saturday'), ('SU', 'Sunday')], 'label': 'Weekday'}), 31: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'help_text': '3 is once a quarter.', 'label': 'Every … months', 'max_value': 24, 'min_value': 1}), 32: ('wagtail.blocks.StructBlock', [[('position', 29), ('weekday', 30), ('interval', 31), ('day', 13), ('start', 1), ('end', 2), ('about_start', 3), ('about_end', 4), ('open_end', 5), ('last_day', 6), ('until', 14), ('count', 15), ('days_off', 16), ('months_off', 17), ('exceptions', 27)]], {}), 33: ('wagtail.blocks.StructBlock', [[('day', 13), ('start', 1), ('end', 2), ('about_start', 3), ('about_end', 4), ('open_end', 5), ('last_day', 6), ('until', 14), ('count', 15), ('days_off', 16), ('months_off', 17), ('exceptions', 27)]], {}), 34: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('1', 'first'), ('2', 'second'), ('3', 'third'), ('4', 'fourth')], 'label': 'Weekend of Advent'}), 35: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('FR', 'Friday'), ('SA', 'Saturday'), ('SU', 'Sunday')], 'help_text': 'For two days with different hours please make two entries.', 'label': 'Weekday'}), 36: ('wagtail.blocks.StructBlock', [[('number', 34), ('weekday', 35), ('day', 13), ('start', 1), ('end', 2), ('about_start', 3), ('about_end', 4), ('open_end', 5), ('last_day', 6), ('until', 14), ('count', 15), ('days_off', 16), ('months_off', 17), ('exceptions', 27)]], {}), 37: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'label': 'Every … days', 'max_value': 366, 'min_value': 1}), 38: ('wagtail.blocks.StructBlock', [[('interval', 37), ('day', 13), ('start', 1), ('end', 2), ('about_start', 3), ('about_end', 4), ('open_end', 5), ('last_day', 6), ('until', 14), ('count', 15), ('days_off', 16), ('months_off', 17), ('exceptions', 27)]], {}), 39: ('veranstaltungen.blocks.repetitions.RuleTextBlock', (), {'label': '', 'required': False}), 40: ('wagtail.blocks.StructBlock', [[('rule', 39), ('day', 13), ('start', 1), ('end', 2), ('about_start', 3), ('about_end', 4), ('open_end', 5), ('last_day', 6), ('until', 14), ('count', 15), ('days_off', 16), ('months_off', 17), ('exceptions', 27)]], {})}, help_text='Write it above in one sentence, or press the plus and choose whether it takes place once or again and again. For different hours on different days please make several entries.', verbose_name='dates')),
                ('calendar', models.TextField(blank=True, editable=False, verbose_name='calendar')),
                ('calendar_changes', models.PositiveIntegerField(default=0, editable=False)),
                ('calendar_changed_at', models.DateTimeField(editable=False, null=True)),
                ('uid', models.CharField(blank=True, db_index=True, editable=False, max_length=255)),
                ('import_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('kind', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='veranstaltungen.eventkind', verbose_name='kind of event')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='images.customimage', verbose_name='picture')),
                ('organiser', models.ForeignKey(blank=True, help_text='Empty: the office itself.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='core.organisation', verbose_name='organiser')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='core.place', verbose_name='place')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='What it is about. Leads readers to articles, projects and dates on the same topic.', limit_choices_to=cms.core.models.mixins.in_source_language, to='core.topic', verbose_name='topics')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateTimeField(verbose_name='start')),
                ('end', models.DateTimeField(blank=True, null=True, verbose_name='end')),
                ('until', models.DateTimeField(verbose_name='over at')),
                ('all_day', models.BooleanField(default=False, verbose_name='all day')),
                ('open_end', models.BooleanField(default=False, verbose_name='open end')),
                ('about_start', models.BooleanField(default=False, verbose_name='begins at about this time')),
                ('about_end', models.BooleanField(default=False, verbose_name='ends at about this time')),
                ('status', models.CharField(choices=[('planned', 'takes place'), ('cancelled', 'cancelled'), ('postponed', 'postponed'), ('full', 'fully booked')], default='planned', max_length=10, verbose_name='status')),
                ('title', models.CharField(blank=True, max_length=255, verbose_name='other title')),
                ('original_start', models.DateTimeField(blank=True, null=True, verbose_name='was planned for')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occurrences', to='veranstaltungen.eventpage', verbose_name='event')),
            ],
            options={
                'verbose_name': 'date of an event',
                'verbose_name_plural': 'dates of events',
                'ordering': ('start', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='eventkind',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='unique_veranstaltungen_eventkind_slug'),
        ),
        migrations.AlterUniqueTogether(
            name='eventkind',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddIndex(
            model_name='occurrence',
            index=models.Index(fields=['start', 'until'], name='occurrence_start'),
        ),
        migrations.AddIndex(
            model_name='occurrence',
            index=models.Index(fields=['until'], name='occurrence_until'),
        ),
    ]
