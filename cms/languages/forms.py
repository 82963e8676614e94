"""The translator's form, with one box for each sentence of the original, and that of a testing."""

from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import ManyToOneRel, Model
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.widgets import AdminDateInput
from wagtail.fields import StreamField
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from cms.core.forms import look_back
from cms.languages.models import LiveTranslation, ReadingTest
from cms.languages.sentences import Sentence, get_sentences, match_previous_sentences, store_text
from cms.languages.simple_german.hints import Hint, get_hints
from cms.site.languages import SIMPLE_GERMAN


@dataclass
class Box:
    """A sentence as the form shows it. `old_source` and `old_text`: what readers see so far."""

    sentence: Sentence
    label: str
    value: str
    old_source: str = ""
    old_text: str = ""
    error: str = ""
    #: What somebody else has saved while this form was open.
    other: str = ""
    #: Whether it is checked against the rules of Leichte Sprache.
    is_plain: bool = False
    #: How many characters its field takes; None: as many as one likes.
    most: int | None = None

    @cached_property
    def hints(self) -> list[Hint]:
        """What the rules say to what stands in the box."""
        return get_hints(self.value, is_rich=self.sentence.is_rich) if self.is_plain else []

    @property
    def name(self) -> str:
        """Of the text's field in the form."""
        return f"text-{self.sentence.pk}"

    @property
    def confirmation(self) -> str:
        """Of the tick that says: I have looked at it."""
        return f"confirmed-{self.sentence.pk}"

    @property
    def source(self) -> str:
        """What the original says, as people read it."""
        return show(self.sentence, self.sentence.source)

    @property
    def is_done(self) -> bool:
        """Whether it has a translation."""
        return bool(self.sentence.text)

    @property
    def needs_look(self) -> bool:
        """Whether a tick is asked for: a machine wrote it, or the original has changed."""
        return self.sentence.is_machine or (not self.is_done and bool(self.old_text))

    @property
    def rows(self) -> int:
        """Height of the box in lines."""
        return min(12, 1 + max(len(self.value), len(self.source)) // 60 + self.value.count("\n"))


@dataclass
class TranslationForm:
    """All sentences of a translation, filled in from what is stored or from a request."""

    translation: Translation
    boxes: list[Box] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the sentences."""
        original = self.translation.source.specific_content_type.model_class()
        is_plain = self.translation.target_locale.language_code == SIMPLE_GERMAN
        sentences = get_sentences(self.translation)
        live = LiveTranslation.objects.filter(translation=self.translation).first()
        old = match_previous_sentences(sentences, live.segments if live else [])
        for sentence in sentences:
            before = old.get(sentence.key) if not sentence.text else None
            source, text = (before["source"], before["text"]) if before else ("", "")
            value = show(sentence, sentence.text or text)
            label = get_label(original, sentence.field_path)
            box = Box(sentence, label, value, show(sentence, source), show(sentence, text))
            box.is_plain = is_plain
            box.most = None if sentence.is_rich else get_room(original, sentence.field_path)
            self.boxes.append(box)

    @property
    def missing(self) -> int:
        """How many sentences have no translation yet."""
        return sum(not box.is_done for box in self.boxes)

    @property
    def hint_count(self) -> int:
        """How many hints the rules of Leichte Sprache give."""
        return sum(len(box.hints) for box in self.boxes)

    @property
    def has_errors(self) -> bool:
        """Whether a sentence could not be taken as it was written."""
        return any(box.error for box in self.boxes)

    def save(self, data: Any, user: Any) -> None:
        """Keep every sentence that can be kept; the others say why not and stay in the form."""
        for box in self.boxes:
            if box.name in data:
                box.value = data[box.name].replace("\r\n", "\n").strip()
                self._save_box(box, user, is_confirmed=box.confirmation in data)

    def fill(self, data: Any) -> None:
        """Show what was typed without keeping it, beside what somebody else has saved."""
        for box in self.boxes:
            typed = data.get(box.name, box.value).replace("\r\n", "\n").strip()
            if typed != box.value:
                box.other, box.value = box.value, typed

    def show_errors(self, messages: dict[str, list[str]]) -> None:
        """Put what the page refused at the sentence it is about; keys are names of fields."""
        for name, sentences in messages.items():
            own = [box for box in self.boxes if box.sentence.path.split(".")[0] == name]
            for box in own[:1] or self.boxes[:1]:
                box.error = " ".join(sentences)

    def _save_box(self, box: Box, user: Any, *, is_confirmed: bool) -> None:
        sentence = box.sentence
        text = read(sentence, box.value)
        unchanged = text == (sentence.text or read(sentence, box.old_text))
        if unchanged and not (is_confirmed and box.needs_look):
            return
        box.error = find_error(sentence, text)
        if not box.error:
            words = replace(sentence, text=text, is_machine=False)
            store_text(self.translation, words, user)


def show(sentence: Sentence, html: str) -> str:
    """What stands in the box: tags where they belong to the text, else plain lines."""
    return html if sentence.is_rich else StringValue(html).render_text()


def read(sentence: Sentence, value: str) -> str:
    """The other way round."""
    if sentence.is_rich or not value:
        return value
    return StringValue.from_plaintext(value).data


def find_error(sentence: Sentence, text: str) -> str:
    """A sentence about tags that are not those of the original; empty: all is well."""
    try:
        StringValue.from_translated_html(text)
        if text:
            validate_translation_links(sentence.source, text)
            # The package lets links go missing.
            validate_translation_links(text, sentence.source)
    except ValueError:
        return _(
            "Please set the marks in angle brackets as in the original, for example <b>…</b> for"
            ' bold, and each link such as <a id="a1">…</a> once.'
        )
    return ""


def get_label(model: type[Model], field_path: str) -> str:
    """For example “Text: Zitat: Wer es sagt” for `body.quote.name`."""
    name, *rest = field_path.split(".")
    field = model._meta.get_field(name)
    if isinstance(field, StreamField):
        labels = (str(block.label) for block in _walk(field.stream_block, rest))
        names = [str(field.verbose_name), *labels]
    elif isinstance(field, ManyToOneRel):
        inner = field.related_model._meta.get_field(rest[0]) if rest else None
        names = [str(field.related_model._meta.verbose_name)]
        names += [str(getattr(inner, "verbose_name", ""))] if inner else []
    else:
        names = [str(getattr(field, "verbose_name", name))]
    return ": ".join(capfirst(each) for each in names if each)


def get_room(model: type[Model], field_path: str) -> int | None:
    """How many characters fit where a sentence belongs; None: there is no limit."""
    name, *rest = field_path.split(".")
    field: Any = model._meta.get_field(name)
    if isinstance(field, StreamField):
        found = _walk(field.stream_block, rest)
        return getattr(getattr(found[-1], "field", None), "max_length", None) if found else None
    if isinstance(field, ManyToOneRel):
        field = field.related_model._meta.get_field(rest[0]) if rest else None
    return getattr(field, "max_length", None)


def _walk(block: Any, names: list[str]) -> list[Any]:
    """The blocks on a path, the outermost first; lists are none of their own."""
    found = []
    for name in names:
        if isinstance(block, blocks.ListBlock):
            block = block.child_block
            continue
        block = getattr(block, "child_blocks", {}).get(name)
        if block is None:
            break
        found.append(block)
    return found


class ReadingTestForm(forms.ModelForm[ReadingTest]):
    """Who has tested it, and when."""

    class Meta:
        model = ReadingTest
        fields = ("group", "tested_on")
        widgets = {"tested_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        look_back(self.fields["tested_on"])
        self.fields["group"].help_text = _(
            "Name of the group or organisation. Readers see it below the page."
        )

    def clean_tested_on(self) -> Any:
        """A day that has been."""
        day = self.cleaned_data["tested_on"]
        if day > localdate():
            raise ValidationError(_("This day has not been yet."))
        return day
