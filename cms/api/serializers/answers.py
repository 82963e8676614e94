"""What the office answers itself to a search, as the API says it."""

from typing import Any

from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import (
    serialize_contact,
    serialize_loaded_person,
    serialize_organisation_entry,
    serialize_place,
)
from cms.api.serializers.hours import serialize_hours
from cms.core.answers import Answers


def serialize_answers(answers: Answers, context: SerializerContext) -> dict[str, Any]:
    """The parts of `Answers`, in words of the language that is active."""
    return {
        "hours": serialize_hours(answers.hours) if answers.hours else None,
        "contact": serialize_contact(answers.office),
        "people": [serialize_loaded_person(row, context) for row in answers.people],
        "places": [serialize_place(row, context) for row in answers.places],
        "organisations": [
            serialize_organisation_entry(row, context) for row in answers.organisations
        ],
    }
