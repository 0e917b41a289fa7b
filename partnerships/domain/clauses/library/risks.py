"""The clause on what may go wrong: each card of the deck as a thing that may happen, and what answers it."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Entries, Shape
from partnerships.domain.text import gettext_noop as _

DECK: Mapping[str, str] = {
    "idea_taken": _("an idea or a method of one side is used without its consent"),
    "losing_control": _("the Venture loses its independence and its say over the Activity"),
    "reputation_of_the_organisation": _("what is thought of the Organisation weighs on the Venture"),
    "sharing_credit": _("credit for the work is not shared fairly"),
    "name_harmed_with_funders": _("the Organisation's name is harmed in the eyes of its funders"),
    "name_harmed_with_professionals_or_clients": _(
        "the Organisation's name is harmed in the eyes of professionals or of the people it serves"
    ),
    "careless_work_under_our_name": _("careless work is done under the Organisation's name"),
    "promise_to_a_donor_not_kept": _("a promise given to a donor is not kept"),
    "resources_misused": _("the Organisation's money, people, rooms or systems serve something that was not agreed"),
    "inside_information_exposed": _("inside information of one side becomes known outside"),
    "strategy_drifts": _("the Activity drifts from its purpose and its strategy"),
    "culture_drifts": _("ways of working drift from the shared values"),
    "groups_become_committees": _("working groups turn into committees that talk and do not act"),
    "meeting_before_the_meeting": _("decisions are in fact taken before the meeting, without everybody there"),
    "wrong_people_at_the_table": _("those who can decide, or those whom the Activity concerns, are missing from the table"),
    "commitments_not_kept": _("commitments are not kept, and nobody speaks of it"),
    "funder_or_official_takes_over": _("a funder or an official takes over the direction of the Activity"),
    "run_like_an_organisation": _("the cooperation is run like one organisation, and its joint body acts like a board"),
    "too_little_time": _("there is too little time, and results are expected sooner than they can come"),
    "unable_to_adapt": _("the cooperation is unable to adapt when circumstances change"),
}

RISKS = Entries(
    heading=_("Risks and answers"),
    intro=_(
        "The sides have told each other openly what may go wrong, and agree on what answers it. Naming a concern is no claim against anybody."
    ),
    item=_("The concern: %(risk)s. The answer: %(calm)s."),
    partial={("risk",): _("The concern: %(risk)s. The sides will look for an answer at their next meeting and record it in writing.")},
    deck=DECK,
    tail=_(
        "A side that sees a concern come true tells the other without delay, and the sides act as stated here before any other "
        "step, unless waiting would cause harm."
    ),
)

CLAUSES: Mapping[str, Shape] = {"risks.list": RISKS}
