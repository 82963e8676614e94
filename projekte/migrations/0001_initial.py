import cms.core.models.mixins
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
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
            name='ProjectIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('teaser', models.TextField(blank=True, help_text='Two sentences that make people want to read on. Stands in lists.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='teaser')),
                ('lead_image_alt', models.CharField(blank=True, help_text='What can be seen, for people who cannot see it. Empty: the description from the picture library.', max_length=255, verbose_name='alternative text')),
                ('lead_image_caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='images.customimage', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'index of projects',
                'verbose_name_plural': 'indexes of projects',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ProjectPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('teaser', models.TextField(blank=True, help_text='Two sentences that make people want to read on. Stands in lists.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='teaser')),
                ('lead_image_alt', models.CharField(blank=True, help_text='What can be seen, for people who cannot see it. Empty: the description from the picture library.', max_length=255, verbose_name='alternative text')),
                ('lead_image_caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 3), ('quote', 7), ('interview', 13), ('accordion', 18), ('image', 21), ('gallery', 25), ('embed', 29), ('download', 33), ('table', 39), ('programme', 49), ('contact', 51), ('call_to_action', 59)], blank=True, block_lookup={0: ('cms.core.blocks.text.TextBlock', (), {'group': 'Words'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Smaller heading')], 'help_text': 'A smaller heading stands below a larger one.', 'label': 'Level'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {'group': 'Words'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Quotation', 'rows': 3}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Who says it', 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Role', 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('name', 5), ('role', 6)]], {'group': 'Words'}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'Who talks with whom.', 'label': 'Introduction', 'required': False, 'rows': 2}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Question', 'rows': 2}), 10: ('cms.core.blocks.text.RichTextBlock', (), {'label': 'Answer'}), 11: ('wagtail.blocks.StructBlock', [[('question', 9), ('answer', 10)]], {}), 12: ('wagtail.blocks.ListBlock', (11,), {'label': 'Questions and answers', 'min_num': 1}), 13: ('wagtail.blocks.StructBlock', [[('introduction', 8), ('turns', 12)]], {'group': 'Words'}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Line that is always visible'}), 15: ('cms.core.blocks.text.RichTextBlock', (), {'label': 'Text that opens'}), 16: ('wagtail.blocks.StructBlock', [[('title', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.ListBlock', (16,), {'label': 'Entries', 'min_num': 1}), 18: ('wagtail.blocks.StructBlock', [[('items', 17)]], {'group': 'Words'}), 19: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 255, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('image', 19), ('caption', 20)]], {'group': 'Pictures and files'}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('image', 19), ('caption', 20)]], {}), 24: ('wagtail.blocks.ListBlock', (23,), {'label': 'Pictures', 'min_num': 2}), 25: ('wagtail.blocks.StructBlock', [[('title', 22), ('images', 24)]], {'group': 'Pictures and files'}), 26: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo or OpenStreetMap open here; all others stay a link.', 'label': 'Address'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 28: ('wagtail.blocks.TextBlock', (), {'label': 'What can be seen', 'required': False, 'rows': 2}), 29: ('wagtail.blocks.StructBlock', [[('url', 26), ('title', 27), ('description', 28)]], {'group': 'Pictures and files'}), 30: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 31: ('wagtail.blocks.CharBlock', (), {'help_text': "Empty: the file's title in the library.", 'label': 'Title', 'required': False}), 32: ('wagtail.blocks.TextBlock', (), {'label': 'What is in it', 'required': False, 'rows': 2}), 33: ('wagtail.blocks.StructBlock', [[('document', 30), ('title', 31), ('description', 32)]], {'group': 'Pictures and files'}), 34: ('wagtail.blocks.CharBlock', (), {'help_text': 'Says what the table is about.', 'label': 'Title', 'max_length': 160}), 35: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'required': False}), 36: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'required': False}), 37: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 35), ('number', 36)]], {'label': 'Table'}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Note', 'max_length': 255, 'required': False}), 39: ('wagtail.blocks.StructBlock', [[('title', 34), ('table', 37), ('note', 38)]], {'group': 'Facts'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160, 'required': False}), 41: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example Friday, 5 December.', 'label': 'Day', 'max_length': 80}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'Time', 'max_length': 40, 'required': False}), 43: ('wagtail.blocks.CharBlock', (), {'label': 'What', 'max_length': 160}), 44: ('wagtail.blocks.CharBlock', (), {'label': 'Where', 'max_length': 160, 'required': False}), 45: ('wagtail.blocks.StructBlock', [[('time', 42), ('title', 43), ('place', 44), ('note', 38)]], {}), 46: ('wagtail.blocks.ListBlock', (45,), {'label': 'Entries', 'min_num': 1}), 47: ('wagtail.blocks.StructBlock', [[('day', 41), ('entries', 46)]], {}), 48: ('wagtail.blocks.ListBlock', (47,), {'label': 'Days', 'min_num': 1}), 49: ('wagtail.blocks.StructBlock', [[('title', 40), ('days', 48)]], {'group': 'Facts'}), 50: ('wagtail.snippets.blocks.SnippetChooserBlock', ('core.ContactPerson',), {'label': 'Contact person'}), 51: ('wagtail.blocks.StructBlock', [[('person', 50), ('note', 38)]], {'group': 'Facts'}), 52: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120}), 53: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False, 'rows': 2}), 54: ('wagtail.blocks.CharBlock', (), {'help_text': "Says where it leads. Empty: the page's title.", 'label': 'Words to click on', 'max_length': 80, 'required': False}), 55: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page of this site', 'required': False}), 56: ('wagtail.blocks.URLBlock', (), {'label': 'or an address elsewhere', 'required': False}), 57: ('wagtail.blocks.EmailBlock', (), {'label': 'or an e-mail address', 'required': False}), 58: ('wagtail.blocks.StructBlock', [[('label', 54), ('page', 55), ('url', 56), ('email', 57)]], {'label': 'Link'}), 59: ('wagtail.blocks.StructBlock', [[('title', 52), ('text', 53), ('link', 58)]], {'group': 'Facts'})}, verbose_name='text')),
                ('related_pages', wagtail.fields.StreamField([('page', 0)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'})}, verbose_name='read on')),
                ('aim', models.TextField(blank=True, help_text='What shall be better afterwards, in two sentences.', verbose_name='aim')),
                ('status', models.CharField(choices=[('running', 'running'), ('planned', 'planned'), ('finished', 'finished')], default='running', max_length=10, verbose_name='status')),
                ('start_month', models.DateField(blank=True, help_text='Any day of the month; only the month counts.', null=True, verbose_name='begins in')),
                ('end_month', models.DateField(blank=True, help_text='Leave it empty while the end is open.', null=True, verbose_name='ends in')),
                ('documents', wagtail.fields.StreamField([('document', 3)], blank=True, block_lookup={0: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': "Empty: the file's title in the library.", 'label': 'Title', 'required': False}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'What is in it', 'required': False, 'rows': 2}), 3: ('wagtail.blocks.StructBlock', [[('document', 0), ('title', 1), ('description', 2)]], {})}, help_text='Applications, reports, plans: what readers may take home.', verbose_name='documents')),
                ('carrier', models.ForeignKey(blank=True, help_text='Who is responsible for the project.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.organisation', verbose_name='carrier')),
                ('contact', models.ForeignKey(blank=True, help_text='Whom readers can ask.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.contactperson', verbose_name='contact')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='images.customimage', verbose_name='picture')),
                ('place', models.ForeignKey(blank=True, help_text='Where the project can be met.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.place', verbose_name='place')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='What it is about. Leads readers to articles, projects and dates on the same topic.', limit_choices_to=cms.core.models.mixins.in_source_language, to='core.topic', verbose_name='topics')),
            ],
            options={
                'verbose_name': 'project',
                'verbose_name_plural': 'projects',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='FundingLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('source', models.CharField(help_text='Who pays, as the grant words it.', max_length=160, verbose_name='source')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, help_text='For example 38.400 or 510.686,70.', max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0, 'A sum or share cannot be less than zero. Please leave out the minus sign.')], verbose_name='sum in euro')),
                ('share', models.DecimalField(blank=True, decimal_places=2, help_text='Empty: computed, where the sums of all lines are known.', max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0, 'A sum or share cannot be less than zero. Please leave out the minus sign.'), django.core.validators.MaxValueValidator(100, 'A share is at most 100 %%. A sum of money belongs into the field beside it.')], verbose_name='share in per cent')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='note')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='funding_lines', to='projekte.projectpage')),
            ],
            options={
                'verbose_name': 'funding line',
                'verbose_name_plural': 'funding lines',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='ProjectPartner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='core.organisation', verbose_name='organisation')),
                ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='projekte.projectpage')),
            ],
            options={
                'verbose_name': 'partner of the project',
                'verbose_name_plural': 'partners of the project',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
    ]
