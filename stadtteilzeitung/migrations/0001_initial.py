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
        ('documents', '0001_initial'),
        ('images', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('teaser', models.TextField(blank=True, help_text='Two sentences that make people want to read on. Stands in lists.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='teaser')),
                ('lead_image_alt', models.CharField(blank=True, help_text='What can be seen, for people who cannot see it. Empty: the description from the picture library.', max_length=255, verbose_name='alternative text')),
                ('lead_image_caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 3), ('quote', 7), ('interview', 13), ('accordion', 18), ('image', 21), ('gallery', 25), ('embed', 29), ('download', 33), ('table', 39), ('programme', 49), ('contact', 51), ('call_to_action', 59)], blank=True, block_lookup={0: ('cms.core.blocks.text.TextBlock', (), {'group': 'Words'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Smaller heading')], 'help_text': 'A smaller heading stands below a larger one.', 'label': 'Level'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {'group': 'Words'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Quotation', 'rows': 3}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Who says it', 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Role', 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('name', 5), ('role', 6)]], {'group': 'Words'}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'Who talks with whom.', 'label': 'Introduction', 'required': False, 'rows': 2}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Question', 'rows': 2}), 10: ('cms.core.blocks.text.RichTextBlock', (), {'label': 'Answer'}), 11: ('wagtail.blocks.StructBlock', [[('question', 9), ('answer', 10)]], {}), 12: ('wagtail.blocks.ListBlock', (11,), {'label': 'Questions and answers', 'min_num': 1}), 13: ('wagtail.blocks.StructBlock', [[('introduction', 8), ('turns', 12)]], {'group': 'Words'}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Line that is always visible'}), 15: ('cms.core.blocks.text.RichTextBlock', (), {'label': 'Text that opens'}), 16: ('wagtail.blocks.StructBlock', [[('title', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.ListBlock', (16,), {'label': 'Entries', 'min_num': 1}), 18: ('wagtail.blocks.StructBlock', [[('items', 17)]], {'group': 'Words'}), 19: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 255, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('image', 19), ('caption', 20)]], {'group': 'Pictures and files'}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('image', 19), ('caption', 20)]], {}), 24: ('wagtail.blocks.ListBlock', (23,), {'label': 'Pictures', 'min_num': 2}), 25: ('wagtail.blocks.StructBlock', [[('title', 22), ('images', 24)]], {'group': 'Pictures and files'}), 26: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo or OpenStreetMap open here; all others stay a link.', 'label': 'Address'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 28: ('wagtail.blocks.TextBlock', (), {'label': 'What can be seen', 'required': False, 'rows': 2}), 29: ('wagtail.blocks.StructBlock', [[('url', 26), ('title', 27), ('description', 28)]], {'group': 'Pictures and files'}), 30: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 31: ('wagtail.blocks.CharBlock', (), {'help_text': "Empty: the file's title in the library.", 'label': 'Title', 'required': False}), 32: ('wagtail.blocks.TextBlock', (), {'label': 'What is in it', 'required': False, 'rows': 2}), 33: ('wagtail.blocks.StructBlock', [[('document', 30), ('title', 31), ('description', 32)]], {'group': 'Pictures and files'}), 34: ('wagtail.blocks.CharBlock', (), {'help_text': 'Says what the table is about.', 'label': 'Title', 'max_length': 160}), 35: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'required': False}), 36: ('wagtail.blocks.CharBlock', (), {'label': 'Number', 'required': False}), 37: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 35), ('number', 36)]], {'label': 'Table'}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Note', 'max_length': 255, 'required': False}), 39: ('wagtail.blocks.StructBlock', [[('title', 34), ('table', 37), ('note', 38)]], {'group': 'Facts'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160, 'required': False}), 41: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example Friday, 5 December.', 'label': 'Day', 'max_length': 80}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'Time', 'max_length': 40, 'required': False}), 43: ('wagtail.blocks.CharBlock', (), {'label': 'What', 'max_length': 160}), 44: ('wagtail.blocks.CharBlock', (), {'label': 'Where', 'max_length': 160, 'required': False}), 45: ('wagtail.blocks.StructBlock', [[('time', 42), ('title', 43), ('place', 44), ('note', 38)]], {}), 46: ('wagtail.blocks.ListBlock', (45,), {'label': 'Entries', 'min_num': 1}), 47: ('wagtail.blocks.StructBlock', [[('day', 41), ('entries', 46)]], {}), 48: ('wagtail.blocks.ListBlock', (47,), {'label': 'Days', 'min_num': 1}), 49: ('wagtail.blocks.StructBlock', [[('title', 40), ('days', 48)]], {'group': 'Facts'}), 50: ('wagtail.snippets.blocks.SnippetChooserBlock', ('core.ContactPerson',), {'label': 'Contact person'}), 51: ('wagtail.blocks.StructBlock', [[('person', 50), ('note', 38)]], {'group': 'Facts'}), 52: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120}), 53: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False, 'rows': 2}), 54: ('wagtail.blocks.CharBlock', (), {'help_text': "Says where it leads. Empty: the page's title.", 'label': 'Words to click on', 'max_length': 80, 'required': False}), 55: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page of this site', 'required': False}), 56: ('wagtail.blocks.URLBlock', (), {'label': 'or an address elsewhere', 'required': False}), 57: ('wagtail.blocks.EmailBlock', (), {'label': 'or an e-mail address', 'required': False}), 58: ('wagtail.blocks.StructBlock', [[('label', 54), ('page', 55), ('url', 56), ('email', 57)]], {'label': 'Link'}), 59: ('wagtail.blocks.StructBlock', [[('title', 52), ('text', 53), ('link', 58)]], {'group': 'Facts'})}, verbose_name='text')),
                ('related_pages', wagtail.fields.StreamField([('page', 0)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'})}, verbose_name='read on')),
                ('subtitle', models.CharField(blank=True, max_length=200, verbose_name='subheadline')),
                ('corrections', wagtail.fields.StreamField([('correction', 2)], blank=True, block_lookup={0: ('wagtail.blocks.DateBlock', (), {'label': 'Date'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'rows': 2}), 2: ('wagtail.blocks.StructBlock', [[('date', 0), ('text', 1)]], {})}, help_text='What was wrong, and what is right. The text above is mended as well.', verbose_name='corrections by the editors')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='images.customimage', verbose_name='picture')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='What it is about. Leads readers to articles, projects and dates on the same topic.', limit_choices_to=cms.core.models.mixins.in_source_language, to='core.topic', verbose_name='topics')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(help_text='As it stands in the paper.', max_length=120, verbose_name='name')),
                ('is_group', models.BooleanField(default=False, help_text='For a group such as the editors; search engines are told so.', verbose_name='several people')),
                ('description', models.TextField(blank=True, verbose_name='about')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ('name',),
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='IssuePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('teaser', models.TextField(blank=True, help_text='Two sentences that make people want to read on. Stands in lists.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='teaser')),
                ('lead_image_alt', models.CharField(blank=True, help_text='What can be seen, for people who cannot see it. Empty: the description from the picture library.', max_length=255, verbose_name='alternative text')),
                ('lead_image_caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('first_month', models.DateField(help_text='Any day of the month; only the month counts.', null=True, verbose_name='first month')),
                ('last_month', models.DateField(blank=True, help_text='Only for a double issue.', null=True, verbose_name='last month')),
                ('volume', models.PositiveIntegerField(blank=True, help_text='As printed. It is not computed: the real sequence jumps.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='volume')),
                ('number', models.PositiveIntegerField(blank=True, help_text='Which issue of the volume.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='number')),
                ('deadline', models.DateField(blank=True, null=True, verbose_name='editorial deadline')),
                ('publication_date', models.DateField(blank=True, help_text='Once released, the issue goes online by itself on this day, not earlier.', null=True, verbose_name='day of publication')),
                ('print_run', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='copies printed')),
                ('print_pages', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='pages in print')),
                ('online_pages', models.PositiveIntegerField(blank=True, help_text='Only if it is longer.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='pages of the online edition')),
                ('editorial', wagtail.fields.RichTextField(blank=True, verbose_name='editorial')),
                ('editorial_by', models.CharField(blank=True, max_length=120, verbose_name='signed by')),
                ('cover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='images.customimage', verbose_name='cover')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='images.customimage', verbose_name='picture')),
                ('online_pdf', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='documents.customdocument', verbose_name='PDF of the online edition')),
                ('print_pdf', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='documents.customdocument', verbose_name='PDF as printed')),
            ],
            options={
                'verbose_name': 'issue',
                'verbose_name_plural': 'issues',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='IssueEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='page')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='issue_entries', to='stadtteilzeitung.articlepage', verbose_name='article')),
                ('issue', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='stadtteilzeitung.issuepage')),
            ],
            options={
                'verbose_name': 'article of the issue',
                'verbose_name_plural': 'articles of the issue',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NewspaperPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('teaser', models.TextField(blank=True, help_text='Two sentences that make people want to read on. Stands in lists.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='teaser')),
                ('lead_image_alt', models.CharField(blank=True, help_text='What can be seen, for people who cannot see it. Empty: the description from the picture library.', max_length=255, verbose_name='alternative text')),
                ('lead_image_caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='images.customimage', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'newspaper',
                'verbose_name_plural': 'newspapers',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Rubric',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, help_text='Used in web addresses.', max_length=80, verbose_name='address part')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'rubric',
                'verbose_name_plural': 'rubrics',
                'ordering': ('name',),
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='rubric',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='stadtteilzeitung.rubric', verbose_name='rubric'),
        ),
        migrations.CreateModel(
            name='ArticleAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('article', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='stadtteilzeitung.articlepage')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='articles', to='stadtteilzeitung.author', verbose_name='author')),
            ],
            options={
                'verbose_name': 'author of the article',
                'verbose_name_plural': 'authors of the article',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.AddIndex(
            model_name='issuepage',
            index=models.Index(fields=['first_month'], name='issue_first_month'),
        ),
        migrations.AddConstraint(
            model_name='issueentry',
            constraint=models.UniqueConstraint(fields=('issue', 'article'), name='article_once_an_issue'),
        ),
        migrations.AddConstraint(
            model_name='rubric',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='unique_stadtteilzeitung_rubric_slug'),
        ),
        migrations.AlterUniqueTogether(
            name='rubric',
            unique_together={('translation_key', 'locale')},
        ),
    ]
