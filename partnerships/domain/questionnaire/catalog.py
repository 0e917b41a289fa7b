"""The questionnaires by version: the eight topics in the order of the rail."""

from functools import cache

from partnerships.domain.questionnaire.structure import Path, Questionnaire
from partnerships.domain.questionnaire.topics.communication import TOPIC as COMMUNICATION
from partnerships.domain.questionnaire.topics.conflict import TOPIC as CONFLICT
from partnerships.domain.questionnaire.topics.credit import TOPIC as CREDIT
from partnerships.domain.questionnaire.topics.fit import TOPIC as FIT
from partnerships.domain.questionnaire.topics.mechanism import TOPIC as MECHANISM
from partnerships.domain.questionnaire.topics.model import TOPIC as MODEL
from partnerships.domain.questionnaire.topics.resources import TOPIC as RESOURCES
from partnerships.domain.questionnaire.topics.risks import TOPIC as RISKS

QUESTIONNAIRE = Questionnaire(
    version="1",
    topics=(FIT, RISKS, MODEL, RESOURCES, CREDIT, MECHANISM, COMMUNICATION, CONFLICT),
)
"""The one that new partnerships get, on the full path."""

VERSIONS = {QUESTIONNAIRE.version: QUESTIONNAIRE}


@cache
def questionnaire(version: str, path: str) -> Questionnaire:
    """What is asked under that version on that path; KeyError for a version that never was."""
    return VERSIONS[version].on_path(Path(path))
