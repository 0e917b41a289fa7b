"""The fields of one question as a browser posts them: texts by the part of the question that they belong to."""

from collections.abc import Mapping, Sequence

from partnerships.domain.questionnaire.structure import Question

# The names of fields carry the question's key in front of the part: "model.position-value".
Fields = dict[str, list[str]]


def posted_fields(question: Question, data: Mapping[str, Sequence[str]]) -> Fields:
    """The fields of this question among everything that was posted."""
    prefix = f"{question.key}-"
    return {name.removeprefix(prefix): list(values) for name, values in data.items() if name.startswith(prefix)}


def one(fields: Fields, name: str) -> str:
    """The last text of that field, empty when there is none."""
    return fields.get(name, [""])[-1] if fields.get(name) else ""


def at(fields: Fields, name: str, index: int) -> str:
    """The text of that row, empty beyond the last."""
    texts = fields.get(name, [])
    return texts[index] if index < len(texts) else ""
