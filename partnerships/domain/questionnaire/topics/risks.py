"""Topic 2: what each side worries about, and what would calm it."""

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Column, Guidance, Kind, Option, Pole, Question, Topic
from partnerships.domain.text import gettext_noop as _

# The cards name the venture and the organisation, never "us": what one side picks is read by both, and printed.
VENTURE_CARDS = (
    Option(
        "idea_taken",
        _("The idea is used without those who brought it"),
        _("What was told in trust is done by somebody else"),
    ),
    Option(
        "losing_control",
        _("The venture loses control and independence"),
        _("Decisions move away from those who founded it"),
    ),
    Option(
        "reputation_of_the_organisation",
        _("The organisation's reputation weighs on the venture"),
        _("Above all where the organisation is in dispute"),
    ),
    Option(
        "sharing_credit",
        _("The credit goes to others"),
        _("Or has to be shared in a way that feels unfair"),
    ),
)

ORGANISATION_CARDS = (
    Option(
        "name_harmed_with_funders",
        _("The organisation's name is harmed with its funders"),
        _("Something done in its name reaches those who fund it"),
    ),
    Option(
        "name_harmed_with_professionals_or_clients",
        _("The organisation's name is harmed with professionals or clients"),
        _("Those who trust it begin to doubt"),
    ),
    Option(
        "careless_work_under_our_name",
        _("Careless work is done under the organisation's name"),
        _("With its name and logo, and below its standards"),
    ),
    Option(
        "promise_to_a_donor_not_kept",
        _("A promise to a donor is not kept"),
        _("One side promised, and the other has to stand behind it"),
    ),
    Option(
        "resources_misused",
        _("The organisation's resources are misused"),
        _("Money, people, rooms or systems serve something else"),
    ),
    Option(
        "inside_information_exposed",
        _("Sensitive inside information gets out"),
        _("About people, money or inside disagreements"),
    ),
)

CARDS_OF_BOTH = (
    Option(
        "strategy_drifts",
        _("The work drifts away from the agreed strategy"),
        _("Activities and new ideas pile up, and the goal is lost from sight"),
    ),
    Option(
        "culture_drifts",
        _("The culture of partnership wears off"),
        _("Values fade, and meetings become quick updates"),
    ),
    Option(
        "groups_become_committees",
        _("Working groups turn into committees"),
        _("They pass on information that could be mailed, and nothing changes in the daily work"),
    ),
    Option(
        "meeting_before_the_meeting",
        _("There is a meeting before the meeting"),
        _("A few decide beforehand, and the others feel it"),
    ),
    Option(
        "wrong_people_at_the_table",
        _("The wrong people sit at the table"),
        _("Those who can decide, or those whom it concerns, are missing"),
    ),
    Option(
        "commitments_not_kept",
        _("Commitments are not kept, and nothing follows"),
        _("Much is promised, little is done, and nobody speaks about it"),
    ),
    Option(
        "funder_or_official_takes_over",
        _("A funder or an official changes the direction"),
        _("A new wish from outside pushes the shared agenda aside"),
    ),
    Option(
        "run_like_an_organisation",
        _("The partnership is run like an organisation"),
        _("The joint team acts like a board, instead of aligning and helping"),
    ),
    Option(
        "too_little_time",
        _("There is too little time"),
        _("Results are expected sooner than they can come"),
    ),
    Option(
        "unable_to_adapt",
        _("It proves hard to adapt"),
        _("Facts and people change, and the plan stays as it was"),
    ),
)

TOPIC = Topic(
    key="risks",
    title=_("What could go wrong?"),
    description=_("What each side worries about, and what would calm it"),
    questions=(
        Question(
            key="risks.list",
            kind=Kind.LIST,
            title=_("What could go wrong between us?"),
            short=_("Worries, and what calms them"),
            hint=_(
                "This is the time to say aloud what is usually said in the corridor. A few worries are enough, those that weigh most: from the cards, or in our own words.",
            ),
            columns=(
                Column("risk", _("What may happen"), _("Choose a card or write it in our own words")),
                Column("calm", _("What would calm us"), _("A rule, a step or a person that would make it easier")),
            ),
            max_rows=7,
            core_max_rows=3,
            deck={Pole.VENTURE: VENTURE_CARDS, Pole.ORGANISATION: ORGANISATION_CARDS, "both": CARDS_OF_BOTH},
            guidance=Guidance(
                why=_(
                    "The question “what could go wrong here?” lets both sides speak freely about what troubles them. A worry that lies on the table can be turned into a rule. Ten of the cards follow Paul Schmitz, “10 Dangers to Collective Impact” (2021).",
                ),
                venture=_(
                    "Ventures usually worry about the idea, about their control and independence, about the organisation's reputation, and about credit. What often calms them: clear limits in writing.",
                ),
                organisation=_(
                    "Organisations usually worry about their good name with funders, professionals and clients, about misuse of their resources, and about inside information. What often calms them: to get close step by step and openly.",
                ),
                examples=(
                    _(
                        "“We are joining a large body, can it be trusted?”, the founders of one venture asked. Many of their worries went away once the two sides had written down what each could give.",
                    ),
                    _(
                        "A venture that uses an organisation's name and logo and does not keep its promise to a donor can harm what the organisation has built over years.",
                    ),
                ),
                source=YAARI,
                lines="A:39-48, A:58-60, B:15-78",
            ),
        ),
    ),
)
