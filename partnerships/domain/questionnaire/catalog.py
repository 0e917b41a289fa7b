"""The questionnaire that is asked now: the eight topics in the order of the rail."""

from partnerships.domain.questionnaire.structure import Questionnaire
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
